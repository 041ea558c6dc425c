#include "sijill/ingest/html_charset.h"

#include <algorithm>
#include <cstddef>

#include "sijill/core/ascii.h"
#include "sijill/ingest/html_tree.h"

namespace sijill {
namespace {

constexpr std::size_t none = std::string_view::npos;

// Where `wanted`, in lower case, stands in `text` whatever its capitals.
std::size_t find_name(std::string_view text, std::string_view wanted) {
  for (std::size_t i = 0; i + wanted.size() <= text.size(); ++i) {
    if ((text[i] == wanted[0] || text[i] == wanted[0] - 32) && same_name(text.substr(i, wanted.size()), wanted)) {
      return i;
    }
  }
  return none;
}

// The bytes right after the word that says which charset it is; npos for none.
std::size_t after_declaration(std::string_view head) {
  constexpr std::string_view charset = "charset", encoding = "encoding";
  for (std::size_t tag = 0; (tag = head.find('<', tag)) != none; ++tag) {
    if (!same_name(head.substr(tag, 5), "<meta")) continue;
    const std::string_view meta = head.substr(tag, head.find('>', tag) - tag);
    const std::size_t found = find_name(meta, charset);
    if (found != none) return tag + found + charset.size();
  }
  if (!same_name(head.substr(0, 5), "<?xml")) return none;
  const std::string_view declaration = head.substr(0, head.find("?>"));
  const std::size_t found = find_name(declaration, encoding);
  return found == none ? none : found + encoding.size();
}

}  // namespace

std::string declared_charset(std::string_view bytes) {
  constexpr std::size_t seen = 4096;
  const std::string_view head = bytes.substr(0, seen);
  std::size_t at = after_declaration(head);
  if (at == none) return {};
  at = head.find_first_not_of(" \t\r\n=\"'", at);
  if (at == none) return {};
  const std::size_t end = head.find_first_of(" \t\r\n\"';/>?", at);
  return ascii_lower(head.substr(at, std::min(end, head.size()) - at));
}

}  // namespace sijill
