// The words of time: days, months, units and what stands around them. Each function reads at words[i] and says how
// many words it took.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "sijill/calendar/phrase_table.h"

namespace sijill {

enum class Day_part : std::uint8_t { dawn, morning, noon, afternoon, evening, night_of, night_after, after_midnight };

struct Month_hit {
  bool hijri = false;
  int number = 1;         // 1..12 of its calendar
  bool doubtful = false;  // also a common word or a name (مارس, آب, شعبان): needs company
  std::uint32_t length = 0;
};

enum class Unit : std::uint8_t { minute, hour, day, week, month, year };
enum class Amount_form : std::uint8_t { one, two, many };

struct Unit_hit {
  Unit unit = Unit::day;
  Amount_form form = Amount_form::one;
  bool definite = false;
  std::uint32_t length = 0;
};

enum class Relation : std::uint8_t { past, last, before_last, current, next };
enum class Part : std::uint8_t { early, mid, late, start, end };
enum class Season : std::uint8_t { winter, spring, summer, autumn };
enum class Roughly : std::uint8_t { about, more, less };

struct Number_hit {
  int value = 0;
  bool digits = false;
  std::uint32_t length = 0;
};

template <typename T>
using Hit = typename Phrase_table<T>::Hit;

// 0 Sunday … 6 Saturday; with يوم or نهار before it where it stands.
[[nodiscard]] std::optional<Hit<int>> weekday_at(Folded_words words, std::size_t i);
[[nodiscard]] std::optional<Hit<Day_part>> day_part_at(Folded_words words, std::size_t i);
// A month, with its second name (آذار/مارس, يوليو (تموز), مارس آذار).
[[nodiscard]] std::optional<Month_hit> month_at(Folded_words words, std::size_t i);
[[nodiscard]] std::optional<Unit_hit> unit_at(Folded_words words, std::size_t i);
[[nodiscard]] std::optional<Hit<Relation>> relation_at(Folded_words words, std::size_t i);
[[nodiscard]] std::optional<Hit<Part>> part_at(Folded_words words, std::size_t i);
[[nodiscard]] std::optional<Hit<Season>> season_at(Folded_words words, std::size_t i);
[[nodiscard]] std::optional<Hit<Roughly>> roughly_at(Folded_words words, std::size_t i);

// Digits or number words (خمسة و عشرين), with or without ال.
[[nodiscard]] std::optional<Number_hit> count_at(Folded_words words, std::size_t i);
// الأول … الحادي و الثلاثين.
[[nodiscard]] std::optional<Number_hit> ordinal_at(Folded_words words, std::size_t i);
// A plain number in ASCII digits, no sign, no separators.
[[nodiscard]] std::optional<int> digits(std::string_view word);

// The day at words[i] is part of a name: قصر 22 مايو, ثورة 25 يناير.
[[nodiscard]] bool names_a_thing(Folded_words words, std::size_t i);

[[nodiscard]] bool is_one_of(Folded_words words, std::size_t i, std::initializer_list<std::string_view> folded);

}  // namespace sijill
