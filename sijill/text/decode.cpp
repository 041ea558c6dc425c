#include "sijill/text/decode.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <utility>

#include "sijill/text/utf8.h"

namespace sijill {
namespace {

using Upper_half = std::array<char16_t, 128>;  // bytes 0x80..0xFF -> code point, 0 for none

// Both from the Unicode consortium's mapping files (MAPPINGS/VENDORS/MICSFT/WINDOWS/CP1256, MAPPINGS/ISO8859/8859-6).
constexpr Upper_half windows_1256 = {
    0x20AC, 0x067E, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0679, 0x2039, 0x0152,
    0x0686, 0x0698, 0x0688, 0x06AF, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x06A9, 0x2122,
    0x0691, 0x203A, 0x0153, 0x200C, 0x200D, 0x06BA, 0x00A0, 0x060C, 0x00A2, 0x00A3, 0x00A4, 0x00A5, 0x00A6,
    0x00A7, 0x00A8, 0x00A9, 0x06BE, 0x00AB, 0x00AC, 0x00AD, 0x00AE, 0x00AF, 0x00B0, 0x00B1, 0x00B2, 0x00B3,
    0x00B4, 0x00B5, 0x00B6, 0x00B7, 0x00B8, 0x00B9, 0x061B, 0x00BB, 0x00BC, 0x00BD, 0x00BE, 0x061F, 0x06C1,
    0x0621, 0x0622, 0x0623, 0x0624, 0x0625, 0x0626, 0x0627, 0x0628, 0x0629, 0x062A, 0x062B, 0x062C, 0x062D,
    0x062E, 0x062F, 0x0630, 0x0631, 0x0632, 0x0633, 0x0634, 0x0635, 0x0636, 0x00D7, 0x0637, 0x0638, 0x0639,
    0x063A, 0x0640, 0x0641, 0x0642, 0x0643, 0x00E0, 0x0644, 0x00E2, 0x0645, 0x0646, 0x0647, 0x0648, 0x00E7,
    0x00E8, 0x00E9, 0x00EA, 0x00EB, 0x0649, 0x064A, 0x00EE, 0x00EF, 0x064B, 0x064C, 0x064D, 0x064E, 0x00F4,
    0x064F, 0x0650, 0x00F7, 0x0651, 0x00F9, 0x0652, 0x00FB, 0x00FC, 0x200E, 0x200F, 0x06D2,
};
constexpr Upper_half iso_8859_6 = {
    0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000,
    0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000,
    0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x00A0, 0x0000, 0x0000, 0x0000, 0x00A4, 0x0000, 0x0000,
    0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x060C, 0x00AD, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000,
    0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x061B, 0x0000, 0x0000, 0x0000, 0x061F, 0x0000,
    0x0621, 0x0622, 0x0623, 0x0624, 0x0625, 0x0626, 0x0627, 0x0628, 0x0629, 0x062A, 0x062B, 0x062C, 0x062D,
    0x062E, 0x062F, 0x0630, 0x0631, 0x0632, 0x0633, 0x0634, 0x0635, 0x0636, 0x0637, 0x0638, 0x0639, 0x063A,
    0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0640, 0x0641, 0x0642, 0x0643, 0x0644, 0x0645, 0x0646, 0x0647,
    0x0648, 0x0649, 0x064A, 0x064B, 0x064C, 0x064D, 0x064E, 0x064F, 0x0650, 0x0651, 0x0652, 0x0000, 0x0000,
    0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000, 0x0000,
};

// As the WHATWG's Encoding Standard has it: 0x80 to 0x9F are marks, the rest is Latin-1.
constexpr std::array<char16_t, 32> windows_1252_marks = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
};
constexpr Upper_half windows_1252 = [] {
  Upper_half table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    table[i] = i < windows_1252_marks.size() ? windows_1252_marks[i] : static_cast<char16_t>(0x80 + i);
  }
  return table;
}();

// How often news writes each letter, per thousand letters, counted on the texts of our own tests; U+0621 to U+064A.
// What is no such letter costs as much as a frequent one earns.
constexpr std::array<std::int16_t, 42> letter_worth = {
    4, 1,  17, 1,  7, 5, 147, 33, 35, 43, 7, 16, 25, 7,  35,  3,  55, 7,  28, 15, 13,
    5, 13, 3,  33, 4, 0, 0,   0,  0,  0,  1, 27, 31, 13, 111, 59, 52, 15, 49, 8,  75,
};
constexpr int cost_of_a_stranger = -60;

constexpr std::string_view replacement = "\uFFFD";

struct Signature {
  std::string_view bytes;
  std::string_view name;
};
// How the files begin that are sent by mistake most often.
constexpr std::array signatures = {Signature{"%PDF-", "a PDF file"},
                                   Signature{"PK\x03\x04", "a ZIP or Office file"},
                                   Signature{"\x1F\x8B", "a gzip file"},
                                   Signature{"\x89PNG", "a PNG image"},
                                   Signature{"\xFF\xD8\xFF", "a JPEG image"},
                                   Signature{"GIF8", "a GIF image"},
                                   Signature{"\xD0\xCF\x11\xE0", "an old Office file"},
                                   Signature{"{\\rtf", "an RTF file"}};

struct Utf8_census {
  std::size_t sequences = 0;  // well-formed ones of two bytes and more
  std::size_t bad = 0;        // bytes that belong to none
};

// Eight bytes of text as they lie in memory, where they are ASCII and letters of two bytes alone, which Arabic pages
// are nearly all of.
struct Eight_bytes {
  bool plain = false;         // they are; `half` is what the bytes before them left open
  std::size_t sequences = 0;  // letters of two bytes that begin in them
  bool half = false;          // the last byte begins a letter
};

Eight_bytes look_at(std::uint64_t eight, bool half) {
  if constexpr (std::endian::native != std::endian::little) return {};
  constexpr std::uint64_t each = 0x0101010101010101u;
  const std::uint64_t high = eight >> 7 & each, second = eight >> 6 & each, third = eight >> 5 & each;
  const std::uint64_t leads = high & second, following = high & ~second;
  // C0 and C1, which spell ASCII the long way, have none of these bits.
  const std::uint64_t bits = (eight >> 1 | eight >> 2 | eight >> 3 | eight >> 4) & each;
  if ((leads & third) != 0 || (leads & ~bits) != 0 || following != (leads << 8 | std::uint64_t{half})) return {};
  return {true, static_cast<std::size_t>(leads * each >> 56), leads >> 56 != 0};
}

Utf8_census count_utf8(std::string_view bytes) {
  Utf8_census census;
  for (std::size_t i = 0; i < bytes.size();) {
    bool half = false;
    for (std::uint64_t eight = 0; i + sizeof eight <= bytes.size(); i += sizeof eight) {
      std::memcpy(&eight, bytes.data() + i, sizeof eight);
      const Eight_bytes look = look_at(eight, half);
      if (!look.plain) break;
      census.sequences += look.sequences;
      half = look.half;
    }
    if (half) {
      --i;
      --census.sequences;
    }
    if (i == bytes.size()) break;
    const Code_point point = code_point_at(bytes, i);
    census.sequences += point.length > 1;
    census.bad += point.length == 0;
    i += std::max(point.length, 1u);
  }
  return census;
}

// Control characters beyond blanks and line ends are rare in text and common in everything else.
bool looks_binary(std::string_view bytes) {
  std::size_t controls = 0;
  for (std::size_t i = 0; i < bytes.size();) {
    std::uint64_t eight = 0;
    if (i + sizeof eight <= bytes.size()) {
      std::memcpy(&eight, bytes.data() + i, sizeof eight);
      // Whether none of the eight is below 0x20: the subtraction borrows into the high bit of such a byte only, or of
      // one above it, which is then looked at for nothing.
      if (((eight - 0x2020202020202020u) & ~eight & 0x8080808080808080u) == 0) {
        i += sizeof eight;
        continue;
      }
    }
    for (const std::size_t end = std::min(i + sizeof eight, bytes.size()); i < end; ++i) {
      const auto byte = static_cast<unsigned char>(bytes[i]);
      controls += byte < 0x20 && (byte < 0x08 || byte > 0x0D) && byte != 0x1A && byte != 0x1B;
    }
  }
  return controls * 50 > bytes.size();
}

std::string read_utf16(std::string_view bytes, bool big_endian) {
  const auto unit = [&](std::size_t i) {
    const auto first = static_cast<unsigned char>(bytes[i]), second = static_cast<unsigned char>(bytes[i + 1]);
    return static_cast<char32_t>(big_endian ? (first << 8) | second : (second << 8) | first);
  };
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    const char32_t high = unit(i);
    if (high < 0xD800 || high >= 0xE000) {
      append_utf8(out, high);
      continue;
    }
    const char32_t low = high < 0xDC00 && i + 3 < bytes.size() ? unit(i + 2) : 0;
    if (low < 0xDC00 || low >= 0xE000) {
      out += replacement;
      continue;
    }
    append_utf8(out, 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00));
    i += 2;
  }
  if (bytes.size() % 2 != 0) out += replacement;
  return out;
}

// 'l', 'b' or 0: UTF-16 without a byte order mark shows in its high bytes, 06 (Arabic) and 00 (ASCII) at every other
// place.
char utf16_order(std::string_view bytes) {
  const std::size_t seen = std::min<std::size_t>(bytes.size(), 4096) / 2 * 2;
  if (seen < 8 ||
      (std::memchr(bytes.data(), 0x00, seen) == nullptr && std::memchr(bytes.data(), 0x06, seen) == nullptr))
    return 0;
  std::array<std::size_t, 2> high{};
  for (std::size_t i = 0; i < seen; ++i) high[i % 2] += bytes[i] == 0x06 || bytes[i] == 0x00;
  const std::size_t most = seen / 2 * 7 / 10, few = seen / 2 * 2 / 10;
  if (high[1] >= most && high[0] <= few) return 'l';
  if (high[0] >= most && high[1] <= few) return 'b';
  return 0;
}

std::string read_single_bytes(std::string_view bytes, const Upper_half& table) {
  std::string out;
  out.reserve(bytes.size() * 2);
  for (std::size_t i = 0; i < bytes.size();) {
    std::size_t end = i;
    while (end < bytes.size() && static_cast<unsigned char>(bytes[end]) < 0x80) ++end;
    out += bytes.substr(i, end - i);
    if (end < bytes.size()) {
      const char32_t point = table[static_cast<unsigned char>(bytes[end]) - 0x80u];
      append_utf8(out, point == 0 ? 0xFFFD : point);
    }
    i = end + 1;
  }
  return out;
}

struct Byte_census {
  std::array<std::size_t, 128> upper{};  // how often each byte from 0x80 on
  std::size_t high = 0;
  std::size_t latin_words = 0;   // letters of both halves in one word: d\xE9but
  std::size_t arabic_words = 0;  // at least two letters, all of the upper half
};

Byte_census count_bytes(std::string_view bytes) {
  Byte_census census;
  std::size_t ascii = 0, upper = 0;
  const auto end_word = [&] {
    census.latin_words += ascii > 0 && upper > 0;
    census.arabic_words += ascii == 0 && upper >= 2;
    ascii = upper = 0;
  };
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80) {
      ++census.upper[byte - 0x80u];
      ++census.high;
    }
    if (byte >= 0xC0) {
      ++upper;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      ++ascii;
    } else {
      end_word();
    }
  }
  end_word();
  return census;
}

bool fits(const Byte_census& census, const Upper_half& table) {
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (census.upper[i] > 0 && table[i] == 0) return false;
  }
  return true;
}

// How much like Arabic news the bytes read by this table.
long long arabic_score(const Byte_census& census, const Upper_half& table) {
  long long score = 0;
  for (std::size_t i = 0x40; i < table.size(); ++i) {
    const char16_t c = table[i];
    const bool letter = c >= 0x0621 && c < 0x0621 + letter_worth.size();
    const bool vowel = c >= 0x064B && c <= 0x0652;
    score += static_cast<long long>(census.upper[i]) * (letter  ? letter_worth[c - 0x0621u]
                                                        : vowel ? 0
                                                                : cost_of_a_stranger);
  }
  return score;
}

struct Single_byte {
  std::string_view name;
  const Upper_half& table;
};

// By the letters; a declaration decides only where there are too few of these to tell.
Single_byte single_byte_charset(std::string_view bytes, std::string_view declared) {
  constexpr std::size_t few = 12;
  static constexpr Single_byte arabic{"windows-1256", windows_1256}, iso{"iso-8859-6", iso_8859_6},
      latin{"windows-1252", windows_1252};
  const Byte_census census = count_bytes(bytes);
  if (census.high < few) {
    for (const Single_byte& charset : {iso, latin}) {
      if (declared == charset.name && fits(census, charset.table)) return charset;
    }
  }
  if (census.latin_words > census.arabic_words) return latin;
  if (fits(census, iso_8859_6) && arabic_score(census, iso_8859_6) > arabic_score(census, windows_1256)) return iso;
  return arabic;
}

std::string mend_utf8(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t i = 0; i < bytes.size();) {
    const Code_point point = code_point_at(bytes, i);
    if (point.length > 0) {
      out += bytes.substr(i, point.length);
      i += point.length;
      continue;
    }
    // One mark for a whole broken sequence: the lead byte and the continuation bytes after it.
    ++i;
    while (i < bytes.size() && (static_cast<unsigned char>(bytes[i]) & 0xC0) == 0x80) ++i;
    out += replacement;
  }
  return out;
}

Decoded_text no_text(std::string note) { return {{}, {}, {std::move(note)}}; }

}  // namespace

Decoded_text decode(std::string bytes, std::string_view declared) {
  for (const Signature& signature : signatures) {
    if (!bytes.starts_with(signature.bytes)) continue;
    return no_text("The input is " + std::string(signature.name) + ", not text; nothing was read.");
  }
  const bool marked_little = bytes.starts_with("\xFF\xFE"), marked_big = bytes.starts_with("\xFE\xFF");
  const char order = marked_little ? 'l' : marked_big ? 'b' : utf16_order(bytes);
  if (order != 0) {
    const std::string_view body = std::string_view(bytes).substr(marked_little || marked_big ? 2 : 0);
    Decoded_text decoded{read_utf16(body, order == 'b'), order == 'b' ? "utf-16be" : "utf-16le", {}};
    if (looks_binary(decoded.text)) return no_text("The input is binary data, not text; nothing was read.");
    decoded.notes.push_back("The input was UTF-16; offsets count in the text as converted to UTF-8.");
    return decoded;
  }
  if (looks_binary(bytes)) return no_text("The input is binary data, not text; nothing was read.");

  const Utf8_census census = count_utf8(bytes);
  if (census.bad == 0) return {std::move(bytes), "utf-8", {}};
  // Text of an 8-bit charset hardly ever holds a well-formed sequence: 0x80..0xBF are no letters there.
  if (census.sequences > census.bad) {
    return {mend_utf8(bytes),
            "utf-8",
            {"The input is UTF-8 with " + std::to_string(census.bad) +
             " broken bytes; each broken sequence was replaced by U+FFFD."}};
  }
  const Single_byte charset = single_byte_charset(bytes, charset_named(declared));
  return {
      read_single_bytes(bytes, charset.table),
      charset.name,
      {"The input was read as " + std::string(charset.name) + "; offsets count in the text as converted to UTF-8."}};
}

std::string_view charset_named(std::string_view label) {
  struct Label {
    std::string_view label, name;
  };
  static constexpr std::array labels = {Label{"utf-8", "utf-8"},
                                        Label{"utf8", "utf-8"},
                                        Label{"unicode-1-1-utf-8", "utf-8"},
                                        Label{"windows-1256", "windows-1256"},
                                        Label{"cp1256", "windows-1256"},
                                        Label{"x-cp1256", "windows-1256"},
                                        Label{"cp-1256", "windows-1256"},
                                        Label{"iso-8859-6", "iso-8859-6"},
                                        Label{"iso8859-6", "iso-8859-6"},
                                        Label{"iso_8859-6", "iso-8859-6"},
                                        Label{"arabic", "iso-8859-6"},
                                        Label{"asmo-708", "iso-8859-6"},
                                        Label{"ecma-114", "iso-8859-6"},
                                        Label{"csisolatinarabic", "iso-8859-6"},
                                        Label{"iso-8859-1", "windows-1252"},
                                        Label{"iso8859-1", "windows-1252"},
                                        Label{"latin1", "windows-1252"},
                                        Label{"us-ascii", "windows-1252"},
                                        Label{"ascii", "windows-1252"},
                                        Label{"windows-1252", "windows-1252"},
                                        Label{"cp1252", "windows-1252"},
                                        Label{"utf-16", "utf-16le"},
                                        Label{"utf-16le", "utf-16le"},
                                        Label{"utf-16be", "utf-16be"}};
  std::string lower(label.substr(0, 40));
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  const auto found = std::ranges::find(labels, lower, &Label::label);
  return found == labels.end() ? std::string_view() : found->name;
}

}  // namespace sijill
