// Small numbers as dates and spans of time need them; counts of people are the mention stage's.
#include <charconv>

#include "sijill/calendar/vocabulary.h"

namespace sijill {
namespace {

// 1..19 and the tens; "ال" is stripped before the look-up.
const Phrase_table<int>& cardinals() {
  static const Phrase_table<int> table = {
      {"واحد|واحدة", 1},     {"اثنان|اثنين|اثنتين|اثنتان", 2},
      {"ثلاث|ثلاثة", 3},     {"أربع|أربعة", 4},
      {"خمس|خمسة", 5},       {"ست|ستة", 6},
      {"سبع|سبعة", 7},       {"ثمان|ثماني|ثمانية", 8},
      {"تسع|تسعة", 9},       {"عشر|عشرة", 10},
      {"عشرون|عشرين", 20},   {"ثلاثون|ثلاثين", 30},
      {"أربعون|أربعين", 40}, {"خمسون|خمسين", 50},
      {"ستون|ستين", 60},     {"سبعون|سبعين", 70},
      {"ثمانون|ثمانين", 80}, {"تسعون|تسعين", 90},
      {"مئة|مائة", 100},     {"أحد|إحدى|اثنا|اثني|اثنتا|اثنتي", 0}};  // only before عشر
  return table;
}

const Phrase_table<int>& ordinals() {
  static const Phrase_table<int> table = {{"الأول|الأولى|الفاتح", 1}, {"الثاني|الثانية", 2}, {"الثالث|الثالثة", 3},
                                          {"الرابع|الرابعة", 4},      {"الخامس|الخامسة", 5}, {"السادس|السادسة", 6},
                                          {"السابع|السابعة", 7},      {"الثامن|الثامنة", 8}, {"التاسع|التاسعة", 9},
                                          {"العاشر|العاشرة", 10},     {"الحادي|الحادية", 1}, {"العشرين|العشرون", 20},
                                          {"الثلاثين|الثلاثون", 30},  {"الأربعين", 40}};
  return table;
}

std::string_view without_article(std::string_view word) {
  constexpr std::string_view article = "ال";
  return word.starts_with(article) && word.size() > article.size() + 4 ? word.substr(article.size()) : word;
}

std::optional<int> cardinal(Folded_words words, std::size_t i) {
  if (i >= words.size()) return std::nullopt;
  const std::string_view word = without_article(words[i]);
  const auto hit = cardinals().at({&word, 1}, 0);
  if (!hit) return std::nullopt;
  return hit->value;
}

}  // namespace

std::optional<int> digits(std::string_view word) {
  int value = 0;
  if (word.empty() || word.size() > 6) return std::nullopt;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc{} || end != word.data() + word.size() || value < 0) return std::nullopt;
  return value;
}

std::optional<Number_hit> count_at(Folded_words words, std::size_t i) {
  if (i >= words.size()) return std::nullopt;
  if (const auto value = digits(words[i])) return Number_hit{*value, true, 1};
  const auto first = cardinal(words, i);
  if (!first) return std::nullopt;
  const bool teen = is_one_of(words, i + 1, {"عشر", "عشره"});
  if (*first == 0) {
    if (!teen) return std::nullopt;
    return Number_hit{words[i].find("اح") != std::string_view::npos ? 11 : 12, false, 2};
  }
  if (teen && *first < 10) return Number_hit{*first + 10, false, 2};
  if (*first < 10 && is_one_of(words, i + 1, {"و"})) {
    const auto tens = cardinal(words, i + 2);
    if (tens && *tens >= 20 && *tens < 100) return Number_hit{*first + *tens, false, 3};
  }
  return Number_hit{*first, false, 1};
}

std::optional<Number_hit> ordinal_at(Folded_words words, std::size_t i) {
  const auto first = ordinals().at(words, i);
  if (!first) return std::nullopt;
  if (first->value < 10 && is_one_of(words, i + 1, {"عشر", "عشره"})) return Number_hit{first->value + 10, false, 2};
  if (first->value < 10 && is_one_of(words, i + 1, {"و"})) {
    const auto tens = ordinals().at(words, i + 2);
    if (tens && tens->value >= 20) return Number_hit{first->value + tens->value, false, 3};
  }
  if (is_one_of(words, i, {"الحادي", "الحاديه"})) return std::nullopt;
  return Number_hit{first->value, false, 1};
}

}  // namespace sijill
