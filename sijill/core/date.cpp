#include "sijill/core/date.h"

#include <array>
#include <cstdio>

namespace sijill {

// The civil calendar algorithms are those of Howard Hinnant's "chrono-Compatible Low-Level Date Algorithms".
Day to_day(Civil civil) {
  const int year = civil.month <= 2 ? civil.year - 1 : civil.year;
  const int era = (year >= 0 ? year : year - 399) / 400;
  const int year_of_era = year - era * 400;
  const int day_of_year = (153 * (civil.month + (civil.month > 2 ? -3 : 9)) + 2) / 5 + civil.day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return {era * 146097 + day_of_era - 719468};
}

Civil to_civil(Day day) {
  const int shifted = day.number + 719468;
  const int era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const int day_of_era = shifted - era * 146097;
  const int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int month_index = (5 * day_of_year + 2) / 153;
  const int month = month_index < 10 ? month_index + 3 : month_index - 9;
  return {year_of_era + era * 400 + (month <= 2 ? 1 : 0), month, day_of_year - (153 * month_index + 2) / 5 + 1};
}

int weekday(Day day) { return ((day.number % 7) + 11) % 7; }  // 1970-01-01 was a Thursday

bool is_valid(Civil civil) {
  if (civil.month < 1 || civil.month > 12 || civil.day < 1 || civil.day > 31) return false;
  const Civil back = to_civil(to_day(civil));
  return back.year == civil.year && back.month == civil.month && back.day == civil.day;
}

std::string to_string(Day day) {
  const Civil civil = to_civil(day);
  std::array<char, 32> buffer{};
  const int length =
      std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", civil.year, civil.month, civil.day);
  return {buffer.data(), static_cast<std::size_t>(length)};
}

std::string to_string(const Timestamp& stamp) {
  std::string out = to_string(stamp.day);
  if (!stamp.minute_of_day) return out;
  std::array<char, 32> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:00", *stamp.minute_of_day / 60, *stamp.minute_of_day % 60);
  out += buffer.data();
  if (stamp.zone_minutes) {
    const int zone = *stamp.zone_minutes;
    std::snprintf(buffer.data(), buffer.size(), "%c%02d:%02d", zone < 0 ? '-' : '+', (zone < 0 ? -zone : zone) / 60,
                  (zone < 0 ? -zone : zone) % 60);
    out += buffer.data();
  }
  return out;
}

const char* name(Time_precision precision) {
  switch (precision) {
    case Time_precision::none: return "none";
    case Time_precision::day: return "day";
    case Time_precision::range: return "range";
    case Time_precision::month: return "month";
    case Time_precision::year: return "year";
  }
  return "none";
}

}  // namespace sijill
