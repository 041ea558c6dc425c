// Weeks, months and years counted from publication, and stretches of so many of them.
#include <algorithm>
#include <string>

#include "sijill/calendar/rules.h"
#include "sijill/calendar/year.h"

namespace sijill {
namespace {

// How far "the past hours, days, weeks, months, years" without a number reach back, in units.
int reach(Unit unit, bool few) {
  switch (unit) {
    case Unit::minute:
    case Unit::hour: return 1;
    case Unit::day: return few ? 5 : 10;  // claims.md, rule 16
    case Unit::week: return 4;
    case Unit::month: return 6;
    case Unit::year: return 10;
  }
  return 1;
}

std::string_view unit_name(Unit unit) {
  switch (unit) {
    case Unit::minute: return "minute";
    case Unit::hour: return "hour";
    case Unit::day: return "day";
    case Unit::week: return "week";
    case Unit::month: return "month";
    case Unit::year: return "year";
  }
  return "";
}

// One whole week, month or year of the calendar: الأسبوع الماضي, هذا الشهر.
Time whole_unit(Unit unit, Relation relation, Day published) {
  const Civil civil = to_civil(published);
  const int shift = relation == Relation::next          ? 1
                    : relation == Relation::current     ? 0
                    : relation == Relation::before_last ? -2
                                                        : -1;
  const std::string rule = (relation == Relation::current ? "current-" : "whole-") + std::string(unit_name(unit));
  switch (unit) {
    case Unit::week: {
      Days week = week_of(published + 7 * shift);
      if (relation == Relation::current) {
        // Early in a week "this week" is the seven days before.
        week = {published - week.first < 2 ? published - 7 : week.first, published};
      }
      return between(week, Time_precision::range, "published", rule);
    }
    case Unit::month: {
      Days month = month_of(civil.year, civil.month + shift);
      if (relation == Relation::current) month.last = published;
      return between(month, relation == Relation::current ? Time_precision::range : Time_precision::month,
                     "published", rule);
    }
    case Unit::year: {
      Days year = year_of(civil.year + shift);
      if (relation == Relation::current) year.last = published;
      return between(year, relation == Relation::current ? Time_precision::range : Time_precision::year, "published",
                     rule);
    }
    case Unit::day: return on(published + shift, "published", rule);
    case Unit::hour:
    case Unit::minute: break;
  }
  return on(published, "published", rule);
}

// So many units up to or from publication: الأيام الثلاثة الماضية, الأشهر الأخيرة, الساعات المقبلة.
Time stretch(Unit unit, std::optional<int> count, bool few, Relation relation, Day published) {
  const std::string rule = "past-" + std::string(unit_name(unit)) + "s";
  if (unit == Unit::hour || unit == Unit::minute) {
    const int days = count ? std::max((*count + 23) / 24, 1) : 1;
    const bool minutes = unit == Unit::minute;
    if (relation == Relation::next) {
      return between({published, published + (minutes ? 0 : days)}, Time_precision::range, "published", "next-hours");
    }
    return between({published - (minutes ? 0 : days), published}, Time_precision::range, "published", rule);
  }
  int units = count.value_or(reach(unit, few));
  if (relation == Relation::next) {
    return between({published + 1, back(published, unit, -units)}, Time_precision::range, "published",
                   "next-" + std::string(unit_name(unit)) + "s");
  }
  // "The last weeks" reach up to now and a little less far back than "the past weeks" do.
  Day first = back(published, unit, units);
  if (unit == Unit::week && !count && relation == Relation::last) first = add_months(published, -1);
  const bool up_to_now = relation == Relation::last || unit == Unit::month || unit == Unit::year;
  return between({first, up_to_now ? published : published - 1}, Time_precision::range, "published", rule);
}

bool few_at(Folded_words words, std::size_t i) {
  return is_one_of(words, i, {"القليله", "القليل", "القلايل", "المعدوده"});
}

// `make` turns the day of publication into the time; without that day there is no interval.
template <typename Make>
Time_reading counted_from_publication(const Time_context& context, std::size_t length, std::string_view rule,
                                      const Make& make) {
  const auto words = static_cast<std::uint32_t>(length);
  if (!context.published) return {words, unanchored(rule)};
  return {words, make(*context.published)};
}

// لليوم الثاني على التوالي: that many days up to publication.
std::optional<Time_reading> days_in_a_row_at(const Time_context& context, std::size_t i) {
  const Folded_words words = context.words;
  if (!is_one_of(words, i, {"اليوم"}) || i == 0 || !is_one_of(words, i - 1, {"ل"})) return std::nullopt;
  const auto ordinal = ordinal_at(words, i + 1);
  if (!ordinal || ordinal->value < 2) return std::nullopt;
  std::uint32_t length = 1 + ordinal->length;
  if (is_one_of(words, i + length, {"علي"}) && is_one_of(words, i + length + 1, {"التوالي"})) length += 2;
  return counted_from_publication(context, length, "days-in-a-row", [&](Day day) {
    return between({day - (ordinal->value - 1), day}, Time_precision::range, "published", "days-in-a-row");
  });
}

// العام الماضي 2014 م: the same year said twice.
std::size_t repeated_year_at(Folded_words words, std::size_t i, Unit unit) {
  const auto year = unit == Unit::year ? year_at(words, i, true) : std::nullopt;
  return year && year->year >= 1900 ? year->length : 0;
}

// هذا الأسبوع, هذا العام
std::optional<Time_reading> this_unit_at(const Time_context& context, std::size_t i) {
  const Folded_words words = context.words;
  if (!is_one_of(words, i, {"هذا", "هذه"})) return std::nullopt;
  const auto unit = unit_at(words, i + 1);
  if (!unit || !unit->definite || unit->form != Amount_form::one || unit->unit < Unit::day) return std::nullopt;
  std::size_t length = 1 + unit->length;
  length += repeated_year_at(words, i + length, unit->unit);
  return counted_from_publication(context, length, "current",
                                  [&](Day day) { return whole_unit(unit->unit, Relation::current, day); });
}

// الأسبوع الماضي, الأيام الثلاثة الماضية, الأيام القليلة الماضية, الساعات الـ 48 الماضية
std::optional<Time_reading> definite_unit_at(const Time_context& context, std::size_t i) {
  const Folded_words words = context.words;
  const auto unit = unit_at(words, i);
  if (!unit || !unit->definite) return std::nullopt;
  std::size_t at = i + unit->length;
  std::optional<int> count;
  if (unit->form == Amount_form::two) count = 2;
  if (unit->form == Amount_form::many) {
    if (is_one_of(words, at, {"ال"})) ++at;
    if (const auto number = count_at(words, at); number && number->value > 0 && number->value < 1000) {
      count = number->value;
      at += number->length;
    }
  }
  bool few = few_at(words, at);
  at += few;
  const auto relation = relation_at(words, at);
  if (!relation) return std::nullopt;
  at += relation->length;
  if (unit->form == Amount_form::one) {
    if (relation->value == Relation::last) return std::nullopt;
    at += repeated_year_at(words, at, unit->unit);
    return counted_from_publication(context, at - i, "whole",
                                    [&](Day day) { return whole_unit(unit->unit, relation->value, day); });
  }
  if (relation->value == Relation::current || relation->value == Relation::before_last) return std::nullopt;
  if (!few && few_at(words, at)) {
    few = true;
    ++at;
  }
  return counted_from_publication(context, at - i, "stretch",
                                  [&](Day day) { return stretch(unit->unit, count, few, relation->value, day); });
}

// [الـ] 24 ساعة الماضية, الثماني والأربعين ساعة الماضية, آخر ستة أشهر, خلال 24 ساعة
std::optional<Time_reading> counted_units_at(const Time_context& context, std::size_t i) {
  const Folded_words words = context.words;
  std::size_t at = i + is_one_of(words, i, {"ال"});
  const bool latest = is_one_of(words, i, {"اخر"});
  at += latest;
  const auto number = count_at(words, at);
  if (!number || number->value < 1 || number->value > 1000) return std::nullopt;
  at += number->length;
  const auto unit = unit_at(words, at);
  if (!unit || unit->definite) return std::nullopt;
  at += unit->length;
  const auto relation = relation_at(words, at);
  const bool within =
      unit->unit == Unit::hour && number->value % 24 == 0 && i > 0 && is_one_of(words, i - 1, {"خلال", "غضون"});
  if (!relation && !latest && !within) return std::nullopt;
  if (relation) at += relation->length;
  const Relation said = relation ? relation->value : Relation::last;
  if (said == Relation::current || said == Relation::before_last) return std::nullopt;
  return counted_from_publication(context, at - i, "stretch",
                                  [&](Day day) { return stretch(unit->unit, number->value, false, said, day); });
}

}  // namespace

std::optional<Time_reading> stretch_at(const Time_context& context, std::size_t i) {
  return longer(longer(days_in_a_row_at(context, i), this_unit_at(context, i)),
                longer(definite_unit_at(context, i), counted_units_at(context, i)));
}

}  // namespace sijill
