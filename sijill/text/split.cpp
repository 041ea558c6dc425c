#include "sijill/text/split.h"

#include <string>
#include <utility>

#include "sijill/text/language.h"
#include "sijill/text/quotations.h"
#include "sijill/text/sentences.h"
#include "sijill/text/tokens.h"

namespace sijill {

Document split(Article article) {
  Document document;
  document.id = std::move(article.id);
  document.text = std::move(article.text);
  document.title = std::move(article.title);
  document.byline = std::move(article.byline);
  document.outlet = std::move(article.outlet);
  document.url = std::move(article.url);
  document.published = article.published;
  document.notes = std::move(article.notes);

  auto [tokens, lines] = find_tokens(document.text);
  document.tokens = std::move(tokens);
  document.quotations = find_quotations(document.tokens, lines);
  document.sentences = find_sentences(document.tokens, lines, document.quotations, article.marked);

  const std::string_view seems = guess_language(document.tokens);
  document.language = article.language.empty() ? std::string(seems) : std::move(article.language);
  if (seems == "und" && !document.text.empty()) {
    document.notes.emplace_back("The text holds no words of a language that Sijill knows; it reads Arabic.");
  } else if (seems != "und" && seems != "ar") {
    document.notes.push_back("The text seems to be " + std::string(english_name(seems)) +
                             "; Sijill reads Arabic and will find little or nothing.");
  }
  return document;
}

}  // namespace sijill
