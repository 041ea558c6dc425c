#include "sijill/text/tokens.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "sijill/text/fold.h"
#include "sijill/text/utf8.h"

namespace sijill {
namespace {

enum class Kind : std::uint8_t {
  arabic,
  letter,
  digit,
  mark,
  tatweel,
  invisible,
  blank,
  line_end,
  punctuation,
  other
};

Kind kind_by_category(char32_t c) {
  switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO: return Kind::letter;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME: return Kind::mark;
    case UTF8PROC_CATEGORY_ND: return Kind::digit;
    case UTF8PROC_CATEGORY_ZS: return Kind::blank;
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP: return Kind::line_end;
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CC: return Kind::invisible;
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC: return Kind::punctuation;
    default: return Kind::other;
  }
}

bool is_arabic_script(char32_t c) {
  return (c >= 0x0600 && c < 0x0700) || (c >= 0x0750 && c < 0x0780) || (c >= 0x08A0 && c < 0x0900) ||
         (c >= 0xFB50 && c <= 0xFDFF) || (c >= 0xFE70 && c <= 0xFEFE);
}

Kind kind_of_uncached(char32_t c) {
  switch (c) {
    case U'\n':
    case U'\r':
    case U'\v':
    case U'\f':
    case 0x85: return Kind::line_end;
    case U'\t': return Kind::blank;
    case U'ـ': return Kind::tatweel;
    case 0xFDFC: return Kind::punctuation;  // rial
    default: break;
  }
  const Kind kind = kind_by_category(c);
  if (kind == Kind::letter && is_arabic_script(c)) return Kind::arabic;
  return kind;
}

// ASCII and the Arabic block, the hot path, are looked up.
Kind kind_of(char32_t c) {
  static const std::array<Kind, 0x700> table = [] {
    std::array<Kind, 0x700> kinds{};
    for (char32_t i = 0; i < kinds.size(); ++i) kinds[i] = kind_of_uncached(i);
    return kinds;
  }();
  return c < table.size() ? table[c] : kind_of_uncached(c);
}

class Tokenizer {
 public:
  explicit Tokenizer(std::string_view text) : text_(text) {}

  Tokens run() {
    constexpr std::size_t bytes_of_token = 10;  // of Arabic news, blanks with them; somewhat more
    out_.tokens.reserve(text_.size() / bytes_of_token + 4);
    while (at_ < text_.size()) step();
    end_line();
    return std::move(out_);
  }

 private:
  struct Look {
    Kind kind = Kind::other;
    char32_t c = 0;
    std::uint32_t length = 1;
  };

  [[nodiscard]] Look look(std::size_t i) const {
    const Code_point point = code_point_at(text_, i);
    if (point.length == 0) return {};
    return {kind_of(point.value), point.value, point.length};
  }

  void step() {
    const Look first = look(at_);
    switch (first.kind) {
      case Kind::line_end:
        end_line();
        at_ += first.length;
        return;
      case Kind::blank:
        space_ = true;
        at_ += first.length;
        return;
      case Kind::invisible:
      case Kind::mark:  // a vowel sign with no letter before it
        at_ += first.length;
        return;
      case Kind::digit: return add(Token_kind::number, end_of_number(at_ + first.length));
      case Kind::arabic: return add(Token_kind::word, end_of_word(at_ + first.length, Kind::arabic));
      case Kind::letter: return add_latin(at_ + first.length);
      case Kind::tatweel: return add_tatweel(at_ + first.length);
      case Kind::punctuation: return add(Token_kind::punctuation, end_of_mark(first));
      case Kind::other: return add(Token_kind::other, at_ + first.length);
    }
  }

  // Letters of one script with marks; invisible joiners only between letters, so that a span ends on a letter.
  [[nodiscard]] std::size_t end_of_word(std::size_t i, Kind script) const {
    std::size_t end = i;
    for (;;) {
      const Look next = look(i);
      if (i >= text_.size()) return end;
      const bool joins = next.kind == script || next.kind == Kind::mark ||
                         (script == Kind::arabic && next.kind == Kind::tatweel) ||
                         (script == Kind::letter && next.kind == Kind::digit);
      if (!joins && next.kind != Kind::invisible) return end;
      i += next.length;
      if (joins) end = i;
    }
  }

  // Digits, with one separator at a time between digits; a colon only as in 12:04 and 12:04:30.
  [[nodiscard]] std::size_t end_of_number(std::size_t i) const {
    std::size_t group = 1;  // digits since the last separator
    std::size_t colons = 0, others = 0;
    for (;;) {
      const Look next = look(i);
      if (i >= text_.size()) return i;
      if (next.kind == Kind::digit) {
        i += next.length;
        ++group;
        continue;
      }
      const bool decimal = next.c == U'.' || next.c == U',' || next.c == U'٫' || next.c == U'٬';
      const bool clock = next.c == U':' && others == 0 && colons < 2 && group <= 2 && two_digits(i + 1);
      if (!(decimal && colons == 0) && !clock) return i;
      if (look(i + next.length).kind != Kind::digit || i + next.length >= text_.size()) return i;
      (clock ? colons : others) += 1;
      i += next.length;
      group = 0;
    }
  }

  [[nodiscard]] bool two_digits(std::size_t i) const {
    std::size_t count = 0;
    while (i < text_.size() && count < 3) {
      const Look next = look(i);
      if (next.kind != Kind::digit) break;
      i += next.length;
      ++count;
    }
    return count == 2;
  }

  [[nodiscard]] std::size_t end_of_mark(Look mark) const {
    std::size_t end = at_ + mark.length;
    if (mark.c == U'.' || mark.c == U'…') {
      while (end < text_.size() && (text_[end] == '.' || look(end).c == U'…')) end += look(end).length;
    }
    return end;
  }

  // A web address up to the next blank, or a word of another script (with l'Aube's apostrophe).
  void add_latin(std::size_t i) {
    const std::string_view rest = text_.substr(at_);
    if (rest.starts_with("http://") || rest.starts_with("https://") || rest.starts_with("www.")) {
      while (i < text_.size() && text_[i] > ' ' && text_[i] != '"' && static_cast<unsigned char>(text_[i]) < 0x7F)
        ++i;
      while (text_[i - 1] == '.' || text_[i - 1] == ',' || text_[i - 1] == ')') --i;
      return add(Token_kind::other, i);
    }
    std::size_t end = end_of_word(i, Kind::letter);
    for (Look next = look(end); end < text_.size() && (next.c == U'\'' || next.c == U'’'); next = look(end)) {
      if (look(end + next.length).kind != Kind::letter) break;
      end = end_of_word(end + next.length, Kind::letter);
    }
    add(Token_kind::word, end);
  }

  // Tatweel before a letter belongs to the word; alone it is a dash: علي ـ دمشق.
  void add_tatweel(std::size_t i) {
    while (i < text_.size() && look(i).kind == Kind::tatweel) i += look(i).length;
    if (i < text_.size() && look(i).kind == Kind::arabic) return add(Token_kind::word, end_of_word(i, Kind::arabic));
    add(Token_kind::punctuation, i);
    out_.tokens.back().form.assign(1, '-');
    out_.tokens.back().folded.assign(1, '-');
  }

  void add(Token_kind kind, std::size_t end) {
    Token token;
    token.span = {static_cast<std::uint32_t>(at_), static_cast<std::uint32_t>(end)};
    token.kind = kind;
    token.space_before = space_ || at_line_start_;
    const std::string_view surface = token.span.of(text_);
    token.form = plain(surface);
    if (token.form.empty()) token.form = surface;
    token.folded = fold(token.form);
    out_.tokens.push_back(std::move(token));
    space_ = at_line_start_ = false;
    at_ = end;
  }

  void end_line() {
    const auto count = static_cast<std::uint32_t>(out_.tokens.size());
    if (count > line_begin_) out_.lines.push_back({line_begin_, count});
    line_begin_ = count;
    space_ = false;
    at_line_start_ = true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint32_t line_begin_ = 0;
  bool space_ = false;
  bool at_line_start_ = true;
  Tokens out_;
};

}  // namespace

Tokens find_tokens(std::string_view text) { return Tokenizer(text).run(); }

}  // namespace sijill
