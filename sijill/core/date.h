// Days and intervals of days as news speaks of them: never a vague date as one day.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "sijill/core/span.h"

namespace sijill {

// A day of the Gregorian calendar, counted from 1970-01-01 (day 0).
struct Day {
  std::int32_t number = 0;
  friend constexpr auto operator<=>(Day, Day) = default;
};

[[nodiscard]] constexpr Day operator+(Day day, int days) { return {day.number + days}; }
[[nodiscard]] constexpr Day operator-(Day day, int days) { return {day.number - days}; }
[[nodiscard]] constexpr int operator-(Day a, Day b) { return a.number - b.number; }

struct Civil {
  int year = 1970;
  int month = 1;  // 1..12
  int day = 1;    // 1..31
};

[[nodiscard]] Day to_day(Civil civil);
[[nodiscard]] Civil to_civil(Day day);
// 0 Sunday … 6 Saturday.
[[nodiscard]] int weekday(Day day);
[[nodiscard]] bool is_valid(Civil civil);
// "2017-11-10".
[[nodiscard]] std::string to_string(Day day);

// When an article was published: a day, with the time and zone where the article says so.
struct Timestamp {
  Day day;
  std::optional<int> minute_of_day;  // 0..1439
  std::optional<int> zone_minutes;   // offset from UTC
};
// ISO 8601 with as much as is known: "2017-11-11", "2017-11-11T00:04:00", "2017-11-11T00:04:00+02:00".
[[nodiscard]] std::string to_string(const Timestamp& stamp);
// "2017-11-11", "2017-11-11T00:04", with or without seconds and zone (Z, +03:00); for options and metadata.
[[nodiscard]] std::optional<Timestamp> read_iso(std::string_view text);

enum class Time_precision { none, day, range, month, year };
[[nodiscard]] const char* name(Time_precision precision);

// An interval of whole days, both ends included; an open end is absent.
struct Time {
  std::optional<Day> earliest;
  std::optional<Day> latest;
  Time_precision precision = Time_precision::none;
  std::string modifier;       // "about", "before", "after", "since", "until", "early", "mid", "late" or empty
  std::string anchor;         // what it was counted from: "published", "document", "absolute", "event"
  std::string rule;           // the rule that read it, for the trace
  bool inconsistent = false;  // weekday and date disagree (أمس الجمعة, said on a Monday)
};

}  // namespace sijill
