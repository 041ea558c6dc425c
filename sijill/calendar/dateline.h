// A line that tells when a text was published, and how much else it says.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "sijill/core/date.h"

namespace sijill {

struct Dateline {
  Timestamp published;
  std::uint32_t other_words = 0;  // words that are neither date, time nor a label such as "published on"
  bool labelled = false;          // it says "published" or "updated"
};

// Any date with its year in the line, however much prose stands around it.
[[nodiscard]] std::optional<Dateline> find_dateline(std::string_view line);

}  // namespace sijill
