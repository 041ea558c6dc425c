// The maps: GeoJSON and KML.
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "sijill/wire/export_testing.h"

namespace sijill {
namespace {

namespace json = boost::json;

Holding_row holding_of_bukamal() {
  Holding_row row;
  row.key = "h1";
  row.place = bukamal();
  row.holder = islamic_state();
  row.share_min = 0.4;
  row.share_max = 0.5;
  row.since = to_day({2017, 11, 10});
  row.evidence_until = to_day({2017, 11, 10});
  row.status = Holding_status::disputed;
  row.reason = "said by one, denied by another";
  row.originators = 2;
  row.claims_for = {"d1#1"};
  return row;
}

TEST(Geojson, incidents_are_features_at_their_place) {
  const json::value file = json::parse(whole_file(*export_format("geojson")->make(test_options()), {told_capture()}));
  EXPECT_EQ(file.at("type"), "FeatureCollection");
  const json::value& feature = file.at("features").at(0);
  EXPECT_EQ(feature.at("id"), "i1");
  EXPECT_DOUBLE_EQ(feature.at("geometry").at("coordinates").at(0).to_number<double>(), 40.92);
  EXPECT_EQ(feature.at("properties").at("grade"), "contested");
}

TEST(Geojson, an_area_told_by_another_place_has_no_point) {
  Told_incident told = told_capture();
  told.incident.place.relation = "east of";
  const json::value file = json::parse(whole_file(*export_format("geojson")->make(test_options()), {told}));
  EXPECT_TRUE(file.at("features").at(0).at("geometry").is_null());
}

TEST(Geojson, with_a_day_it_holds_the_holdings_of_that_day) {
  Export_options options = test_options();
  options.at = to_day({2017, 11, 10});
  const auto out = export_format("geojson")->make(options);
  EXPECT_EQ(out->takes(), Export_of::holdings);
  const std::string first = out->begin() + out->add_holding(holding_of_bukamal());
  const json::value file = json::parse(first + out->add_holding(holding_of_bukamal()) + out->end());
  EXPECT_EQ(file.at("at"), "2017-11-10");
  EXPECT_EQ(file.at("features").as_array().size(), 2U);
  EXPECT_EQ(file.at("features").at(0).at("properties").at("holder").at("key"), "org.isis");
}

TEST(Geojson, an_empty_ledger_is_a_map_without_features) {
  const json::value file = json::parse(whole_file(*export_format("geojson")->make(test_options()), {}));
  EXPECT_TRUE(file.at("features").as_array().empty());
}

TEST(Kml, a_placemark_has_its_place_its_days_and_who_says_it) {
  Told_incident told = told_capture();
  told.incident.reason = "a < b & \x01";
  const std::string file = whole_file(*export_format("kml")->make(test_options()), {told});
  EXPECT_TRUE(file.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
  EXPECT_NE(file.find("<coordinates>40.92,34.45</coordinates>"), std::string::npos);
  EXPECT_NE(file.find("<begin>2017-11-09</begin><end>2017-11-09</end>"), std::string::npos);
  EXPECT_NE(file.find("a &lt; b &amp; \uFFFD"), std::string::npos);
  EXPECT_NE(file.find("Islamic State denies (2017-11-11)"), std::string::npos);
  EXPECT_TRUE(file.ends_with("</Document>\n</kml>\n"));
}

TEST(Kml, a_holding_ends_on_the_day_before_something_else_is_said) {
  Export_options options = test_options();
  options.at = to_day({2017, 11, 10});
  Holding_row holding = holding_of_bukamal();
  holding.until = to_day({2017, 11, 16});
  const std::string placemark = export_format("kml")->make(options)->add_holding(holding);
  EXPECT_NE(placemark.find("<begin>2017-11-10</begin><end>2017-11-15</end>"), std::string::npos);
  EXPECT_NE(placemark.find("<name>Al-Bukamal: Islamic State</name>"), std::string::npos);
}

}  // namespace
}  // namespace sijill
