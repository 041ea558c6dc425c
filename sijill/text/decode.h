// Received bytes -> valid UTF-8, whatever they were; says so when it had to guess.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sijill {

struct Decoded_text {
  std::string text;                // valid UTF-8; empty where the bytes were no text at all
  std::string_view charset;        // "utf-8", "utf-16le", "utf-16be", "windows-1256", "iso-8859-6"; empty for no text
  std::vector<std::string> notes;  // one sentence each; empty where the bytes were valid UTF-8
};

// Valid UTF-8 comes back byte for byte, a byte order mark included.
// `declared` is a charset named outside the bytes (HTTP, HTML); it is believed only where the bytes allow it.
[[nodiscard]] Decoded_text decode(std::string bytes, std::string_view declared = {});

}  // namespace sijill
