// Words of time -> intervals of days. Used for a page's date line and for the body alike.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/date.h"
#include "sijill/core/span.h"

namespace sijill {

enum class Weekday_preference { past, future };

struct Calendar_options {
  std::optional<Timestamp> published;  // what relative words are counted from; without it they give no interval
  Weekday_preference weekdays = Weekday_preference::past;  // a bare weekday: last on or before, or next after
};

// A time expression over words[range): e.g. «مساء الخميس», «أواخر شهر أغسطس الماضي».
struct Time_match {
  Range words;
  Time time;
};

// `words` are folded syntactic words with clitics split off (ب, و, ل, ف are words of their own; ال is not split),
// punctuation included. Matches do not overlap and come in order; the longest reading wins.
[[nodiscard]] std::vector<Time_match> find_times(std::span<const std::string_view> words,
                                                 const Calendar_options& options);

// The publication moment in a page's or text's date line: «السبت 11/نوفمبر/2017 - 12:04 ص», ISO dates, Hijri dates,
// Levantine and Maghrebi months, Eastern digits. Absent where the line is no date line.
[[nodiscard]] std::optional<Timestamp> read_dateline(std::string_view line);

}  // namespace sijill
