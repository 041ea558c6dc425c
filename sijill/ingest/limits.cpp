#include "sijill/ingest/limits.h"

#include <array>
#include <charconv>
#include <limits>
#include <string>
#include <utility>

namespace sijill {
namespace {

constexpr auto names = std::to_array<std::pair<std::string_view, std::uint64_t Limits::*>>({
    {"document", &Limits::document_bytes},
    {"text", &Limits::text_bytes},
    {"total", &Limits::total_bytes},
    {"ratio", &Limits::ratio},
    {"depth", &Limits::depth},
    {"nesting", &Limits::nesting},
    {"records", &Limits::records},
    {"seconds", &Limits::seconds},
});

// Spans are 32 bits wide and decoding may triple a text.
constexpr std::uint64_t largest_document = std::uint64_t{1} << 30;

}  // namespace

Result<Limits> with_limit(Limits limits, std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  const std::string_view name = assignment.substr(0, equals);
  for (const auto& [known, field] : names) {
    if (name != known || equals == std::string_view::npos) continue;
    std::string_view value = assignment.substr(equals + 1);
    unsigned shift = 0;
    if (!value.empty()) {
      const std::size_t unit = std::string_view("KMG").find(value.back());
      if (unit != std::string_view::npos) {
        shift = 10 * (static_cast<unsigned>(unit) + 1);
        value.remove_suffix(1);
      }
    }
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    const bool fits = number <= std::numeric_limits<std::uint64_t>::max() >> shift;
    if (error != std::errc() || end != value.data() + value.size() || number == 0 || !fits) {
      return Error{std::string(assignment) + ": found no number from 1 on, wanted for example " + std::string(name) +
                   "=64 or " + std::string(name) + "=64M"};
    }
    number <<= shift;
    if ((name == "document" || name == "text") && number > largest_document) {
      return Error{std::string(assignment) + ": found more than 1G, the largest document that can be read"};
    }
    limits.*field = number;
    return limits;
  }
  std::string wanted;
  for (const auto& [known, field] : names) wanted.append(wanted.empty() ? "" : ", ").append(known);
  return Error{std::string(assignment) + ": found no limit of that name, wanted NAME=VALUE with one of " + wanted};
}

}  // namespace sijill
