// Times and names that the two halves of Watcher share.
#pragma once

#include <chrono>
#include <cstdint>
#include <ctime>
#include <optional>
#include <string>

#include "fmt/format.h"
#include "sijill/ingest/feed.h"
#include "watch_memory.h"

namespace sijill {

[[nodiscard]] inline std::int64_t now_seconds() { return static_cast<std::int64_t>(std::time(nullptr)); }

// For comparison only, so a missing zone counts as UTC.
[[nodiscard]] inline std::int64_t minutes_of(const std::optional<Timestamp>& stamp) {
  if (!stamp) return 0;
  return std::int64_t{stamp->day.number} * 1440 + stamp->minute_of_day.value_or(0) - stamp->zone_minutes.value_or(0);
}

[[nodiscard]] inline std::int64_t time_of(const Feed_entry& entry) {
  return minutes_of(entry.published ? entry.published : entry.updated);
}

// "40 s", "12 min", "3 h".
[[nodiscard]] inline std::string duration(std::chrono::seconds wait) {
  if (wait.count() < 120) return fmt::format("{} s", wait.count());
  if (wait.count() < 7200) return fmt::format("{} min", (wait.count() + 30) / 60);
  return fmt::format("{} h", (wait.count() + 1800) / 3600);
}

// A page that was dealt with is fetched again only where the feed says that it has changed since.
[[nodiscard]] inline bool is_newer(std::int64_t updated, const Page_memory& known) {
  return known.updated > 0 && updated > known.updated;
}

// What it is remembered by.
[[nodiscard]] inline std::string key_of(const Feed_entry& entry) {
  return entry.address.empty() ? entry.id : entry.address;
}

}  // namespace sijill
