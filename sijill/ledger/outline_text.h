// The column areas.outline: a GeoJSON geometry, so that every program that opens the file can draw it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/area.h"

namespace sijill {

// {"type":"MultiPolygon","coordinates":[[[[40.91,34.45],…]]]}
[[nodiscard]] std::string outline_text(std::span<const Outline_part> outline);
// The same back; absent where it is none that outline_text wrote.
[[nodiscard]] std::optional<std::vector<Outline_part>> read_outline(std::string_view text);

}  // namespace sijill
