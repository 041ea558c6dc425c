// Shapefiles of our own for the tests: a row of squares that share their sides.
#pragma once

#include <shapefil.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace sijill {

struct Test_shape {
  std::vector<std::vector<std::pair<double, double>>> rings;  // lon, lat; with the clock
  std::vector<std::string> cells;
};

inline const std::string wgs84 =
    R"(GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]])";

// `stem` without ending. Cells are written byte for byte.
inline void write_shapefile(const std::filesystem::path& stem, const std::vector<std::string>& columns,
                            const std::vector<Test_shape>& shapes, const std::string& prj = wgs84,
                            const std::string& cpg = "UTF-8") {
  const SHPHandle shp = SHPCreate((stem.string() + ".shp").c_str(), SHPT_POLYGON);
  const DBFHandle dbf = DBFCreate((stem.string() + ".dbf").c_str());
  for (const std::string& column : columns) DBFAddField(dbf, column.c_str(), FTString, 40, 0);
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    std::vector<int> starts;
    std::vector<double> lon, lat;
    for (const auto& ring : shapes[i].rings) {
      starts.push_back(static_cast<int>(lon.size()));
      for (const auto& [x, y] : ring) lon.push_back(x), lat.push_back(y);
    }
    SHPObject* shape = SHPCreateObject(SHPT_POLYGON, -1, static_cast<int>(starts.size()), starts.data(), nullptr,
                                       static_cast<int>(lon.size()), lon.data(), lat.data(), nullptr, nullptr);
    SHPWriteObject(shp, -1, shape);
    SHPDestroyObject(shape);
    for (std::size_t c = 0; c < shapes[i].cells.size(); ++c) {
      DBFWriteStringAttribute(dbf, static_cast<int>(i), static_cast<int>(c), shapes[i].cells[c].c_str());
    }
  }
  DBFClose(dbf);
  SHPClose(shp);
  if (!prj.empty()) std::ofstream(stem.string() + ".prj") << prj;
  if (!cpg.empty()) std::ofstream(stem.string() + ".cpg") << cpg;
}

// A square of one degree whose lower left corner is there, with the clock, its sides in five crooked steps.
inline std::vector<std::pair<double, double>> square(double west, double south) {
  return {{west, south},         {west + 0.0001, south + 0.5}, {west, south + 1}, {west + 0.5, south + 1.0001},
          {west + 1, south + 1}, {west + 1.0001, south + 0.5}, {west + 1, south}, {west + 0.5, south + 0.0001},
          {west, south}};
}

}  // namespace sijill
