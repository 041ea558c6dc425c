#include "sijill/calendar/interval.h"

#include <algorithm>
#include <utility>

#include "sijill/calendar/hijri.h"

namespace sijill {

Days month_of(int year, int month) {
  while (month < 1) month += 12, --year;
  while (month > 12) month -= 12, ++year;
  const Day first = to_day(Civil{year, month, 1});
  return {first, (month == 12 ? to_day(Civil{year + 1, 1, 1}) : to_day(Civil{year, month + 1, 1})) - 1};
}

Days year_of(int year) { return {to_day(Civil{year, 1, 1}), to_day(Civil{year, 12, 31})}; }

Days hijri_month_of(int year, int month) {
  const Day next = month == 12 ? to_day(Hijri{year + 1, 1, 1}) : to_day(Hijri{year, month + 1, 1});
  return {to_day(Hijri{year, month, 1}), next - 1};
}

Days week_of(Day day) {
  const Day monday = day - (weekday(day) + 6) % 7;
  return {monday, monday + 6};
}

Day add_months(Day day, int months) {
  const Civil civil = to_civil(day);
  const Days target = month_of(civil.year, civil.month + months);
  return std::min(target.first + (civil.day - 1), target.last);
}

Day back(Day day, Unit unit, int count) {
  switch (unit) {
    case Unit::minute:
    case Unit::hour: return day;
    case Unit::day: return day - count;
    case Unit::week: return day - 7 * count;
    case Unit::month: return add_months(day, -count);
    case Unit::year: return add_months(day, -12 * count);
  }
  return day;
}

Days part_of(Days days, Part part) {
  const int length = days.last - days.first + 1;
  if (length == 365 || length == 366) {
    const int year = to_civil(days.first).year;
    const auto months = [&](int first, int last) {
      return Days{month_of(year, first).first, month_of(year, last).last};
    };
    switch (part) {
      case Part::start: return months(1, 2);
      case Part::early: return months(1, 4);
      case Part::mid: return months(5, 8);
      case Part::late: return months(9, 12);
      case Part::end: return months(11, 12);
    }
  }
  const int third = length >= 28 && length <= 31 ? 10 : std::max(length / 3, 1);
  switch (part) {
    case Part::early:
    case Part::start: return {days.first, days.first + third - 1};
    case Part::mid: return {days.first + third, days.first + 2 * third - 1};
    case Part::late:
    case Part::end: return {std::min(days.first + 2 * third, days.last), days.last};
  }
  return days;
}

std::string_view modifier_of(Part part) {
  switch (part) {
    case Part::early:
    case Part::start: return "early";
    case Part::mid: return "mid";
    case Part::late:
    case Part::end: return "late";
  }
  return "";
}

Time on(Day day, std::string_view anchor, std::string_view rule) {
  return between({day, day}, Time_precision::day, anchor, rule);
}

Time between(Days days, Time_precision precision, std::string_view anchor, std::string_view rule) {
  Time time;
  time.earliest = days.first;
  time.latest = days.last;
  time.precision = precision;
  time.anchor = anchor;
  time.rule = rule;
  return time;
}

Time unanchored(std::string_view rule) {
  Time time;
  time.anchor = "published";
  time.rule = rule;
  return time;
}

std::optional<Time_reading> longer(std::optional<Time_reading> a, std::optional<Time_reading> b) {
  if (!a) return b;
  if (!b || b->length <= a->length) return a;
  return b;
}

}  // namespace sijill
