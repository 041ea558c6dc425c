// Days of months in words and figures, in both calendars.
#include <algorithm>
#include <array>

#include "sijill/calendar/hijri.h"
#include "sijill/calendar/rules.h"
#include "sijill/calendar/year.h"

namespace sijill {
namespace {

bool is_separator(Folded_words words, std::size_t i) { return is_one_of(words, i, {"/", "-", "\\", "."}); }

std::optional<Day> valid_day(int year, int month, int day) {
  if (year < 1000 || year > 2999 || !is_valid({year, month, day})) return std::nullopt;
  return to_day(Civil{year, month, day});
}

// Two digits mean this century and, for the far end of it, the last.
int full_year(int year, std::string_view written) {
  if (written.size() != 2) return year;
  return year < 70 ? 2000 + year : 1900 + year;
}

// Day, month, year in the order of the Arab world; the American one where the figures leave no other.
std::optional<Day> in_usual_order(int day, int month, int year) {
  if (const auto usual = valid_day(year, month, day)) return usual;
  return valid_day(year, day, month);
}

// A number of a month's day, written in figures or as an ordinal.
std::optional<Number_hit> month_day_at(Folded_words words, std::size_t i) {
  if (i < words.size() && words[i].size() <= 2) {
    const auto value = digits(words[i]);
    if (value && *value >= 1 && *value <= 31) return Number_hit{*value, true, 1};
  }
  return ordinal_at(words, i);
}

struct Day_and_month {
  int day = 0;
  int last_day = 0;  // of "9 و 10 نوفمبر"; else the same
  Month_hit month;
  std::uint32_t length = 0;
};

std::optional<Day_and_month> day_and_month_at(Folded_words words, std::size_t i) {
  const auto first = month_day_at(words, i);
  if (!first) return std::nullopt;
  Day_and_month found{first->value, first->value, {}, first->length};
  std::size_t at = i + first->length;
  if (first->digits && is_one_of(words, at, {"و", "-", "الي", "حتي"})) {
    const auto second = month_day_at(words, at + 1);
    if (second && second->digits && second->value > first->value) {
      found.last_day = second->value;
      at += 2;
    }
  }
  if (is_one_of(words, at, {"/", "-", "\\"})) {
    ++at;
  } else if (is_one_of(words, at, {"من"})) {
    ++at;
  } else if (is_one_of(words, at, {"ل"})) {
    ++at;
  }
  if (is_one_of(words, at, {"شهر"})) ++at;
  const auto month = month_at(words, at);
  if (!month) return std::nullopt;
  found.month = *month;
  found.length = static_cast<std::uint32_t>(at + month->length - i);
  return found;
}

int hijri_year_of(Day day) { return to_hijri(day).year; }

}  // namespace

std::optional<Time_reading> figure_date_at(Folded_words words, std::size_t i) {
  if (i >= words.size()) return std::nullopt;
  if (const std::size_t dot = words[i].find('.'); dot != std::string_view::npos) {  // 11.11.2017, one token
    const std::size_t second = words[i].find('.', dot + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const std::string_view year = words[i].substr(second + 1);
    const auto d = digits(words[i].substr(0, dot)), m = digits(words[i].substr(dot + 1, second - dot - 1));
    const auto y = digits(year);
    if (!d || !m || !y || (year.size() != 4 && year.size() != 2)) return std::nullopt;
    const auto day = in_usual_order(*d, *m, full_year(*y, year));
    if (!day) return std::nullopt;
    return Time_reading{1, on(*day, "absolute", "date-in-figures")};
  }
  if (i + 4 >= words.size() || !is_separator(words, i + 1) || words[i + 3] != words[i + 1]) return std::nullopt;
  const auto a = digits(words[i]), b = digits(words[i + 2]), c = digits(words[i + 4]);
  if (!a || !b || !c || words[i + 2].size() > 2) return std::nullopt;
  std::optional<Day> day;
  if (words[i].size() == 4) {
    if (words[i + 4].size() <= 2) day = valid_day(*a, *b, *c);
  } else if (words[i].size() <= 2 && (words[i + 4].size() == 4 || words[i + 4].size() == 2)) {
    const int year = full_year(*c, words[i + 4]);
    if (words[i + 4].size() == 4 && year >= 1300 && year <= 1500 && *b <= 12 && *a <= 30) {
      const Day middle = to_day(Hijri{year, *b, *a});
      Time time = between({middle - 1, middle + 1}, Time_precision::range, "absolute", "hijri-day");
      time.modifier = "about";
      const std::uint32_t length = is_one_of(words, i + 5, {"ه", "هجري", "هجريه"}) ? 6 : 5;
      return Time_reading{length, std::move(time)};
    } else {
      day = in_usual_order(*a, *b, year);
    }
  }
  if (!day) return std::nullopt;
  return Time_reading{5, on(*day, "absolute", "date-in-figures")};
}

std::optional<Time_reading> day_of_month_at(const Time_context& context, std::size_t i) {
  const Folded_words words = context.words;
  const auto found = day_and_month_at(words, i);
  if (!found || names_a_thing(words, i)) return std::nullopt;
  std::uint32_t length = found->length;
  const Month_hit month = found->month;
  const auto year = year_after(context, i + length, month);
  if (year) length += year->length;

  if (!year && !month.hijri && month.number == 9 && found->day == 11 && i > 0 &&
      is_one_of(words, i - 1, {"احداث", "هجمات", "اعتداءات", "تفجيرات"})) {
    return Time_reading{length, on(to_day(Civil{2001, 9, 11}), "absolute", "nine-eleven")};
  }
  // "2-صفر" is a score: zero.
  if (!year && month.hijri && month.number == 2 && is_one_of(words, i + 1, {"-", "/"})) return std::nullopt;
  if (!year && !context.published) return Time_reading{length, unanchored("day-of-month")};

  Time time;
  if (month.hijri) {
    const int y = year ? year->year : last_hijri_year(context, month.number);
    if (found->last_day > 30) return std::nullopt;
    const Days days{to_day(Hijri{y, month.number, found->day}), to_day(Hijri{y, month.number, found->last_day})};
    time =
        between({days.first - 1, days.last + 1}, Time_precision::range, year ? "absolute" : "published", "hijri-day");
    time.modifier = "about";
  } else {
    const int y = year ? year->year : last_year_of(context, month.number);
    const auto first = valid_day(y, month.number, found->day), last = valid_day(y, month.number, found->last_day);
    if (!first || !last) return std::nullopt;
    time = between({*first, *last}, first == last ? Time_precision::day : Time_precision::range,
                   year ? "absolute" : "published", "day-of-month");
  }

  // Both calendars: the Gregorian date says it exactly, in either order.
  std::size_t at = i + length;
  const bool bracket = is_one_of(words, at, {"("});
  if (bracket) ++at;
  if (is_one_of(words, at, {"الموافق", "موافق", "-", "/", "،"})) ++at;
  if (is_one_of(words, at, {"ل"}) && is_one_of(words, at - 1, {"الموافق", "موافق"})) ++at;
  if (is_one_of(words, at, {"="})) ++at;
  const bool linked = at > i + length;
  if (linked) {
    const auto other = day_and_month_at(words, at);
    if (other && other->month.hijri != month.hijri) {
      auto second = day_of_month_at(context, at);
      if (second) {
        std::size_t end = at + second->length;
        if (bracket && is_one_of(words, end, {")"})) ++end;
        const auto whole = static_cast<std::uint32_t>(end - i);
        return Time_reading{whole, month.hijri ? second->time : time};
      }
    } else if (auto figures = figure_date_at(words, at);
               figures && month.hijri && figures->time.rule != "hijri-day") {
      figures->length += static_cast<std::uint32_t>(at - i);
      if (bracket && is_one_of(words, i + figures->length, {")"})) ++figures->length;
      return figures;
    }
  }
  return Time_reading{length, std::move(time)};
}

// العاشر من الشهر الجاري, 10 من هذا الشهر, الخامس من الشهر الماضي.
std::optional<Time_reading> day_of_this_month_at(const Time_context& context, std::size_t i) {
  const Folded_words words = context.words;
  const auto day = month_day_at(words, i);
  if (!day) return std::nullopt;
  std::size_t at = i + day->length;
  if (!is_one_of(words, at, {"من"})) return std::nullopt;
  ++at;
  int shift = 0;
  if (is_one_of(words, at, {"هذا"}) && is_one_of(words, at + 1, {"الشهر"})) {
    at += 2;
  } else if (const auto relation = is_one_of(words, at, {"الشهر"}) ? relation_at(words, at + 1) : std::nullopt) {
    at += 1 + relation->length;
    shift = relation->value == Relation::next          ? 1
            : relation->value == Relation::current     ? 0
            : relation->value == Relation::before_last ? -2
                                                       : -1;
  } else {
    return std::nullopt;
  }
  const auto length = static_cast<std::uint32_t>(at - i);
  if (!context.published) return Time_reading{length, unanchored("day-of-this-month")};
  const Civil published = to_civil(*context.published);
  const Days month = month_of(published.year, published.month + shift);
  const Day wanted = month.first + (day->value - 1);
  if (wanted > month.last) return std::nullopt;
  return Time_reading{length, on(wanted, "published", "day-of-this-month")};
}

int last_hijri_year(const Time_context& context, int month) {
  const Day published = context.published.value_or(Day{});
  const int year = hijri_year_of(published);
  return to_hijri(published).month >= month ? year : year - 1;
}

int last_year_of(const Time_context& context, int month) {
  const Civil published = to_civil(context.published.value_or(Day{}));
  return month <= published.month ? published.year : published.year - 1;
}

}  // namespace sijill
