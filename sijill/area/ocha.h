// The administrative boundaries that OCHA publishes for a country (common operational datasets) -> Areas.
#pragma once

#include <string>
#include <vector>

#include "sijill/core/area.h"
#include "sijill/core/result.h"

namespace sijill {

struct Area_file {
  std::string name;  // of the file, without folder and ending: "syr_admin3"
  std::vector<Area> areas;
  std::string dated;               // "2016-09-05": the newest row's date; empty where the file has none
  std::vector<std::string> notes;  // a sentence each
};

// The .shp files that `path` names: itself, or those of a folder in the order of their names.
[[nodiscard]] Result<std::vector<std::string>> shapefiles_of(const std::string& path);

// Takes one layer, told by its columns: PCODE with NAME_EN and NAME_AR as Syria's has them, or ADM3_PCODE with
// ADM3_EN and ADM3_AR as most countries' have. What is smaller than a subdistrict is of level 4 and lies in its
// subdistrict. Outlines are thinned to what a map of their level shows (about 150 m, 10 m for quarters). Refuses two
// areas of one p-code, an area without one, and what read_shapefile refuses.
[[nodiscard]] Result<Area_file> read_ocha(const std::string& path);

}  // namespace sijill
