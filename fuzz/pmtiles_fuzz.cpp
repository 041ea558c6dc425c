// Any bytes as the head of a base map, in files of their own length, a longer one and a shorter one.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "hold.h"
#include "sijill/server/basemap.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {  // NOLINT(readability-identifier-naming)
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  for (const std::uint64_t length : {std::uint64_t{size}, std::uint64_t{size} << 40U, std::uint64_t{size / 2}}) {
    const auto facts = sijill::read_pmtiles_head(bytes.substr(0, sijill::pmtiles_head_bytes), length);
    if (!facts) {
      sijill::hold(!facts.error().message.empty());
      continue;
    }
    const sijill::Tile_facts& tiles = facts.value();
    sijill::hold(length >= sijill::pmtiles_head_bytes);
    sijill::hold(tiles.min_zoom >= 0 && tiles.min_zoom <= tiles.max_zoom && tiles.max_zoom <= 26);
    sijill::hold(tiles.west >= -180 && tiles.west < tiles.east && tiles.east <= 180);
    sijill::hold(tiles.south >= -90 && tiles.south < tiles.north && tiles.north <= 90);
  }
  return 0;
}
