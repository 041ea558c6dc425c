// feeds.toml: which feeds are watched, how often, and what may be done on the way (docs/guide/watching.md).
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sijill/core/date.h"
#include "sijill/core/result.h"

namespace sijill {

struct Watched_feed {
  enum class Source { page, entry };

  std::string address;
  std::string name;    // for messages; the address where it has none
  std::string outlet;  // id or name; empty: what page and feed say of themselves
  std::chrono::seconds interval{0};
  Source source = Source::page;  // where an article's text is had from
  std::optional<Day> since;      // entries published before are left out
  std::size_t most_new = 50;     // new articles of one poll; the others wait for the next
};

struct Feeds_file {
  std::string contact;                     // who watches: an address of mail or of a page
  std::chrono::milliseconds delay{5'000};  // between two requests to one host
  std::vector<std::string> allow_private;  // hosts that may lie in private networks, lower-case
  std::optional<std::string> proxy;
  unsigned jobs = 4;  // fetches at once, each of another host
  std::vector<Watched_feed> feeds;
};

// The error names each fault on a line of its own: line, key, what was found, what was wanted.
[[nodiscard]] Result<Feeds_file> read_feeds_file(const std::string& path);

}  // namespace sijill
