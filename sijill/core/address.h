// An address of the web taken apart, and relative ones made whole (RFC 3986, as lenient as pages and feeds need).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sijill {

struct Address {
  std::string scheme;  // "http" or "https"
  std::string user;    // "name" or "name:password", nearly always empty
  std::string host;    // lower-case; an IPv6 address in its brackets
  int port = 0;        // 0 where it is the scheme's own
  std::string path;    // begins with "/", without dot segments, percent-encoded
  std::string query;   // with its "?", or empty; percent-encoded
};

// Of http and https only; blanks around it and line ends within are dropped, as is the fragment. What may not stand
// in an address is percent-encoded («https://example.org/خبر» may be given as it is). Absent where it is none.
[[nodiscard]] std::optional<Address> read_address(std::string_view text);

[[nodiscard]] std::string to_string(const Address& address);
// Path and query, as a request and robots.txt name a page.
[[nodiscard]] std::string path_and_query(const Address& address);
[[nodiscard]] int port_of(const Address& address);
// "https://example.org:8080": what shares robots.txt and a connection.
[[nodiscard]] std::string origin_of(const Address& address);

// What `reference` means on a page at `base`; empty where that is no address of http or https (mailto:, javascript:),
// or where it is relative and `base` is none.
[[nodiscard]] std::string resolve(std::string_view base, std::string_view reference);

}  // namespace sijill
