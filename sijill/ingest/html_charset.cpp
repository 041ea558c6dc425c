#include "sijill/ingest/html_charset.h"

#include <algorithm>
#include <cstddef>

namespace sijill {

std::string declared_charset(std::string_view bytes) {
  constexpr std::size_t seen = 4096;
  std::string head(bytes.substr(0, seen));
  std::ranges::transform(head, head.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  std::size_t at = std::string::npos;
  for (std::size_t meta = 0; at == std::string::npos && (meta = head.find("<meta", meta)) != std::string::npos;
       ++meta) {
    const std::size_t end = std::min(head.find('>', meta), head.size());
    const std::size_t found = head.find("charset", meta);
    if (found < end) at = found + std::string_view("charset").size();
  }
  if (at == std::string::npos && head.starts_with("<?xml")) {
    const std::size_t found = head.find("encoding");
    if (found < head.find("?>")) at = found + std::string_view("encoding").size();
  }
  if (at == std::string::npos) return {};
  at = head.find_first_not_of(" \t\r\n=\"'", at);
  if (at == std::string::npos) return {};
  const std::size_t end = head.find_first_of(" \t\r\n\"';/>?", at);
  return head.substr(at, std::min(end, head.size()) - at);
}

}  // namespace sijill
