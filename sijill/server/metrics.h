// Counters for Prometheus. Labels are method, route and class of status: never an address, an actor or a place.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <utility>

namespace sijill {

class Metrics {
 public:
  void count(const std::string& method, const char* route, int status, double seconds);
  // Text format 0.0.4.
  [[nodiscard]] std::string text() const;

  std::atomic<std::int64_t> connections{0}, streams{0}, refused{0}, cache_hits{0}, cache_misses{0};

 private:
  static constexpr std::array<double, 9> bounds = {0.001, 0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10};
  struct Route_counts {
    std::array<std::int64_t, 6> by_class{};  // 0 unused, 2 is 2xx
    std::array<std::int64_t, bounds.size() + 1> by_time{};
    double seconds = 0;
  };
  mutable std::mutex mutex_;
  std::map<std::pair<std::string, std::string>, Route_counts> routes_;  // method and route
};

}  // namespace sijill
