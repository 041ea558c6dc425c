#include "sijill/area/simplify.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <unordered_map>
#include <utility>

namespace sijill {
namespace {

std::uint64_t number_of(Grid_point point) {
  return std::uint64_t{static_cast<std::uint32_t>(point.lon)} << 32 | static_cast<std::uint32_t>(point.lat);
}

// Where outlines meet: points that do not have the same two neighbours in every ring that passes through.
class Meeting_points {
 public:
  explicit Meeting_points(const std::vector<Ring*>& rings) {
    for (const Ring* ring : rings) {
      const std::size_t count = ring->size() - 1;
      for (std::size_t i = 0; i < count; ++i) {
        const std::uint64_t before = number_of((*ring)[(i + count - 1) % count]);
        const std::uint64_t after = number_of((*ring)[i + 1]);
        const std::pair sides = std::minmax(before, after);
        const auto [seen, is_new] = seen_.try_emplace(number_of((*ring)[i]), Seen{sides.first, sides.second, false});
        if (!is_new && (seen->second.one != sides.first || seen->second.other != sides.second)) {
          seen->second.is_meeting = true;
        }
      }
    }
  }
  [[nodiscard]] bool contains(Grid_point point) const { return seen_.at(number_of(point)).is_meeting; }

 private:
  struct Seen {
    std::uint64_t one, other;
    bool is_meeting;
  };
  std::unordered_map<std::uint64_t, Seen> seen_;
};

// Thins a line between two points that stay (Douglas and Peucker). Lengths in steps of the grid.
class Thinner {
 public:
  Thinner(double tolerance, double lon_scale) : squared_(tolerance * tolerance), lon_scale_(lon_scale) {}

  // The same points for a line and the line told from its other end.
  [[nodiscard]] std::vector<Grid_point> thin(std::vector<Grid_point> line) const {
    const bool is_turned = std::lexicographical_compare(line.rbegin(), line.rend(), line.begin(), line.end());
    if (is_turned) std::reverse(line.begin(), line.end());
    std::vector<char> stays(line.size(), 0);
    stays.front() = stays.back() = 1;
    std::vector<std::pair<std::size_t, std::size_t>> open = {{0, line.size() - 1}};
    while (!open.empty()) {
      const auto [from, to] = open.back();
      open.pop_back();
      double farthest = squared_;
      std::size_t at = 0;
      for (std::size_t i = from + 1; i < to; ++i) {
        const double distance = squared_distance(line[i], line[from], line[to]);
        if (distance > farthest) farthest = distance, at = i;
      }
      if (at == 0) continue;
      stays[at] = 1;
      open.emplace_back(from, at);
      open.emplace_back(at, to);
    }
    std::vector<Grid_point> out;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (stays[i]) out.push_back(line[i]);
    }
    if (is_turned) std::reverse(out.begin(), out.end());
    return out;
  }

 private:
  [[nodiscard]] double squared_distance(Grid_point point, Grid_point from, Grid_point to) const {
    const double dx = (to.lon - from.lon) * lon_scale_;
    const double dy = to.lat - from.lat;
    double px = (point.lon - from.lon) * lon_scale_;
    double py = point.lat - from.lat;
    const double length = dx * dx + dy * dy;
    if (length > 0) {
      const double along = std::clamp((px * dx + py * dy) / length, 0.0, 1.0);
      px -= along * dx;
      py -= along * dy;
    }
    return px * px + py * py;
  }
  double squared_, lon_scale_;
};

// Twice the area, positive against the clock.
double turning(const Ring& ring) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    sum += static_cast<double>(ring[i].lon) * ring[i + 1].lat - static_cast<double>(ring[i + 1].lon) * ring[i].lat;
  }
  return sum;
}

// The ring begun at a point that every ring through it begins at too.
Ring begun_well(const Ring& ring, const Meeting_points& meeting) {
  const auto end = ring.end() - 1;
  auto first = std::find_if(ring.begin(), end, [&](Grid_point point) { return meeting.contains(point); });
  if (first == end) first = std::min_element(ring.begin(), end);
  Ring out(first, end);
  out.insert(out.end(), ring.begin(), first);
  out.push_back(out.front());
  return out;
}

void thin_ring(Ring& ring, const Meeting_points& meeting, const Thinner& thinner) {
  const Ring whole = begun_well(ring, meeting);
  Ring out = {whole.front()};
  for (std::size_t from = 0; from + 1 < whole.size();) {
    std::size_t to = from + 1;
    while (to + 1 < whole.size() && !meeting.contains(whole[to])) ++to;
    const std::vector<Grid_point> line = thinner.thin(
        {whole.begin() + static_cast<std::ptrdiff_t>(from), whole.begin() + static_cast<std::ptrdiff_t>(to) + 1});
    out.insert(out.end(), line.begin() + 1, line.end());
    from = to;
  }
  if (out.size() >= 4 && turning(out) * turning(ring) > 0) ring = std::move(out);
}

}  // namespace

void simplify(std::vector<Ring*> rings, double tolerance) {
  if (rings.empty()) return;
  const Meeting_points meeting(rings);
  const double lat = rings.front()->front().lat / grid_steps;
  const Thinner thinner(tolerance * grid_steps, std::cos(lat * std::numbers::pi / 180));
  for (Ring* ring : rings) thin_ring(*ring, meeting, thinner);
}

std::vector<Outline_part> outline_of(std::vector<Ring> rings) {
  std::vector<Outline_part> parts;
  std::vector<Ring> holes;
  for (Ring& ring : rings) {
    const double turn = turning(ring);
    std::reverse(ring.begin(), ring.end());
    if (turn <= 0) {
      parts.push_back({std::move(ring), {}});
    } else {
      holes.push_back(std::move(ring));
    }
  }
  for (Ring& hole : holes) {
    const auto around = std::find_if(parts.begin(), parts.end(), [&](const Outline_part& part) {
      // A hole may touch the ring around it; one of its points lies within.
      return std::any_of(hole.begin(), hole.end(), [&](Grid_point point) { return ring_holds(part.outer, point); });
    });
    if (around == parts.end()) {  // turned the wrong way round
      std::reverse(hole.begin(), hole.end());
      parts.push_back({std::move(hole), {}});
    } else {
      around->holes.push_back(std::move(hole));
    }
  }
  return parts;
}

}  // namespace sijill
