// Areas that the user brought, and what is said of the places in them.
#include <algorithm>
#include <optional>

#include "sijill/ledger/areas.h"
#include "sijill/server/routes.h"
#include "sijill/wire/area_json.h"

namespace sijill {
namespace {

// The finest level that a map of a country shows, of those that were imported.
int level_wanted(Call& call, const std::vector<Area_source>& sources) {
  int otherwise = 0;
  for (const Area_source& source : sources) {
    if (source.level <= 3) otherwise = std::max(otherwise, source.level);
  }
  return call.query.whole("level", 0, 4, otherwise);
}

}  // namespace

Response list_areas(Call& call) {
  const std::vector<Area_source> sources = ask_area_sources(call.database());
  const int level = level_wanted(call, sources);
  call.query.finish();
  if (!accepts(call.request.accept, "application/geo+json") && !accepts(call.request.accept, "application/json")) {
    throw Problem{406, "Accept: found \"" + shown(call.request.accept) + "\", wanted application/geo+json"};
  }
  return text_response(area_collection(level, ask_areas(call.database(), level), sources), "application/geo+json");
}

Response list_area_holdings(Call& call) {
  const std::vector<Area_source> sources = ask_area_sources(call.database());
  const int level = level_wanted(call, sources);
  const Holding_view view = read_view(call.query, call.database(), false);
  expect_json(call);
  if (!view.at) Query::fail("at", "", "a day such as 2017-11-10");
  Json_writer json;
  json.begin_object().key("level").integer(level).key("at").text(to_string(*view.at));
  write_rows(json, "areas", ask_area_holdings(call.database(), level, view));
  write_rows(json, "sources", sources);
  json.end_object();
  return json_response(std::move(json));
}

}  // namespace sijill
