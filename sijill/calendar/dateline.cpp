#include "sijill/calendar/dateline.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "sijill/calendar/calendar.h"
#include "sijill/calendar/hijri.h"
#include "sijill/calendar/rules.h"
#include "sijill/calendar/year.h"
#include "sijill/text/fold.h"

namespace sijill {
namespace {

constexpr std::uint32_t most_other_words = 4;  // a place, an agency and a name; more is prose
constexpr std::size_t longest_line = 400;      // bytes; datelines are short

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
bool is_mark(char c) {
  return static_cast<unsigned char>(c) < 0x80 && !is_digit(c) && !is_blank(c) && c != ':' && c != '+' &&
         !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'));
}

// A date says its day, month and year in three figures or more, ASCII ones or ٠ to ٩ or ۰ to ۹; most lines do not.
bool may_hold_date(std::string_view line) {
  std::size_t figures = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const auto byte = static_cast<unsigned char>(line[i]);
    const auto next = i + 1 < line.size() ? static_cast<unsigned char>(line[i + 1]) : 0u;
    figures += is_digit(line[i]) || (byte == 0xD9 && next >= 0xA0 && next <= 0xA9) ||
               (byte == 0xDB && next >= 0xB0 && next <= 0xB9);
  }
  return figures >= 3;
}

// The line in pieces that rules can read: figures, marks, words; 12:04 and 11.11.2017 stay whole.
std::vector<std::string> pieces_of(std::string_view folded) {
  std::vector<std::string> pieces;
  enum class Kind { none, figure, word };
  Kind last = Kind::none;
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char c = folded[i];
    const bool between_digits = i > 0 && i + 1 < folded.size() && is_digit(folded[i - 1]) && is_digit(folded[i + 1]);
    if (is_blank(c)) {
      last = Kind::none;
    } else if (is_digit(c) || ((c == ':' || c == '.') && between_digits)) {
      if (last != Kind::figure) pieces.emplace_back();
      pieces.back() += c;
      last = Kind::figure;
    } else if (is_mark(c) || c == ':' || c == '+') {
      pieces.emplace_back(1, c);
      last = Kind::none;
    } else if (folded.substr(i).starts_with("،") || folded.substr(i).starts_with("؛")) {
      pieces.emplace_back(folded.substr(i, 2));
      last = Kind::none;
      ++i;
    } else {
      // The T of 2017-11-11T00:04.
      if (last != Kind::word) pieces.emplace_back();
      pieces.back() += c;
      last = Kind::word;
    }
  }
  return pieces;
}

struct Clock_hit {
  int minute_of_day = 0;
  std::uint32_t length = 0;
};

enum class Half : std::uint8_t { morning, evening };

std::optional<Hit<Half>> half_at(Folded_words words, std::size_t i) {
  static const Phrase_table<Half> table = {{"ص|صباحا|فجرا|am|a.m|صباح", Half::morning},
                                           {"م|مساء|ظهرا|عصرا|ليلا|pm|p.m|بعد الظهر", Half::evening}};
  return table.at(words, i);
}

// 12:04 ص, 16:10 pm, 13:44:20, الساعة 3 مساء.
std::optional<Clock_hit> clock_at(Folded_words words, std::size_t i) {
  std::size_t at = i;
  const bool said = is_one_of(words, at, {"الساعه", "t"});
  at += said;
  if (at >= words.size()) return std::nullopt;
  const std::string_view figure = words[at];
  const std::size_t colon = figure.find_first_of(":.");
  if (colon == std::string_view::npos && !said) return std::nullopt;
  if (colon != std::string_view::npos && figure[colon] == '.' && !said) return std::nullopt;
  const auto hour = digits(figure.substr(0, colon));
  const auto minute = colon == std::string_view::npos ? std::optional(0) : digits(figure.substr(colon + 1, 2));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  ++at;
  int h = *hour;
  if (const auto half = half_at(words, at)) {
    if (half->value == Half::evening && h < 12) h += 12;
    if (half->value == Half::morning && h == 12) h = 0;
    at += half->length;
  } else if (colon == std::string_view::npos) {
    return std::nullopt;
  }
  return Clock_hit{60 * h + *minute, static_cast<std::uint32_t>(at - i)};
}

struct Zone_hit {
  int minutes = 0;
  std::uint32_t length = 0;
};

// +02:00, +0300, GMT, بتوقيت غرينتش, بتوقيت مكة. Zones with summer time are left unsaid.
std::optional<Zone_hit> zone_at(Folded_words words, std::size_t i) {
  static const Phrase_table<int> names = {
      {"gmt|utc|z|غرينتش|جرينتش|توقيت غرينتش|بتوقيت غرينتش|بتوقيت جرينتش|توقيت جرينتش|ت غ", 0},
      {"بتوقيت مكة|بتوقيت مكة المكرمة|توقيت مكة|توقيت مكة المكرمة|بتوقيت السعودية|بتوقيت الرياض|بتوقيت بغداد|ت م",
       180}};
  std::optional<Zone_hit> zone;
  std::size_t at = i;
  if (const auto name = names.at(words, at)) {
    zone = Zone_hit{name->value, name->length};
    at += name->length;
  }
  const bool signed_figure = is_one_of(words, at, {"+", "-"}) && at + 1 < words.size();
  if (!signed_figure) return zone;
  const std::string_view figure = words[at + 1];
  const std::size_t colon = figure.find(':');
  const auto hours = digits(figure.substr(0, std::min<std::size_t>(2, colon)));
  const auto rest = colon != std::string_view::npos ? digits(figure.substr(colon + 1))
                    : figure.size() == 4            ? digits(figure.substr(2))
                                                    : std::optional(0);
  if (!hours || !rest || *hours > 14 || *rest > 59) return zone;
  if (!zone && figure.size() != 4 && colon == std::string_view::npos) return std::nullopt;  // "- 12" is no zone
  const int minutes = 60 * *hours + *rest;
  return Zone_hit{words[at] == "-" ? -minutes : minutes, static_cast<std::uint32_t>(at + 2 - i)};
}

std::optional<std::uint32_t> label_at(Folded_words words, std::size_t i) {
  static const Phrase_table<bool> labels = {
      {"نشر في|نشر يوم|تم النشر|تم النشر في|تاريخ النشر|تاريخ الخبر|نشر بتاريخ|نشرت في|آخر تحديث|اخر تحديث|تحديث|"
       "تاريخ التحديث|التاريخ|بتاريخ|تاريخ|كتب في|حرر في|أضيف في|published|updated|last updated|posted|date|نشر|"
       "المنشور|أنشر|وقت النشر|تم التحديث|تم التحديث في|منذ|on|at|by",
       true}};
  const auto hit = labels.at(words, i);
  if (!hit) return std::nullopt;
  return hit->length;
}

bool is_filler(std::string_view word) {
  static constexpr std::array<std::string_view, 15> fillers = {
      "في", "من", "هـ", "ه", "م", "ت", "عام", "سنه", "الموافق", "موافق", "ل", "و", "يوم", "الساعه", "عند"};
  return std::ranges::find(fillers, word) != fillers.end();
}

// November 9, 2017.
std::optional<Time_reading> month_first_date_at(Folded_words words, std::size_t i) {
  const auto month = month_at(words, i);
  if (!month || month->hijri) return std::nullopt;
  std::size_t at = i + month->length;
  const auto day = at < words.size() && words[at].size() <= 2 ? digits(words[at]) : std::nullopt;
  if (!day) return std::nullopt;
  ++at;
  if (is_one_of(words, at, {",", "،"})) ++at;
  const auto year = year_at(words, at, true);
  if (!year || year->hijri || !is_valid({year->year, month->number, *day})) return std::nullopt;
  return Time_reading{static_cast<std::uint32_t>(at + year->length - i),
                      on(to_day(Civil{year->year, month->number, *day}), "absolute", "date")};
}

// The day that a full date means; the middle one of a Hijri date's three.
std::optional<Day> day_of(const Time& time) {
  if (time.anchor != "absolute" || !time.earliest || !time.latest) return std::nullopt;
  if (time.precision == Time_precision::day) return time.earliest;
  if (time.rule.starts_with("hijri-day")) return *time.earliest + 1;
  return std::nullopt;
}

}  // namespace

std::optional<Dateline> find_dateline(std::string_view line) {
  if (line.size() > longest_line || !may_hold_date(line)) return std::nullopt;
  const std::vector<std::string> pieces = pieces_of(fold(line));
  const std::vector<std::string_view> words(pieces.begin(), pieces.end());
  const Time_context context{words, std::nullopt, std::nullopt, Weekday_preference::past};

  Dateline found;
  std::optional<Day> day;
  bool exact = false;
  for (std::size_t i = 0; i < words.size();) {
    auto date = longer(longer(figure_date_at(words, i), day_of_month_at(context, i)), month_first_date_at(words, i));
    if (const auto read = date ? day_of(date->time) : std::nullopt) {
      const bool is_exact = date->time.precision == Time_precision::day;
      if (!day || (is_exact && !exact)) {
        day = read;
        exact = is_exact;
      }
      i += date->length;
    } else if (const auto clock = clock_at(words, i)) {
      if (!found.published.minute_of_day) found.published.minute_of_day = clock->minute_of_day;
      i += clock->length;
      if (const auto zone = zone_at(words, i)) {
        if (!found.published.zone_minutes) found.published.zone_minutes = zone->minutes;
        i += zone->length;
      }
    } else if (const auto zone = zone_at(words, i); zone && found.published.minute_of_day) {
      found.published.zone_minutes = zone->minutes;
      i += zone->length;
    } else if (const auto label = label_at(words, i)) {
      found.labelled = true;
      i += *label;
    } else if (const auto weekday = weekday_at(words, i)) {
      i += weekday->length;
    } else {
      const std::string_view word = words[i];
      const bool is_word = static_cast<unsigned char>(word[0]) >= 0x80
                               ? word != "،" && word != "؛"
                               : !is_mark(word[0]) && word != ":" && word != "+";
      if (is_word && !is_filler(word) && word != "t") ++found.other_words;
      ++i;
    }
  }
  if (!day) return std::nullopt;
  found.published.day = *day;
  if (!found.published.minute_of_day) found.published.zone_minutes.reset();
  return found;
}

std::optional<Timestamp> read_dateline(std::string_view line) {
  if (auto iso = read_iso(line)) return iso;
  const auto found = find_dateline(line);
  if (!found || found->other_words > most_other_words) return std::nullopt;
  return found->published;
}

}  // namespace sijill
