#include "tools/lexicon_compiler/letters.h"

#include <cstddef>

namespace sijill {
namespace {

// Bytes of the character that this byte begins; 0 where none begins with it.
std::size_t length_of(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

}  // namespace

Letters letters_of(std::string_view utf8) {
  Letters letters;
  for (std::size_t at = 0; at < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[at]);
    const std::size_t length = length_of(lead);
    if (length == 0 || at + length > utf8.size()) break;
    char32_t letter = length == 1 ? lead : lead & (0x7Fu >> length);
    for (std::size_t i = 1; i < length; ++i)
      letter = (letter << 6) | (static_cast<unsigned char>(utf8[at + i]) & 0x3Fu);
    letters += letter;
    at += length;
  }
  return letters;
}

std::string utf8_of(Letters_view letters) {
  std::string utf8;
  const auto tail = [&utf8](char32_t letter, int shift) {
    utf8 += static_cast<char>(0x80 | ((letter >> shift) & 0x3F));
  };
  for (char32_t letter : letters) {
    if (letter < 0x80) {
      utf8 += static_cast<char>(letter);
    } else if (letter < 0x800) {
      utf8 += static_cast<char>(0xC0 | (letter >> 6));
      tail(letter, 0);
    } else if (letter < 0x10000) {
      utf8 += static_cast<char>(0xE0 | (letter >> 12));
      tail(letter, 6);
      tail(letter, 0);
    } else {
      utf8 += static_cast<char>(0xF0 | (letter >> 18));
      tail(letter, 12);
      tail(letter, 6);
      tail(letter, 0);
    }
  }
  return utf8;
}

bool is_valid_utf8(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t length = length_of(static_cast<unsigned char>(bytes[at]));
    if (length == 0 || at + length > bytes.size()) return false;
    for (std::size_t i = 1; i < length; ++i) {
      if ((static_cast<unsigned char>(bytes[at + i]) & 0xC0) != 0x80) return false;
    }
    at += length;
  }
  return true;
}

}  // namespace sijill
