#include "sijill/core/address.h"

#include <algorithm>
#include <cctype>
#include <vector>

#include "sijill/core/ascii.h"

namespace sijill {
namespace {

constexpr std::size_t longest_address = 16384;

bool is_blank_or_control(char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; }

// Without blanks around it, without tabs and line ends within, without the fragment.
std::string cleaned(std::string_view text) {
  while (!text.empty() && is_blank_or_control(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank_or_control(text.back())) text.remove_suffix(1);
  std::string clean;
  for (const char c : text.substr(0, text.find('#'))) {
    if (c != '\t' && c != '\n' && c != '\r') clean += c;
  }
  return clean;
}

// The scheme that text begins with, lower-case; empty where it is a relative reference.
std::string scheme_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0) return {};
  if (std::isalpha(static_cast<unsigned char>(text[0])) == 0) return {};
  for (const char c : text.substr(0, colon)) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '+' && c != '-' && c != '.') return {};
  }
  return ascii_lower(text.substr(0, colon));
}

// Encodes what may not stand in a path or a query; what is encoded stays as it is.
std::string encoded(std::string_view text) {
  static constexpr char digits[] = "0123456789ABCDEF";
  static constexpr std::string_view unwise = "\"<>\\^`{|}";
  std::string result;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7F || unwise.find(c) != std::string_view::npos) {
      result += '%';
      result += digits[byte >> 4];
      result += digits[byte & 15];
    } else {
      result += c;
    }
  }
  return result;
}

// RFC 3986, 5.2.4.
std::string without_dot_segments(std::string_view path) {
  std::vector<std::string_view> kept;
  bool folder = true;  // the path ends in "/"
  std::size_t begin = 1;
  while (begin <= path.size()) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view segment = path.substr(begin, end - begin);
    folder = segment == "." || segment == "..";
    if (segment == "..") {
      if (!kept.empty()) kept.pop_back();
    } else if (segment != ".") {
      kept.push_back(segment);
    }
    begin = end + 1;
  }
  std::string result;
  for (const std::string_view segment : kept) result.append("/").append(segment);
  if (folder || result.empty()) result += '/';
  return result;
}

bool read_authority(std::string_view text, Address& address) {
  if (const std::size_t at = text.rfind('@'); at != std::string_view::npos) {
    address.user = text.substr(0, at);
    text.remove_prefix(at + 1);
  }
  std::size_t colon = text.rfind(':');
  if (text.starts_with('[')) {
    const std::size_t close = text.find(']');
    if (close == std::string_view::npos) return false;
    if (text.substr(1, close - 1).find_first_not_of("0123456789abcdefABCDEF:.") != std::string_view::npos)
      return false;
    if (close + 1 < text.size() && text[close + 1] != ':') return false;
    colon = close + 1 < text.size() ? close + 1 : std::string_view::npos;
  }
  if (colon != std::string_view::npos) {
    const std::string_view port = text.substr(colon + 1);
    if (port.size() > 5 || port.find_first_not_of("0123456789") != std::string_view::npos) return false;
    for (const char c : port) address.port = 10 * address.port + (c - '0');
    if (address.port > 65535) return false;
    if (address.port == (address.scheme == "http" ? 80 : 443)) address.port = 0;
    text = text.substr(0, colon);
  }
  if (text.empty() || text.size() > 253 + 2) return false;
  for (const char c : text) {
    if (is_blank_or_control(c) || std::string_view("\"<>\\^`{|}%/?#@,;!$&'()*+=").find(c) != std::string_view::npos) {
      return false;
    }
  }
  if (!text.starts_with('[') && text.find_first_of(":[]") != std::string_view::npos) return false;
  address.host = ascii_lower(text);
  return true;
}

}  // namespace

std::optional<Address> read_address(std::string_view text) {
  if (text.size() > longest_address) return std::nullopt;
  const std::string clean = cleaned(text);
  Address address;
  address.scheme = scheme_of(clean);
  if (address.scheme != "http" && address.scheme != "https") return std::nullopt;
  std::string_view rest = std::string_view(clean).substr(address.scheme.size() + 1);
  if (!rest.starts_with("//")) return std::nullopt;
  rest.remove_prefix(2);
  const std::size_t path = std::min(rest.find_first_of("/?"), rest.size());
  if (!read_authority(rest.substr(0, path), address)) return std::nullopt;
  rest.remove_prefix(path);
  const std::size_t query = std::min(rest.find('?'), rest.size());
  address.path = without_dot_segments(encoded(rest.substr(0, query)));
  address.query = encoded(rest.substr(query));
  return address;
}

std::string origin_of(const Address& address) {
  std::string text = address.scheme + "://" + address.host;
  if (address.port != 0) text += ":" + std::to_string(address.port);
  return text;
}

std::string path_and_query(const Address& address) { return address.path + address.query; }

int port_of(const Address& address) {
  if (address.port != 0) return address.port;
  return address.scheme == "http" ? 80 : 443;
}

std::string to_string(const Address& address) {
  if (address.user.empty()) return origin_of(address) + path_and_query(address);
  const std::string origin = origin_of(address);
  const std::size_t host = address.scheme.size() + 3;
  return origin.substr(0, host) + address.user + "@" + origin.substr(host) + path_and_query(address);
}

std::string resolve(std::string_view base, std::string_view reference) {
  if (reference.size() > longest_address) return {};
  const std::string clean = cleaned(reference);
  if (!scheme_of(clean).empty()) {
    const auto absolute = read_address(clean);
    return absolute ? to_string(*absolute) : std::string();
  }
  const auto from = read_address(base);
  if (!from) return {};
  std::string whole;
  if (clean.starts_with("//")) {
    whole = from->scheme + ":" + clean;
  } else if (clean.starts_with('/')) {
    whole = origin_of(*from) + clean;
  } else if (clean.empty()) {
    whole = origin_of(*from) + path_and_query(*from);
  } else if (clean.starts_with('?')) {
    whole = origin_of(*from) + from->path + clean;
  } else {
    whole = origin_of(*from) + from->path.substr(0, from->path.rfind('/') + 1) + clean;
  }
  const auto absolute = read_address(whole);
  return absolute ? to_string(*absolute) : std::string();
}

}  // namespace sijill
