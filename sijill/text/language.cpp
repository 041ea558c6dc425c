#include "sijill/text/language.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "sijill/text/utf8.h"

namespace sijill {
namespace {

struct Census {
  std::size_t words = 0, arabic_words = 0, with_article = 0, english = 0, french = 0;
  std::size_t arabic = 0, latin = 0, cyrillic = 0, hebrew = 0;  // letters by script
  std::size_t persian = 0, urdu = 0, kurdish = 0;               // letters that Arabic lacks
};

void count_letter(Census& census, char32_t c) {
  switch (c) {
    case U'پ':
    case U'چ':
    case U'ژ':
    case U'گ':
    case U'ک':
    case U'ی': ++census.persian; break;
    case U'ٹ':
    case U'ڈ':
    case U'ڑ':
    case U'ے':
    case U'ں': ++census.urdu; break;
    case U'ێ':
    case U'ۆ':
    case U'ڵ':
    case U'ڕ':
    case U'ە': ++census.kurdish; break;
    default: break;
  }
  if (c >= 0x0600 && c < 0x0780) ++census.arabic;
  if (c < 0x0250) ++census.latin;
  if (c >= 0x0400 && c < 0x0530) ++census.cyrillic;
  if (c >= 0x0590 && c < 0x0600) ++census.hebrew;
}

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

Census count(std::span<const Token> tokens) {
  static constexpr std::array<std::string_view, 14> english = {"the", "of", "and", "to",   "in",   "a",    "is",
                                                               "for", "on", "was", "that", "with", "said", "by"};
  static constexpr std::array<std::string_view, 14> french = {"le", "la",  "les", "des",  "et",  "de",  "du",
                                                              "un", "une", "en",  "dans", "que", "est", "pour"};
  static constexpr std::array<std::string_view, 5> article = {"ال", "وال", "بال", "فال", "لل"};
  Census census;
  for (const Token& token : tokens) {
    if (token.kind != Token_kind::word) continue;
    ++census.words;
    const std::size_t arabic_before = census.arabic;
    for (std::size_t i = 0; i < token.form.size();) {
      const Code_point point = code_point_at(token.form, i);
      count_letter(census, point.value);
      i += std::max(point.length, 1u);
    }
    if (census.arabic > arabic_before) {
      ++census.arabic_words;
      census.with_article += std::ranges::any_of(article, [&](std::string_view a) {
        return token.folded.size() > a.size() + 2 && token.folded.starts_with(a);
      });
    } else {
      census.english += is_one_of(token.folded, english);
      census.french += is_one_of(token.folded, french);
    }
  }
  return census;
}

std::string_view of_arabic_script(const Census& census) {
  // Arabic typed on a Persian keyboard has ی and ک but keeps its article; the others have no article.
  if (census.with_article * 12 > census.arabic_words) return "ar";
  if (census.kurdish * 30 > census.arabic) return "ckb";
  if (census.urdu * 80 > census.arabic) return "ur";
  if (census.persian * 25 > census.arabic) return "fa";
  return "ar";
}

}  // namespace

std::string_view guess_language(std::span<const Token> tokens) {
  const Census census = count(tokens);
  const std::size_t letters = census.arabic + census.latin + census.cyrillic + census.hebrew;
  if (letters == 0) return "und";
  if (census.arabic * 2 >= letters) return of_arabic_script(census);
  if (census.cyrillic * 2 >= letters) return "ru";
  if (census.hebrew * 2 >= letters) return "he";
  if (census.english * 10 > census.words && census.english >= census.french) return "en";
  if (census.french * 10 > census.words) return "fr";
  return "und";
}

std::string_view english_name(std::string_view language) {
  if (language == "ar") return "Arabic";
  if (language == "fa") return "Persian";
  if (language == "ur") return "Urdu";
  if (language == "ckb") return "Kurdish";
  if (language == "en") return "English";
  if (language == "fr") return "French";
  if (language == "ru") return "Russian";
  if (language == "he") return "Hebrew";
  return language;
}

}  // namespace sijill
