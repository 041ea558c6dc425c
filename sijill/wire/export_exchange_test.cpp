// The exchange formats: columns and names as the tools that read them want them.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <map>
#include <set>

#include "sijill/wire/export_testing.h"

namespace sijill {
namespace {

namespace json = boost::json;

std::string file_of(std::string_view format, const std::vector<Told_incident>& incidents,
                    const std::vector<Recorded_claim>& claims = {}) {
  return whole_file(*export_format(format)->make(test_options()), incidents, claims);
}

std::vector<json::value> lines_of(const std::string& file) {
  std::vector<json::value> lines;
  for (std::size_t begin = 0; begin < file.size();) {
    const std::size_t end = file.find('\n', begin);
    lines.push_back(json::parse(std::string_view(file).substr(begin, end - begin)));
    begin = end + 1;
  }
  return lines;
}

Recorded_claim accusation() {
  Recorded_claim claim = capture_claim();
  claim.claim.chain.back().stance = Stance::accuse;
  return claim;
}

TEST(Plover, a_line_has_what_plover_requires) {
  const auto lines = lines_of(file_of("plover", {}, {capture_claim(), denial_claim()}));
  ASSERT_EQ(lines.size(), 1U);  // the denial is no deed
  EXPECT_EQ(lines[0].at("id"), "d1#1");
  EXPECT_EQ(lines[0].at("date"), "2017-11-09");
  EXPECT_EQ(lines[0].at("actor").at(0).at("code"), "SYR");
  EXPECT_EQ(lines[0].at("actor").at(0).at("sector"), "MIL");
  EXPECT_EQ(lines[0].at("event").at(0), "COERCE");
  EXPECT_EQ(lines[0].at("mode").at(0), "seize");
  EXPECT_EQ(lines[0].at("quad_code"), 4);
  EXPECT_EQ(lines[0].at("event_loc").at("geonameid"), "174448");
  EXPECT_EQ(lines[0].at("dead").to_number<int>(), 12);
}

TEST(Plover, an_accusation_is_an_event_beside_the_deed) {
  const auto lines = lines_of(file_of("plover", {}, {accusation()}));
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[1].at("id"), "d1#1/accuse");
  EXPECT_EQ(lines[1].at("event").at(0), "ACCUSE");
  EXPECT_EQ(lines[1].at("mode").at(0), "allege");
  EXPECT_EQ(lines[1].at("actor").at(0).at("identifier_id"), "org.sohr");
  EXPECT_EQ(lines[1].at("recipient").at(0).at("identifier_id"), "gov.sy_army");
}

TEST(Polecat, the_heading_and_every_row_have_the_40_columns) {
  const auto rows = cells_of(file_of("polecat", {}, {capture_claim(), denial_claim()}), '\t');
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].size(), 40U);
  EXPECT_EQ(rows[1].size(), 40U);
  EXPECT_EQ(cell(rows, 1, "Event Type"), "COERCE");
  EXPECT_EQ(cell(rows, 1, "Quad Code"), "MATERIAL CONFLICT");
  EXPECT_EQ(cell(rows, 1, "Actor Country"), "SYR");
  EXPECT_EQ(cell(rows, 1, "Actor COW"), "652");
  EXPECT_EQ(cell(rows, 1, "City"), "Al-Bukamal");
  EXPECT_EQ(cell(rows, 1, "Province"), "Deir ez-Zor Governorate");
  EXPECT_EQ(cell(rows, 1, "Country"), "SYR");
  EXPECT_EQ(cell(rows, 1, "GeoNames ID"), "174448");
  EXPECT_EQ(cell(rows, 1, "Version"), "sijill 0.1.0");
}

TEST(Gdelt, events_have_61_columns_and_no_heading) {
  const auto rows = cells_of(file_of("gdelt", {told_capture()}), '\t');
  ASSERT_EQ(rows.size(), 2U);  // the capture, and that it is denied
  for (const auto& row : rows) EXPECT_EQ(row.size(), 61U);
  const auto& capture = rows[0];
  EXPECT_EQ(capture[0], std::to_string(number_of("i1")));
  EXPECT_EQ(capture[1], "20171109");
  EXPECT_EQ(capture[2], "201711");
  EXPECT_EQ(capture[4], "2017.9288");
  EXPECT_EQ(capture[5], "SYRMIL");
  EXPECT_EQ(capture[15], "IRQREB");
  EXPECT_EQ(capture[26], "192");
  EXPECT_EQ(capture[28], "19");
  EXPECT_EQ(capture[29], "4");
  EXPECT_EQ(capture[30], "-9.5");
  EXPECT_EQ(capture[51], "4");
  EXPECT_EQ(capture[52], "Al-Bukamal, Deir ez-Zor Governorate, Syria");
  EXPECT_EQ(capture[53], "SY");
  EXPECT_EQ(capture[56], "34.45");
  EXPECT_EQ(capture[59], "20171110000000");
  EXPECT_EQ(capture[60], "https://furat.example/1");
  EXPECT_EQ(rows[1][26], "016");
  EXPECT_EQ(rows[1][28], "01");
  EXPECT_EQ(rows[1][6], "Islamic State");
}

TEST(Gdelt, mentions_have_16_columns_and_lead_to_a_row_of_the_events) {
  const auto events = cells_of(file_of("gdelt", {told_capture()}), '\t');
  const auto mentions = cells_of(file_of("gdelt-mentions", {told_capture()}), '\t');
  ASSERT_EQ(mentions.size(), 2U);
  std::set<std::string> ids;
  for (const auto& row : events) ids.insert(row[0]);
  for (const auto& row : mentions) {
    EXPECT_EQ(row.size(), 16U);
    EXPECT_TRUE(ids.contains(row[0]));
  }
  EXPECT_EQ(mentions[0][4], "Al-Furat");
  EXPECT_EQ(mentions[0][11], "90");
  EXPECT_EQ(mentions[1][15], "d2#1");
}

// The properties that FollowTheMoney's schemata have, as far as they are used here, with the types of their values.
const std::map<std::string, std::map<std::string, std::string>> ftm_schemata = {
    {"Article",
     {{"fileName", "string"},
      {"title", "string"},
      {"author", "string"},
      {"publishedAt", "date"},
      {"language", "language"},
      {"sourceUrl", "url"},
      {"publisher", "string"}}},
    {"Organization", {{"name", "name"}, {"alias", "name"}, {"country", "country"}}},
    {"PublicBody", {{"name", "name"}, {"alias", "name"}, {"country", "country"}}},
    {"Person", {{"name", "name"}, {"alias", "name"}, {"country", "country"}}},
    {"Mention", {{"document", "entity"}, {"name", "name"}, {"resolved", "entity"}, {"detectedSchema", "string"}}},
    {"Event",
     {{"name", "name"},
      {"startDate", "date"},
      {"endDate", "date"},
      {"location", "address"},
      {"country", "country"},
      {"involved", "entity"},
      {"proof", "entity"},
      {"summary", "text"},
      {"recordId", "string"},
      {"publisher", "string"},
      {"sourceUrl", "url"},
      {"keywords", "string"}}}};

TEST(Ftm, entities_have_properties_of_their_schema_and_lead_to_one_another) {
  const auto lines = lines_of(file_of("ftm", {told_capture()}));
  std::map<std::string, int> schemata;
  std::set<std::string> ids;
  for (const json::value& entity : lines) ids.insert(entity.at("id").as_string().c_str());
  for (const json::value& entity : lines) {
    const std::string schema = entity.at("schema").as_string().c_str();
    ++schemata[schema];
    ASSERT_TRUE(ftm_schemata.contains(schema)) << schema;
    EXPECT_EQ(entity.at("datasets").at(0), "med_furat");
    for (const auto& [name, values] : entity.at("properties").as_object()) {
      const std::string property(name);
      ASSERT_TRUE(ftm_schemata.at(schema).contains(property)) << schema << "." << property;
      if (ftm_schemata.at(schema).at(property) != "entity") continue;
      for (const json::value& id : values.as_array()) EXPECT_TRUE(ids.contains(id.as_string().c_str())) << id;
    }
  }
  EXPECT_EQ(schemata["Article"], 1);
  EXPECT_EQ(schemata["Event"], 1);
  EXPECT_EQ(schemata["Organization"], 3);
  EXPECT_EQ(schemata["Mention"], 3);
}

TEST(Ftm, an_actor_of_two_incidents_is_written_once) {
  Told_incident other = told_capture();
  other.incident.key = "i2";
  EXPECT_EQ(lines_of(file_of("ftm", {told_capture(), other})).size(),
            lines_of(file_of("ftm", {told_capture()})).size() + 1);
}

TEST(Ftm, a_statement_has_its_outlet_as_the_dataset) {
  Told_incident told = told_capture();
  Recorded_claim other = capture_claim();
  other.outlet = actor_named("name:جريدة", "media", "A paper", "", "");
  other.document.id = "d9";
  told.claims.push_back(other);
  std::set<std::string> datasets;
  std::set<std::string> ids;
  for (const json::value& statement : lines_of(file_of("ftm-statements", {told}))) {
    const std::string schema = statement.at("schema").as_string().c_str();
    const std::string property = statement.at("prop").as_string().c_str();
    EXPECT_EQ(statement.at("prop_type").as_string(), ftm_schemata.at(schema).at(property));
    datasets.insert(statement.at("dataset").as_string().c_str());
    EXPECT_TRUE(ids.insert(statement.at("id").as_string().c_str()).second);
  }
  EXPECT_EQ(datasets.size(), 2U);
  EXPECT_TRUE(datasets.contains("med_furat"));
}

TEST(Bayanat, an_item_has_what_its_form_requires) {
  const auto lines = lines_of(file_of("bayanat", {told_capture()}));
  ASSERT_EQ(lines.size(), 1U);
  const json::value& item = lines[0].at("item");
  EXPECT_EQ(item.at("originid"), "i1");
  EXPECT_FALSE(item.at("title").as_string().empty());
  EXPECT_FALSE(item.at("comments").as_string().empty());
  EXPECT_EQ(item.at("source_link"), "https://furat.example/1");
  EXPECT_EQ(item.at("geoLocations").at(0).at("title"), "Al-Bukamal");
  EXPECT_EQ(item.at("events").at(0).at("from_date"), "2017-11-09");
  EXPECT_NE(std::string(item.at("description").as_string()).find("Islamic State denies"), std::string::npos);
}

TEST(Bayanat, a_source_that_is_no_address_is_said_to_be_none) {
  Told_incident told = told_capture();
  told.claims[0].document.url = "telegram channel";
  EXPECT_EQ(lines_of(file_of("bayanat", {told}))[0].at("item").at("source_link"), "NA");
}

TEST(Uwazi, values_are_parted_by_bars_and_dates_by_colons) {
  Told_incident told = told_capture();
  told.incident.actor.push_back(actor_named("org.x", "group", "A|B", "SY", "REB"));
  const auto rows = cells_of(file_of("uwazi", {told}), ',');
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].size(), rows[1].size());
  EXPECT_EQ(cell(rows, 1, "title"), "control.capture, Al-Bukamal, 2017-11-09");
  EXPECT_EQ(cell(rows, 1, "date_range"), "2017-11-09:2017-11-09");
  EXPECT_EQ(cell(rows, 1, "geolocation"), "34.45|40.92");
  EXPECT_EQ(cell(rows, 1, "actors"), "Syrian Arab Army|A/B");
  EXPECT_EQ(cell(rows, 1, "denied_by"), "Islamic State");
}

TEST(Atlos, the_required_columns_are_there_in_small_letters) {
  Told_incident told = told_capture();
  told.incident.actor[0].name_en = std::string(400, 'x');
  const auto rows = cells_of(file_of("atlos", {told}), ',');
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].size(), rows[1].size());
  EXPECT_EQ(cell(rows, 1, "status"), "Unclaimed");
  EXPECT_EQ(cell(rows, 1, "sensitive"), "Not Sensitive");
  EXPECT_EQ(cell(rows, 1, "date"), "2017-11-09");
  EXPECT_LE(cell(rows, 1, "description").size(), 239U + 2);  // the ellipsis has three bytes
  EXPECT_EQ(cell(rows, 1, "source_1"), "https://furat.example/1");
}

}  // namespace
}  // namespace sijill
