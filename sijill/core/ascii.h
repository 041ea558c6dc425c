// Letters and blanks below 128, as headers, keys and names of formats are compared: no locale, other bytes untouched.
#pragma once

#include <string>
#include <string_view>

namespace sijill {

[[nodiscard]] inline std::string ascii_lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

// Without blanks, tabs and line ends at both ends.
[[nodiscard]] inline std::string_view ascii_trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace sijill
