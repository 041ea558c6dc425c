// The Islamic calendar. Announced months differ from country to country by a day either way, so callers widen what
// matters.
#pragma once

#include "sijill/core/date.h"

namespace sijill {

struct Hijri {
  int year = 1;   // AH
  int month = 1;  // 1 Muharram … 12 Dhu al-Hijja
  int day = 1;    // 1..30
};

// Umm al-Qura, the calendar of the Saudi press, for 1365 to 1500 AH; outside it the tabular calendar (civil epoch,
// leap years 2 5 7 10 13 16 18 21 24 26 29 of 30), which is within a day or two of it.
[[nodiscard]] Day to_day(Hijri date);
[[nodiscard]] Hijri to_hijri(Day day);

}  // namespace sijill
