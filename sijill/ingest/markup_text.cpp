#include "sijill/ingest/markup_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdint>

#include "sijill/text/utf8.h"

namespace sijill {
namespace {

struct Reference {
  std::string_view name;
  char32_t value;
};
// Those that Arabic pages use; others stay as they are written.
constexpr std::array references = {
    Reference{"amp", '&'},       Reference{"lt", '<'},       Reference{"gt", '>'},        Reference{"quot", '"'},
    Reference{"apos", '\''},     Reference{"nbsp", 0xA0},    Reference{"laquo", 0xAB},    Reference{"raquo", 0xBB},
    Reference{"ldquo", 0x201C},  Reference{"rdquo", 0x201D}, Reference{"lsquo", 0x2018},  Reference{"rsquo", 0x2019},
    Reference{"sbquo", 0x201A},  Reference{"bdquo", 0x201E}, Reference{"ndash", 0x2013},  Reference{"mdash", 0x2014},
    Reference{"hellip", 0x2026}, Reference{"middot", 0xB7},  Reference{"bull", 0x2022},   Reference{"shy", 0xAD},
    Reference{"zwnj", 0x200C},   Reference{"zwj", 0x200D},   Reference{"lrm", 0x200E},    Reference{"rlm", 0x200F},
    Reference{"ensp", 0x2002},   Reference{"emsp", 0x2003},  Reference{"thinsp", 0x2009}, Reference{"deg", 0xB0},
    Reference{"copy", 0xA9},     Reference{"reg", 0xAE},     Reference{"trade", 0x2122},  Reference{"times", 0xD7},
    Reference{"euro", 0x20AC},   Reference{"pound", 0xA3},   Reference{"eacute", 0xE9},   Reference{"egrave", 0xE8},
    Reference{"agrave", 0xE0},   Reference{"ccedil", 0xE7},  Reference{"frac12", 0xBD},   Reference{"sect", 0xA7}};

// Begin a line of their own, and end it.
constexpr std::array<std::string_view, 30> blocks = {
    "p",          "div", "br", "li", "ul",         "ol",      "tr",      "table",  "h1",     "h2",
    "h3",         "h4",  "h5", "h6", "blockquote", "section", "article", "header", "footer", "figure",
    "figcaption", "hr",  "dd", "dt", "dl",         "pre",     "aside",   "main",   "tbody",  "address"};
// What stands within is no text.
constexpr std::array<std::string_view, 8> silent = {"script",   "style", "iframe", "noscript",
                                                    "template", "svg",   "object", "head"};

struct Named_character {
  char32_t value = 0;
  std::size_t length = 0;  // bytes of the reference, 0 for none
};

Named_character reference_at(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 12;
  const std::size_t end = text.substr(0, std::min(text.size(), at + longest)).find(';', at);
  if (end == std::string_view::npos || end < at + 2) return {};
  std::string_view name = text.substr(at + 1, end - at - 1);
  if (name[0] == '#') {
    name.remove_prefix(1);
    const bool hex = name.starts_with('x') || name.starts_with('X');
    if (hex) name.remove_prefix(1);
    if (name.empty()) return {};
    std::uint32_t value = 0;
    for (const char c : name) {
      const auto byte = static_cast<unsigned char>(c);
      if (hex ? std::isxdigit(byte) == 0 : std::isdigit(byte) == 0) return {};
      const std::uint32_t digit = std::isdigit(byte) != 0 ? byte - '0' : (std::tolower(byte) - 'a') + 10;
      value = value * (hex ? 16 : 10) + digit;
      if (value > 0x10FFFF) return {};
    }
    const bool character = value >= 0x20 ? (value < 0xD800 || value > 0xDFFF) : value == '\t' || value == '\n';
    return {character ? value : 0xFFFD, end + 1 - at};
  }
  for (const Reference& reference : references) {
    if (reference.name == name) return {reference.value, end + 1 - at};
  }
  return {};
}

std::string tag_name(std::string_view tag) {
  std::string name;
  for (const char c : tag.substr(tag.starts_with('/') ? 1 : 0)) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) break;
    name += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    if (name.size() > 12) break;
  }
  return name;
}

// A tag, an end tag, a comment or a declaration begins at `at`.
bool opens_tag(std::string_view text, std::size_t at) {
  if (text[at] != '<' || at + 1 >= text.size()) return false;
  const char next = text[at + 1];
  return std::isalpha(static_cast<unsigned char>(next)) != 0 || next == '/' || next == '!' || next == '?';
}

// The place behind the ">" that closes the tag at `at`, one within quotation marks passed over; npos for none.
std::size_t end_of_tag(std::string_view text, std::size_t at) {
  char quote = 0;
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != 0) {
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') && text[i - 1] == '=') {
      quote = c;
    } else if (c == '>') {
      return i + 1;
    }
  }
  const std::size_t first = text.find('>', at);  // a quotation without an end
  return first == std::string_view::npos ? first : first + 1;
}

class Words {
 public:
  void add(char32_t c) {
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == 0xA0) {
      blank_ = true;
      return;
    }
    separate();
    append_utf8(text_, c);
  }
  // A byte of what need not be UTF-8.
  void add_byte(char c) {
    if (static_cast<unsigned char>(c) < 0x80) return add(static_cast<unsigned char>(c));
    separate();
    text_ += c;
  }
  void end_line() { line_ = true; }
  [[nodiscard]] std::string take() && { return std::move(text_); }

 private:
  void separate() {
    if (!text_.empty() && (line_ || blank_)) text_ += line_ ? '\n' : ' ';
    blank_ = line_ = false;
  }

  std::string text_;
  bool blank_ = false, line_ = false;
};

// Drops what is no text. What was looked for in vain is not looked for again, so that any bytes take linear time.
class Fragment {
 public:
  explicit Fragment(std::string_view html) : html_(html) {}

  [[nodiscard]] std::string read() && {
    while (at_ < html_.size()) {
      const char c = html_[at_];
      if (c == '<' && opens_tag(html_, at_) && skip_tag()) continue;
      if (c == '&') {
        const Named_character named = reference_at(html_, at_);
        words_.add(named.length == 0 ? U'&' : named.value);
        at_ += std::max<std::size_t>(named.length, 1);
      } else {
        words_.add_byte(c);
        ++at_;
      }
    }
    return std::move(words_).take();
  }

 private:
  // False where nothing closes it, so that it is text.
  bool skip_tag() {
    if (html_.substr(at_).starts_with("<!--") && comments_close_) {
      const std::size_t end = html_.find("-->", at_ + 4);
      comments_close_ = end != std::string_view::npos;
      if (comments_close_) {
        at_ = end + 3;
        return true;
      }
    }
    const std::size_t end = tags_close_ ? end_of_tag(html_, at_) : std::string_view::npos;
    tags_close_ = end != std::string_view::npos;
    if (!tags_close_) return false;
    const std::string_view tag = html_.substr(at_ + 1, end - at_ - 2);
    const std::string name = tag_name(tag);
    at_ = end;
    if (std::ranges::find(blocks, name) != blocks.end()) words_.end_line();
    const auto* const found = std::ranges::find(silent, name);
    if (found != silent.end() && !tag.starts_with('/') && !tag.ends_with('/')) {
      skip_content(static_cast<std::size_t>(found - silent.begin()));
    }
    return true;
  }

  // To the end tag; where that is missing, the text goes on behind the tag.
  void skip_content(std::size_t which) {
    if (unclosed_[which]) return;
    for (std::size_t at = html_.find("</", at_); at != std::string_view::npos; at = html_.find("</", at + 2)) {
      if (tag_name(html_.substr(at + 1, silent[which].size() + 2)) != silent[which]) continue;
      const std::size_t end = html_.find('>', at);
      if (end == std::string_view::npos) break;
      at_ = end + 1;
      return;
    }
    unclosed_[which] = true;
  }

  std::string_view html_;
  std::size_t at_ = 0;
  Words words_;
  bool comments_close_ = true, tags_close_ = true;
  std::array<bool, silent.size()> unclosed_{};
};

}  // namespace

std::string text_of_markup(std::string_view html) { return Fragment(html).read(); }

std::string line_of_markup(std::string_view html) {
  std::string text = text_of_markup(html);
  std::ranges::replace(text, '\n', ' ');
  return text;
}

bool has_markup(std::string_view text) {
  const std::size_t last = text.rfind('>');
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '<' && last != std::string_view::npos && i < last && opens_tag(text, i)) return true;
    if (text[i] == '&' && reference_at(text, i).length > 0) return true;
  }
  return false;
}

}  // namespace sijill
