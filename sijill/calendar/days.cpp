// Single days: yesterday, today, weekdays; with the part of the day before and the date or weekday after them.
#include <algorithm>

#include "sijill/calendar/rules.h"
#include "sijill/calendar/year.h"

namespace sijill {
namespace {

// A day, or no day where publication is unknown.
struct Day_reading {
  std::uint32_t length = 0;
  std::optional<Day> day;
  bool relative = false;  // أمس and its like, not a weekday
  int weekday = -1;       // as said, -1 where none
  bool settled = false;   // الماضي or المقبل says which
};

std::optional<Day_reading> relative_day_at(const Time_context& context, std::size_t i) {
  static const Phrase_table<int> days = {
      {"أمس|الأمس|البارحة|يوم أمس|نهار أمس|يوم الأمس", -1},
      {"أول أمس|أول من أمس|أمس الأول|البارحة الأولى|يوم أول أمس|يوم أول من أمس|يوم أمس الأول|قبل أمس", -2},
      {"اليوم|هذا اليوم|نهار اليوم", 0},
      {"غدا|الغد|غد|يوم غد|يوم الغد", 1},
      {"بعد غد|يوم بعد غد", 2}};
  const Folded_words words = context.words;
  const auto hit = days.at(words, i);
  if (!hit) return std::nullopt;
  const std::size_t after = i + hit->length;
  if (hit->value == 0 && words[i] == "اليوم") {
    // "that day", the newspaper المصري اليوم, "the second day", "the national day".
    if (i > 0 && is_one_of(words, i - 1,
                           {"ذلك", "ذات", "نفس", "طوال", "طيله", "المصري", "عين", "جريده", "صحيفه", "موقع", "قناه",
                            "لبنان", "فلسطين", "بغداد", "دنيا", "في"})) {
      if (!is_one_of(words, i - 1, {"في"}) || ordinal_at(words, after)) return std::nullopt;
    }
    if (ordinal_at(words, after) ||
        is_one_of(words, after,
                  {"الوطني", "التالي", "العالمي", "نفسه", "ذاته", "الواحد", "الاخير", "المذكور", "المفتوح", "السابق",
                   "الدراسي", "التاريخي", "الماضي", "الموعود", "الدولي", "الذي", "المقبل", "الموالي", "المحدد"})) {
      return std::nullopt;
    }
  }
  Day_reading reading{hit->length, std::nullopt, true, -1, true};
  if (context.published) reading.day = *context.published + hit->value;
  return reading;
}

Day last_on_or_before(Day day, int wanted) { return day - (weekday(day) - wanted + 7) % 7; }

std::optional<Day_reading> weekday_reading_at(const Time_context& context, std::size_t i) {
  const Folded_words words = context.words;
  const auto hit = weekday_at(words, i);
  if (!hit) return std::nullopt;
  const bool said = is_one_of(words, i, {"يوم", "نهار"});
  const std::size_t before = i - (i > 0 && is_one_of(words, i - 1, {"(", "\""}));
  if (before > 0 && is_one_of(words, before - 1, {"كل", "ايام", "خطيب", "جامع", "مسجد", "يومي", "احد", "كلا"})) {
    return std::nullopt;
  }
  // "between the two", "the two men": الاثنين as a numeral.
  if (hit->value == 1 && !said && i > 0 && is_one_of(words, i - 1, {"هولاء", "هذين", "بين"}) &&
      !weekday_at(words, i + hit->length + 1)) {
    return std::nullopt;
  }
  Day_reading reading{hit->length, std::nullopt, false, hit->value, false};
  const auto relation = relation_at(words, i + hit->length);
  const bool uses = relation && relation->value != Relation::last;
  if (uses) {
    reading.length += relation->length;
    reading.settled = true;
  }
  if (!context.published) return reading;
  const Day published = *context.published;
  const Day strictly_before = last_on_or_before(published - 1, hit->value);
  if (!uses) {
    reading.day =
        context.weekdays == Weekday_preference::past ? last_on_or_before(published, hit->value) : strictly_before + 7;
    if (context.weekdays == Weekday_preference::future && *reading.day <= published) *reading.day = *reading.day + 7;
    return reading;
  }
  switch (relation->value) {
    case Relation::past:
    case Relation::last: reading.day = strictly_before; break;
    case Relation::before_last: reading.day = strictly_before - 7; break;
    case Relation::current: reading.day = last_on_or_before(published, hit->value); break;
    case Relation::next: reading.day = last_on_or_before(published + 7, hit->value); break;
  }
  return reading;
}

// "،", "-", a bracket or a quotation mark between two names of one day; how many words, and whether a bracket is
// open.
struct Joint {
  std::uint32_t length = 0;
  bool bracket = false;
};

Joint joint_at(Folded_words words, std::size_t i) {
  if (is_one_of(words, i, {"(", "\""})) return {1, true};
  if (is_one_of(words, i, {"،", ",", "-"})) return {1, false};
  return {};
}

std::uint32_t closing_at(Folded_words words, std::size_t i, Joint joint) {
  return joint.bracket && is_one_of(words, i, {")", "\""}) ? 1 : 0;
}

Time time_of(const Day_reading& reading, std::string_view rule) {
  return reading.day ? on(*reading.day, "published", rule) : unanchored(rule);
}

// A day name with what confirms or contradicts it: أمس الجمعة, اليوم (الأحد), الخميس 9 نوفمبر.
std::optional<Time_reading> named_day_at(const Time_context& context, std::size_t i) {
  const Folded_words words = context.words;
  const auto relative = relative_day_at(context, i);
  const auto weekday_said = relative ? std::nullopt : weekday_reading_at(context, i);
  if (!relative && !weekday_said) return std::nullopt;
  Day_reading first = relative ? *relative : *weekday_said;
  Time time = time_of(first, relative ? "relative-day" : "weekday");
  std::uint32_t length = first.length;

  // أمس الجمعة: where the two disagree, the weekday is the more carefully chosen word.
  Joint joint = joint_at(words, i + length);
  const std::size_t second_at = i + length + joint.length;
  if (relative) {
    const auto second = weekday_reading_at(context, second_at);
    if (second && !second->settled && (!joint.bracket || is_one_of(words, second_at + second->length, {")", "\""}))) {
      length += joint.length + second->length;
      length += closing_at(words, i + length, joint);
      first.weekday = second->weekday;
      if (first.day && second->day && weekday(*first.day) != second->weekday) {
        const bool future = *first.day > *context.published;
        const Day wanted = last_on_or_before(future ? *context.published + 7 : *context.published, second->weekday);
        time = on(wanted, "published", "relative-day+weekday");
        time.inconsistent = true;
      } else if (first.day) {
        time.rule = "relative-day+weekday";
      }
    }
  } else if (const auto second = relative_day_at(context, second_at); second && !weekday_said->settled) {
    // الجمعة أمس
    if (second->day && first.day && weekday(*second->day) == first.weekday) {
      length += joint.length + second->length;
      length += closing_at(words, i + length, joint);
      time = on(*second->day, "published", "weekday+relative-day");
    }
  }

  // الخميس 9 نوفمبر, الخميس (الموافق 9 نوفمبر): the date wins.
  joint = joint_at(words, i + length);
  std::size_t date_place = i + length + joint.length;
  if (is_one_of(words, date_place, {"الموافق", "الموافقه", "الواقع"})) ++date_place;
  if (is_one_of(words, date_place, {"ل", "في"})) ++date_place;
  auto date = longer(figure_date_at(words, date_place), day_of_month_at(context, date_place));
  if (date && (date->time.precision == Time_precision::day || date->time.rule == "hijri-day" || !context.published)) {
    length = static_cast<std::uint32_t>(date_place - i) + date->length;
    length += closing_at(words, i + length, joint);
    const bool exact = date->time.precision == Time_precision::day;
    const bool hijri = date->time.rule == "hijri-day";
    const std::optional<Day> spoken = time.earliest;
    time = date->time;
    if (exact && first.weekday >= 0 && time.earliest) time.inconsistent = weekday(*time.earliest) != first.weekday;
    if (hijri && first.weekday >= 0 && time.earliest && time.latest) {
      // The weekday picks the day among the three that a Hijri date may be.
      for (Day day = *time.earliest; day <= *time.latest; day = day + 1) {
        if (weekday(day) == first.weekday) time = on(day, time.anchor, "hijri-day+weekday");
      }
    } else if (hijri && spoken) {
      time = on(*spoken, "published", "relative-day");
    }
    if (first.weekday >= 0) time.rule += "+weekday";
  }
  return Time_reading{length, std::move(time)};
}

// السبت والأحد, من الاثنين إلى الخميس, ليل الأحد/الاثنين: the days from one to the other.
std::optional<Time_reading> weekdays_at(const Time_context& context, std::size_t i) {
  const Folded_words words = context.words;
  const auto first = weekday_reading_at(context, i);
  if (!first || first->settled) return std::nullopt;
  std::size_t at = i + first->length;
  const bool night = i > 0 && is_one_of(words, i - 1, {"ليل", "ليله"});
  if (is_one_of(words, at, {"و", "-", "/", "الي", "حتي", "او"})) {
    ++at;
  } else if (!night) {
    return std::nullopt;
  }
  if (is_one_of(words, at, {"مساء", "صباح", "فجر", "ظهر", "ليل"})) ++at;
  const auto second = weekday_reading_at(context, at);
  if (!second) return std::nullopt;
  const auto length = static_cast<std::uint32_t>(at + second->length - i);
  if (!first->day || !second->day) return Time_reading{length, unanchored("weekdays")};
  Day last = *second->day;
  Day begin = last_on_or_before(last, first->weekday);
  if (begin == last) begin = last - 7;
  return Time_reading{length, between({begin, last}, Time_precision::range, "published", "weekdays")};
}

// الليلة الماضية, خلال الليل, ليلة أمس.
std::optional<Time_reading> night_at(const Time_context& context, std::size_t i) {
  static const Phrase_table<int> nights = {
      {"الليلة الماضية|ليل أمس الأول|خلال الليل|الليلة الفائتة|منتصف الليلة الماضية|بعد منتصف الليلة الماضية", 0},
      {"الليلة قبل الماضية|الليلة ما قبل الماضية|ليلة البارحة الأولى", -1}};
  const auto hit = nights.at(context.words, i);
  if (!hit) return std::nullopt;
  if (!context.published) return Time_reading{hit->length, unanchored("night")};
  const Day last = *context.published + (context.words[i] == "ليل" ? -1 : hit->value);
  return Time_reading{hit->length, between({last - 1, last}, Time_precision::range, "published", "night")};
}

// A night belongs to two days; the other parts of a day leave it what it is.
void shift_to_night(Time& time, Day_part part, const Time_context& context, bool relative) {
  if (time.precision != Time_precision::day || !time.earliest) return;
  const Day day = *time.earliest;
  if (part == Day_part::night_of && !relative) {
    time.earliest = day - 1;  // the night that ends in that day
  } else if (part == Day_part::night_after && !relative) {
    time.latest = context.published && day < *context.published ? day + 1 : day;
  } else if (part == Day_part::after_midnight) {
    time.latest = context.published && day < *context.published ? day + 1 : day;
  } else {
    return;
  }
  time.precision = time.earliest == time.latest ? Time_precision::day : Time_precision::range;
  time.rule += "+night";
}

}  // namespace

std::optional<Time_reading> day_at(const Time_context& context, std::size_t i) {
  const Folded_words words = context.words;
  if (auto night = night_at(context, i)) return night;
  const auto part = day_part_at(words, i);
  const std::size_t at = i + (part ? part->length : 0);
  auto several = weekdays_at(context, at);
  auto reading = longer(named_day_at(context, at), several);
  if (!reading && part) {
    // مساء 9 نوفمبر
    const std::size_t date_place = at + is_one_of(words, at, {"يوم", "في"});
    reading = longer(figure_date_at(words, date_place), day_of_month_at(context, date_place));
    if (reading) reading->length += static_cast<std::uint32_t>(date_place - at);
  }
  if (!reading && part && is_one_of(words, at, {"فجر", "صباح", "مساء", "ليل", "ليله", "ظهر", "عصر"})) {
    reading = day_at(context, at);  // ساعة متأخرة من + ليلة أمس
  }
  if (!reading && is_one_of(words, i, {"يوم", "نهار"})) {
    reading = longer(figure_date_at(words, i + 1), day_of_month_at(context, i + 1));
    if (reading) ++reading->length;
    return reading;
  }
  if (!reading) return std::nullopt;
  if (part) {
    const bool relative =
        reading->time.rule.starts_with("relative-day") && reading->time.rule != "relative-day+weekday";
    shift_to_night(reading->time, part->value, context, relative);
    reading->length += part->length;
  }
  // الخميس مساء, أمس صباحا
  if (is_one_of(words, i + reading->length, {"مساء", "صباحا", "ليلا", "فجرا", "ظهرا", "عصرا"})) ++reading->length;
  return reading;
}

}  // namespace sijill
