// A shapefile (.shp, .shx, .dbf, .prj, .cpg side by side) -> its polygons with their columns.
#pragma once

#include <string>
#include <vector>

#include "sijill/core/area.h"
#include "sijill/core/result.h"

namespace sijill {

struct Shape_row {
  std::vector<std::string> cells;  // one for each column, UTF-8, without blanks around
  std::vector<Ring> rings;         // as the file turns them: outer ones with the clock, holes against it
};

struct Shape_table {
  std::vector<std::string> columns;  // in lower case
  std::vector<Shape_row> rows;
  std::vector<std::string> notes;                           // a sentence each: what had to be guessed
  [[nodiscard]] int column(const std::string& name) const;  // -1 where there is none
};

// What a file may cost. A country's finest areas stay far below.
inline constexpr int most_shapes = 100'000;
inline constexpr int most_points = 20'000'000;

// Whether the file holds polygons; points and lines are other things than areas. An error where it cannot be read.
[[nodiscard]] Result<bool> holds_polygons(const std::string& path);

// `path` ends in .shp. Refuses, with the record and the remedy, what is cut off, lacks one of its files, is not in
// degrees of longitude and latitude, is in another encoding than it says, or has rings that do not close.
[[nodiscard]] Result<Shape_table> read_shapefile(const std::string& path);

}  // namespace sijill
