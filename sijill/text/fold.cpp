#include "sijill/text/fold.h"

#include <utf8proc.h>

#include <array>
#include <cstdint>
#include <optional>
#include <string>

#include "sijill/text/utf8.h"

namespace sijill {
namespace {

constexpr char32_t arabic_begin = 0x0600, arabic_end = 0x0700;
constexpr char16_t dropped = 0;

// One code point of the Arabic block -> one code point of the same block or ASCII; `dropped` for none.
using Arabic_table = std::array<char16_t, arabic_end - arabic_begin>;

constexpr void drop(Arabic_table& table, char32_t first, char32_t last) {
  for (char32_t c = first; c <= last; ++c) table[c - arabic_begin] = dropped;
}

constexpr Arabic_table make_plain_table() {
  Arabic_table table{};
  for (char32_t c = arabic_begin; c < arabic_end; ++c) table[c - arabic_begin] = static_cast<char16_t>(c);
  drop(table, 0x0610, 0x061A);  // honorific signs
  drop(table, 0x061C, 0x061C);  // Arabic letter mark
  drop(table, 0x0640, 0x0640);  // tatweel
  drop(table, 0x064B, 0x065F);  // vowel signs, hamza and madda as marks
  drop(table, 0x0670, 0x0670);  // dagger alef
  drop(table, 0x06D6, 0x06DD);  // Quranic signs
  drop(table, 0x06DF, 0x06E4);
  drop(table, 0x06E7, 0x06E8);
  drop(table, 0x06EA, 0x06ED);
  return table;
}

constexpr Arabic_table make_fold_table() {
  Arabic_table table = make_plain_table();
  const auto map = [&table](char32_t from, char16_t to) { table[from - arabic_begin] = to; };
  for (const char32_t alef : {U'أ', U'إ', U'آ', U'ٱ', U'ٲ', U'ٳ', U'ٵ'}) map(alef, u'ا');
  for (const char32_t yeh : {U'ى', U'ئ', U'ی', U'ٸ', U'ۍ', U'ې', U'ے'}) map(yeh, u'ي');
  for (const char32_t waw : {U'ؤ', U'ٶ'}) map(waw, u'و');
  for (const char32_t heh : {U'ة', U'ۃ', U'ھ', U'ہ', U'ە', U'ۀ', U'ۂ'}) map(heh, u'ه');
  for (const char32_t kaf : {U'ک', U'گ', U'ڪ', U'ڭ'}) map(kaf, u'ك');
  map(U'پ', u'ب');
  map(U'چ', u'ج');
  map(U'ژ', u'ز');
  map(U'ڤ', u'ف');
  for (char32_t i = 0; i < 10; ++i) {
    map(U'٠' + i, static_cast<char16_t>(u'0' + i));
    map(U'۰' + i, static_cast<char16_t>(u'0' + i));
  }
  map(U'٪', u'%');
  map(U'٫', u'.');
  map(U'٬', u',');
  return table;
}

constexpr Arabic_table plain_table = make_plain_table();
constexpr Arabic_table fold_table = make_fold_table();

constexpr bool is_presentation_form(char32_t c) {
  return (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE);
}

// Presentation forms A and B, decomposed once: 0xFB50..0xFDFF, then 0xFE70..0xFEFE.
class Presentation_forms {
 public:
  [[nodiscard]] const std::u32string& letters(char32_t c) const {
    return c < 0xFE00 ? forms_a_[c - 0xFB50] : forms_b_[c - 0xFE70];
  }

  static const Presentation_forms& instance() {
    static const Presentation_forms forms;
    return forms;
  }

 private:
  Presentation_forms() {
    for (char32_t i = 0; i < forms_a_.size(); ++i) forms_a_[i] = decompose(0xFB50 + i);
    for (char32_t i = 0; i < forms_b_.size(); ++i) forms_b_[i] = decompose(0xFE70 + i);
  }

  static std::u32string decompose(char32_t c) {
    std::array<utf8proc_int32_t, 32> raw{};
    int last_class = 0;
    const auto count =
        utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), raw.data(), static_cast<long>(raw.size()),
                                static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE), &last_class);
    if (count <= 0 || count > static_cast<long>(raw.size())) return {c};
    const auto length = utf8proc_normalize_utf32(raw.data(), count,
                                                 static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE));
    std::u32string letters;
    bool only_marks = true;
    for (long i = 0; i < length; ++i) {
      const auto letter = static_cast<char32_t>(raw[static_cast<std::size_t>(i)]);
      letters += letter;
      if (letter == U' ') continue;
      only_marks = only_marks && letter >= arabic_begin && letter < arabic_end &&
                   plain_table[letter - arabic_begin] == dropped;
    }
    // A vowel sign standing alone decomposes to a blank that carries it.
    return only_marks ? std::u32string{} : letters;
  }

  std::array<std::u32string, 0xFE00 - 0xFB50> forms_a_;
  std::array<std::u32string, 0xFEFF - 0xFE70> forms_b_;
};

constexpr bool is_invisible(char32_t c) {
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2060 && c <= 0x2069) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

// What is left of folding for all but ASCII, the Arabic block and presentation forms.
char32_t fold_other(char32_t c) {
  if (c == 0x00A0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F || c == 0x3000) return U' ';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212) return U'-';
  switch (c) {
    case U'«':
    case U'»':
    case U'“':
    case U'”':
    case U'„':
    case U'‟':
    case U'＂': return U'"';
    case U'‘':
    case U'’':
    case U'‚':
    case U'‛':
    case U'‹':
    case U'›': return U'\'';
    default: break;
  }
  if (c >= 0x00C0 && c < 0x0600) return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
  return c;
}

// Letter and following mark -> the letter that carries it (ا + hamza above -> أ); 0 where the two do not join.
char32_t joined(char32_t letter, char32_t mark) {
  if (mark == 0x0653 && letter == U'ا') return U'آ';
  if (mark == 0x0655 && letter == U'ا') return U'إ';
  if (mark != 0x0654) return 0;
  switch (letter) {
    case U'ا': return U'أ';
    case U'و': return U'ؤ';
    case U'ي':
    case U'ى': return U'ئ';
    default: return 0;
  }
}

// The same for short texts of ASCII and of letters of the Arabic block alone, which nearly all words are: the bytes
// that it wrote to `out`, which has as many as `text`, or nothing where it met anything else.
template <bool folding>
std::optional<std::size_t> rewrite_letters(std::string_view text, char* out) {
  constexpr const Arabic_table& table = folding ? fold_table : plain_table;
  std::size_t size = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      out[size++] = folding && byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : static_cast<char>(byte);
      continue;
    }
    if (byte < 0xD8 || byte > 0xDB || i + 1 == text.size()) return std::nullopt;
    const auto next = static_cast<unsigned char>(text[++i]);
    if ((next & 0xC0) != 0x80) return std::nullopt;
    const char32_t c = (byte & 0x1Fu) << 6 | (next & 0x3Fu);
    if (!folding && c >= 0x0653 && c <= 0x0655) return std::nullopt;  // may join the letter before it
    const char16_t to = table[c - arabic_begin];
    if (to == dropped) continue;
    if (to < 0x80) {
      out[size++] = static_cast<char>(to);
    } else {
      out[size++] = static_cast<char>(0xC0 | (to >> 6));
      out[size++] = static_cast<char>(0x80 | (to & 0x3F));
    }
  }
  return size;
}

template <bool folding>
std::string rewrite(std::string_view text) {
  std::array<char, 256> letters;  // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
  if (text.size() <= letters.size()) {
    if (const auto size = rewrite_letters<folding>(text, letters.data())) return {letters.data(), *size};
  }
  std::string out;
  out.reserve(text.size());
  const Arabic_table& table = folding ? fold_table : plain_table;
  const auto add_arabic = [&](char32_t c) {
    const char16_t to = table[c - arabic_begin];
    if (to != dropped) append_utf8(out, to);
  };
  char32_t before = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      out += folding && byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : static_cast<char>(byte);
      before = byte;
      ++i;
      continue;
    }
    const auto [c, length] = code_point_at(text, i);
    if (length == 0) {  // broken UTF-8 is passed on untouched
      out += text[i++];
      continue;
    }
    i += length;
    if (c >= arabic_begin && c < arabic_end) {
      if (const char32_t letter = folding ? 0 : joined(before, c)) {
        out.resize(out.size() - 2);
        append_utf8(out, letter);
        before = letter;
        continue;
      }
      add_arabic(c);
      if (plain_table[c - arabic_begin] != dropped || c == 0x0640) before = c;
      continue;
    }
    before = c;
    if (is_invisible(c)) continue;
    if (!is_presentation_form(c)) {
      append_utf8(out, folding ? fold_other(c) : c);
      continue;
    }
    for (const char32_t letter : Presentation_forms::instance().letters(c)) {
      if (letter >= arabic_begin && letter < arabic_end) {
        add_arabic(letter);
      } else {
        append_utf8(out, letter);
      }
    }
  }
  return out;
}

}  // namespace

std::string plain(std::string_view utf8) { return rewrite<false>(utf8); }

std::string fold(std::string_view utf8) { return rewrite<true>(utf8); }

}  // namespace sijill
