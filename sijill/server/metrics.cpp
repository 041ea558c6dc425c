#include "sijill/server/metrics.h"

#include <algorithm>

#include <fmt/format.h>

namespace sijill {

void Metrics::count(const std::string& method, const char* route, int status, double seconds) {
  const bool is_known = method == "GET" || method == "POST" || method == "HEAD";
  const std::lock_guard lock(mutex_);
  Route_counts& counts = routes_[{is_known ? method : "other", *route == '\0' ? "none" : route}];
  ++counts.by_class[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))];
  const auto bound = std::lower_bound(bounds.begin(), bounds.end(), seconds);
  ++counts.by_time[static_cast<std::size_t>(bound - bounds.begin())];
  counts.seconds += seconds;
}

std::string Metrics::text() const {
  std::string out = "# HELP sijill_requests_total Requests answered.\n# TYPE sijill_requests_total counter\n";
  const std::lock_guard lock(mutex_);
  for (const auto& [key, counts] : routes_) {
    for (std::size_t i = 1; i < counts.by_class.size(); ++i) {
      if (counts.by_class[i] == 0) continue;
      out += fmt::format("sijill_requests_total{{method=\"{}\",route=\"{}\",status=\"{}xx\"}} {}\n", key.first,
                         key.second, i, counts.by_class[i]);
    }
  }
  out +=
      "# HELP sijill_request_seconds Time from the last byte of a request to its answer.\n"
      "# TYPE sijill_request_seconds histogram\n";
  for (const auto& [key, counts] : routes_) {
    const std::string labels = fmt::format("method=\"{}\",route=\"{}\"", key.first, key.second);
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < bounds.size(); ++i) {
      sum += counts.by_time[i];
      out += fmt::format("sijill_request_seconds_bucket{{{},le=\"{}\"}} {}\n", labels, bounds[i], sum);
    }
    sum += counts.by_time[bounds.size()];
    out += fmt::format("sijill_request_seconds_bucket{{{},le=\"+Inf\"}} {}\n", labels, sum);
    out += fmt::format("sijill_request_seconds_sum{{{}}} {}\n", labels, counts.seconds);
    out += fmt::format("sijill_request_seconds_count{{{}}} {}\n", labels, sum);
  }
  const auto single = [&](const char* name, const char* type, const char* help, std::int64_t value) {
    out += fmt::format("# HELP {} {}\n# TYPE {} {}\n{} {}\n", name, help, name, type, name, value);
  };
  single("sijill_connections", "gauge", "Open connections.", connections);
  single("sijill_streams", "gauge", "Open streams of changes.", streams);
  single("sijill_refused_total", "counter", "Connections and requests refused for their number.", refused);
  single("sijill_cache_hits_total", "counter", "Answers that were kept.", cache_hits);
  single("sijill_cache_misses_total", "counter", "Answers that were made.", cache_misses);
  return out;
}

}  // namespace sijill
