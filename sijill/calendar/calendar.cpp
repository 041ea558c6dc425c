#include "sijill/calendar/calendar.h"

#include "sijill/calendar/rules.h"

namespace sijill {

std::optional<Time_reading> point_at(const Time_context& context, std::size_t i) {
  return longer(longer(longer(day_at(context, i), date_at(context, i)), stretch_at(context, i)),
                longer(day_of_this_month_at(context, i), feast_at(context, i)));
}

std::optional<Time_reading> vague_at(const Time_context& context, std::size_t i) {
  struct Vague {
    std::string_view rule;
    std::string_view modifier;
    bool today;
  };
  static const Phrase_table<Vague> table = {
      {"مؤخرا|الآونة الأخيرة|وقت سابق|الفترة الأخيرة|الماضي القريب", {"vague-past", "before", false}},
      {"وقت لاحق|لاحقا", {"vague-future", "after", false}},
      {"حتى الآن|حتى اللحظة|حتى الساعة|لحد الآن", {"until-now", "until", false}},
      {"قبل قليل|منذ قليل|قبل لحظات", {"just-now", "", true}},
      {"حاليا|الآن|الوقت الحالي|الوقت الراهن|هذه الأثناء|هذه اللحظات|اللحظة الراهنة", {"now", "", true}}};
  const auto hit = table.at(context.words, i);
  if (!hit) return std::nullopt;
  std::uint32_t length = hit->length;

  // في وقت سابق من الشهر الحالي, في وقت سابق اليوم: within it, before or after now.
  if (hit->value.rule == "vague-past" || hit->value.rule == "vague-future") {
    std::size_t at = i + length;
    if (is_one_of(context.words, at, {"من", "،"})) ++at;
    if (auto point = point_at(context, at); point && context.words[i] == "وقت") {
      point->length += static_cast<std::uint32_t>(at - i);
      Time& time = point->time;
      if (hit->value.rule == "vague-past" && time.rule.starts_with("current-") && time.latest &&
          *time.earliest < *time.latest) {
        time.latest = *time.latest - 1;
      }
      if (hit->value.rule == "vague-future" && time.latest && time.latest == context.published) {
        time.earliest = time.latest;  // from now to the end of the week, month or year
        const Civil civil = to_civil(*time.latest);
        if (time.rule == "current-week") time.latest = week_of(*time.latest).last;
        if (time.rule == "current-month") time.latest = month_of(civil.year, civil.month).last;
        if (time.rule == "current-year") time.latest = year_of(civil.year).last;
      }
      return point;
    }
  }
  Time time = hit->value.today && context.published ? on(*context.published, "published", hit->value.rule)
                                                    : unanchored(hit->value.rule);
  time.modifier = hit->value.modifier;
  return Time_reading{length, std::move(time)};
}

std::vector<Time_match> find_times(std::span<const std::string_view> words, const Calendar_options& options) {
  Time_context context{words, std::nullopt, std::nullopt, options.weekdays};
  if (options.published) {
    context.published = options.published->day;
    context.minute_of_day = options.published->minute_of_day;
  }
  std::vector<Time_match> matches;
  for (std::size_t i = 0; i < words.size();) {
    // Where two are as long, the point wins: بعد ظهر is a part of the day, not "after noon".
    auto best = longer(longer(vague_at(context, i), point_at(context, i)), ago_at(context, i));
    if (!best) {
      ++i;
      continue;
    }
    const auto begin = static_cast<std::uint32_t>(i);
    i += best->length;
    if (best->time.rule == "until-now") continue;  // حتى الآن dates nothing
    matches.push_back({{begin, begin + best->length}, std::move(best->time)});
  }
  return matches;
}

}  // namespace sijill
