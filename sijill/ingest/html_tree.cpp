#include "sijill/ingest/html_tree.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <utility>

#include "sijill/ingest/html_entities.h"

namespace sijill {
namespace {

constexpr std::size_t none = std::string_view::npos;

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

// Finds pieces of text, and remembers what lies nowhere ahead, so that a thousand unclosed things cost one search.
class Seeker {
 public:
  explicit Seeker(std::string_view source) : source_(source) {}

  // Where `wanted` stands at or after `at`; npos for nowhere. `memory` is this wanted text's own.
  [[nodiscard]] std::size_t find(std::string_view wanted, std::size_t at, std::size_t& memory) const {
    if (at >= memory) return none;
    const std::size_t found = source_.find(wanted, at);
    if (found == none) memory = at;
    return found;
  }

 private:
  std::string_view source_;
};

struct Open_element {
  std::uint32_t node = 0;
  Tag tag = Tag::html;
  std::uint64_t name = 0;  // tells elements of the kind `other` apart
};

std::uint64_t hash_of(std::string_view name) {
  std::uint64_t hash = 1469598103934665603u;
  for (const char c : name) {
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    hash = (hash ^ static_cast<unsigned char>(lower)) * 1099511628211u;
  }
  return hash;
}

bool is_cell(Tag tag) { return tag == Tag::td || tag == Tag::th || tag == Tag::caption; }
bool is_list(Tag tag) { return tag == Tag::ul || tag == Tag::ol || tag == Tag::menu || tag == Tag::dir; }
bool is_table_part(Tag tag) {
  return is_cell(tag) || tag == Tag::tr || tag == Tag::tbody || tag == Tag::thead || tag == Tag::tfoot ||
         tag == Tag::col || tag == Tag::colgroup;
}
// No end tag reaches out of these, save that of their own table.
bool is_border(Tag tag) { return is_cell(tag) || tag == Tag::table || tag == Tag::html || tag == Tag::template_; }
// What a link's end may close with it.
bool yields_to_link(Tag tag) {
  return !is_block(tag) || tag == Tag::p || tag == Tag::div || is_heading(tag) || tag == Tag::figure;
}

class Builder {
 public:
  Builder(std::string_view source, const Html_tree_limits& limits) : limits_(limits), seeker_(source) {
    tree_.source = source;
    tree_.nodes.reserve(source.size() / 40 + 16);
    tree_.nodes.push_back({.tag = Tag::html});
    stack_.push_back({0, Tag::html, 0});
    closing_.fill(none);
  }

  Html_tree read() && {
    const std::string_view source = tree_.source;
    std::size_t at = 0;
    while (at < source.size() && tree_.nodes.size() < limits_.nodes) {
      std::size_t mark = source.find('<', at);
      // A '<' that opens nothing is text: 3 < 5.
      while (mark != none && !opens(mark)) mark = source.find('<', mark + 1);
      add_text(at, mark == none ? source.size() : mark);
      if (mark == none) break;
      at = source[mark + 1] == '/'       ? read_end_tag(mark)
           : is_letter(source[mark + 1]) ? read_start_tag(mark)
                                         : skip_declaration(mark);
    }
    tree_.cut = tree_.nodes.size() >= limits_.nodes;
    while (!stack_.empty()) pop();
    return std::move(tree_);
  }

 private:
  [[nodiscard]] bool opens(std::size_t mark) const {
    if (mark + 1 >= tree_.source.size()) return false;
    const char next = tree_.source[mark + 1];
    return is_letter(next) || next == '!' || next == '?' || (next == '/' && mark + 2 < tree_.source.size());
  }

  // Comments, doctypes, <?xml … ?>, </ …>: where the text goes on.
  std::size_t skip_declaration(std::size_t mark) {
    const std::string_view source = tree_.source;
    if (source.substr(mark).starts_with("<!--")) {
      if (source.substr(mark + 4).starts_with(">")) return mark + 5;
      if (source.substr(mark + 4).starts_with("->")) return mark + 6;
      const std::size_t end = seeker_.find("-->", mark + 4, comment_end_);
      if (end != none) return end + 3;
      // Never closed: only its first line is taken for a comment, else the whole page would be one.
    }
    const std::size_t end = seeker_.find(">", mark, angle_);
    return end == none ? source.size() : end + 1;
  }

  // Just past the '>' of the tag whose name ends at `at`.
  std::size_t end_of_tag(std::size_t at) {
    const std::string_view source = tree_.source;
    while (at < source.size()) {
      const char c = source[at];
      if (c == '>') return at + 1;
      if (c != '=') {
        ++at;
        continue;
      }
      ++at;
      while (at < source.size() && is_blank(source[at])) ++at;
      if (at >= source.size()) break;
      const char quote = source[at];
      if (quote == '"' || quote == '\'') {
        const std::size_t end = seeker_.find(std::string_view(&quote, 1), at + 1, quote == '"' ? double_ : single_);
        if (end != none)
          at = end + 1;
        else
          ++at;  // never closed: the tag ends at its first '>'
      } else {
        while (at < source.size() && !is_blank(source[at]) && source[at] != '>') ++at;
      }
    }
    return source.size();
  }

  [[nodiscard]] std::size_t end_of_name(std::size_t at) const {
    const std::string_view source = tree_.source;
    while (at < source.size() && !is_blank(source[at]) && source[at] != '/' && source[at] != '>') ++at;
    return at;
  }

  std::size_t read_start_tag(std::size_t mark) {
    const std::string_view source = tree_.source;
    const std::size_t name_end = end_of_name(mark + 1);
    const std::string_view name = source.substr(mark + 1, name_end - mark - 1);
    Tag tag = tag_of(name);
    if (tag == Tag::image) tag = Tag::img;
    const std::size_t end = end_of_tag(name_end);
    const std::size_t attributes_end = end > name_end && source[end - 1] == '>' ? end - 1 : end;
    const Span attributes{static_cast<std::uint32_t>(name_end), static_cast<std::uint32_t>(attributes_end)};
    const bool self_closed = attributes_end > name_end && source[attributes_end - 1] == '/';
    if (tag == Tag::html) {
      if (tree_.nodes[0].source.empty()) tree_.nodes[0].source = attributes;
      return end;
    }
    if (tag == Tag::head || tag == Tag::body || tag == Tag::plaintext || tag == Tag::frameset) return end;
    if (is_table_part(tag) && open_[index(Tag::table)] == 0) return end;
    make_room_for(tag);
    const bool drawing = open_[index(Tag::svg)] + open_[index(Tag::math)] > 0;
    if (is_void(tag) || (self_closed && (drawing || tag == Tag::svg || tag == Tag::math))) {
      add(tag, attributes, name);
      return end;
    }
    if (is_raw(tag) && !drawing) return read_raw(tag, name, attributes, end);
    push(tag, attributes, name);
    return end;
  }

  std::size_t read_raw(Tag tag, std::string_view name, Span attributes, std::size_t begin) {
    const std::size_t close = tag == Tag::script ? end_of_script(begin) : closing_tag(tag, name, begin);
    if (close == none && tag != Tag::script && tag != Tag::style) return begin;  // never closed: markup after all
    const std::uint32_t node = add(tag, attributes, name);
    const std::size_t end = close == none ? tree_.source.size() : close;
    if (end > begin) {
      tree_.nodes.push_back({.parent = node, .end = node + 2, .source = span_of(begin, end)});
      tree_.nodes[node].end = node + 2;
    }
    if (close == none) return end;
    const std::size_t after = seeker_.find(">", close, angle_);
    return after == none ? tree_.source.size() : after + 1;
  }

  // Where </name stands at or after `at`.
  std::size_t closing_tag(Tag tag, std::string_view name, std::size_t at) {
    std::size_t& memory = closing_[index(tag)];
    if (at >= memory) return none;
    const std::string_view source = tree_.source;
    for (std::size_t mark = at; (mark = source.find("</", mark)) != none; mark += 2) {
      const std::size_t end = mark + 2 + name.size();
      if (end < source.size() && same_name(source.substr(mark + 2, name.size()), name) && !is_letter(source[end])) {
        return mark;
      }
    }
    memory = at;
    return none;
  }

  // A script may hold <!-- <script> … </script> -->, which does not end it.
  std::size_t end_of_script(std::size_t at) {
    const std::string_view source = tree_.source;
    bool commented = false, inner = false;
    for (std::size_t mark = at, last = at; (mark = source.find('<', mark)) != none; last = mark, ++mark) {
      const std::string_view rest = source.substr(mark);
      if (commented && source.substr(last, mark - last).find("-->") != none) commented = inner = false;
      if (rest.starts_with("<!--")) {
        commented = true;
      } else if (commented && same_name(rest.substr(0, 7), "<script") && rest.size() > 7 && !is_letter(rest[7])) {
        inner = true;
      } else if (same_name(rest.substr(0, 8), "</script") && (rest.size() == 8 || !is_letter(rest[8]))) {
        if (!inner) return mark;
        inner = false;
      }
    }
    return none;
  }

  // Closes what cannot stay open around a new element.
  void make_room_for(Tag tag) {
    if (ends_paragraph(tag)) close_within(Tag::p, is_border);
    switch (tag) {
      case Tag::li: close_within(Tag::li, [](Tag open) { return is_list(open) || is_border(open); }); break;
      case Tag::dd:
      case Tag::dt: {
        const auto border = [](Tag open) { return open == Tag::dl || is_border(open); };
        close_within(Tag::dd, border);
        close_within(Tag::dt, border);
        break;
      }
      case Tag::td:
      case Tag::th:
        close_within(Tag::td, is_table);
        close_within(Tag::th, is_table);
        break;
      case Tag::tr: close_within(Tag::tr, is_table); break;
      case Tag::tbody:
      case Tag::thead:
      case Tag::tfoot:
        close_within(Tag::tbody, is_table);
        close_within(Tag::thead, is_table);
        close_within(Tag::tfoot, is_table);
        break;
      case Tag::a: close_within(Tag::a, is_block); break;
      case Tag::option: close_within(Tag::option, is_block_but_option); break;
      default:
        if (is_heading(tag) && is_heading(stack_.back().tag)) pop();
        break;
    }
  }

  static bool is_table(Tag tag) { return tag == Tag::table; }
  static bool is_block_but_option(Tag tag) { return is_block(tag) && tag != Tag::option; }

  // Pops up to and with the nearest open `tag`, unless something that `border` names stands in between.
  template <typename Border>
  bool close_within(Tag tag, Border border, std::uint64_t name = 0) {
    if (open_[index(tag)] == 0) return false;
    for (std::size_t i = stack_.size(); i-- > 1;) {
      if (stack_[i].tag == tag && (name == 0 || stack_[i].name == name)) {
        tree_.nodes[stack_[i].node].closed = true;
        while (stack_.size() > i) pop();
        return true;
      }
      if (border(stack_[i].tag)) return false;
    }
    return false;
  }

  std::size_t read_end_tag(std::size_t mark) {
    const std::string_view source = tree_.source;
    if (!is_letter(source[mark + 2])) return source[mark + 2] == '>' ? mark + 3 : skip_declaration(mark);
    const std::size_t name_end = end_of_name(mark + 2);
    const std::string_view name = source.substr(mark + 2, name_end - mark - 2);
    const Tag tag = tag_of(name);
    const std::size_t end = end_of_tag(name_end);
    if (unread_[index(tag)] > 0) {
      --unread_[index(tag)];
    } else if (tag == Tag::br) {
      add(tag, {}, name);
    } else if (tag == Tag::a) {
      close_within(tag, [](Tag open) { return !yields_to_link(open); });
    } else if (is_heading(tag)) {
      for (std::size_t i = stack_.size(); i-- > 1 && !is_border(stack_[i].tag);) {
        if (!is_heading(stack_[i].tag)) continue;
        while (stack_.size() > i) pop();
        break;
      }
    } else if (tag == Tag::table) {
      close_within(tag, [](Tag) { return false; });
    } else if (is_table_part(tag)) {
      close_within(tag, is_table);
    } else if (tag == Tag::li) {
      close_within(tag, [](Tag open) { return is_list(open) || is_border(open); });
    } else if (is_block(tag)) {
      close_within(tag, is_border);
    } else {
      close_within(tag, is_block, tag == Tag::other ? hash_of(name) : 0);
    }
    return end;
  }

  void add_text(std::size_t begin, std::size_t end) {
    if (begin >= end) return;
    const auto node = static_cast<std::uint32_t>(tree_.nodes.size());
    tree_.nodes.push_back({.parent = stack_.back().node, .end = node + 1, .source = span_of(begin, end)});
  }

  std::uint32_t add(Tag tag, Span attributes, std::string_view name) {
    const auto node = static_cast<std::uint32_t>(tree_.nodes.size());
    tree_.nodes.push_back({.tag = tag,
                           .parent = stack_.back().node,
                           .end = node + 1,
                           .source = attributes,
                           .name = tag == Tag::other ? name : std::string_view{}});
    return node;
  }

  void push(Tag tag, Span attributes, std::string_view name) {
    if (stack_.size() >= limits_.depth) {
      ++unread_[index(tag)];  // so that its end tag does not close another's
      return;
    }
    const std::uint32_t node = add(tag, attributes, name);
    stack_.push_back({node, tag, tag == Tag::other ? hash_of(name) : 0});
    ++open_[index(tag)];
  }

  void pop() {
    const Open_element& top = stack_.back();
    tree_.nodes[top.node].end = static_cast<std::uint32_t>(tree_.nodes.size());
    --open_[index(top.tag)];
    stack_.pop_back();
  }

  static Span span_of(std::size_t begin, std::size_t end) {
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
  }
  static std::size_t index(Tag tag) { return static_cast<std::size_t>(tag); }
  static constexpr std::size_t tags = static_cast<std::size_t>(Tag::xmp) + 1;

  Html_tree tree_;
  Html_tree_limits limits_;
  Seeker seeker_;
  std::vector<Open_element> stack_;
  std::array<std::uint32_t, tags> open_{};    // how many of each are open
  std::array<std::uint32_t, tags> unread_{};  // opened below the allowed depth
  // From where on each of these is known to stand nowhere.
  std::size_t comment_end_ = none, angle_ = none, double_ = none, single_ = none;
  std::array<std::size_t, tags> closing_{};
};

}  // namespace

Html_tree read_html_tree(std::string_view source, const Html_tree_limits& limits) {
  return Builder(source, limits).read();
}

Html_attribute Attribute_reader::next() {
  std::size_t at = 0;
  while (at < rest_.size() && (is_blank(rest_[at]) || rest_[at] == '/')) ++at;
  const std::size_t begin = at;
  if (at < rest_.size() && rest_[at] == '=') ++at;  // a name may begin with one
  while (at < rest_.size() && !is_blank(rest_[at]) && rest_[at] != '/' && rest_[at] != '=') ++at;
  Html_attribute found{rest_.substr(begin, at - begin), {}};
  std::size_t after = at;
  while (after < rest_.size() && is_blank(rest_[after])) ++after;
  if (after < rest_.size() && rest_[after] == '=') {
    at = after + 1;
    while (at < rest_.size() && is_blank(rest_[at])) ++at;
    const char quote = at < rest_.size() ? rest_[at] : ' ';
    if (const std::size_t end = quote == '"' || quote == '\'' ? rest_.find(quote, at + 1) : none; end != none) {
      found.value = rest_.substr(at + 1, end - at - 1);
      at = end + 1;
    } else {
      const std::size_t value = at;
      while (at < rest_.size() && !is_blank(rest_[at])) ++at;
      found.value = rest_.substr(value, at - value);
    }
  }
  rest_.remove_prefix(at);
  return found;
}

bool same_name(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
  return std::ranges::equal(a, b, {}, lower, lower);
}

std::string attribute(std::string_view attributes, std::string_view name) {
  Attribute_reader reader(attributes);
  for (Html_attribute found = reader.next(); !found.name.empty(); found = reader.next()) {
    if (same_name(found.name, name)) return unescaped(found.value);
  }
  return {};
}

}  // namespace sijill
