#include "sijill/calendar/year.h"

#include "sijill/calendar/hijri.h"

namespace sijill {

// "من العام الماضي", "العام الجاري", "من هذا العام": an offset to the year of publication.
std::optional<Year_offset> year_offset_at(Folded_words words, std::size_t i) {
  std::size_t at = i;
  if (is_one_of(words, at, {"من", "ل", "في"})) ++at;
  if (is_one_of(words, at, {"هذا", "هذه"}) && is_one_of(words, at + 1, {"العام", "السنه"})) {
    return Year_offset{0, static_cast<std::uint32_t>(at + 2 - i)};
  }
  if (!is_one_of(words, at, {"العام", "السنه"})) return std::nullopt;
  const auto relation = relation_at(words, at + 1);
  if (!relation) return std::nullopt;
  const auto length = static_cast<std::uint32_t>(at + 1 + relation->length - i);
  switch (relation->value) {
    case Relation::past: return Year_offset{-1, length};
    case Relation::before_last: return Year_offset{-2, length};
    case Relation::current: return Year_offset{0, length};
    case Relation::next: return Year_offset{1, length};
    case Relation::last: return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Year_hit> year_at(Folded_words words, std::size_t i, bool bare) {
  std::size_t at = i;
  bool said = false;
  if (is_one_of(words, at, {"عام", "سنه", "العام", "السنه"})) {
    said = true;
    ++at;
  }
  if (!said && !bare) return std::nullopt;
  if (is_one_of(words, at, {"("})) return std::nullopt;
  if (at >= words.size() || words[at].size() != 4) return std::nullopt;
  const auto value = digits(words[at]);
  if (!value) return std::nullopt;
  ++at;
  bool hijri = *value >= 1300 && *value <= 1500;
  if (is_one_of(words, at, {"ه", "هجري", "هجريه"})) {
    hijri = true;
    ++at;
  } else if (is_one_of(words, at, {"م", "ميلادي", "ميلاديه"})) {
    hijri = false;
    ++at;
  } else if (hijri && said && *value < 1350) {
    hijri = false;  // عام 1300 without هـ is as likely Gregorian
  }
  if (!hijri && (*value < 1000 || *value > 2199)) return std::nullopt;
  return Year_hit{*value, hijri, static_cast<std::uint32_t>(at - i)};
}

std::optional<Year_hit> year_after(const Time_context& context, std::size_t i, const Month_hit& month) {
  const Folded_words words = context.words;
  std::size_t at = i;
  if (is_one_of(words, at, {"من", "ل", "/", "-", "،", ",", "\\", "في"})) ++at;
  if (auto year = year_at(words, at, at == i || words[i] != "في"); year && year->hijri == month.hijri) {
    // "9 نوفمبر، 2017": a number after a comma is a year only where it looks like this century's or the last's.
    if (at == i || (year->year >= 1900 && year->year <= 2099) || month.hijri) {
      year->length += static_cast<std::uint32_t>(at - i);
      return year;
    }
  }
  if (!context.published) return std::nullopt;
  const Civil published = to_civil(*context.published);
  const Hijri hijri = to_hijri(*context.published);
  const int this_year = month.hijri ? hijri.year : published.year;
  const int this_month = month.hijri ? hijri.month : published.month;
  if (const auto offset = year_offset_at(words, i))
    return Year_hit{this_year + offset->offset, month.hijri, offset->length};
  const auto relation = relation_at(words, i);
  if (!relation) return std::nullopt;
  switch (relation->value) {
    case Relation::past:
    case Relation::last:
      return Year_hit{month.number < this_month ? this_year : this_year - 1, month.hijri, relation->length};
    case Relation::before_last:
      return Year_hit{month.number < this_month ? this_year - 1 : this_year - 2, month.hijri, relation->length};
    case Relation::current: return Year_hit{this_year, month.hijri, relation->length};
    case Relation::next:
      return Year_hit{month.number > this_month ? this_year : this_year + 1, month.hijri, relation->length};
  }
  return std::nullopt;
}

}  // namespace sijill
