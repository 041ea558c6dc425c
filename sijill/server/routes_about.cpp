// What the server and its ledger are.
#include "sijill/ledger/schema.h"
#include "sijill/server/routes.h"

namespace sijill {
namespace {

Response health(Call& call, const char* status) {
  expect_json(call);
  Json_writer json;
  json.begin_object().key("status").text(status).end_object();
  return json_response(std::move(json));
}

void write_basemap(Json_writer& json, const std::optional<Basemap>& basemap) {
  if (!basemap) {
    json.null();
    return;
  }
  const Tile_facts& tiles = basemap->tiles;
  json.begin_object().key("tiles").text(tiles.kind == Tile_kind::vector ? "vector" : "raster");
  json.key("min_zoom").integer(tiles.min_zoom).key("max_zoom").integer(tiles.max_zoom).key("bounds").begin_array();
  for (const double degrees : {tiles.west, tiles.south, tiles.east, tiles.north}) json.number(degrees);
  json.end_array().end_object();
}

}  // namespace

Response show_health(Call& call) { return health(call, "ok"); }

Response show_readiness(Call& call) {
  (void)call.database().integer("SELECT document FROM documents LIMIT 1");
  return health(call, "ready");
}

Response show_version(Call& call) {
  expect_json(call);
  const Service_options& options = call.context.options;
  Json_writer json;
  json.begin_object().key("program").text(options.version).key("lexicon").text_or_null(options.run_lexicon);
  json.key("grammar").text_or_null(options.run_grammar).key("ranker").text_or_null(options.run_ranker);
  json.key("ledger").integer(version_of(call.database())).key("api").text("1.0.0").end_object();
  return json_response(std::move(json));
}

Response show_metrics(Call& call) {
  call.query.finish();
  if (!accepts(call.request.accept, "text/plain")) {
    throw Problem{406, "Accept: found \"" + shown(call.request.accept) + "\", wanted text/plain"};
  }
  return text_response(call.context.metrics.text(), "text/plain; version=0.0.4; charset=utf-8");
}

Response show_ledger(Call& call) {
  expect_json(call);
  const Ledger_sums sums = sums_of(call.database());
  Json_writer json;
  json.begin_object().key("documents").integer(sums.documents).key("claims").integer(sums.claims);
  json.key("incidents").integer(sums.incidents).key("holdings").integer(sums.holdings);
  json.key("reviews").integer(sums.reviews);
  write_optional_day(json, "first_known", sums.first_known);
  write_optional_day(json, "last_known", sums.last_known);
  write_optional_day(json, "first_happened", sums.first_happened);
  write_optional_day(json, "last_happened", sums.last_happened);
  json.key("change").integer(static_cast<std::int64_t>(call.change)).key("may").begin_array();
  for (const Scope scope : {Scope::read, Scope::review, Scope::admin}) {
    if (scope <= call.caller.scope) json.text(name(scope));
  }
  json.end_array().key("who").text_or_null(call.caller.name).key("basemap");
  write_basemap(json, call.context.options.basemap);
  // So many as a page gives colours to.
  json.key("holders").begin_array();
  for (const std::string& key : foremost_holders(call.database(), 24)) json.text(key);
  json.end_array().key("licence").text("Apache-2.0").end_object();
  Response response = json_response(std::move(json));
  response.headers.emplace_back("Cache-Control", "no-store");
  return response;
}

Response stream_changes(Call& call) {
  call.query.finish();
  if (!accepts(call.request.accept, "text/event-stream")) {
    throw Problem{406, "Accept: found \"" + shown(call.request.accept) + "\", wanted text/event-stream"};
  }
  Response response{.status = 200, .content_type = "text/event-stream"};
  response.headers.emplace_back("Cache-Control", "no-store");
  response.streams_changes = true;
  return response;
}

}  // namespace sijill
