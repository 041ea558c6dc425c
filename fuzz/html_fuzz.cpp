// Any bytes as a page: the text is UTF-8, the marks lie in it in order, the tree is one.
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "hold.h"
#include "sijill/ingest/html_page.h"
#include "sijill/ingest/html_tree.h"

namespace {

void check_tree(std::string_view source) {
  const sijill::Html_tree tree = sijill::read_html_tree(source, {.depth = 32, .nodes = 2000});
  sijill::hold(tree.nodes.size() <= 2003 && !tree.nodes.empty() && tree.nodes[0].end == tree.nodes.size());
  for (std::uint32_t i = 1; i < tree.nodes.size(); ++i) {
    const sijill::Html_node& node = tree.nodes[i];
    sijill::hold(node.parent < i && node.end > i && node.end <= tree.nodes[node.parent].end);
    sijill::hold(node.source.end <= source.size() && node.source.begin <= node.source.end);
  }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): named by libFuzzer
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  (void)sijill::looks_like_html(bytes);
  check_tree(bytes);
  const sijill::Article article = sijill::read_html("page", std::string(bytes));
  sijill::hold(sijill::is_utf8(article.text) && sijill::is_utf8(article.title) &&
               article.text.find('\0') == std::string::npos);
  std::uint32_t end = 0;
  for (const sijill::Marked_line& line : article.marked) {
    sijill::hold(line.span.begin >= end && line.span.end >= line.span.begin && line.span.end <= article.text.size());
    end = line.span.end;
  }
  return 0;
}
