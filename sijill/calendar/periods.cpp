// Months, years, seasons, decades and parts of them.
#include <algorithm>

#include "sijill/calendar/hijri.h"
#include "sijill/calendar/rules.h"
#include "sijill/calendar/year.h"

namespace sijill {
namespace {

// نوفمبر 2017, شهر نوفمبر الماضي, كانون الثاني - يناير. Doubtful names (مارس, شعبان) need company.
std::optional<Time_reading> month_period_at(const Time_context& context, std::size_t i, bool led) {
  const Folded_words words = context.words;
  const bool said = is_one_of(words, i, {"شهر"});
  const auto month = month_at(words, i + said);
  if (!month) return std::nullopt;
  if (i >= 2 && digits(words[i - 1]) && names_a_thing(words, i - 1)) return std::nullopt;
  std::uint32_t length = month->length + said;
  const auto year = year_after(context, i + length, *month);
  if (year) length += year->length;
  if (month->doubtful && !year && !said && !led &&
      !(i > 0 &&
        is_one_of(words, i - 1, {"في", "خلال", "منذ", "حتي", "الي", "بحلول", "شهر", "شهري", "ليالي", "ايام"})))
    return std::nullopt;
  if (!year && !context.published) return Time_reading{length, unanchored("month")};
  const std::string_view anchor = year ? "absolute" : "published";
  if (month->hijri) {
    const int y = year ? year->year : last_hijri_year(context, month->number);
    return Time_reading{length,
                        between(hijri_month_of(y, month->number), Time_precision::range, anchor, "hijri-month")};
  }
  const int y = year ? year->year : last_year_of(context, month->number);
  return Time_reading{length, between(month_of(y, month->number), Time_precision::month, anchor, "month")};
}

// عام 2014, في 2014, حرب 1994. A bare number is a year only after such a word.
std::optional<Time_reading> year_period_at(const Time_context& context, std::size_t i, bool led) {
  const Folded_words words = context.words;
  const bool after_lead = led || (i > 0 && is_one_of(words, i - 1,
                                                     {"في", "منذ", "حرب", "انتخابات", "ثوره", "خلال", "بحلول", "الي",
                                                      "حتي", "بين", "اتفاق", "احداث", "دستور", "بعد", "قبل"}));
  const auto year = year_at(words, i, after_lead);
  if (!year) return std::nullopt;
  const bool said = is_one_of(words, i, {"عام", "سنه", "العام", "السنه"});
  const std::size_t after = i + year->length;
  if (!said) {
    if (year->year < 1900 || year->year > 2099) return std::nullopt;
    // "في 2000 منزل": a counted noun follows, so it is a count. A year is followed by a mark, a particle or a verb.
    const bool counted =
        after < words.size() && words[after].size() > 4 && !words[after].starts_with("ال") && year->year % 100 == 0;
    if (counted) return std::nullopt;
    if (is_one_of(words, after, {"شخص",   "شخصا",   "قتيل", "قتيلا", "جريح", "جريحا", "دولار",   "دولارا",
                                 "مقاتل", "مقاتلا", "منزل", "منزلا", "متر",  "مترا",  "كيلومتر", "كم",
                                 "طن",    "طنا",    "موقع", "موقعا", "عنصر", "عنصرا", "نازح",    "نازحا",
                                 "لاجي",  "لاجيا",  "اسره", "عايله", "جندي", "جنديا", "%"})) {
      return std::nullopt;
    }
  }
  Days days = year_of(year->year);
  if (year->hijri) {
    days = {hijri_month_of(year->year, 1).first, hijri_month_of(year->year, 12).last};
    return Time_reading{year->length, between(days, Time_precision::range, "absolute", "hijri-year")};
  }
  // 2014-2015, 2014/2015.
  std::uint32_t length = year->length;
  if (is_one_of(words, after, {"-", "/", "و"})) {
    const auto second = year_at(words, after + 1, true);
    if (second && !second->hijri && second->year > year->year && second->year - year->year < 100) {
      days.last = year_of(second->year).last;
      length += 1 + second->length;
      return Time_reading{length, between(days, Time_precision::range, "absolute", "years")};
    }
  }
  return Time_reading{length, between(days, Time_precision::year, "absolute", "year")};
}

// صيف 2014, الصيف الماضي.
std::optional<Time_reading> season_at_place(const Time_context& context, std::size_t i) {
  const Folded_words words = context.words;
  const auto season = season_at(words, i);
  if (!season) return std::nullopt;
  // Winter 2014 begins in December 2013.
  const int first_month = static_cast<int>(season->value) * 3;
  const auto days_in = [&](int year) {
    return Days{month_of(year, first_month).first, month_of(year, first_month + 2).last};
  };
  std::size_t at = i + season->length;
  if (is_one_of(words, at, {"من"})) ++at;
  if (const auto year = year_at(words, at, true); year && !year->hijri && year->year >= 1900) {
    const auto length = static_cast<std::uint32_t>(at + year->length - i);
    return Time_reading{length, between(days_in(year->year), Time_precision::range, "absolute", "season")};
  }
  if (const auto offset = year_offset_at(words, i + season->length); offset && context.published) {
    const int year = to_civil(*context.published).year + offset->offset;
    return Time_reading{season->length + offset->length,
                        between(days_in(year), Time_precision::range, "published", "season")};
  }
  const auto relation = relation_at(words, i + season->length);
  if (!relation) return std::nullopt;
  const std::uint32_t length = season->length + relation->length;
  if (!context.published) return Time_reading{length, unanchored("season")};
  int year = to_civil(*context.published).year + 1;
  if (relation->value == Relation::next) {
    while (days_in(year - 1).first > *context.published) --year;
  } else if (relation->value == Relation::current) {
    while (days_in(year).first > *context.published) --year;
  } else {
    while (days_in(year).last >= *context.published) --year;
    if (relation->value == Relation::before_last) --year;
  }
  return Time_reading{length, between(days_in(year), Time_precision::range, "published", "season")};
}

// تسعينات القرن الماضي.
std::optional<Time_reading> decade_at(Folded_words words, std::size_t i) {
  static const Phrase_table<int> decades = {{"خمسينات|خمسينيات|الخمسينات|الخمسينيات", 1950},
                                            {"ستينات|ستينيات|الستينات|الستينيات", 1960},
                                            {"سبعينات|سبعينيات|السبعينات|السبعينيات", 1970},
                                            {"ثمانينات|ثمانينيات|الثمانينات|الثمانينيات", 1980},
                                            {"تسعينات|تسعينيات|التسعينات|التسعينيات", 1990}};
  const auto decade = decades.at(words, i);
  if (!decade) return std::nullopt;
  std::size_t at = i + 1;
  if (is_one_of(words, at, {"من"})) ++at;
  const bool century = is_one_of(words, at, {"القرن"}) && is_one_of(words, at + 1, {"الماضي", "العشرين", "المنصرم"});
  if (!century && !words[i].starts_with("ال")) return std::nullopt;
  const std::uint32_t length = century ? static_cast<std::uint32_t>(at + 2 - i) : 1;
  return Time_reading{length, between({year_of(decade->value).first, year_of(decade->value + 9).last},
                                      Time_precision::range, "absolute", "decade")};
}

std::optional<Time_reading> period_at(const Time_context& context, std::size_t i, bool led) {
  return longer(longer(month_period_at(context, i, led), year_period_at(context, i, led)),
                longer(season_at_place(context, i), decade_at(context.words, i)));
}

// أواخر شهر أغسطس الماضي, مطلع 2015, منتصف العام الماضي.
std::optional<Time_reading> part_of_period_at(const Time_context& context, std::size_t i) {
  const Folded_words words = context.words;
  const auto part = part_at(words, i);
  if (!part) return std::nullopt;
  std::size_t at = i + part->length;
  if (is_one_of(words, at, {"من", "ل"})) ++at;
  auto whole = longer(period_at(context, at, true), stretch_at(context, at));
  if (!whole) return std::nullopt;
  whole->length += static_cast<std::uint32_t>(at - i);
  Time& time = whole->time;
  time.rule += "+part";
  time.modifier = modifier_of(part->value);
  if (!time.earliest || !time.latest) return whole;
  // "This month" is read up to publication; its parts are those of the whole month.
  Days days{*time.earliest, *time.latest};
  if (time.rule.starts_with("current-month")) {
    const Civil civil = to_civil(days.first);
    days = month_of(civil.year, civil.month);
  } else if (time.rule.starts_with("current-year")) {
    days = year_of(to_civil(days.first).year);
  }
  days = part_of(days, part->value);
  time.earliest = days.first;
  time.latest = days.last;
  time.precision = Time_precision::range;
  return whole;
}

}  // namespace

std::optional<Time_reading> date_at(const Time_context& context, std::size_t i) {
  return longer(longer(figure_date_at(context.words, i), day_of_month_at(context, i)),
                longer(period_at(context, i, false), part_of_period_at(context, i)));
}

}  // namespace sijill
