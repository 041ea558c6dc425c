#include "sijill/text/split.h"

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sijill/text/language.h"
#include "sijill/text/quotations.h"
#include "sijill/text/sentences.h"
#include "sijill/text/tokens.h"

namespace sijill {
namespace {

// Paragraphs in another language are kept and not read; the note says which and how many.
void set_foreign_apart(Document& document, std::span<const Range> lines, std::string_view seems) {
  const std::vector<std::string_view> languages =
      languages_of(document.tokens, lines, seems == "und" ? std::string_view("ar") : seems);
  std::map<std::string_view, std::uint32_t> paragraphs;
  std::uint32_t last = UINT32_MAX;
  for (Sentence& sentence : document.sentences) {
    const std::string_view language = languages[sentence.paragraph];
    const bool prose = sentence.kind == Sentence_kind::body || sentence.kind == Sentence_kind::caption ||
                       sentence.kind == Sentence_kind::title;
    if (!prose || language == "ar") continue;
    sentence.kind = Sentence_kind::foreign;
    if (sentence.paragraph != last) ++paragraphs[language];
    last = sentence.paragraph;
  }
  if (seems != "ar") return;  // then the document's own note says so
  for (const auto& [language, count] : paragraphs) {
    document.notes.push_back(std::to_string(count) + (count == 1 ? " paragraph seems" : " paragraphs seem") +
                             " to be " + std::string(english_name(language)) + "; Sijill kept and did not read " +
                             (count == 1 ? "it." : "them."));
  }
}

}  // namespace

Document split(Article article) {
  Document document;
  document.id = std::move(article.id);
  document.text = std::move(article.text);
  document.title = std::move(article.title);
  document.byline = std::move(article.byline);
  document.outlet = std::move(article.outlet);
  document.url = std::move(article.url);
  document.published = article.published;
  document.relayed_from = std::move(article.relayed_from);
  document.notes = std::move(article.notes);

  auto [tokens, lines] = find_tokens(document.text);
  document.tokens = std::move(tokens);
  document.quotations = find_quotations(document.tokens, lines);
  document.sentences = find_sentences(document.tokens, lines, document.quotations, article.marked);

  const std::string_view seems = guess_language(document.tokens);
  document.language = article.language.empty() ? std::string(seems) : std::move(article.language);
  set_foreign_apart(document, lines, seems);
  if (seems == "und" && !document.text.empty()) {
    document.notes.emplace_back("The text holds no words of a language that Sijill knows; it reads Arabic.");
  } else if (seems != "und" && seems != "ar") {
    document.notes.push_back("The text seems to be " + std::string(english_name(seems)) +
                             "; Sijill reads Arabic and will find little or nothing.");
  }
  return document;
}

}  // namespace sijill
