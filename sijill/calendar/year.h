// Which year a month belongs to: written after it, told by "last" and "next", or the last on or before publication.
#pragma once

#include <cstdint>
#include <optional>

#include "sijill/calendar/interval.h"

namespace sijill {

struct Year_hit {
  int year = 0;  // of the month's calendar
  bool hijri = false;
  std::uint32_t length = 0;
};

// A written year: [عام|سنة] 2017 [م], 1436 [هـ]. `bare` allows it without عام.
[[nodiscard]] std::optional<Year_hit> year_at(Folded_words words, std::size_t i, bool bare);

// من العام الماضي, هذا العام: an offset to the year of publication.
struct Year_offset {
  int offset = 0;
  std::uint32_t length = 0;
};
[[nodiscard]] std::optional<Year_offset> year_offset_at(Folded_words words, std::size_t i);

// What follows a month and settles its year: 2017, من عام 2017, الماضي, المقبل, من العام الماضي.
[[nodiscard]] std::optional<Year_hit> year_after(const Time_context& context, std::size_t i, const Month_hit& month);

// The year of the last such month on or before publication.
[[nodiscard]] int last_year_of(const Time_context& context, int month);
[[nodiscard]] int last_hijri_year(const Time_context& context, int month);

}  // namespace sijill
