// Areas as GeoJSON, and what is said of them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sijill/core/area_rows.h"
#include "sijill/wire/json_writer.h"

namespace sijill {

// One object each, as a value.
void write_row(Json_writer& json, const Area_source& row);
void write_row(Json_writer& json, const Area_holding& row);

// One JSON object a line; an area without its outline.
[[nodiscard]] std::string area_source_line(const Area_source& source);
[[nodiscard]] std::string area_line(const Area_row& area);

// A FeatureCollection with the members `level`, `levels` (those that there are) and `sources` beside its features.
[[nodiscard]] std::string area_collection(int level, const std::vector<Area_row>& areas,
                                          const std::vector<Area_source>& sources);

}  // namespace sijill
