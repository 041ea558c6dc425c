#include "sijill/ledger/outline_text.h"

#include <charconv>
#include <cmath>

namespace sijill {
namespace {

constexpr std::string_view begin_text = R"({"type":"MultiPolygon","coordinates":[)";
constexpr std::string_view end_text = "]}";

void write_degrees(std::string& out, std::int32_t steps) {
  constexpr std::int32_t to_a_degree = static_cast<std::int32_t>(grid_steps);
  if (steps < 0) out += '-';
  const std::int32_t size = std::abs(steps);
  out += std::to_string(size / to_a_degree);
  std::string rest = std::to_string(to_a_degree + size % to_a_degree).substr(1);
  while (!rest.empty() && rest.back() == '0') rest.pop_back();
  if (!rest.empty()) out += '.' + rest;
}

void write_ring(std::string& out, const Ring& ring) {
  out += '[';
  for (const Grid_point& point : ring) {
    if (out.back() != '[') out += ',';
    out += '[';
    write_degrees(out, point.lon);
    out += ',';
    write_degrees(out, point.lat);
    out += ']';
  }
  out += ']';
}

class Outline_reader {
 public:
  explicit Outline_reader(std::string_view text) : text_(text) {}

  std::optional<std::vector<Outline_part>> read() {
    if (!take(begin_text)) return std::nullopt;
    std::vector<Outline_part> parts;
    do {
      Outline_part part;
      if (!take("[") || !read_ring(part.outer)) return std::nullopt;
      while (take(",")) {
        if (!read_ring(part.holes.emplace_back())) return std::nullopt;
      }
      if (!take("]")) return std::nullopt;
      parts.push_back(std::move(part));
    } while (take(","));
    if (!take(end_text) || !text_.empty()) return std::nullopt;
    return parts;
  }

 private:
  bool take(std::string_view words) {
    if (!text_.starts_with(words)) return false;
    text_.remove_prefix(words.size());
    return true;
  }
  bool read_ring(Ring& ring) {
    if (!take("[")) return false;
    do {
      Grid_point point;
      if (!take("[") || !read_degrees(point.lon) || !take(",") || !read_degrees(point.lat) || !take("]"))
        return false;
      ring.push_back(point);
    } while (take(","));
    return take("]") && ring.size() >= 4 && ring.front() == ring.back();
  }
  bool read_degrees(std::int32_t& steps) {
    double degrees = 0;
    const auto [end, fault] = std::from_chars(text_.data(), text_.data() + text_.size(), degrees);
    if (fault != std::errc() || !(std::abs(degrees) <= 180)) return false;
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    steps = static_cast<std::int32_t>(std::lround(degrees * grid_steps));
    return true;
  }
  std::string_view text_;
};

}  // namespace

std::string outline_text(std::span<const Outline_part> outline) {
  std::string out(begin_text);
  for (const Outline_part& part : outline) {
    if (&part != outline.data()) out += ',';
    out += '[';
    write_ring(out, part.outer);
    for (const Ring& hole : part.holes) {
      out += ',';
      write_ring(out, hole);
    }
    out += ']';
  }
  return out.append(end_text);
}

std::optional<std::vector<Outline_part>> read_outline(std::string_view text) { return Outline_reader(text).read(); }

}  // namespace sijill
