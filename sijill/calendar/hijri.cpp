#include "sijill/calendar/hijri.h"

#include <array>
#include <cstdint>

namespace sijill {
namespace {

constexpr int first_year = 1365;
constexpr int first_day = -8793;  // 1 Muharram of first_year, in days from 1970-01-01

// Umm al-Qura: one number a year, bit 0 for Muharram; a set bit is a month of 30 days, else 29.
// Figures: the month starts that the package hijridate (MIT) takes from R.H. van Gent's tables.
constexpr std::array<std::uint16_t, 136> long_months = {
    0xD55, 0x555, 0x555, 0xD55, 0x6D5, 0x555, 0xEA5, 0xD2A, 0xAAA, 0xCD5, 0x655, 0x572, 0xDA9, 0x555, 0xAAA, 0x555,
    0x52D, 0xA6D, 0x55A, 0x555, 0x74D, 0xD53, 0xD54, 0x556, 0xD55, 0x2D5, 0xD55, 0xD54, 0xD45, 0x655, 0x52D, 0xA5D,
    0x55A, 0xAD5, 0x6AA, 0xD4B, 0x52A, 0xA57, 0x4AE, 0x976, 0x56C, 0xB55, 0xAAA, 0xA55, 0x4AD, 0x95D, 0x2DA, 0x5D9,
    0xDB2, 0xBA4, 0xB4A, 0xA55, 0x2B5, 0x575, 0xB6A, 0xBD2, 0xBC4, 0xB89, 0xA95, 0x52D, 0x5AD, 0xB6A, 0x6D4, 0xDC9,
    0xD92, 0xAA6, 0x956, 0x2AE, 0x56D, 0x36A, 0xB55, 0xAAA, 0x94D, 0x49D, 0x95D, 0x2BA, 0x5B5, 0x5AA, 0xD55, 0xA9A,
    0x92E, 0x26E, 0x55D, 0xADA, 0x6D4, 0x6A5, 0x54B, 0xA97, 0x54E, 0xAAE, 0x5AC, 0xBA9, 0xD92, 0xB25, 0x64B, 0xCAB,
    0x55A, 0xB55, 0x6D2, 0xEA5, 0xE4A, 0xA95, 0x52D, 0xAAD, 0x36C, 0x759, 0x6D2, 0x695, 0x52D, 0xA5B, 0x4BA, 0x9BA,
    0x3B4, 0xB69, 0xB52, 0xAA6, 0x4B6, 0x96D, 0x2EC, 0x6D9, 0xEB2, 0xD54, 0xD2A, 0xA56, 0x4AE, 0x96D, 0xD6A, 0xB54,
    0xB29, 0xA93, 0x52B, 0xA57, 0x536, 0xAB5, 0x6AA, 0xE93,
};

constexpr int tabular_epoch = -492148;  // 1 Muharram 1 AH = 19 July 622 Gregorian

constexpr int tabular_year_start(int year) { return tabular_epoch + (year - 1) * 354 + (3 + 11 * year) / 30; }

constexpr int month_length_of(std::uint16_t months, int month) { return 29 + ((months >> (month - 1)) & 1); }

// First day of every year of the table, and of the year after it.
constexpr auto year_starts = [] {
  std::array<int, long_months.size() + 1> starts{};
  starts[0] = first_day;
  for (std::size_t i = 0; i < long_months.size(); ++i) {
    starts[i + 1] = starts[i];
    for (int month = 1; month <= 12; ++month) starts[i + 1] += month_length_of(long_months[i], month);
  }
  return starts;
}();

constexpr bool in_table(int year) {
  return year >= first_year && year < first_year + static_cast<int>(long_months.size());
}

int year_start(int year) {
  return in_table(year) ? year_starts[static_cast<std::size_t>(year - first_year)] : tabular_year_start(year);
}

int days_before_month(int year, int month) {
  if (!in_table(year)) return (59 * (month - 1) + 1) / 2;
  int days = 0;
  for (int m = 1; m < month; ++m) {
    days += month_length_of(long_months[static_cast<std::size_t>(year - first_year)], m);
  }
  return days;
}

}  // namespace

Day to_day(Hijri date) { return {year_start(date.year) + days_before_month(date.year, date.month) + date.day - 1}; }

Hijri to_hijri(Day day) {
  int year = (30 * (day.number - tabular_epoch) + 10646) / 10631;  // within one year
  while (day.number < year_start(year)) --year;
  while (day.number >= year_start(year + 1)) ++year;
  const int since = day.number - year_start(year);
  int month = 12;
  while (since < days_before_month(year, month)) --month;
  return {year, month, since - days_before_month(year, month) + 1};
}

}  // namespace sijill
