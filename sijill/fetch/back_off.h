// How long to wait before asking again.
#pragma once

#include <chrono>
#include <optional>

namespace sijill {

inline constexpr auto longest_back_off = std::chrono::hours(24);

// After a success (failures 0) the interval; after n failures in a row 2^(n-1) times the interval, at most a day or
// the interval itself; in both cases between three quarters and five quarters of it, as `random` (0..1) says, so that
// many do not come at one moment. Never sooner than the server asked for.
[[nodiscard]] inline std::chrono::seconds wait_before_next(std::chrono::seconds interval, int failures, double random,
                                                           std::optional<std::chrono::seconds> retry_after = {}) {
  std::chrono::seconds wait = interval;
  for (int i = 1; i < failures && wait < longest_back_off; ++i) wait *= 2;
  if (failures > 1 && wait > longest_back_off) wait = longest_back_off > interval ? longest_back_off : interval;
  const std::chrono::duration<double> spread = wait * (0.75 + 0.5 * random);
  wait = std::chrono::duration_cast<std::chrono::seconds>(spread);
  return retry_after && *retry_after > wait ? *retry_after : wait;
}

}  // namespace sijill
