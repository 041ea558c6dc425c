#include "sijill/fetch/robots.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdint>
#include <cstring>

#include "sijill/core/ascii.h"

namespace sijill {
namespace {

constexpr std::size_t longest_pattern = 2048;  // bytes; longer rules are left out
constexpr std::size_t most_sitemaps = 100;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20) text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20) text.remove_suffix(1);
  return text;
}

bool is_unreserved(unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '.' || c == '_' || c == '~'; }

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

// One spelling for comparison (2.2.2): what needs no encoding is decoded, what is no ASCII encoded. In a path "*" and
// "$" are encoded too, since in a pattern they are more than themselves.
std::string encoded_path(std::string_view text, bool is_pattern) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string result;
  const auto encode = [&result](unsigned char byte) {
    result += '%';
    result += digits[byte >> 4];
    result += digits[byte & 15];
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      const auto named = static_cast<unsigned char>(16 * hex(text[i + 1]) + hex(text[i + 2]));
      i += 2;
      if (is_unreserved(named)) {
        result += static_cast<char>(named);
      } else {
        encode(named);
      }
    } else if (byte <= 0x20 || byte >= 0x7F || (!is_pattern && (byte == '*' || byte == '$'))) {
      encode(byte);
    } else {
      result += static_cast<char>(byte);
    }
  }
  return result;
}

// Whether the pattern fits the beginning of the path, or all of it where it ends in "$". What stands between two
// stars is looked for from left to right, each in linear time (memmem), so that no pattern is slow.
bool fits(std::string_view pattern, std::string_view path) {
  const bool to_end = pattern.ends_with('$');
  if (to_end) pattern.remove_suffix(1);
  std::size_t star = pattern.find('*');
  if (!path.starts_with(pattern.substr(0, star))) return false;
  if (star == std::string_view::npos) return !to_end || path.size() == pattern.size();
  path.remove_prefix(star);
  while (true) {
    pattern.remove_prefix(star + 1);
    star = pattern.find('*');
    const std::string_view piece = pattern.substr(0, star);
    if (star == std::string_view::npos && to_end) return path.ends_with(piece);
    const void* found = memmem(path.data(), path.size(), piece.data(), piece.size());
    if (found == nullptr) return false;
    if (star == std::string_view::npos) return true;
    path.remove_prefix(static_cast<std::size_t>(static_cast<const char*>(found) - path.data()) + piece.size());
  }
}

struct Line {
  std::string key;  // lower-case, without blanks and hyphens
  std::string_view value;
};

Line line_of(std::string_view text) {
  text = text.substr(0, text.find('#'));
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos) return {};
  Line line{{}, trimmed(text.substr(colon + 1))};
  for (const char c : trimmed(text.substr(0, colon))) {
    if (c != '-' && c != ' ' && c != '_') line.key += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return line;
}

// The product token that a line names: «Sijill/1.0 (…)» names Sijill.
std::string_view token_of(std::string_view value) {
  if (value.starts_with('*')) return value.substr(0, 1);
  std::size_t end = 0;
  while (end < value.size() &&
         (std::isalpha(static_cast<unsigned char>(value[end])) != 0 || value[end] == '-' || value[end] == '_')) {
    ++end;
  }
  return value.substr(0, end);
}

}  // namespace

Robots Robots::parse(std::string_view text, std::string_view agent) {
  text = text.substr(0, longest_robots);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::string own = ascii_lower(agent);
  Robots named, general;
  bool is_named = false, is_general = false, in_rules = true, any_named = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
    const Line line = line_of(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.key == "useragent") {
      if (in_rules) is_named = is_general = in_rules = false;
      const std::string token = ascii_lower(token_of(line.value));
      is_named = is_named || token == own;
      is_general = is_general || token == "*";
      any_named = any_named || is_named;
    } else if (line.key == "allow" || line.key == "disallow") {
      in_rules = true;
      if (line.value.empty() || line.value.size() > longest_pattern) continue;
      const Rule rule{encoded_path(line.value, true), line.key == "allow"};
      if (is_named) named.rules_.push_back(rule);
      if (is_general) general.rules_.push_back(rule);
    } else if (line.key == "crawldelay") {
      double seconds = -1;
      std::from_chars(line.value.data(), line.value.data() + line.value.size(), seconds);
      if (!(seconds >= 0)) continue;
      if (is_named) named.delay_ = seconds;
      if (is_general) general.delay_ = seconds;
    } else if (line.key == "sitemap" && named.sitemaps_.size() < most_sitemaps && !line.value.empty()) {
      named.sitemaps_.emplace_back(line.value);
    }
  }
  if (any_named) return named;
  general.sitemaps_ = std::move(named.sitemaps_);
  return general;
}

Robots Robots::closed() {
  Robots robots;
  robots.rules_.push_back({"/", false});
  return robots;
}

bool Robots::allows(std::string_view path) const {
  if (path == "/robots.txt") return true;
  const std::string spelt = encoded_path(path, false);
  std::size_t longest = 0;
  bool allowed = true;
  for (const Rule& rule : rules_) {
    const std::size_t length = rule.pattern.size();
    if (length < longest || (length == longest && allowed)) continue;
    if (!fits(rule.pattern, spelt)) continue;
    longest = length;
    allowed = rule.allow;
  }
  return allowed;
}

}  // namespace sijill
