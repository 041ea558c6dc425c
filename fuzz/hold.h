// What the fuzzers of texts hold true of what comes out.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "sijill/text/utf8.h"

namespace sijill {

// Ends the program, which libFuzzer reports with the input, where `invariant` does not hold.
inline void hold(bool invariant) {
  if (!invariant) std::abort();
}

[[nodiscard]] inline bool is_utf8(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const std::uint32_t length = code_point_at(text, i).length;
    if (length == 0) return false;
    i += length;
  }
  return true;
}

}  // namespace sijill
