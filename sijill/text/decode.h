// Received bytes -> valid UTF-8, whatever they were; says so when it had to guess.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sijill {

struct Decoded_text {
  std::string text;  // valid UTF-8; empty where the bytes were no text at all
  std::string_view
      charset;  // "utf-8", "utf-16le", "utf-16be", "windows-1256", "iso-8859-6", "windows-1252"; empty for no text
  std::vector<std::string> notes;  // one sentence each; empty where the bytes were valid UTF-8
};

// Valid UTF-8 comes back byte for byte, a byte order mark included.
// Valid UTF-8 is UTF-8, whatever it is declared to be; else the charset is the one in which the letters are those of
// news, and `declared` (by HTTP, by HTML) is believed only where there are too few letters to tell.
[[nodiscard]] Decoded_text decode(std::string bytes, std::string_view declared = {});

// "windows-1256" for "CP1256": the name that Decoded_text uses for a label of a charset; empty for an unknown label.
[[nodiscard]] std::string_view charset_named(std::string_view label);

}  // namespace sijill
