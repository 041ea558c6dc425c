// The rules that read one time expression at one place; find_times takes the longest.
#pragma once

#include <optional>

#include "sijill/calendar/interval.h"

namespace sijill {

// A day of a month, a month, a year, a part of one (أواخر أغسطس), a season, a decade, in any calendar.
[[nodiscard]] std::optional<Time_reading> date_at(const Time_context& context, std::size_t i);
// A date in figures: 11/11/2017, 2017-11-11, 11.11.2017.
[[nodiscard]] std::optional<Time_reading> figure_date_at(Folded_words words, std::size_t i);
// A day with its month (9 نوفمبر, 25 شوال 1436 هـ), with both calendars where both stand.
[[nodiscard]] std::optional<Time_reading> day_of_month_at(const Time_context& context, std::size_t i);
// العاشر من الشهر الجاري.
[[nodiscard]] std::optional<Time_reading> day_of_this_month_at(const Time_context& context, std::size_t i);
// ليلة العيد, أول أيام عيد الفطر, يوم عرفة: the last such day.
[[nodiscard]] std::optional<Time_reading> feast_at(const Time_context& context, std::size_t i);
// أمس, اليوم, الليلة الماضية, weekdays, with a part of the day before them and a date or weekday after them.
[[nodiscard]] std::optional<Time_reading> day_at(const Time_context& context, std::size_t i);
// الأسبوع الماضي, الأيام القليلة الماضية, العام الجاري, آخر 24 ساعة.
[[nodiscard]] std::optional<Time_reading> stretch_at(const Time_context& context, std::size_t i);
// قبل يومين, منذ نحو شهر; also قبل and منذ before any point.
[[nodiscard]] std::optional<Time_reading> ago_at(const Time_context& context, std::size_t i);
// مؤخرا, حاليا, في وقت سابق.
[[nodiscard]] std::optional<Time_reading> vague_at(const Time_context& context, std::size_t i);

// Any point or stretch of time: the longest of date_at, day_at and stretch_at.
[[nodiscard]] std::optional<Time_reading> point_at(const Time_context& context, std::size_t i);

}  // namespace sijill
