// Fetches politely: one request to a host at a time and not too often, what robots.txt allows, redirects checked one
// by one, all within limits.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "sijill/fetch/http.h"
#include "sijill/fetch/robots.h"

namespace sijill {

struct Fetcher_options {
  Fetch_settings settings;
  std::string product = "Sijill";          // what robots.txt calls us
  std::chrono::milliseconds delay{5'000};  // between the beginnings of two requests to one host
  std::chrono::seconds longest_delay{60};  // a Crawl-delay beyond this counts as this
  std::chrono::seconds longest_wait{120};  // for a host's turn; one that asked for more is not waited for
};

// Shared by threads.
class Fetcher {
 public:
  using Clock = std::chrono::steady_clock;

  explicit Fetcher(Fetcher_options options) : options_(std::move(options)) {}

  // Waits for the host's turn, asks its robots.txt where that is not known or a day old, fetches, and follows
  // redirects with the same care. `stopped` is asked several times a second, also while waiting. Never throws; what
  // the network does wrong is in Fetched.
  [[nodiscard]] Fetched get(const Request& request, const std::function<bool()>& stopped);

  // When a request to this origin (origin_of) would begin without waiting; now or earlier for one that is free.
  [[nodiscard]] Clock::time_point ready_at(const std::string& origin) const;

  // The addresses of sitemaps that the robots.txt of this address names, if it has been fetched.
  [[nodiscard]] std::vector<std::string> sitemaps_of(const std::string& address) const;

 private:
  struct Site {
    Clock::time_point next{};  // no request begins before
    std::chrono::milliseconds delay{0};
    Robots robots;
    std::optional<Fetched> why_closed;  // robots.txt could not be had, and nothing is fetched
    bool known = false;                 // robots are those of the site, and asked again at
    bool had_rules = false;             // they were had once; a site that fails later keeps them
    Clock::time_point ask_again{};
    bool asking = false;  // a thread fetches them now
  };

  // Why there is no turn, if there is none.
  [[nodiscard]] std::optional<Fetched> wait_for_turn(const Address& address, const std::function<bool()>& stopped);
  // False where stopped.
  [[nodiscard]] bool know_robots(const Address& address, const std::function<bool()>& stopped);
  void forget_idle_sites();
  // A host that answers 429 or 503 with a time is left alone until then.
  void heed_retry_after(const Address& address, const Fetched& fetched);
  void learn_robots(const Address& address, const Fetched& fetched);
  // Absent where allowed, else the failure.
  [[nodiscard]] std::optional<Fetched> forbidden(const Address& address) const;

  // One request after the other from `address` on until an answer is no redirect.
  struct Way;
  [[nodiscard]] Fetched follow(const Request& request, Way& way, const std::function<bool()>& stopped);

  Fetcher_options options_;
  mutable std::mutex mutex_;
  std::condition_variable asked_;      // a site's robots.txt has come
  std::map<std::string, Site> sites_;  // by origin
};

}  // namespace sijill
