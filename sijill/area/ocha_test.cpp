#include "sijill/area/ocha.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "sijill/area/area_testing.h"
#include "sijill/core/folder_testing.h"

namespace sijill {
namespace {

namespace fs = std::filesystem;

class Ocha : public testing::Test {
 protected:
  [[nodiscard]] fs::path stem(const std::string& name = "xx_admin3") const { return folder_ / name; }
  [[nodiscard]] std::string shp() const { return stem().string() + ".shp"; }
  void write(const std::string& prj = wgs84, const std::string& cpg = "UTF-8") const {
    write_shapefile(stem(), columns,
                    {{{square(40, 34)}, {"Sands", "الرمال", "XX010101", "XX0101", "2016-09-05"}},
                     {{square(41, 34)}, {"Wells", "الآبار", "XX010102", "XX0101", "2016-09-06"}}},
                    prj, cpg);
  }
  void cut(const std::string& ending, std::uintmax_t bytes) const {
    fs::resize_file(stem().replace_extension(ending), fs::file_size(stem().replace_extension(ending)) - bytes);
  }
  // The message with which it is refused; empty where it is taken.
  [[nodiscard]] std::string refusal() const {
    const Result<Area_file> read = read_ocha(shp());
    return read ? "" : read.error().message;
  }

  const std::vector<std::string> columns = {"NAME_EN", "NAME_AR", "PCODE", "ADM2_PCODE", "UPDATE_DAT"};
  Test_folder folder_;
};

void expect_says(const std::string& message, const std::string& words) {
  EXPECT_NE(message.find(words), std::string::npos) << message;
}

TEST_F(Ocha, a_layer_gives_its_areas_with_names_p_codes_and_level) {
  write();
  const Result<Area_file> read = read_ocha(shp());
  ASSERT_TRUE(read) << read.error().message;
  const Area_file& file = read.value();
  EXPECT_EQ(file.name, "xx_admin3");
  EXPECT_EQ(file.dated, "2016-09-06");
  EXPECT_TRUE(file.notes.empty());
  ASSERT_EQ(file.areas.size(), 2u);
  const Area& area = file.areas[0];
  EXPECT_EQ(area.code + " " + area.parent, "XX010101 XX0101");
  EXPECT_EQ(area.level, 3);
  EXPECT_EQ(area.name_ar + " " + area.name_en, "الرمال Sands");
  EXPECT_TRUE(holds(area.outline, {4'050'000, 3'450'000}));
  EXPECT_FALSE(holds(area.outline, {4'150'000, 3'450'000}));
  EXPECT_TRUE(holds(file.areas[1].outline, {4'150'000, 3'450'000}));
}

TEST_F(Ocha, the_layout_of_other_countries_is_taken_too) {
  write_shapefile(stem(), {"ADM2_EN", "ADM2_AR", "ADM2_PCODE", "ADM1_PCODE"},
                  {{{square(44, 33)}, {"Tar", "القطران", "YY0203", "YY02"}}});
  const Result<Area_file> read = read_ocha(shp());
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read.value().areas[0].level, 2);
  EXPECT_EQ(read.value().areas[0].code + read.value().areas[0].parent + read.value().areas[0].name_ar,
            "YY0203YY02القطران");
}

TEST_F(Ocha, quarters_of_a_city_lie_in_its_subdistrict) {
  write_shapefile(stem(), {"NAME_EN", "PCODE", "ADM4_PCODE", "ADM3_PCODE"},
                  {{{square(44, 33)}, {"Old Town", "N01", "C1001", "XX010101"}}});
  const Result<Area_file> read = read_ocha(shp());
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read.value().areas[0].level, 4);
  EXPECT_EQ(read.value().areas[0].parent, "XX010101");
}

TEST_F(Ocha, neighbours_share_their_side_when_points_are_dropped) {
  // A wavy side, told from either end.
  std::vector<std::pair<double, double>> side;
  for (int i = 0; i <= 400; ++i) side.emplace_back(41 + 0.0004 * ((i * 7919) % 13 - 6), 34 + i * 0.0025);
  std::vector<std::pair<double, double>> west = {{40, 34}, {40, 35}};
  west.insert(west.end(), side.rbegin(), side.rend());
  west.emplace_back(40, 34);
  std::vector<std::pair<double, double>> east(side);
  east.insert(east.end(), {{42, 35}, {42, 34}, side.front()});
  write_shapefile(stem(), columns, {{{west}, {"W", "", "XX1", "XX"}}, {{east}, {"E", "", "XX2", "XX"}}});
  const Result<Area_file> read = read_ocha(shp());
  ASSERT_TRUE(read) << read.error().message;
  std::set<std::pair<Grid_point, Grid_point>> edges[2];
  for (std::size_t i = 0; i < 2; ++i) {
    const Ring& ring = read.value().areas[i].outline[0].outer;
    EXPECT_EQ(ring.front(), ring.back());
    EXPECT_LT(ring.size(), 380u) << "nothing was dropped";
    for (std::size_t k = 0; k + 1 < ring.size(); ++k) {
      if (ring[k].lon > 4'090'000 && ring[k].lon < 4'110'000 && ring[k + 1].lon > 4'090'000 &&
          ring[k + 1].lon < 4'110'000) {
        edges[i].insert(std::minmax(ring[k], ring[k + 1]));
      }
    }
  }
  EXPECT_GT(edges[0].size(), 10u);
  EXPECT_EQ(edges[0], edges[1]);
}

TEST_F(Ocha, a_hole_is_a_hole_and_what_lies_in_it_keeps_its_line) {
  std::vector<std::pair<double, double>> hole = square(40.2, 34.2);
  for (auto& [x, y] : hole) x = 40.2 + (x - 40.2) * 0.5, y = 34.2 + (y - 34.2) * 0.5;
  std::vector<std::pair<double, double>> turned(hole.rbegin(), hole.rend());
  std::rotate(turned.begin(), turned.begin() + 3, turned.end() - 1);  // another file may begin it elsewhere
  turned.back() = turned.front();
  write_shapefile(stem(), columns,
                  {{{square(40, 34), turned}, {"Around", "", "XX1", "XX"}}, {{hole}, {"Within", "", "XX2", "XX"}}});
  const Result<Area_file> read = read_ocha(shp());
  ASSERT_TRUE(read) << read.error().message;
  const Area& around = read.value().areas[0];
  const Area& within = read.value().areas[1];
  ASSERT_EQ(around.outline.size(), 1u);
  ASSERT_EQ(around.outline[0].holes.size(), 1u);
  EXPECT_FALSE(holds(around.outline, {4'040'000, 3'440'000}));
  EXPECT_TRUE(holds(within.outline, {4'040'000, 3'440'000}));
  const std::set<Grid_point> one(around.outline[0].holes[0].begin(), around.outline[0].holes[0].end());
  const std::set<Grid_point> other(within.outline[0].outer.begin(), within.outline[0].outer.end());
  EXPECT_EQ(one, other);
}

TEST_F(Ocha, an_older_encoding_is_told_by_its_letters) {
  write_shapefile(
      stem(), columns,
      {{{square(40, 34)}, {"Sands", "\xC7\xE1\xD1\xE3\xC7\xE1 \xC7\xE1\xDF\xC8\xED\xD1\xC9", "XX1", "XX"}}}, wgs84,
      "");
  const Result<Area_file> read = read_ocha(shp());
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read.value().areas[0].name_ar, "الرمال الكبيرة");
  ASSERT_EQ(read.value().notes.size(), 1u);
  expect_says(read.value().notes[0], "windows-1256");
}

TEST_F(Ocha, bad_files_are_refused_with_what_is_wrong) {
  write(R"(PROJCS["WGS_1984_UTM_Zone_37N",GEOGCS["x"]])");
  expect_says(refusal(), "ogr2ogr -t_srs EPSG:4326");
  write(wgs84, "UTF-8");
  cut("shp", 40);
  expect_says(refusal(), "it is cut off");
  write();
  cut("dbf", 60);
  expect_says(refusal(), "it is cut off");
  write();
  fs::remove(stem().replace_extension("dbf"));
  expect_says(refusal(), "no .dbf file beside it");
  write();
  fs::remove(stem().replace_extension("shx"));
  expect_says(refusal(), "no .shx file beside it");
  write_shapefile(stem(), columns, {{{square(40, 34)}, {"Sands", "\xC7\xE1\xD1\xE3\xC7\xE1", "XX1", "XX"}}});
  expect_says(refusal(), "no UTF-8 where its .cpg file says UTF-8");
  auto open = square(40, 34);
  open.pop_back();
  write_shapefile(stem(), columns, {{{open}, {"Sands", "", "XX1", "XX"}}});
  expect_says(refusal(), "record 1, ring 1: found a ring that does not end where it begins");
  write_shapefile(stem(), columns, {{{square(400'000, 3'400'000)}, {"Sands", "", "XX1", "XX"}}});
  expect_says(refusal(), "wanted degrees of longitude and latitude");
  write_shapefile(stem(), columns,
                  {{{square(40, 34)}, {"A", "", "XX1", "XX"}}, {{square(41, 34)}, {"B", "", "XX1", "XX"}}});
  expect_says(refusal(), "the p-code XX1 a second time");
  write_shapefile(stem(), {"NAME_EN", "SIZE"}, {{{square(40, 34)}, {"A", "3"}}});
  expect_says(refusal(), "found the columns name_en, size, wanted p-codes");
  expect_says(read_ocha((folder_ / "none.shp").string()).error().message, "cannot be opened");
  expect_says(shapefiles_of(folder_.path().string() + "/none").error().message, "is not there");
}

TEST_F(Ocha, whatever_byte_is_wrong_nothing_worse_happens_than_a_refusal) {
  write();
  for (const std::string ending : {"shp", "shx", "dbf"}) {
    const fs::path path = stem().replace_extension(ending);
    std::ifstream file(path, std::ios::binary);
    const std::string whole((std::istreambuf_iterator<char>(file)), {});
    for (std::size_t at = 0; at < whole.size(); at += at < 132 ? 1 : 17) {
      for (const unsigned char byte : {0x00, 0xFF}) {
        std::string broken = whole;
        broken[at] = static_cast<char>(byte);
        std::ofstream(path, std::ios::binary) << broken;
        (void)refusal();
      }
    }
    std::ofstream(path, std::ios::binary) << whole;
  }
  EXPECT_EQ(refusal(), "");
}

// The country's own data, where it is there; it is not ours to give away.
TEST(Ocha_of_syria, is_taken_whole_and_small) {
  const char* folder = std::getenv("SIJILL_OCHA");
  const std::string path =
      std::string(folder == nullptr ? SIJILL_SOURCE_DIR "/../shared/data/places/ocha_syr" : folder);
  if (!fs::exists(path + "/syr_admin3.shp")) GTEST_SKIP() << path << " is not here; name the folder in SIJILL_OCHA";
  const Result<Area_file> read = read_ocha(path + "/syr_admin3.shp");
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(read.value().areas.size(), 272u);
  std::size_t points = 0;
  int within = 0;
  for (const Area& area : read.value().areas) {
    for (const Outline_part& part : area.outline) points += part.outer.size();
    if (!holds(area.outline, {4'092'000, 3'445'000})) continue;  // the town of Al-Bukamal
    ++within;
    EXPECT_EQ(area.name_en, "Abu Kamal");
  }
  EXPECT_EQ(within, 1);
  EXPECT_LT(points, 40'000u);
  EXPECT_GT(points, 5'000u);
}

}  // namespace
}  // namespace sijill
