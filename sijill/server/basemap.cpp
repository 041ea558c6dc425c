#include "sijill/server/basemap.h"

#include <array>
#include <utility>

#include <fmt/format.h>

namespace sijill {
namespace {

constexpr std::string_view magic = "PMTiles";
constexpr int deepest_zoom = 26;               // of which the numbers of tiles have room
constexpr std::uint64_t root_within = 16'384;  // bytes: readers take the root directory out of these
constexpr std::size_t tile_type_at = 99, internal_packing_at = 97, tile_packing_at = 98;

unsigned byte_at(std::string_view head, std::size_t at) { return static_cast<unsigned char>(head[at]); }

std::uint64_t whole_at(std::string_view head, std::size_t at) {  // 64 bits, little end first
  std::uint64_t value = 0;
  for (std::size_t i = 8; i-- > 0;) value = (value << 8U) | byte_at(head, at + i);
  return value;
}

double degrees_at(std::string_view head, std::size_t at) {  // ten millionths in 32 bits with a sign
  std::uint32_t value = 0;
  for (std::size_t i = 4; i-- > 0;) value = (value << 8U) | byte_at(head, at + i);
  return static_cast<double>(static_cast<std::int32_t>(value)) / 1e7;
}

std::string first_bytes(std::string_view head) {
  std::string out;
  for (const char c : head.substr(0, 8))
    out += fmt::format("{}{:02X}", out.empty() ? "" : " ", static_cast<unsigned char>(c));
  return out.empty() ? "nothing" : out;
}

std::string packing_name(unsigned packing) {
  constexpr std::array<std::string_view, 5> names = {"unknown", "none", "gzip", "Brotli", "Zstandard"};
  return fmt::format("{} ({})", packing < names.size() ? names[packing] : "unknown", packing);
}

// Which part of the file, if any, lies outside it; empty where all lie inside.
std::string part_outside(std::string_view head, std::uint64_t file_bytes) {
  constexpr std::array<std::pair<std::string_view, std::size_t>, 4> parts = {
      {{"root directory", 8}, {"metadata", 24}, {"leaf directories", 40}, {"tiles", 56}}};
  for (const auto& [name, at] : parts) {
    const std::uint64_t from = whole_at(head, at);
    const std::uint64_t size = whole_at(head, at + 8);
    if (size > file_bytes || from > file_bytes - size) {
      return fmt::format("{} bytes of {} from byte {} on in a file of {} bytes", size, name, from, file_bytes);
    }
  }
  return {};
}

}  // namespace

Result<Tile_facts> read_pmtiles_head(std::string_view head, std::uint64_t file_bytes) {
  if (!head.starts_with(magic)) {
    return Error{"found a file that begins with " + first_bytes(head) +
                 ", wanted a PMTiles archive of version 3; 'pmtiles convert' makes one of an MBTiles file"};
  }
  if (head.size() < pmtiles_head_bytes) {
    return Error{
        fmt::format("found {} bytes, wanted the {} of a PMTiles head and what follows; the file is cut off, "
                    "fetch it again",
                    head.size(), pmtiles_head_bytes)};
  }
  if (byte_at(head, magic.size()) != 3) {
    return Error{fmt::format("found PMTiles of version {}, wanted version 3; 'pmtiles convert' brings it up",
                             byte_at(head, magic.size()))};
  }
  if (const std::string outside = part_outside(head, file_bytes); !outside.empty()) {
    return Error{"found " + outside + ", wanted all of it inside; the file is cut off, fetch it again"};
  }
  const std::uint64_t root_end = whole_at(head, 8) + whole_at(head, 16);
  if (whole_at(head, 8) < pmtiles_head_bytes || whole_at(head, 16) == 0 || root_end > root_within) {
    return Error{
        fmt::format("found its root directory at bytes {} to {}, wanted it behind the head and within the "
                    "first {}; make the archive anew",
                    whole_at(head, 8), root_end, root_within)};
  }
  const unsigned type = byte_at(head, tile_type_at);
  if (type < 1 || type > 5) {
    return Error{
        fmt::format("found tiles of type {}, wanted vector tiles (MVT, 1) or pictures (PNG 2, JPEG 3, WebP "
                    "4, AVIF 5); make the archive with one of these",
                    type)};
  }
  for (const auto& [what, at] :
       {std::pair("directories", internal_packing_at), std::pair("tiles", tile_packing_at)}) {
    if (byte_at(head, at) > 2) {
      return Error{fmt::format("found {} packed with {}, wanted none or gzip; make the archive with one of these",
                               what, packing_name(byte_at(head, at)))};
    }
  }
  Tile_facts facts;
  facts.kind = type == 1 ? Tile_kind::vector : Tile_kind::raster;
  facts.min_zoom = static_cast<int>(byte_at(head, 100));
  facts.max_zoom = static_cast<int>(byte_at(head, 101));
  if (facts.min_zoom > facts.max_zoom || facts.max_zoom > deepest_zoom) {
    return Error{fmt::format("found zooms {} to {}, wanted them ascending and at most {}; make the archive anew",
                             facts.min_zoom, facts.max_zoom, deepest_zoom)};
  }
  const double west = degrees_at(head, 102), south = degrees_at(head, 106);
  const double east = degrees_at(head, 110), north = degrees_at(head, 114);
  if (west < -180 || east > 180 || south < -90 || north > 90) {
    return Error{
        fmt::format("found bounds from {} {} to {} {}, wanted degrees of longitude and latitude; make the "
                    "archive anew",
                    west, south, east, north)};
  }
  // Left empty, or across the 180th meridian: the directories know what is there.
  if (west < east && south < north) {
    facts.west = west;
    facts.south = south;
    facts.east = east;
    facts.north = north;
  }
  return facts;
}

Result<Basemap> open_basemap(const std::string& path) {
  auto file = Open_file::open(path);
  if (!file) return Error{file.error().message + "; wanted a PMTiles archive that can be read"};
  const auto tiles = read_pmtiles_head(file.value()->read(0, pmtiles_head_bytes), file.value()->state().size);
  if (!tiles) return Error{path + ": " + tiles.error().message};
  return Basemap{std::move(file).value(), tiles.value()};
}

}  // namespace sijill
