// The name of a received document: what its bytes are, and nothing else.
#pragma once

#include <string>
#include <string_view>

namespace sijill {

// SHA-256, 64 lower-case hex digits.
[[nodiscard]] std::string sha256_hex(std::string_view bytes);

}  // namespace sijill
