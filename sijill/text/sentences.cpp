#include "sijill/text/sentences.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

#include "sijill/text/split.h"
#include "sijill/text/utf8.h"

namespace sijill {
namespace {

constexpr std::uint32_t longest_aside = 40;  // tokens between parentheses that hold no sentence end

enum class Stop : std::uint8_t { none, dot, question, ellipsis, semicolon };

Stop stop_of(const Token& token) {
  if (token.kind != Token_kind::punctuation) return Stop::none;
  const std::string_view form = token.form;
  if (form == "." || form == "۔") return Stop::dot;
  if (form == "؟" || form == "?" || form == "!") return Stop::question;
  if (form == "؛" || form == ";") return Stop::semicolon;
  if (form.starts_with("..") || form.starts_with("…")) return Stop::ellipsis;
  return Stop::none;
}

bool is_bullet(const Token& token) {
  static constexpr std::array bullets = {"•", "●", "▪", "■", "◆", "◾", "►", "▶", "‣", "○", "♦"};
  return token.kind != Token_kind::word && token.kind != Token_kind::number &&
         std::ranges::find(bullets, token.form) != bullets.end();
}

bool is_clause_mark(const Token& token) {
  return token.kind == Token_kind::punctuation &&
         (token.form == "،" || token.form == "," || token.form == "؛" || token.form == ";" || token.form == ":");
}

bool is_arabic(const Token& token) {
  return token.kind == Token_kind::word && static_cast<unsigned char>(token.form[0]) >= 0xD8;
}

std::size_t letters_in(const Token& token) {
  std::size_t count = 0;
  for (const char c : token.form) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

bool is_latin_abbreviation(const Token& token) {
  static constexpr std::array known = {"dr", "mr", "mrs", "ms", "st", "no", "vs", "gen", "col", "sgt", "lt", "jr"};
  return letters_in(token) == 1 || std::ranges::find(known, token.folded) != known.end();
}

class Sentence_finder {
 public:
  Sentence_finder(std::span<const Token> tokens, std::span<const Quotation> quotations)
      : tokens_(tokens), closes_(tokens.size(), false), depth_(tokens.size() + 1, 0) {
    for (const Quotation& quotation : quotations) {
      if (quotation.closed && quotation.tokens.end < closes_.size()) closes_[quotation.tokens.end] = true;
      ++depth_[quotation.tokens.begin];
      --depth_[quotation.tokens.end];
    }
    for (std::size_t i = 1; i < depth_.size(); ++i) depth_[i] += depth_[i - 1];
  }

  void read(Range piece, Sentence_kind kind, std::uint32_t paragraph) {
    if (piece.empty()) return;
    piece_ = piece;
    kind_ = kind;
    paragraph_ = paragraph;
    if (kind != Sentence_kind::body) return add(piece);
    std::uint32_t begin = piece.begin;
    std::uint32_t i = piece.begin;
    while (i < piece.end) {
      if (is_bullet(tokens_[i]) && i > begin) {
        add({begin, i});
        begin = i;
      }
      if (const std::uint32_t after = end_of_aside(i)) {
        i = after;
        continue;
      }
      const Stop stop = stop_of(tokens_[i]);
      if (stop == Stop::none || !ends(i, stop, begin)) {
        ++i;
        continue;
      }
      i = past_closing_marks(i + 1);
      if (i < piece.end && is_clause_mark(tokens_[i])) continue;
      add({begin, i});
      begin = i;
    }
    add({begin, piece.end});
  }

  std::vector<Sentence> result() && { return std::move(sentences_); }

 private:
  // Just past the parenthesis that closes the one at `i`; 0 where there is none near.
  [[nodiscard]] std::uint32_t end_of_aside(std::uint32_t i) const {
    const std::string_view open = tokens_[i].form;
    if (open != "(" && open != "[") return 0;
    const std::string_view close = open == "(" ? ")" : "]";
    const std::uint32_t limit = std::min(piece_.end, i + longest_aside);
    for (std::uint32_t k = i + 1; k < limit; ++k) {
      if (tokens_[k].form == close) return k + 1;
      if (tokens_[k].form == open) return 0;
    }
    return 0;
  }

  [[nodiscard]] bool glued(std::uint32_t i) const { return i + 1 < piece_.end && !tokens_[i + 1].space_before; }

  [[nodiscard]] bool ends(std::uint32_t i, Stop stop, std::uint32_t begin) const {
    const std::uint32_t before = i - begin, rest = piece_.end - i - 1;
    switch (stop) {
      case Stop::none: return false;
      case Stop::question: return true;
      // Dots are a pause in a headline and an end between long clauses; a semicolon parts short items of one list.
      case Stop::ellipsis: return rest == 0 || (before >= 10 && rest >= 4 && !glued(i));
      case Stop::semicolon: return rest == 0 || (before >= 20 && rest >= 8 && depth_[i] == 0);
      case Stop::dot: return rest == 0 || dot_ends(i, begin);
    }
    return false;
  }

  // Not after an abbreviation (د. أحمد), a list number (1. …), nor within a name (سي.إن.إن) or an address.
  [[nodiscard]] bool dot_ends(std::uint32_t i, std::uint32_t begin) const {
    if (i == begin) return true;
    const Token& before = tokens_[i - 1];
    const Token& after = tokens_[i + 1];
    if (before.kind == Token_kind::number) {
      if (i == begin + 1) return false;
      return !glued(i) || after.kind != Token_kind::number;
    }
    if (before.kind != Token_kind::word || tokens_[i].space_before) return true;
    if (!is_arabic(before)) {
      if (glued(i) && !is_arabic(after) && after.kind != Token_kind::punctuation) return false;
      return !is_latin_abbreviation(before);
    }
    const bool after_number = i >= begin + 2 && tokens_[i - 2].kind == Token_kind::number;  // 1436 هـ. 2015 م.
    if (letters_in(before) == 1) return after_number && !glued(i);
    const bool short_pair = letters_in(before) <= 3 && is_arabic(after) && letters_in(after) <= 3;
    const bool chain = i + 2 < piece_.end
                           ? tokens_[i + 2].form == "." || (i >= begin + 2 && tokens_[i - 2].form == ".")
                           : i >= begin + 2 && tokens_[i - 2].form == ".";
    return !(glued(i) && short_pair && chain);
  }

  // Further stops and the closing marks that belong to the sentence: قال: «انتهى.»
  [[nodiscard]] std::uint32_t past_closing_marks(std::uint32_t i) const {
    while (i < piece_.end) {
      const Token& token = tokens_[i];
      const bool closing = closes_[i] || token.form == ")" || token.form == "]";
      const bool stop = !token.space_before && stop_of(token) != Stop::none && stop_of(token) != Stop::semicolon;
      if (!closing && !stop) break;
      ++i;
    }
    return i;
  }

  void add(Range range) {
    while (range.size() > max_sentence_tokens) {
      std::uint32_t cut = range.begin + max_sentence_tokens;
      const std::uint32_t earliest = range.begin + max_sentence_tokens / 2;
      std::uint32_t mark = cut;
      while (mark > earliest && !is_clause_mark(tokens_[mark - 1])) --mark;
      if (mark > earliest) cut = mark;
      push({range.begin, cut});
      range.begin = cut;
    }
    if (!range.empty()) push(range);
  }

  void push(Range range) {
    const Span span{tokens_[range.begin].span.begin, tokens_[range.end - 1].span.end};
    sentences_.push_back({span, range, kind_, paragraph_});
  }

  std::span<const Token> tokens_;
  std::vector<bool> closes_;         // this token closes a quotation
  std::vector<std::int32_t> depth_;  // quotations open around each token
  Range piece_;
  Sentence_kind kind_ = Sentence_kind::body;
  std::uint32_t paragraph_ = 0;
  std::vector<Sentence> sentences_;
};

Sentence_kind kind_of(Marked_line::Kind kind) {
  switch (kind) {
    case Marked_line::Kind::title: return Sentence_kind::title;
    case Marked_line::Kind::dateline: return Sentence_kind::dateline;
    case Marked_line::Kind::byline: return Sentence_kind::byline;
    case Marked_line::Kind::caption: return Sentence_kind::caption;
    case Marked_line::Kind::furniture: return Sentence_kind::furniture;
  }
  return Sentence_kind::body;
}

}  // namespace

std::vector<Sentence> find_sentences(std::span<const Token> tokens, std::span<const Range> lines,
                                     std::span<const Quotation> quotations, std::span<const Marked_line> marked) {
  Sentence_finder finder(tokens, quotations);
  std::size_t mark = 0;
  std::uint32_t paragraph = 0;
  for (const Range line : lines) {
    std::uint32_t at = line.begin;
    while (at < line.end) {
      const std::uint32_t begin_byte = tokens[at].span.begin;
      while (mark < marked.size() && marked[mark].span.end <= begin_byte) ++mark;
      const bool inside = mark < marked.size() && marked[mark].span.begin <= begin_byte;
      const std::uint32_t border = mark == marked.size() ? UINT32_MAX
                                   : inside              ? marked[mark].span.end
                                                         : marked[mark].span.begin;
      std::uint32_t end = at + 1;
      while (end < line.end && tokens[end].span.begin < border) ++end;
      finder.read({at, end}, inside ? kind_of(marked[mark].kind) : Sentence_kind::body, paragraph);
      at = end;
    }
    ++paragraph;
  }
  return std::move(finder).result();
}

}  // namespace sijill
