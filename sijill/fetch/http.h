// One request and its answer over HTTP, held within limits: what Fetcher is made of. Redirects are not followed here.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sijill/core/address.h"

namespace sijill {

struct Fetch_limits {
  std::size_t bytes = std::size_t{10} << 20;  // of a body, decompressed
  std::size_t header_bytes = 64 * 1024;
  std::chrono::milliseconds time{20'000};  // of a fetch with all its redirects, without the waits for a host's turn
  int redirects = 5;
};

enum class Fetch_failure {
  none,
  refused,      // the address may not be fetched: another scheme, a private address, a password within
  disallowed,   // robots.txt forbids it
  too_large,    // more bytes than may be
  too_slow,     // more time than may be
  redirects,    // more than may be, in a circle, or to nowhere
  waiting,      // the host asked to be left alone for longer than one waits; see retry_after
  unreachable,  // no connection, no such host, a certificate that does not hold, an answer that is no HTTP
  stopped       // by the caller
};

struct Request {
  std::string address;
  std::string etag, last_modified;  // of what the caller has already; the answer may then be 304
  std::string accept = "*/*";
  std::size_t cut_at = 0;  // a longer body is cut there and is no failure; 0 for none
};

// What came back. With failure none there is a status, whatever it says; else message says what went wrong.
struct Fetched {
  Fetch_failure failure = Fetch_failure::none;
  std::string message;
  int status = 0;
  std::string address;  // of the last request, after all redirects
  std::string body;
  std::string content_type;  // as sent: «text/html; charset=windows-1256»
  std::string etag, last_modified;
  std::string location;                             // of a redirect
  std::optional<std::chrono::seconds> retry_after;  // how long the server asks to wait
  bool moved = false;                               // every redirect on the way was permanent (301, 308)
};

struct Fetch_settings {
  std::string user_agent;            // the whole header
  std::vector<std::string> allowed;  // hosts, or host:port, that may lie in private ranges; lower-case
  // The address of a proxy, empty for none; absent: what http_proxy, https_proxy, all_proxy and no_proxy say.
  std::optional<std::string> proxy;
  Fetch_limits limits;
};

// The charset that a content type names; empty for none.
[[nodiscard]] std::string charset_of(const std::string& content_type);

// Whether the user allowed this host by name.
[[nodiscard]] bool is_allowed_by_name(const Address& address, const std::vector<std::string>& allowed);

// Connects only to public addresses (is_public), checked on the address that is connected to and so after any trick
// with names, unless the host is allowed by name. Where a proxy resolves, the name is looked up here beforehand and a
// private answer refused; what cannot be looked up is left to the proxy. `stopped` is asked several times a second.
[[nodiscard]] Fetched exchange(const Request& request, const Address& address, const Fetch_settings& settings,
                               std::chrono::milliseconds time, const std::function<bool()>& stopped);

}  // namespace sijill
