#include "sijill/ledger/areas.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <stdexcept>

#include "sijill/core/folder_testing.h"
#include "sijill/ledger/outline_text.h"

namespace sijill {
namespace {

Ring box(std::int32_t west, std::int32_t south, std::int32_t east, std::int32_t north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

struct Registry_of_nothing : Registry {
  std::optional<Actor> actor(const std::string&) const override { return std::nullopt; }
  std::optional<Place> place(const std::string&) const override { return std::nullopt; }
};

class Areas : public testing::Test {
 protected:
  Ledger open() {
    Result<Ledger> ledger = Ledger::open((folder_ / "test.db").string(), Access::create);
    if (!ledger) throw std::runtime_error(ledger.error().message);
    return std::move(ledger).value();
  }
  static void add_place(Ledger& ledger, const std::string& values) {
    ledger.database().execute(
        "INSERT INTO places (key, kind, name_ar, name_en, lat, lon, precision, relation) VALUES (" + values + ")");
  }
  // "XX1 point", or "none".
  static std::string area_of(Ledger& ledger, const std::string& key) {
    Statement find = ledger.database().prepare(
        "SELECT code || ' ' || found_by FROM place_areas JOIN areas USING (area) JOIN places USING (place) WHERE key "
        "= ?");
    find.bind(key);
    return find.next() ? find.text(0) : "none";
  }
  static std::vector<Area> subdistricts() {
    return {{"XX1", 3, "XX", "الرمال", "Sands", {{box(4'000'000, 3'400'000, 4'050'000, 3'450'000), {}}}},
            {"XX2", 3, "XX", "الآبار", "Al Wells", {{box(4'050'000, 3'400'000, 4'100'000, 3'450'000), {}}}}};
  }

  Test_folder folder_;
};

TEST(Outline_text, comes_back_as_it_was) {
  const std::vector<Outline_part> outline = {{box(-1, -100'000, 4'000'001, 3'450'010), {box(10, 20, 30, 40)}},
                                             {box(0, 0, 1, 1), {}}};
  const std::string text = outline_text(outline);
  EXPECT_TRUE(text.starts_with(R"({"type":"MultiPolygon","coordinates":[[[[-0.00001,-1],[40.00001,-1],)")) << text;
  const auto back = read_outline(text);
  ASSERT_TRUE(back);
  EXPECT_EQ(outline_text(*back), text);
  EXPECT_EQ(back->at(0).holes.size(), 1u);
  for (std::size_t cut = 1; cut < text.size(); cut += 3) EXPECT_FALSE(read_outline(text.substr(0, cut)));
}

Result<std::int64_t> import_one(Ledger& ledger, const Area_source& source, const std::vector<Area>& areas) {
  const Area_import one{source, areas};
  return import_areas(ledger, {&one, 1});
}

TEST_F(Areas, hold_places_by_point_and_name_and_nothing_vague) {
  Ledger ledger = open();
  add_place(ledger, "'town', 'town', 'البلدة', 'Town', 34.2, 40.2, 'locality', NULL");
  add_place(ledger, "'sands', 'town', 'الرمال', 'Sands', 34.2, 40.3, 'locality', NULL");
  // Its point is rounded across the border; its name says where it lies.
  add_place(ledger, "'wells', 'village', NULL, 'Wells', 34.2, 40.49, 'locality', NULL");
  add_place(ledger, "'town/countryside', 'region', NULL, NULL, 34.2, 40.2, 'locality', 'countryside of'");
  add_place(ledger, "'river', 'river', NULL, 'River', 34.2, 40.2, 'line', NULL");
  add_place(ledger, "'province', 'province', NULL, 'Sands', 34.2, 40.2, 'province', NULL");
  add_place(ledger, "'far', 'town', NULL, 'Sands', 30.2, 40.2, 'locality', NULL");
  const Result<std::int64_t> linked = import_one(ledger, {.key = "ocha/xx"}, subdistricts());
  ASSERT_TRUE(linked) << linked.error().message;
  EXPECT_EQ(linked.value(), 3);
  EXPECT_EQ(area_of(ledger, "town"), "XX1 point");
  EXPECT_EQ(area_of(ledger, "sands"), "XX1 both");
  EXPECT_EQ(area_of(ledger, "wells"), "XX2 name");
  for (const char* key : {"town/countryside", "river", "province", "far"})
    EXPECT_EQ(area_of(ledger, key), "none") << key;
}

TEST_F(Areas, are_replaced_by_their_source_and_by_their_codes) {
  Ledger ledger = open();
  add_place(ledger, "'town', 'town', NULL, 'Town', 34.2, 40.2, 'locality', NULL");
  ASSERT_TRUE(import_one(ledger, {.key = "ocha/one", .licence = "L"}, subdistricts()));
  std::vector<Area> fewer = subdistricts();
  fewer.pop_back();
  ASSERT_TRUE(import_one(ledger, {.key = "ocha/one"}, fewer));
  EXPECT_EQ(ask_areas(ledger.database(), 3).size(), 1u);
  // The same areas out of another file: theirs now, and the first source has none left.
  ASSERT_TRUE(import_one(ledger, {.key = "ocha/two", .dated = "2016-09-05"}, subdistricts()));
  const std::vector<Area_source> sources = ask_area_sources(ledger.database());
  ASSERT_EQ(sources.size(), 1u);
  EXPECT_EQ(sources[0].key + sources[0].dated, "ocha/two2016-09-05");
  EXPECT_EQ(area_of(ledger, "town"), "XX1 point");
  const Result<bool> removed = remove_areas(ledger, "ocha/two");
  EXPECT_TRUE(removed && removed.value());
  EXPECT_EQ(area_of(ledger, "town"), "none");
  const Result<bool> again = remove_areas(ledger, "ocha/two");
  EXPECT_TRUE(again && !again.value());
}

TEST_F(Areas, of_places_that_are_recorded_later_are_found_then) {
  Ledger ledger = open();
  ASSERT_TRUE(import_one(ledger, {.key = "ocha/xx"}, subdistricts()));
  Claim_record claim;
  claim.type = Event_type::control;
  claim.trigger = {0, 4, "سيطر"};
  claim.place = {
      {.id = "doc.1", .name_ar = "بلدة الرمال", .kind = "town", .geo = Geo{34.2, 40.3}, .precision = "locality"}};
  Document_record document{.id = std::string(64, 'a'), .name = "a.txt", .text = "سيطر الجيش على بلدة الرمال"};
  document.claims = {claim};
  const Result<Recorded> recorded = ledger.record(document, {"1", "1", "1", "1"}, Registry_of_nothing());
  ASSERT_TRUE(recorded) << recorded.error().message;
  EXPECT_EQ(ledger.database().integer("SELECT count(*) FROM place_areas"), 1);
}

}  // namespace
}  // namespace sijill
