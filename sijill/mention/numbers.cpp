#include "sijill/mention/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

namespace sijill {
namespace {

struct Numeral {
  std::string_view word;  // folded
  double value;
};

// Units and teens-with-عشر are added, مئة ألف مليون multiply what stands before them.
constexpr auto units = std::to_array<Numeral>(
    {{"واحد", 1},    {"واحده", 1},  {"اثنان", 2},  {"اثنين", 2},   {"اثنتان", 2},  {"اثنتين", 2},  {"اثنا", 2},
     {"اثني", 2},    {"اثنتا", 2},  {"اثنتي", 2},  {"ثلاث", 3},    {"ثلاثه", 3},   {"اربع", 4},    {"اربعه", 4},
     {"خمس", 5},     {"خمسه", 5},   {"ست", 6},     {"سته", 6},     {"سبع", 7},     {"سبعه", 7},    {"ثمان", 8},
     {"ثماني", 8},   {"ثمانيه", 8}, {"تسع", 9},    {"تسعه", 9},    {"عشره", 10},   {"عشر", 10},    {"احد", 1},
     {"احدي", 1},    {"عشرون", 20}, {"عشرين", 20}, {"ثلاثون", 30}, {"ثلاثين", 30}, {"اربعون", 40}, {"اربعين", 40},
     {"خمسون", 50},  {"خمسين", 50}, {"ستون", 60},  {"ستين", 60},   {"سبعون", 70},  {"سبعين", 70},  {"ثمانون", 80},
     {"ثمانين", 80}, {"تسعون", 90}, {"تسعين", 90}});
constexpr auto multipliers = std::to_array<Numeral>({{"مايه", 100},
                                                     {"ميه", 100},
                                                     {"ميات", 100},
                                                     {"ميتان", 200},
                                                     {"ميتين", 200},
                                                     {"ميتي", 200},
                                                     {"مايتين", 200},
                                                     {"الف", 1000},
                                                     {"الفا", 1000},
                                                     {"الاف", 1000},
                                                     {"الفين", 2000},
                                                     {"الفان", 2000},
                                                     {"الفي", 2000},
                                                     {"مليون", 1e6},
                                                     {"ملايين", 1e6},
                                                     {"مليونين", 2e6},
                                                     {"مليار", 1e9}});
// Hundreds written as one word: ثلاثمئة, خمسمائة.
constexpr auto hundred_heads = std::to_array<Numeral>({{"ثلاث", 300},
                                                       {"اربع", 400},
                                                       {"خمس", 500},
                                                       {"ست", 600},
                                                       {"سبع", 700},
                                                       {"ثمان", 800},
                                                       {"ثماني", 800},
                                                       {"تسع", 900}});
// العشرات is 20–99, المئات 200–999, الآلاف 2,000–9,999 (claims.md rule 15: the upper end stays open).
constexpr auto vague = std::to_array<Numeral>(
    {{"عشرات", 20}, {"العشرات", 20}, {"ميات", 200}, {"الميات", 200}, {"الاف", 2000}, {"الالاف", 2000}});
constexpr auto shares = std::to_array<Numeral>(
    {{"نصف", 0.5}, {"ثلث", 1.0 / 3}, {"ربع", 0.25}, {"ثلثي", 2.0 / 3}, {"ثلثا", 2.0 / 3}, {"خمس", 0.2}});

template <std::size_t N>
std::optional<double> look_up(const std::array<Numeral, N>& table, std::string_view word) {
  for (const Numeral& entry : table) {
    if (entry.word == word) return entry.value;
  }
  return std::nullopt;
}

std::optional<double> digits(std::string_view word) {
  if (word.empty() || word[0] < '0' || word[0] > '9') return std::nullopt;
  std::string cleaned;
  for (char c : word) {
    if ((c >= '0' && c <= '9') || c == '.') {
      cleaned += c;
    } else if (c != ',') {
      return std::nullopt;
    }
  }
  return std::strtod(cleaned.c_str(), nullptr);
}

std::optional<double> hundreds_in_one_word(std::string_view word) {
  for (const Numeral& head : hundred_heads) {
    if (!word.starts_with(head.word)) continue;
    const std::string_view rest = word.substr(head.word.size());
    if (rest == "مايه" || rest == "ميه") return head.value;
  }
  return std::nullopt;
}

struct Parsed {
  double value = 0;
  std::uint32_t end = 0;
  bool any = false;
};

// A cardinal that begins at `begin`: 3,000 | ثلاثة آلاف | خمسة وعشرين | أحد عشر | ثلاثمئة وخمسين.
Parsed read_cardinal(const Mention_context& context, std::uint32_t begin, std::uint32_t limit) {
  Parsed parsed;
  double group = 0;
  std::uint32_t i = begin;
  while (i < limit) {
    std::string_view word = context.folded[i];
    // Two numerals are joined by و; anything else after و is no number any more.
    std::uint32_t at = i;
    if (parsed.any && word == "و" && i + 1 < limit) {
      at = i + 1;
      word = context.folded[at];
    }
    const bool joined = at != i;
    if (const auto number = digits(word)) {
      if (parsed.any) break;
      group += *number;
    } else if (const auto hundreds = hundreds_in_one_word(word)) {
      group += *hundreds;
    } else if (const auto factor = look_up(multipliers, word)) {
      if (!parsed.any && (word == "الاف" || word == "ميات" || word == "ملايين")) break;
      if (*factor >= 1000) {
        parsed.value += joined || group == 0 ? *factor : group * *factor;
        group = 0;
      } else {
        group = joined || group == 0 ? group + *factor : group * *factor;
      }
    } else if (const auto unit = look_up(units, word)) {
      if (parsed.any && !joined && *unit != 10) break;
      // أحد أفراد ("one of the members") is no number: أحد counts only before عشر or وعشرين.
      if ((word == "احد" || word == "احدي") && !parsed.any) {
        const bool teen = at + 1 < limit && (context.folded[at + 1] == "عشر" || context.folded[at + 1] == "عشره");
        if (!teen) break;
      }
      group += *unit;
    } else {
      break;
    }
    parsed.any = true;
    i = at + 1;
  }
  parsed.value += group;
  parsed.end = i;
  return parsed;
}

struct Modifier {
  std::uint32_t begin;  // first word of the modifier
  Bound bound;
};

// The bound that stands before a number: نحو, حوالي, أكثر من, ما لا يقل عن, على الأقل (after).
Modifier bound_before(const Mention_context& context, std::uint32_t number, std::uint32_t first) {
  const auto word = [&](std::uint32_t back) -> std::string_view {
    return number >= first + back ? context.folded[number - back] : std::string_view{};
  };
  using namespace std::string_view_literals;
  const auto one = word(1);
  if (one == "نحو" || one == "حوالي" || one == "قرابه" || one == "زهاء" || one == "تقريبا") {
    return {number - 1, Bound::about};
  }
  if (one == "يقارب" || one == "يناهز") return {number - 1, Bound::about};
  if (one == "من" && (word(2) == "اكثر" || word(2) == "ازيد")) return {number - 2, Bound::more};
  if (one == "من" && word(2) == "اقل") return {number - 2, Bound::less};
  if (one == "من" && (word(2) == "يقرب")) return {number - 2, Bound::about};
  if (one == "عن" && (word(2) == "يقل" || word(2) == "تقل")) return {number - 2, Bound::at_least};
  if (one == "عن" && (word(2) == "يزيد" || word(2) == "تزيد")) {
    return {number - 2, word(3) == "لا" ? Bound::at_most : Bound::more};
  }
  if (one == "فوق" || one == "تجاوز" || one == "يتجاوز" || one == "تتجاوز") return {number - 1, Bound::more};
  if (one == "الاقل" && word(2) == "علي") return {number - 2, Bound::at_least};
  return {number, Bound::equal};
}

Amount amount_of(double value, Bound bound) {
  switch (bound) {
    case Bound::equal:
    case Bound::about: return {value, value, bound, false};
    case Bound::more: return {std::floor(value) + 1, std::nullopt, bound, false};
    case Bound::at_least: return {value, std::nullopt, bound, false};
    case Bound::less: return {std::nullopt, std::ceil(value) - 1, bound, false};
    case Bound::at_most: return {std::nullopt, value, bound, false};
  }
  return {};
}

bool is_percent(const Mention_context& context, std::uint32_t at, std::uint32_t limit, std::uint32_t& end) {
  if (at < limit && (context.folded[at] == "%" || context.folded[at] == "٪")) {
    end = at + 1;
    return true;
  }
  // «50 في المئة», «50 بالمئة»
  if (at + 1 < limit && (context.folded[at] == "في" || context.folded[at] == "ب") &&
      (context.folded[at + 1] == "الميه" || context.folded[at + 1] == "المايه")) {
    end = at + 2;
    return true;
  }
  return false;
}

}  // namespace

Mentions find_numbers(const Mention_context& context) {
  Mentions found;
  const auto add = [&](Range words, Amount amount, const char* rule) {
    Mention mention;
    mention.kind = Mention_kind::number;
    mention.words = words;
    mention.head = words.begin;
    mention.sentence = context.words[words.begin].sentence;
    mention.span = context.span_of(words);
    mention.amount = amount;
    mention.reason = rule;
    found.push_back(std::move(mention));
  };
  std::uint32_t i = 0;
  while (i < context.words.size()) {
    const Range sentence = context.sentence_of(i);
    for (; i < sentence.end; ++i) {
      const std::string_view word = context.folded[i];
      if (const auto low = look_up(vague, word)) {
        const Modifier modifier = bound_before(context, i, sentence.begin);
        add({modifier.begin, i + 1}, {*low, std::nullopt, Bound::at_least, false}, "number:vague");
        continue;
      }
      if (const auto share = look_up(shares, word);
          share && i + 1 < sentence.end && word != "خمس" && is_nominal(context.words[i + 1])) {
        const Modifier modifier = bound_before(context, i, sentence.begin);
        Amount amount{*share, *share, modifier.bound, true};
        if (modifier.bound == Bound::more || modifier.bound == Bound::at_least) amount.max = 1.0;
        add({modifier.begin, i + 1}, amount, "number:share");
        continue;
      }
      const Parsed parsed = read_cardinal(context, i, sentence.end);
      if (!parsed.any) continue;
      Modifier modifier = bound_before(context, i, sentence.begin);
      std::uint32_t end = parsed.end;
      // «12 على الأقل»
      if (end + 1 < sentence.end && context.folded[end] == "علي" && context.folded[end + 1] == "الاقل") {
        modifier.bound = Bound::at_least;
      }
      Amount amount = amount_of(parsed.value, modifier.bound);
      // A range: 40 - 50, بين 40 و50.
      if (end + 1 < sentence.end &&
          (context.folded[end] == "-" || context.folded[end] == "الي" ||
           (context.folded[end] == "و" && i > sentence.begin && context.folded[i - 1] == "بين"))) {
        const Parsed second = read_cardinal(context, end + 1, sentence.end);
        if (second.any && second.value > parsed.value && second.value < parsed.value * 20) {
          amount = {parsed.value, second.value, Bound::about, false};
          end = second.end;
        }
      }
      std::uint32_t percent_end = end;
      if (is_percent(context, end, sentence.end, percent_end)) {
        amount = {amount.min ? std::optional(parsed.value / 100) : std::nullopt,
                  modifier.bound == Bound::more || modifier.bound == Bound::at_least
                      ? std::optional(1.0)
                      : std::optional((amount.max && *amount.max > parsed.value ? *amount.max : parsed.value) / 100),
                  modifier.bound, true};
        end = percent_end;
      }
      add({modifier.begin, end}, amount, "number:cardinal");
      i = end - 1;
    }
  }
  return found;
}

}  // namespace sijill
