#include "sijill/server/byte_range.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "sijill/core/ascii.h"

namespace sijill {
namespace {

// The largest number where there are more digits than one has; nothing where it is no number.
std::optional<std::uint64_t> number_of(std::string_view digits) {
  constexpr std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
  if (digits.empty()) return std::nullopt;
  std::uint64_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    const auto digit = static_cast<std::uint64_t>(c - '0');
    value = value > (most - digit) / 10 ? most : value * 10 + digit;
  }
  return value;
}

}  // namespace

Asked_range asked_range(std::string_view range, std::uint64_t file_bytes) {
  using Answer = Asked_range::Answer;
  const std::size_t equals = range.find('=');
  if (ascii_lower(ascii_trimmed(range.substr(0, equals))) != "bytes") return {};
  constexpr Asked_range refused{Answer::refused};
  if (equals == std::string_view::npos) return refused;
  const std::string_view wanted = ascii_trimmed(range.substr(equals + 1));
  const std::size_t dash = wanted.find('-');
  if (dash == std::string_view::npos || file_bytes == 0) return refused;
  const std::string_view before = wanted.substr(0, dash);
  const std::string_view after = wanted.substr(dash + 1);
  if (before.empty()) {  // so many bytes before the end
    const auto last = number_of(after);
    if (!last || *last == 0) return refused;
    const std::uint64_t size = std::min(*last, file_bytes);
    return {Answer::part, file_bytes - size, size};
  }
  const auto first = number_of(before);
  const auto last = after.empty() ? std::numeric_limits<std::uint64_t>::max() : number_of(after);
  if (!first || !last || *first > *last || *first >= file_bytes) return refused;
  return {Answer::part, *first, std::min(*last, file_bytes - 1) - *first + 1};
}

}  // namespace sijill
