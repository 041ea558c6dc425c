// The elements of a page as a list in the order of the page. Nothing here recurses and nothing is copied: a page
// nested 10,000 deep costs what a flat one costs.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/span.h"
#include "sijill/ingest/html_names.h"

namespace sijill {

struct Html_node {
  Tag tag = Tag::text;
  bool closed = false;       // by its own end tag or its next of kind, not only by the end of what holds it
  std::uint32_t parent = 0;  // the root is its own
  std::uint32_t end = 0;     // its inside is the nodes [own index + 1, end)
  Span source;               // text: its characters; an element: its attributes, as the page writes them
  std::string_view name;     // of an element of the kind `other`, as the page writes it
};

struct Html_tree {
  std::string_view source;
  std::vector<Html_node> nodes;  // nodes[0] is the root, <html>, whether the page has one or not
  bool cut = false;              // the page has more elements than were allowed; the rest was left unread

  [[nodiscard]] std::string_view under(const Html_node& node) const { return node.source.of(source); }
};

struct Html_tree_limits {
  std::uint32_t depth = 256;
  std::uint32_t nodes = 1'000'000;
};

// `source` is valid UTF-8 under 4 GB and outlives the tree. Elements are closed as HTML closes them (a paragraph by
// the next one, a list item by the next one, whatever is open by its parent's end); tags that close nothing are left
// out.
[[nodiscard]] Html_tree read_html_tree(std::string_view source, const Html_tree_limits& limits = {});

struct Html_attribute {
  std::string_view name;   // as the page writes it
  std::string_view value;  // with its references; empty where there is none
};

// Each attribute of a start tag in turn; `attributes` is Html_node::source. Ends with an empty name.
class Attribute_reader {
 public:
  explicit Attribute_reader(std::string_view attributes) : rest_(attributes) {}
  [[nodiscard]] Html_attribute next();

 private:
  std::string_view rest_;
};

// ASCII letters in any case.
[[nodiscard]] bool same_name(std::string_view a, std::string_view b);

// The value of the first attribute of that name, references undone; empty for none.
[[nodiscard]] std::string attribute(std::string_view attributes, std::string_view name);

}  // namespace sijill
