// The base map that the user brings: a PMTiles archive of version 3, whose head says what its tiles are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "sijill/core/result.h"
#include "sijill/server/open_file.h"

namespace sijill {

enum class Tile_kind : unsigned char { vector, raster };

struct Tile_facts {
  Tile_kind kind = Tile_kind::vector;
  int min_zoom = 0, max_zoom = 0;
  // Degrees; the whole world where the file does not say.
  double west = -180, south = -90, east = 180, north = 90;
};

struct Basemap {
  std::shared_ptr<const Open_file> file;
  Tile_facts tiles;
};

// Opens the file, which is never read whole. The error names it, what was found, what was wanted and the remedy.
[[nodiscard]] Result<Basemap> open_basemap(const std::string& path);

constexpr std::size_t pmtiles_head_bytes = 127;

// `head` is how the file begins, pmtiles_head_bytes of it or all where it is shorter; `file_bytes` how long it is.
// The error says what was found and wanted, and not in which file.
[[nodiscard]] Result<Tile_facts> read_pmtiles_head(std::string_view head, std::uint64_t file_bytes);

}  // namespace sijill
