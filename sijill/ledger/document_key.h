// The beginning of a document's key as it stands in the keys of what is made from the document.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "sijill/text/digest.h"

namespace sijill {

// The first digits of a SHA-256. An id that was made by hand is hashed first, since many begin alike ("report-1",
// "report-2").
[[nodiscard]] inline std::string brief_key(std::string_view key, std::size_t digits) {
  const bool is_hash = key.size() == 64 && std::all_of(key.begin(), key.end(), [](char c) {
                         return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
                       });
  return is_hash ? std::string(key.substr(0, digits)) : sha256_hex(key).substr(0, digits);
}

}  // namespace sijill
