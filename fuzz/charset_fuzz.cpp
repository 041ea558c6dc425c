// Any bytes in any charset: what comes out is UTF-8, and UTF-8 comes out as it went in.
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "hold.h"
#include "sijill/text/decode.h"

// The first byte chooses what the others are declared to be.
// NOLINTNEXTLINE(readability-identifier-naming): named by libFuzzer
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  static constexpr std::array<std::string_view, 8> labels = {"",       "utf-8",  "windows-1256", "ISO-8859-6",
                                                             "cp1252", "utf-16", "UTF-16BE",     "no such"};
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  const sijill::Decoded_text decoded = sijill::decode(bytes, labels[data[0] % labels.size()]);
  sijill::hold(sijill::is_utf8(decoded.text));
  sijill::hold(decoded.charset.empty() || sijill::charset_named(decoded.charset) == decoded.charset);
  if (decoded.charset == "utf-8" && decoded.notes.empty()) sijill::hold(decoded.text == bytes);
  (void)sijill::charset_named(bytes);
  return 0;
}
