#include "sijill/grammar/letters.h"

#include <cstdint>

#include "sijill/text/fold.h"

namespace sijill::grammar {
namespace {
constexpr char16_t replacement = 0xFFFD;
}

std::u16string letters_of(std::string_view utf8) {
  std::u16string letters;
  letters.reserve(utf8.size() / 2 + 1);
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<std::uint8_t>(utf8[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    const auto next = [&](std::size_t k) {
      return static_cast<char16_t>(i + k < utf8.size() ? static_cast<std::uint8_t>(utf8[i + k]) & 0x3F : 0);
    };
    switch (length) {
      case 1: letters += static_cast<char16_t>(lead); break;
      case 2: letters += static_cast<char16_t>(((lead & 0x1F) << 6) | next(1)); break;
      case 3: letters += static_cast<char16_t>(((lead & 0x0F) << 12) | (next(1) << 6) | next(2)); break;
      default: letters += replacement;
    }
    i += length;
  }
  return letters;
}

std::string utf8_of(std::u16string_view letters) {
  std::string utf8;
  utf8.reserve(letters.size() * 2);
  for (const char16_t c : letters) {
    if (c < 0x80) {
      utf8 += static_cast<char>(c);
    } else if (c < 0x800) {
      utf8 += static_cast<char>(0xC0 | (c >> 6));
      utf8 += static_cast<char>(0x80 | (c & 0x3F));
    } else {
      utf8 += static_cast<char>(0xE0 | (c >> 12));
      utf8 += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
      utf8 += static_cast<char>(0x80 | (c & 0x3F));
    }
  }
  return utf8;
}

std::u16string fold_letters(std::string_view utf8_plain) {
  const std::u16string letters = letters_of(utf8_plain);
  std::u16string folded = letters_of(fold(utf8_plain));
  return folded.size() == letters.size() ? folded : letters;
}

}  // namespace sijill::grammar
