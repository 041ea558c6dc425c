// How many columns of a terminal a text takes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sijill {

// 0 for combining marks and format controls, 2 for East Asian wide characters and emoji, else 1.
[[nodiscard]] unsigned display_width(char32_t c);
[[nodiscard]] std::size_t display_width(std::string_view text);

// One line that is safe on a terminal: blanks and line ends become one blank each run, controls, bidi controls and
// bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string cleaned_for_display(std::string_view text);

// The text, or as much of it as fits with "…" at its end; isolates left open by the cut are closed.
[[nodiscard]] std::string cut_to_width(std::string_view text, std::size_t width);

// NOLINTBEGIN(misc-misleading-bidirectional): the bytes are escapes and meant
inline constexpr std::string_view first_strong_isolate = "\xE2\x81\xA8";  // U+2068
inline constexpr std::string_view pop_isolate = "\xE2\x81\xA9";           // U+2069
// NOLINTEND(misc-misleading-bidirectional)

}  // namespace sijill
