// A word as a row of letters, so that rules can speak of the last one and the one before it.
#pragma once

#include <string>
#include <string_view>

namespace sijill {

using Letters = std::u32string;
using Letters_view = std::u32string_view;

// Precondition: valid UTF-8 (the tables are checked when read).
[[nodiscard]] Letters letters_of(std::string_view utf8);
[[nodiscard]] std::string utf8_of(Letters_view letters);

[[nodiscard]] bool is_valid_utf8(std::string_view bytes);

}  // namespace sijill
