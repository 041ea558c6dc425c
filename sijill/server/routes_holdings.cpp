// Who is said to hold what: a page of rows, or all intervals for a map with a slider.
#include "sijill/server/routes.h"

namespace sijill {

Response list_holdings(Call& call) {
  const Ledger_filter filter = read_place_filter(call.query, call.database());
  const Holding_view view = read_view(call.query, call.database(), false);
  const Page page = read_page(call.query);
  const Shape shape =
      read_shape(call.query, call.request.accept, {Shape::json, Shape::ndjson, Shape::csv, Shape::geojson});
  const Language language = read_language(call.query);
  call.query.finish();
  return page_response(
      ask_holdings(call.database(), filter, view, page), shape, language,
      [](const Holding_row& row) { return row.place.geo; }, [](Json_writer&) {});
}

Response list_intervals(Call& call) {
  const Ledger_filter filter = read_place_filter(call.query, call.database());
  const Holding_view view = read_view(call.query, call.database(), true);
  const bool only_located = call.query.flag("located");
  expect_json(call);
  const Intervals all = ask_intervals(call.database(), filter, view, only_located);
  const auto index = [](Json_writer& json, std::string_view key, std::optional<std::size_t> number) {
    json.key(key);
    if (number) {
      json.integer(static_cast<std::int64_t>(*number));
    } else {
      json.null();
    }
  };
  const auto share = [](Json_writer& json, std::string_view key, std::optional<double> number) {
    json.key(key);
    if (number) {
      json.number(*number);
    } else {
      json.null();
    }
  };
  Json_writer json;
  json.begin_object();
  write_entities(json, "places", all.places);
  write_entities(json, "actors", all.actors);
  json.key("intervals").begin_array();
  for (const Interval_row& row : all.intervals) {
    json.begin_object().key("key").text(row.key).key("place").integer(static_cast<std::int64_t>(row.place));
    index(json, "holder", row.holder);
    index(json, "rival", row.rival);
    json.key("since").text(to_string(row.since));
    write_optional_day(json, "until", row.until);
    json.key("evidence_until").text(to_string(row.evidence_until)).key("status").text(row.status);
    share(json, "share_min", row.share_min);
    share(json, "share_max", row.share_max);
    json.key("originators").integer(row.originators).end_object();
  }
  json.end_array().key("complete").boolean(all.complete).end_object();
  return json_response(std::move(json));
}

}  // namespace sijill
