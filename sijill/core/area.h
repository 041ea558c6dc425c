// An area on the map with its outline, as an authority draws it: a province, a district, a subdistrict, a quarter.
#pragma once

#include <compare>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace sijill {

// On a grid of a hundred-thousandth of a degree, about a metre, so that what two neighbours share is equal.
struct Grid_point {
  std::int32_t lon = 0, lat = 0;
  friend auto operator<=>(const Grid_point&, const Grid_point&) = default;
};
inline constexpr double grid_steps = 100'000;  // to a degree

// Closed: its last point is its first.
using Ring = std::vector<Grid_point>;

// Whether the point lies within; on the line itself, either.
[[nodiscard]] bool ring_holds(std::span<const Grid_point> ring, Grid_point point);

struct Outline_part {
  Ring outer;  // against the clock
  std::vector<Ring> holes;
};

// Within one of the parts and in none of its holes.
[[nodiscard]] bool holds(std::span<const Outline_part> outline, Grid_point point);

struct Area {
  std::string code;    // p-code
  int level = 0;       // 0 country, 1 province, 2 district, 3 subdistrict, 4 quarter of a city
  std::string parent;  // code of the area that it lies in, or empty
  std::string name_ar, name_en;
  std::vector<Outline_part> outline;
};

}  // namespace sijill
