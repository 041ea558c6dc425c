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

}  // namespace
}  // namespace sijill
