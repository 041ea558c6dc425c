// قبل and منذ: so much time before publication, and the time before, since, until and after a point.
#include <algorithm>

#include "sijill/calendar/rules.h"

namespace sijill {
namespace {

constexpr int some_from = 3, some_to = 10;  // "some days" (claims.md, rule 9)

// The amount of time after قبل or منذ.
struct Span_of_time {
  std::uint32_t length = 0;
  Unit unit = Unit::day;
  std::optional<int> count;  // absent: "some"
  std::optional<Roughly> roughly;
};

std::optional<Span_of_time> span_of_time_at(Folded_words words, std::size_t i) {
  Span_of_time span;
  std::size_t at = i;
  if (const auto roughly = roughly_at(words, at)) {
    span.roughly = roughly->value;
    at += roughly->length;
  }
  if (is_one_of(words, at, {"عده", "بضعه", "بضع"})) {
    const auto unit = unit_at(words, at + 1);
    if (!unit || unit->definite) return std::nullopt;
    span.unit = unit->unit;
    at += 1 + unit->length;
  } else if (const auto number = count_at(words, at); number && number->value > 0 && number->value < 1000) {
    const auto unit = unit_at(words, at + number->length);
    if (!unit || unit->definite) return std::nullopt;
    span.unit = unit->unit;
    span.count = number->value;
    at += number->length + unit->length;
  } else {
    const auto unit = unit_at(words, at);
    if (!unit || unit->definite) return std::nullopt;
    span.unit = unit->unit;
    if (unit->form == Amount_form::one) span.count = 1;
    if (unit->form == Amount_form::two) span.count = 2;
    at += unit->length;
    if (is_one_of(words, at, {"واحد", "واحده", "كامل", "كامله", "كاملين"})) ++at;
    // "the day of victory": not an amount of time.
    if (unit->form == Amount_form::one && !span.roughly && at < words.size() && words[at].starts_with("ال")) {
      return std::nullopt;
    }
  }
  if (is_one_of(words, at, {"قليله", "معدوده", "عده", "طويله", "كثيره"})) ++at;
  if (is_one_of(words, at, {"تقريبا"})) {
    span.roughly = span.roughly.value_or(Roughly::about);
    ++at;
  }
  if (is_one_of(words, at, {"و"}) && is_one_of(words, at + 1, {"نصف"})) at += 2;
  if (is_one_of(words, at, {"فقط"})) ++at;
  span.length = static_cast<std::uint32_t>(at - i);
  return span;
}

// The moment "N units ago", as wide as such words are loose: days are exact, one or two months a fortnight, longer a
// month, years a year (measured on the gold articles).
Time moment_ago(const Span_of_time& span, const Time_context& context) {
  const Day published = *context.published;
  const auto range = [&](Day first, Day last) {
    return between({first, last}, first == last ? Time_precision::day : Time_precision::range, "published", "ago");
  };
  if (!span.count) {
    switch (span.unit) {
      case Unit::minute: return on(published, "published", "ago");
      case Unit::hour: return range(published - 1, published);
      default: return range(back(published, span.unit, some_to), back(published, span.unit, some_from));
    }
  }
  const int count = *span.count;
  if (span.unit == Unit::minute) return on(published, "published", "ago");
  if (span.unit == Unit::hour) {
    if (!context.minute_of_day) return range(published - (count + 23) / 24, published - count / 24);
    const int minutes = *context.minute_of_day - 60 * count;
    return on(published - (minutes >= 0 ? 0 : (-minutes + 1439) / 1440), "published", "ago");
  }
  if (span.roughly == Roughly::more)
    return range(back(published, span.unit, count + 1), back(published, span.unit, count));
  if (span.roughly == Roughly::less)
    return range(back(published, span.unit, count), back(published, span.unit, count - 1));
  const Day exact = back(published, span.unit, count);
  const int loose = span.roughly ? 1 : 0;
  switch (span.unit) {
    case Unit::day: return range(exact - loose - (count > 13 ? 2 : 0), exact + loose + (count > 13 ? 2 : 0));
    case Unit::week: return range(exact - (count == 1 ? 2 : 3), exact + (count == 1 ? 2 : 3));
    case Unit::month: {
      if (count <= 2) return range(exact - 7, exact + 7);
      const Civil civil = to_civil(exact);
      return between(month_of(civil.year, civil.month), Time_precision::month, "published", "ago");
    }
    default: {
      const Civil civil = to_civil(exact);
      if (count == 1) return between(month_of(civil.year, civil.month), Time_precision::month, "published", "ago");
      return between(year_of(civil.year), Time_precision::year, "published", "ago");
    }
  }
}

// From "N units ago" until publication.
Time since(const Span_of_time& span, Day published) {
  Day first = back(published, span.unit, span.count.value_or(some_to));
  if (span.unit == Unit::hour) first = published - (span.count.value_or(24) + 23) / 24;
  if (span.unit == Unit::minute) first = published;
  Time time = between({first, published}, Time_precision::range, "published", "since");
  time.modifier = "since";
  return time;
}

}  // namespace

std::optional<Time_reading> ago_at(const Time_context& context, std::size_t i) {
  const Folded_words words = context.words;
  const bool ago = is_one_of(words, i, {"قبل", "قبيل"}), from = is_one_of(words, i, {"منذ", "مذ"});
  const bool until = is_one_of(words, i, {"حتي", "لغايه"}), after = is_one_of(words, i, {"بعد"});
  if (!ago && !from && !until && !after) return std::nullopt;
  if (ago && i > 0 && is_one_of(words, i - 1, {"من"})) return std::nullopt;  // من قبل: by

  std::optional<Time_reading> best;
  if (const auto span = ago || from ? span_of_time_at(words, i + 1) : std::nullopt) {
    std::uint32_t length = 1 + span->length;
    bool counted_from_event = false;  // قبل ساعات من الهدنة
    if (ago && is_one_of(words, i + length, {"من", "علي"})) {
      const bool now = is_one_of(words, i + length + 1, {"الان", "اليوم"});
      if (now) length += 2;
      counted_from_event = !now;
    }
    if (!counted_from_event) {
      if (!context.published) {
        best = Time_reading{length, unanchored(ago ? "ago" : "since")};
      } else {
        // منذ يومين tells when a thing happened, منذ شهرين how long it has lasted.
        const bool moment = ago || (span->unit == Unit::day && span->count && *span->count <= 2 && !span->roughly);
        best = Time_reading{length, moment ? moment_ago(*span, context) : since(*span, *context.published)};
        if (moment && span->roughly) best->time.modifier = "about";
      }
    }
  }

  if (auto point = point_at(context, i + 1)) {
    ++point->length;
    Time& time = point->time;
    if (from) {
      time.modifier = "since";
      time.rule = "since+" + time.rule;
      if (time.earliest) {
        time.latest.reset();  // "since" a day to come has no end yet
        if (context.published && *time.earliest <= *context.published) time.latest = context.published;
        time.precision = Time_precision::range;
      }
    } else if (until) {
      time.modifier = "until";
      time.rule = "until+" + time.rule;
      time.earliest.reset();
      if (time.latest) time.precision = Time_precision::range;
    } else if (ago) {
      time.modifier = "before";
      time.rule = "before+" + time.rule;
      if (time.earliest) {
        time.latest = *time.earliest - 1;
        time.precision = Time_precision::range;
      }
      time.earliest.reset();
    } else {
      time.modifier = "after";
      time.rule = "after+" + time.rule;
      if (time.latest) {
        time.earliest = *time.latest + 1;
        time.precision = Time_precision::range;
      }
      time.latest.reset();
    }
    best = longer(std::move(best), std::move(point));
  }
  return best;
}

}  // namespace sijill
