// A shapefile as the administrative boundaries of a country come: .shp, .shx, .dbf and .cpg as parts of one input.
// Its first six bytes say how long the first three are (little endian, two bytes each); what is left is the .cpg
// file.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "hold.h"
#include "sijill/area/ocha.h"
#include "sijill/area/shapefile.h"
#include "sijill/core/folder_testing.h"

namespace {

using namespace sijill;

void write(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary | std::ios::trunc)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

bool is_on_the_globe(Grid_point point) {
  return std::abs(point.lon) <= 180 * grid_steps && std::abs(point.lat) <= 90 * grid_steps;
}

bool is_ring(const Ring& ring) {
  return ring.size() >= 4 && ring.front() == ring.back() && std::all_of(ring.begin(), ring.end(), is_on_the_globe);
}

void hold_areas(const Area_file& file) {
  for (const Area& area : file.areas) {
    hold(!area.code.empty() && area.level >= 0 && area.level <= 4);
    hold(is_utf8(area.code) && is_utf8(area.name_ar) && is_utf8(area.name_en) && is_utf8(area.parent));
    hold(!area.outline.empty());
    for (const Outline_part& part : area.outline) {
      hold(is_ring(part.outer) && std::all_of(part.holes.begin(), part.holes.end(), is_ring));
    }
  }
}

}  // namespace

// NOLINTNEXTLINE(readability-identifier-naming): named by libFuzzer
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t head = 6;
  if (size < head) return 0;
  static const Test_folder folder;
  const std::string stem = (folder / "xx_admin3").string();
  std::string_view rest(reinterpret_cast<const char*>(data) + head, size - head);
  std::size_t at = 0;
  for (const char* ending : {".shp", ".shx", ".dbf"}) {
    const std::size_t wanted = data[at] | static_cast<std::size_t>(data[at + 1]) << 8;
    at += 2;
    const std::string_view part = rest.substr(0, wanted);
    rest.remove_prefix(part.size());
    write(stem + ending, part);
  }
  write(stem + ".cpg", rest);
  if (const auto polygons = holds_polygons(stem + ".shp"); !polygons || !polygons.value()) return 0;
  if (const auto file = read_ocha(stem + ".shp")) hold_areas(file.value());
  return 0;
}
