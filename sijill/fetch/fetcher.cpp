#include "sijill/fetch/fetcher.h"

#include <algorithm>
#include <set>
#include <thread>
#include <utility>

namespace sijill {
namespace {

using namespace std::chrono_literals;

constexpr auto nap = 50ms;                            // how long a stop may go unseen
constexpr std::size_t most_sites = 1000;              // remembered; beyond, those that are idle are forgotten
constexpr auto closed_age = std::chrono::minutes(5);  // an unreachable robots.txt is asked for again after this time

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Fetched failed(Fetch_failure failure, std::string address, std::string message) {
  Fetched fetched;
  fetched.failure = failure;
  fetched.address = std::move(address);
  fetched.message = std::move(message);
  return fetched;
}

}  // namespace

// Where a fetch has come to.
struct Fetcher::Way {
  std::string address;
  bool heeds_robots = true;
  std::set<std::string> seen;
  std::chrono::milliseconds left{0};  // time
};

Fetched Fetcher::get(const Request& request, const std::function<bool()>& stopped) {
  Way way{request.address, true, {}, options_.settings.limits.time};
  return follow(request, way, stopped);
}

Fetched Fetcher::follow(const Request& request, Way& way, const std::function<bool()>& stopped) {
  bool moved = true;
  for (int hop = 0;; ++hop) {
    const auto address = read_address(way.address);
    if (!address) {
      return failed(Fetch_failure::refused, way.address,
                    way.address + ": found no address, wanted one that begins with http:// or https://");
    }
    way.address = to_string(*address);
    if (!address->user.empty()) {
      return failed(Fetch_failure::refused, way.address,
                    origin_of(*address) +
                        ": found a name or password within the address, wanted one without; they would be sent to "
                        "whoever answers there");
    }
    if (!way.seen.insert(way.address).second) {
      return failed(Fetch_failure::redirects, way.address,
                    request.address + ": found redirects in a circle, back to " + way.address);
    }
    if (way.heeds_robots) {
      if (!know_robots(*address, stopped))
        return failed(Fetch_failure::stopped, way.address, way.address + ": stopped");
      if (auto why = forbidden(*address)) return std::move(*why);
    }
    if (auto why = wait_for_turn(*address, stopped)) return std::move(*why);
    const auto began = Clock::now();
    Fetched fetched = exchange(request, *address, options_.settings, way.left, stopped);
    way.left -= std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began);
    fetched.moved = hop > 0 && moved;
    heed_retry_after(*address, fetched);
    if (fetched.failure != Fetch_failure::none || !is_redirect(fetched.status)) return fetched;
    moved = moved && (fetched.status == 301 || fetched.status == 308);
    if (hop == options_.settings.limits.redirects) {
      return failed(Fetch_failure::redirects, way.address,
                    request.address + ": found more than " + std::to_string(options_.settings.limits.redirects) +
                        " redirects, the last to " + fetched.location);
    }
    std::string next = fetched.location.empty() ? std::string() : resolve(way.address, fetched.location);
    if (next.empty()) {
      return failed(
          Fetch_failure::redirects, way.address,
          way.address + ": found a redirect to \"" + fetched.location + "\", wanted an address of http or https");
    }
    if (way.left <= 0ms) {
      return failed(Fetch_failure::too_slow, way.address,
                    request.address + ": found no whole answer within its time; it was cut off at a redirect");
    }
    way.address = std::move(next);
  }
}

Fetcher::Clock::time_point Fetcher::ready_at(const std::string& origin) const {
  const std::lock_guard lock(mutex_);
  const auto site = sites_.find(origin);
  return site == sites_.end() ? Clock::time_point{} : site->second.next;
}

std::vector<std::string> Fetcher::sitemaps_of(const std::string& address) const {
  const auto read = read_address(address);
  if (!read) return {};
  const std::lock_guard lock(mutex_);
  const auto site = sites_.find(origin_of(*read));
  return site == sites_.end() ? std::vector<std::string>() : site->second.robots.sitemaps();
}

std::optional<Fetched> Fetcher::wait_for_turn(const Address& address, const std::function<bool()>& stopped) {
  const std::string name = to_string(address);
  Clock::time_point turn;
  {
    const std::lock_guard lock(mutex_);
    Site& site = sites_[origin_of(address)];
    turn = std::max(site.next, Clock::now());
    const auto wait = std::chrono::ceil<std::chrono::seconds>(turn - Clock::now());
    if (wait > options_.longest_wait) {
      Fetched fetched = failed(
          Fetch_failure::waiting, name,
          name + ": found a host that asked to be left alone for another " + std::to_string(wait.count()) + " s");
      fetched.retry_after = wait;
      return fetched;
    }
    site.next = turn + std::max(options_.delay, site.delay);
  }
  while (Clock::now() < turn && !stopped()) {
    std::this_thread::sleep_for(std::min<Clock::duration>(nap, turn - Clock::now()));
  }
  if (stopped()) return failed(Fetch_failure::stopped, name, name + ": stopped");
  return std::nullopt;
}

void Fetcher::heed_retry_after(const Address& address, const Fetched& fetched) {
  if (!fetched.retry_after || (fetched.status != 429 && fetched.status != 503)) return;
  const std::lock_guard lock(mutex_);
  Site& site = sites_[origin_of(address)];
  site.next = std::max(site.next, Clock::now() + *fetched.retry_after);
}

bool Fetcher::know_robots(const Address& address, const std::function<bool()>& stopped) {
  const std::string origin = origin_of(address);
  {
    std::unique_lock lock(mutex_);
    while (sites_[origin].asking) {
      if (stopped()) return false;
      asked_.wait_for(lock, nap);
    }
    Site& site = sites_[origin];
    if (site.known && Clock::now() < site.ask_again) return true;
    site.asking = true;
    forget_idle_sites();
  }
  Request request;
  request.address = origin + "/robots.txt";
  request.accept = "text/plain, */*;q=0.1";
  request.cut_at = longest_robots;
  Way way{request.address, false, {}, options_.settings.limits.time};
  const Fetched fetched = follow(request, way, stopped);
  learn_robots(address, fetched);
  return fetched.failure != Fetch_failure::stopped;
}

// Feeds may name any number of hosts. With mutex_ held.
void Fetcher::forget_idle_sites() {
  if (sites_.size() <= most_sites) return;
  std::erase_if(sites_,
                [now = Clock::now()](const auto& site) { return !site.second.asking && site.second.next < now; });
}

// RFC 9309, 2.3.1: what was had is parsed; 4xx and too many redirects mean that there are no rules; 5xx and no answer
// that nothing may be fetched, unless rules were had before. A site that says 429 is as good as one that says 503.
void Fetcher::learn_robots(const Address& address, const Fetched& fetched) {
  const std::lock_guard lock(mutex_);
  Site& site = sites_[origin_of(address)];
  site.asking = false;
  asked_.notify_all();
  if (fetched.failure == Fetch_failure::stopped) return;
  site.known = true;
  site.why_closed.reset();
  const bool answered = fetched.failure == Fetch_failure::none;
  if (answered && fetched.status >= 200 && fetched.status < 300) {
    site.robots = Robots::parse(fetched.body, options_.product);
    site.had_rules = true;
    site.ask_again = Clock::now() + robots_age;
    const std::chrono::duration<double> asked(
        std::min(site.robots.delay().value_or(0), static_cast<double>(options_.longest_delay.count())));
    site.delay = std::chrono::duration_cast<std::chrono::milliseconds>(asked);
    return;
  }
  const bool has_none = fetched.failure == Fetch_failure::redirects ||
                        (answered && fetched.status >= 300 && fetched.status < 500 && fetched.status != 429);
  if (has_none) {
    site.robots = Robots();
    site.ask_again = Clock::now() + robots_age;
    return;
  }
  site.ask_again = Clock::now() + std::max<Clock::duration>(closed_age, fetched.retry_after.value_or(0s));
  if (site.had_rules) return;
  site.why_closed = fetched;
  if (answered) {
    site.why_closed->failure = Fetch_failure::disallowed;
    site.why_closed->message = fetched.address + ": found the status " + std::to_string(fetched.status) +
                               ", wanted the site's rules; nothing is fetched from there until they can be had";
  }
}

std::optional<Fetched> Fetcher::forbidden(const Address& address) const {
  const std::lock_guard lock(mutex_);
  const auto found = sites_.find(origin_of(address));
  if (found == sites_.end()) return std::nullopt;
  if (found->second.why_closed) return found->second.why_closed;
  if (found->second.robots.allows(path_and_query(address))) return std::nullopt;
  return failed(
      Fetch_failure::disallowed, to_string(address),
      to_string(address) + ": found that the site's robots.txt does not allow it; ask the site, or leave it out");
}

}  // namespace sijill
