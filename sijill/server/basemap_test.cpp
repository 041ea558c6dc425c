#include "sijill/server/basemap.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <limits>

#include "sijill/core/folder_testing.h"

namespace sijill {
namespace {

constexpr std::uint64_t file_bytes = 1'000;

void put(std::string& head, std::size_t at, std::uint64_t value, std::size_t bytes) {
  for (std::size_t i = 0; i < bytes; ++i) head[at + i] = static_cast<char>(value >> (8 * i));
}

// Vector tiles of zooms 0 to 12 about Syria; every part lies within file_bytes.
std::string good_head() {
  std::string head(pmtiles_head_bytes, '\0');
  head.replace(0, 7, "PMTiles");
  head[7] = 3;
  const std::uint64_t parts[] = {127, 25, 152, 48, 200, 0, 200, 800};
  for (std::size_t i = 0; i < 8; ++i) put(head, 8 + 8 * i, parts[i], 8);
  put(head, 97, 2, 1);
  put(head, 98, 2, 1);
  put(head, 99, 1, 1);
  put(head, 100, 0, 1);
  put(head, 101, 12, 1);
  put(head, 102, 355'000'000, 4);
  put(head, 106, 322'000'000, 4);
  put(head, 110, 424'000'000, 4);
  put(head, 114, 374'000'000, 4);
  return head;
}

std::string with(std::size_t at, std::uint64_t value, std::size_t bytes) {
  std::string head = good_head();
  put(head, at, value, bytes);
  return head;
}

std::string fault(const std::string& head, std::uint64_t size = file_bytes) {
  const auto facts = read_pmtiles_head(head, size);
  return facts ? "" : facts.error().message;
}

TEST(Basemap, its_head_says_what_its_tiles_are) {
  const auto facts = read_pmtiles_head(good_head(), file_bytes);
  ASSERT_TRUE(facts) << facts.error().message;
  EXPECT_EQ(facts.value().kind, Tile_kind::vector);
  EXPECT_EQ(facts.value().min_zoom, 0);
  EXPECT_EQ(facts.value().max_zoom, 12);
  EXPECT_DOUBLE_EQ(facts.value().west, 35.5);
  EXPECT_DOUBLE_EQ(facts.value().south, 32.2);
  EXPECT_DOUBLE_EQ(facts.value().east, 42.4);
  EXPECT_DOUBLE_EQ(facts.value().north, 37.4);
  for (const unsigned type : {2, 3, 4, 5}) {
    const auto raster = read_pmtiles_head(with(99, type, 1), file_bytes);
    ASSERT_TRUE(raster);
    EXPECT_EQ(raster.value().kind, Tile_kind::raster);
  }
}

TEST(Basemap, bounds_that_say_nothing_are_the_world) {
  std::string head = good_head();
  for (const std::size_t at : {102, 106, 110, 114}) put(head, at, 0, 4);
  const auto facts = read_pmtiles_head(head, file_bytes);
  ASSERT_TRUE(facts);
  EXPECT_EQ(facts.value().west, -180);
  EXPECT_EQ(facts.value().north, 90);
}

TEST(Basemap, each_fault_of_the_head_is_told_with_what_was_found_and_what_to_do) {
  const struct {
    std::string head;
    const char *found, *remedy;
  } cases[] = {
      {"", "begins with nothing", "wanted a PMTiles archive of version 3"},
      {"SQLite format 3" + std::string(200, '\0'), "53 51 4C 69 74 65 20 66", "'pmtiles convert'"},
      {good_head().substr(0, 100), "found 100 bytes, wanted the 127", "fetch it again"},
      {with(7, 2, 1), "version 2", "'pmtiles convert'"},
      {with(99, 0, 1), "type 0", "vector tiles (MVT, 1) or pictures"},
      {with(99, 6, 1), "type 6", "vector tiles (MVT, 1) or pictures"},
      {with(97, 3, 1), "directories packed with Brotli (3)", "none or gzip"},
      {with(98, 4, 1), "tiles packed with Zstandard (4)", "none or gzip"},
      {with(98, 200, 1), "tiles packed with unknown (200)", "none or gzip"},
      {with(64, 801, 8), "801 bytes of tiles from byte 200 on in a file of 1000 bytes", "fetch it again"},
      {with(56, std::numeric_limits<std::uint64_t>::max(), 8), "tiles from byte 18446744073709551615", "cut off"},
      {with(16, 0, 8), "root directory", "make the archive anew"},
      {with(8, 5, 8), "root directory", "make the archive anew"},
      {with(100, 13, 1), "zooms 13 to 12", "ascending"},
      {with(101, 27, 1), "zooms 0 to 27", "at most 26"},
      {with(110, 1'800'000'001, 4), "180.0000001", "degrees"},
  };
  for (const auto& one : cases) {
    const std::string message = fault(one.head);
    EXPECT_NE(message.find(one.found), std::string::npos) << message;
    EXPECT_NE(message.find(one.remedy), std::string::npos) << message;
    EXPECT_NE(message.find("wanted"), std::string::npos) << message;
  }
  EXPECT_NE(fault(with(16, 20'000, 8), 1'000'000).find("within the first 16384"), std::string::npos);
}

TEST(Basemap, whatever_byte_is_changed_the_head_is_refused_or_makes_sense) {
  int taken = 0;
  for (std::size_t at = 0; at < pmtiles_head_bytes; ++at) {
    for (unsigned value = 0; value < 256; ++value) {
      const auto facts = read_pmtiles_head(with(at, value, 1), file_bytes);
      if (!facts) {
        ASSERT_NE(facts.error().message.find("wanted"), std::string::npos) << at << " " << value;
        continue;
      }
      ++taken;
      const Tile_facts& tiles = facts.value();
      ASSERT_LE(tiles.min_zoom, tiles.max_zoom) << at << " " << value;
      ASSERT_LE(tiles.max_zoom, 26) << at << " " << value;
      ASSERT_LT(tiles.west, tiles.east) << at << " " << value;
      ASSERT_LT(tiles.south, tiles.north) << at << " " << value;
      ASSERT_GE(tiles.west, -180) << at << " " << value;
      ASSERT_LE(tiles.north, 90) << at << " " << value;
    }
  }
  EXPECT_GT(taken, 256);
  for (std::size_t size = 0; size < pmtiles_head_bytes; ++size) {
    EXPECT_FALSE(fault(good_head().substr(0, size)).empty()) << size;
  }
  for (std::uint64_t size = 0; size < file_bytes; ++size) EXPECT_FALSE(fault(good_head(), size).empty()) << size;
}

TEST(Basemap, a_file_is_opened_once_and_read_at_any_place) {
  const Test_folder folder;
  const std::string path = folder / "map.pmtiles";
  std::ofstream(path, std::ios::binary) << good_head() + std::string(file_bytes - pmtiles_head_bytes, 'x');
  // Holes cost no disk: a file of 6 GB whose last bytes are told apart.
  const std::uint64_t far = 6ULL << 30U;
  std::filesystem::resize_file(path, far);
  std::ofstream(path, std::ios::binary | std::ios::app) << "the end";
  const auto basemap = open_basemap(path);
  ASSERT_TRUE(basemap) << basemap.error().message;
  const Open_file& file = *basemap.value().file;
  EXPECT_EQ(file.state().size, far + 7);
  EXPECT_EQ(file.read(0, 7), "PMTiles");
  EXPECT_EQ(file.read(far, 100), "the end");
  EXPECT_EQ(file.read(far + 7, 100), "");
  const std::string before = file.state().etag;
  EXPECT_EQ(file.state().etag, before);
  std::ofstream(path, std::ios::binary | std::ios::app) << "!";
  EXPECT_NE(file.state().etag, before);
  std::filesystem::remove(path);
  EXPECT_EQ(file.read(far, 100), "the end!") << "it stays open";
}

TEST(Basemap, what_is_no_file_is_told_and_holds_nobody_up) {
  const Test_folder folder;
  const std::string pipe = folder / "pipe";
  ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
  const struct {
    std::string path;
    const char* found;
  } cases[] = {
      {folder / "none.pmtiles", "cannot be opened"}, {folder.path(), "a folder"}, {pipe, "a pipe or device"}};
  for (const auto& [path, found] : cases) {
    const auto basemap = open_basemap(path);
    ASSERT_FALSE(basemap) << path;
    EXPECT_NE(basemap.error().message.find(path + ": "), std::string::npos) << basemap.error().message;
    EXPECT_NE(basemap.error().message.find(found), std::string::npos) << basemap.error().message;
    EXPECT_NE(basemap.error().message.find("wanted"), std::string::npos) << basemap.error().message;
  }
}

}  // namespace
}  // namespace sijill
