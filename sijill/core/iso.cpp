// ISO 8601 as options and metadata give it.
#include "sijill/core/date.h"

namespace sijill {
namespace {

// Reads from the front of `text`; what it has read is cut off.
class Iso_reader {
 public:
  explicit Iso_reader(std::string_view text) : text_(text) {}

  [[nodiscard]] std::optional<int> number(std::size_t size) {
    if (text_.size() < size) return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < size; ++i) {
      if (text_[i] < '0' || text_[i] > '9') return std::nullopt;
      value = 10 * value + (text_[i] - '0');
    }
    text_.remove_prefix(size);
    return value;
  }
  [[nodiscard]] bool take(char c) {
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }
  void skip_fraction() {
    if (!text_.starts_with('.') && !text_.starts_with(',')) return;
    text_.remove_prefix(1);
    while (!text_.empty() && text_[0] >= '0' && text_[0] <= '9') text_.remove_prefix(1);
  }
  [[nodiscard]] bool done() const { return text_.empty(); }

 private:
  std::string_view text_;
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

}  // namespace

std::optional<Timestamp> read_iso(std::string_view text) {
  Iso_reader reader(trimmed(text));
  const auto year = reader.number(4);
  if (!year || !reader.take('-')) return std::nullopt;
  const auto month = reader.number(2);
  if (!month || !reader.take('-')) return std::nullopt;
  const auto day = reader.number(2);
  if (!day || *year < 1000 || !is_valid({*year, *month, *day})) return std::nullopt;
  Timestamp stamp{to_day(Civil{*year, *month, *day}), std::nullopt, std::nullopt};
  if (reader.done()) return stamp;

  if (!reader.take('T') && !reader.take('t') && !reader.take(' ')) return std::nullopt;
  const auto hour = reader.number(2);
  if (!hour || *hour > 23 || !reader.take(':')) return std::nullopt;
  const auto minute = reader.number(2);
  if (!minute || *minute > 59) return std::nullopt;
  if (reader.take(':')) {
    const auto second = reader.number(2);
    if (!second || *second > 60) return std::nullopt;
    reader.skip_fraction();
  }
  stamp.minute_of_day = 60 * *hour + *minute;
  if (reader.done()) return stamp;

  if (reader.take('Z') || reader.take('z')) {
    stamp.zone_minutes = 0;
    return reader.done() ? std::optional(stamp) : std::nullopt;
  }
  const bool east = reader.take('+');
  if (!east && !reader.take('-')) return std::nullopt;
  const auto zone_hour = reader.number(2);
  if (!zone_hour || *zone_hour > 14) return std::nullopt;
  int zone = 60 * *zone_hour;
  if (!reader.done()) {
    (void)reader.take(':');
    const auto zone_minute = reader.number(2);
    if (!zone_minute || *zone_minute > 59 || !reader.done()) return std::nullopt;
    zone += *zone_minute;
  }
  stamp.zone_minutes = east ? zone : -zone;
  return stamp;
}

}  // namespace sijill
