#include "sijill/ingest/html_lines.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "sijill/ingest/html_entities.h"

namespace sijill {
namespace {

constexpr std::size_t most_reserved = 4096;       // bytes of a line at once; many a text is one line
constexpr std::size_t shortest_broken_line = 80;  // bytes; an editor breaks lines that are longer than this

// Bytes of a mark that only says in which direction to write, or says nothing: U+00AD, U+200E, U+200F, U+2028 to
// U+202E (the first two part lines), U+2060, U+2066 to U+2069, U+FEFF; 0 for anything else.
std::size_t silent_mark_at(std::string_view text, std::size_t i) {
  const auto byte = [&](std::size_t k) { return i + k < text.size() ? static_cast<unsigned char>(text[i + k]) : 0u; };
  if (byte(0) == 0xC2) return byte(1) == 0xAD ? 2 : 0;
  if (byte(0) == 0xEF) return byte(1) == 0xBB && byte(2) == 0xBF ? 3 : 0;
  if (byte(0) != 0xE2) return 0;
  if (byte(1) == 0x80 && (byte(2) == 0x8E || byte(2) == 0x8F || (byte(2) >= 0xA8 && byte(2) <= 0xAE))) return 3;
  if (byte(1) == 0x81 && (byte(2) == 0xA0 || (byte(2) >= 0xA6 && byte(2) <= 0xA9))) return 3;
  return 0;
}

bool ends_whole(std::string_view text) {
  while (text.ends_with('"') || text.ends_with(')') || text.ends_with("»") || text.ends_with("”")) {
    text.remove_suffix(text.ends_with("»") ? 2 : text.ends_with("”") ? 3 : 1);
  }
  return text.ends_with('.') || text.ends_with(':') || text.ends_with('!') || text.ends_with("؟") ||
         text.ends_with("…") || text.ends_with("؛");
}

// Bytes that need a look: blanks and controls, and the first ones of characters that are blanks or silent marks.
constexpr std::array<bool, 256> needs_look = [] {
  std::array<bool, 256> needs{};
  for (std::size_t byte = 0; byte <= 0x20; ++byte) needs[byte] = true;
  for (const std::size_t byte : {0x7F, 0xC2, 0xE2, 0xEF}) needs[byte] = true;
  return needs;
}();

bool has_address(std::string_view attributes) {
  Attribute_reader reader(attributes);
  for (Html_attribute found = reader.next(); !found.name.empty(); found = reader.next()) {
    if (same_name(found.name, "href")) return true;
  }
  return false;
}

struct Start_tag {
  std::string_view attributes;
  Tag tag = Tag::other;
  friend bool operator==(const Start_tag&, const Start_tag&) = default;
};

struct Start_tag_hash {
  std::size_t operator()(const Start_tag& start) const {
    return std::hash<std::string_view>{}(start.attributes) ^ static_cast<std::size_t>(start.tag);
  }
};

class Line_maker {
 public:
  explicit Line_maker(const Html_tree& tree) : tree_(tree) {
    found_.regions.assign(tree.nodes.size(), Region::plain);
  }

  Html_lines read() && {
    for (std::uint32_t i = 1; i < tree_.nodes.size();) {
      while (!open_.empty() && i >= open_.back().end) close();
      const Html_node& node = tree_.nodes[i];
      if (node.tag == Tag::text) {
        add(i, tree_.under(node));
      } else if (node.tag == Tag::br) {
        break_line();
      } else if (is_never_text(node.tag)) {
        i = node.end;
        continue;
      } else if (is_void(node.tag)) {
        if (node.tag == Tag::hr) flush();
      } else {
        open(i, node);
      }
      ++i;
    }
    while (!open_.empty()) close();
    flush();
    return std::move(found_);
  }

 private:
  struct Open {
    std::uint32_t node = 0, end = 0;
    bool own_lines = false, link = false;
  };

  void open(std::uint32_t i, const Html_node& node) {
    const Region region = known_region(node);
    found_.regions[i] = region;
    const bool own_lines = is_block(node.tag) || (region != Region::plain && node.tag != Tag::a);
    if (own_lines) flush();
    // <a name> is no link, nor is one that somebody forgot to close around the rest of the page.
    const bool link = node.tag == Tag::a && node.closed && has_address(tree_.under(node));
    open_.push_back({i, node.end, own_lines, link});
    links_ += link;
    pre_ += node.tag == Tag::pre;
  }

  // Pages repeat the same few start tags over and over.
  Region known_region(const Html_node& node) {
    const std::string_view attributes = tree_.under(node);
    if (attributes.size() < 6 || node.tag == Tag::other) return region_of(tree_, node);
    const auto [known, is_new] = regions_.try_emplace({attributes, node.tag}, Region::plain);
    if (is_new) known->second = region_of(tree_, node);
    return known->second;
  }

  void close() {
    const Open top = open_.back();
    if (top.own_lines) flush();
    links_ -= top.link;
    pre_ -= tree_.nodes[top.node].tag == Tag::pre;
    open_.pop_back();
  }

  [[nodiscard]] std::uint32_t holder() const {
    for (std::size_t i = open_.size(); i-- > 0;) {
      if (open_[i].own_lines) return open_[i].node;
    }
    return 0;
  }

  void add(std::uint32_t at, std::string_view source) {
    std::string undone;
    if (source.find('&') != std::string_view::npos) {
      append_unescaped(undone, source);
      source = undone;
    }
    for (std::size_t i = 0; i < source.size();) {
      const auto byte = static_cast<unsigned char>(source[i]);
      if (byte <= 0x20 || byte == 0x7F) {
        if (byte == '\n' && pre_ > 0) flush();
        blank_ = true;
        ++i;
        continue;
      }
      if (byte == 0xC2 && i + 1 < source.size() && source[i + 1] == '\xA0') {
        blank_ = true;
        i += 2;
        continue;
      }
      if (const std::size_t mark = byte >= 0xC2 ? silent_mark_at(source, i) : 0) {
        if (source.substr(i, mark) == "\u2028" || source.substr(i, mark) == "\u2029") blank_ = true;
        i += mark;
        continue;
      }
      if (broken_) mend_break();
      if (line_.text.empty()) {
        line_.node = holder();
        line_.at = at;
        line_.tag = tree_.nodes[line_.node].tag;
        line_.text.reserve(std::min(source.size() - i, most_reserved));
      }
      if (blank_ || line_.text.empty()) {
        if (!line_.text.empty()) line_.text += ' ';
        ++line_.words;
        line_.link_words += links_ > 0;
      }
      blank_ = false;
      // The rest of the word at once, and the words after it that have one blank before them.
      std::size_t end = i + 1;
      std::uint32_t words = 0;
      while (end < source.size()) {
        if (!needs_look[static_cast<unsigned char>(source[end])]) {
          ++end;
        } else if (source[end] == ' ' && end + 1 < source.size() &&
                   !needs_look[static_cast<unsigned char>(source[end + 1])]) {
          end += 2;
          ++words;
        } else {
          break;
        }
      }
      line_.words += words;
      if (links_ > 0) line_.link_words += words;
      line_.text += source.substr(i, end - i);
      i = end;
    }
  }

  void break_line() {
    if (line_.text.empty()) return;
    if (broken_ || ends_whole(line_.text) || line_.text.size() < shortest_broken_line) {
      flush();
    } else {
      broken_ = true;
    }
  }

  // Text follows one <br> only: the line goes on.
  void mend_break() {
    broken_ = false;
    blank_ = true;
  }

  void flush() {
    if (!line_.text.empty()) found_.lines.push_back(std::move(line_));
    line_ = {};
    blank_ = broken_ = false;
  }

  const Html_tree& tree_;
  Html_lines found_;
  std::vector<Open> open_;
  std::unordered_map<Start_tag, Region, Start_tag_hash> regions_;
  std::uint32_t links_ = 0, pre_ = 0;
  Html_line line_;
  bool blank_ = false;   // a blank stands before what comes next
  bool broken_ = false;  // so does a <br>
};

}  // namespace

Html_lines read_html_lines(const Html_tree& tree) { return Line_maker(tree).read(); }

}  // namespace sijill
