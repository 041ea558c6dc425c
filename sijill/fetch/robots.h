// What a site asks of programs that fetch from it: robots.txt by RFC 9309.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sijill {

// Of a longer file this much is read (RFC 9309, 2.5 wants 500 KiB at least).
inline constexpr std::size_t longest_robots = 512 * 1024;  // bytes
// A site is asked again after this time (2.4).
inline constexpr auto robots_age = std::chrono::hours(24);

// The rules for one user agent.
class Robots {
 public:
  // Without rules: everything is allowed.
  Robots() = default;
  // `agent` is a product token («Sijill»). All groups that name it hold together; where none does, those of *.
  // Any bytes do.
  [[nodiscard]] static Robots parse(std::string_view text, std::string_view agent);
  // Nothing is allowed.
  [[nodiscard]] static Robots closed();

  // `path` is path and query of an address, beginning with "/". The longest rule that fits decides; of two equally
  // long ones, the one that allows. /robots.txt itself is always allowed.
  [[nodiscard]] bool allows(std::string_view path) const;

  // Crawl-delay, no part of the RFC and heeded all the same; in seconds.
  [[nodiscard]] std::optional<double> delay() const { return delay_; }
  // The addresses of the site's sitemaps, for whichever agent.
  [[nodiscard]] const std::vector<std::string>& sitemaps() const { return sitemaps_; }

 private:
  struct Rule {
    std::string pattern;  // encoded as encoded_path does; "*" is any bytes, "$" at the end is the end
    bool allow = false;
  };
  std::vector<Rule> rules_;
  std::optional<double> delay_;
  std::vector<std::string> sitemaps_;
};

}  // namespace sijill
