// The tables of events: headings, the cells that matter, and who is left out.
#include <gtest/gtest.h>

#include "sijill/wire/export_testing.h"

namespace sijill {
namespace {

std::vector<std::vector<std::string>> table(std::string_view format, const std::vector<Told_incident>& incidents,
                                            const Export_options& options = test_options()) {
  return cells_of(whole_file(*export_format(format)->make(options), incidents), ',');
}

TEST(Acled, the_heading_and_every_row_have_the_31_columns) {
  const auto rows = table("acled", {told_capture()});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].size(), 31U);
  EXPECT_EQ(rows[1].size(), 31U);
  EXPECT_EQ(rows[0].front(), "event_id_cnty");
  EXPECT_EQ(rows[0].back(), "timestamp");
}

TEST(Acled, a_capture_is_told_as_they_would_code_it) {
  const auto rows = table("acled", {told_capture()});
  EXPECT_EQ(cell(rows, 1, "event_id_cnty").substr(0, 3), "SYR");
  EXPECT_EQ(cell(rows, 1, "event_date"), "2017-11-09");
  EXPECT_EQ(cell(rows, 1, "time_precision"), "1");
  EXPECT_EQ(cell(rows, 1, "disorder_type"), "Political violence");
  EXPECT_EQ(cell(rows, 1, "sub_event_type"), "Government regains territory");
  EXPECT_EQ(cell(rows, 1, "inter1"), "1");
  EXPECT_EQ(cell(rows, 1, "inter2"), "2");
  EXPECT_EQ(cell(rows, 1, "interaction"), "12");
  EXPECT_EQ(cell(rows, 1, "iso"), "760");
  EXPECT_EQ(cell(rows, 1, "region"), "Middle East");
  EXPECT_EQ(cell(rows, 1, "country"), "Syria");
  EXPECT_EQ(cell(rows, 1, "admin1"), "Deir ez-Zor Governorate");
  EXPECT_EQ(cell(rows, 1, "location"), "Al-Bukamal");
  EXPECT_EQ(cell(rows, 1, "geo_precision"), "1");
  EXPECT_EQ(cell(rows, 1, "fatalities"), "12");
  EXPECT_EQ(cell(rows, 1, "source"), "Al-Furat");
  EXPECT_EQ(cell(rows, 1, "source_scale"), "National");
  EXPECT_EQ(cell(rows, 1, "timestamp"), "1510358400");
}

TEST(Acled, an_area_around_a_town_is_less_precise) {
  Told_incident told = told_capture();
  told.incident.place.relation = "countryside of";
  told.incident.latest = *told.incident.earliest + 3;
  const auto rows = table("acled", {told});
  EXPECT_EQ(cell(rows, 1, "geo_precision"), "2");
  EXPECT_EQ(cell(rows, 1, "time_precision"), "2");
}

TEST(Acled, what_is_only_denied_planned_rejected_or_discounted_is_no_row) {
  Told_incident denied = told_capture();
  denied.claims.erase(denied.claims.begin());
  Told_incident planned = told_capture();
  planned.claims[0].claim.modality = Modality::intended;
  Told_incident rejected = told_capture();
  rejected.claims[0].status = "rejected";
  Told_incident discounted = told_capture();
  discounted.incident.grade = Grade::discounted;
  EXPECT_EQ(table("acled", {denied, planned, rejected, discounted}).size(), 1U);
  EXPECT_EQ(table("ucdp", {denied, planned, rejected, discounted}).size(), 1U);
}

TEST(Acled, include_contested_adds_columns_and_no_rows) {
  Export_options options = test_options();
  options.include_contested = true;
  Told_incident denied = told_capture();
  denied.claims.erase(denied.claims.begin());
  for (const std::string_view format : {"acled", "ucdp"}) {
    const auto rows = table(format, {told_capture(), denied}, options);
    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].size(), (format == "acled" ? 31U : 49U) + 10U);
    EXPECT_EQ(rows[1].size(), rows[0].size());
    EXPECT_EQ(cell(rows, 1, "sijill_grade"), "contested");
    EXPECT_EQ(cell(rows, 1, "sijill_said_by"), "Syrian Observatory");
    EXPECT_EQ(cell(rows, 1, "sijill_denied_by"), "Islamic State");
    EXPECT_EQ(cell(rows, 1, "sijill_dead_high"), "30");
  }
}

TEST(Ucdp, the_heading_and_every_row_have_the_49_columns) {
  const auto rows = table("ucdp", {told_capture()});
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].size(), 49U);
  EXPECT_EQ(rows[1].size(), 49U);
  EXPECT_EQ(rows[0].front(), "id");
  EXPECT_EQ(rows[0].back(), "gwnob");
}

TEST(Ucdp, a_deadly_capture_is_told_as_they_would_code_it) {
  const auto rows = table("ucdp", {told_capture()});
  EXPECT_EQ(cell(rows, 1, "relid"), "i1");
  EXPECT_EQ(cell(rows, 1, "type_of_violence"), "1");
  EXPECT_EQ(cell(rows, 1, "dyad_name"), "Syrian Arab Army - Islamic State");
  EXPECT_EQ(cell(rows, 1, "source_office"), "Al-Furat");
  EXPECT_EQ(cell(rows, 1, "source_original"), "Syrian Observatory");
  EXPECT_EQ(cell(rows, 1, "where_prec"), "1");
  EXPECT_EQ(cell(rows, 1, "geom_wkt"), "POINT (40.92 34.45)");
  EXPECT_EQ(cell(rows, 1, "priogrid_gid"), "179002");
  EXPECT_EQ(cell(rows, 1, "country_id"), "652");
  EXPECT_EQ(cell(rows, 1, "date_prec"), "1");
  EXPECT_EQ(cell(rows, 1, "date_start"), "2017-11-09 00:00:00.000");
  EXPECT_EQ(cell(rows, 1, "low"), "12");
  EXPECT_EQ(cell(rows, 1, "best"), "12");
  EXPECT_EQ(cell(rows, 1, "high"), "30");
  EXPECT_EQ(cell(rows, 1, "gwnoa"), "652");
  EXPECT_EQ(cell(rows, 1, "gwnob"), "");
}

TEST(Ucdp, an_incident_without_dead_is_none_of_theirs) {
  Told_incident told = told_capture();
  told.incident.figures.clear();
  EXPECT_EQ(table("ucdp", {told}).size(), 1U);
}

TEST(Ucdp, the_parts_of_a_count_are_summed_and_a_revision_replaces) {
  Told_incident told = told_capture();
  const auto figure = [&](std::string_view who, double dead) {
    return Incident_figure{observatory(),    Quantity_kind::dead,
                           std::string(who), {dead, dead, Bound::equal, false},
                           std::nullopt,     "d1#1"};
  };
  told.incident.figures = {figure("civilian", 3), figure("fighter", 4), figure("civilian", 5)};
  const Death_toll deaths = deaths_of(told.incident);
  EXPECT_EQ(deaths.best, 9);
  EXPECT_EQ(deaths.civilians, 5);
}

TEST(Exports, a_formula_in_a_title_is_not_run) {
  const auto rows = table("ucdp", {told_capture()});
  EXPECT_EQ(cell(rows, 1, "source_headline"), "'=SUM(A1) in the title");
}

TEST(Exports, all_formats_write_the_same_bytes_twice) {
  for (const Export_format& format : export_formats()) {
    const auto write = [&] {
      return whole_file(*format.make(test_options()), {told_capture()}, {capture_claim(), denial_claim()});
    };
    EXPECT_EQ(write(), write()) << format.name;
    EXPECT_FALSE(write().empty()) << format.name;
  }
}

TEST(Exports, a_number_for_a_key_fits_a_spreadsheet) {
  EXPECT_EQ(number_of("i1"), number_of("i1"));
  EXPECT_NE(number_of("i1"), number_of("i2"));
  EXPECT_LT(number_of("i1"), 1LL << 48);
}

}  // namespace
}  // namespace sijill
