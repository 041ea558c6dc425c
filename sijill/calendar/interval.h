// Days put together into the intervals that words of time stand for.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "sijill/calendar/calendar.h"
#include "sijill/calendar/phrase_table.h"
#include "sijill/calendar/vocabulary.h"
#include "sijill/core/date.h"

namespace sijill {

// What one rule read at one place.
struct Time_reading {
  std::uint32_t length = 0;  // in words
  Time time;
};

// The words, and the day from which relative ones are counted (absent: they give no interval).
struct Time_context {
  Folded_words words;
  std::optional<Day> published;
  std::optional<int> minute_of_day;
  Weekday_preference weekdays = Weekday_preference::past;
};

struct Days {
  Day first;
  Day last;
};

// Same day of the month `months` later (or earlier); the last day of the month where there is no such day.
[[nodiscard]] Day add_months(Day day, int months);
// So many units earlier; hours and minutes stay within the day.
[[nodiscard]] Day back(Day day, Unit unit, int count);
[[nodiscard]] Days month_of(int year, int month);  // month may lie outside 1..12: month 0 is December before
[[nodiscard]] Days year_of(int year);
[[nodiscard]] Days hijri_month_of(int year, int month);
// Monday to Sunday.
[[nodiscard]] Days week_of(Day day);
// A third: 1–10, 11–20, 21–end of a month, four months of a year; two months for the beginning and the end of a year.
[[nodiscard]] Days part_of(Days days, Part part);
[[nodiscard]] std::string_view modifier_of(Part part);

[[nodiscard]] Time on(Day day, std::string_view anchor, std::string_view rule);
[[nodiscard]] Time between(Days days, Time_precision precision, std::string_view anchor, std::string_view rule);
// A relative expression while the day of publication is unknown.
[[nodiscard]] Time unanchored(std::string_view rule);

// The longer reading; the first where they are equal.
[[nodiscard]] std::optional<Time_reading> longer(std::optional<Time_reading> a, std::optional<Time_reading> b);

}  // namespace sijill
