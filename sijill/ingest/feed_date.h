// When an entry of a feed says that it was published, however it writes that.
#pragma once

#include <optional>
#include <string_view>

#include "sijill/core/date.h"

namespace sijill {

// RFC 822 with all that feeds make of it («Sat, 11 Nov 17 00:04 GMT», «Nov 11, 2017 12:04 AM»), RFC 3339 and its
// shorter forms, and what an Arabic date line may be («السبت 11 تشرين الثاني 2017», Saturday 11 November 2017).
// The day and the minute are those of the zone that is named; a zone of an unknown name is left unsaid. Absent where
// no day is named, or one before 1990 (feeds that know none write 1970-01-01) or after 2100.
[[nodiscard]] std::optional<Timestamp> read_feed_date(std::string_view text);

}  // namespace sijill
