// Fewer points for an outline, so that what two neighbours share stays one line.
#pragma once

#include <vector>

#include "sijill/core/area.h"

namespace sijill {

// Of all rings together: points that lie less than `tolerance` (degrees of latitude) beside the line that stays are
// dropped. The line between two places where three outlines meet is thinned once, from the same end, whichever ring
// it is in; so neighbours neither gape nor overlap where they did not before. Points where outlines meet stay. A ring
// that would lose its shape keeps its points.
void simplify(std::vector<Ring*> rings, double tolerance);

// The parts of an outline: rings with the clock are outer ones (as shapefiles have them), the others holes in the one
// around them. Outer ones come out against the clock, as GeoJSON has them.
[[nodiscard]] std::vector<Outline_part> outline_of(std::vector<Ring> rings);

}  // namespace sijill
