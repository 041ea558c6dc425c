// Days that the Islamic year names: the two feasts and what stands around them.
#include <algorithm>

#include "sijill/calendar/hijri.h"
#include "sijill/calendar/rules.h"

namespace sijill {
namespace {

struct Feast {
  int month;
  int day;
  bool one_day;  // a day by itself; else only with a word that picks one (أول أيام)
};

constexpr Feast fitr{10, 1, false}, adha{12, 10, false};

// The last such day on or before publication, by Umm al-Qura.
Day last_feast(Feast feast, Day published) {
  const int year = to_hijri(published).year;
  const Day this_year = to_day(Hijri{year, feast.month, feast.day});
  return this_year <= published ? this_year : to_day(Hijri{year - 1, feast.month, feast.day});
}

}  // namespace

std::optional<Time_reading> feast_at(const Time_context& context, std::size_t i) {
  static const Phrase_table<Feast> named = {{"عيد الفطر|عيد الفطر المبارك", fitr},
                                            {"عيد الأضحى|عيد الأضحى المبارك", adha},
                                            {"يوم عرفة", {12, 9, true}},
                                            {"يوم عاشوراء|ذكرى عاشوراء", {1, 10, true}}};
  static const Phrase_table<int> nth_day = {{"أول أيام|أول يوم من|اليوم الأول من|أول يوم في|يوم|صباح|فجر", 0},
                                            {"ثاني أيام|اليوم الثاني من", 1},
                                            {"ثالث أيام|اليوم الثالث من", 2},
                                            {"ليلة|عشية", -1}};
  const Folded_words words = context.words;
  auto feast = named.at(words, i);
  if (feast && !feast->value.one_day) return std::nullopt;
  int shift = 0;
  std::uint32_t length = feast ? feast->length : 0;
  bool either = false;  // العيد, whichever of the two was last
  if (!feast) {
    const auto nth = nth_day.at(words, i);
    if (!nth) return std::nullopt;
    shift = nth->value;
    feast = named.at(words, i + nth->length);
    either = !feast && is_one_of(words, i + nth->length, {"العيد"});
    if (!feast && !either) return std::nullopt;
    length = nth->length + (feast ? feast->length : 1);
  }
  if (!context.published) return Time_reading{length, unanchored("feast")};
  const Day published = *context.published;
  const Day first = either ? std::max(last_feast(fitr, published), last_feast(adha, published))
                           : last_feast(feast->value, published);
  return Time_reading{length, on(first + shift, "published", "feast")};
}

}  // namespace sijill
