#include "sijill/core/area.h"

#include <algorithm>

namespace sijill {

bool ring_holds(std::span<const Grid_point> ring, Grid_point point) {
  bool is_within = false;
  for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
    const Grid_point a = ring[i];
    const Grid_point b = ring[i + 1];
    if ((a.lat > point.lat) == (b.lat > point.lat)) continue;
    const double crossing = a.lon + static_cast<double>(point.lat - a.lat) * (b.lon - a.lon) / (b.lat - a.lat);
    if (point.lon < crossing) is_within = !is_within;
  }
  return is_within;
}

bool holds(std::span<const Outline_part> outline, Grid_point point) {
  return std::any_of(outline.begin(), outline.end(), [&](const Outline_part& part) {
    return ring_holds(part.outer, point) && std::none_of(part.holes.begin(), part.holes.end(),
                                                         [&](const Ring& hole) { return ring_holds(hole, point); });
  });
}

}  // namespace sijill
