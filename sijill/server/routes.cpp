#include "sijill/server/routes.h"

#include <array>

namespace sijill {

std::span<const Route> all_routes() {
  static constexpr std::array routes = {
      Route{"GET", "/api/ledger", Scope::read, Work::query, true, false, show_ledger},
      Route{"GET", "/api/claims", Scope::read, Work::query, true, true, list_claims},
      Route{"GET", "/api/claims/{id}", Scope::read, Work::query, true, true, show_claim},
      Route{"GET", "/api/incidents", Scope::read, Work::query, true, true, list_incidents},
      Route{"GET", "/api/incidents/{key}", Scope::read, Work::query, true, true, show_incident},
      Route{"GET", "/api/holdings", Scope::read, Work::query, true, true, list_holdings},
      Route{"GET", "/api/holdings/intervals", Scope::read, Work::query, true, true, list_intervals},
      Route{"GET", "/api/areas", Scope::read, Work::query, true, true, list_areas},
      Route{"GET", "/api/areas/holdings", Scope::read, Work::query, true, true, list_area_holdings},
      Route{"GET", "/api/basemap", Scope::read, Work::query, false, false, send_basemap},
      Route{"GET", "/api/places", Scope::read, Work::query, true, true, list_places},
      Route{"GET", "/api/places/{key}", Scope::read, Work::query, true, true, show_place},
      Route{"GET", "/api/actors", Scope::read, Work::query, true, true, list_actors},
      Route{"GET", "/api/narrators", Scope::read, Work::query, true, true, list_narrators},
      Route{"GET", "/api/narrators/{key}", Scope::read, Work::query, true, true, show_narrator},
      Route{"GET", "/api/documents", Scope::read, Work::query, true, true, list_documents},
      Route{"GET", "/api/documents/{id}", Scope::read, Work::query, true, true, show_document},
      Route{"GET", "/api/contradictions", Scope::read, Work::query, true, true, list_contradictions},
      Route{"GET", "/api/reviews", Scope::read, Work::query, true, true, list_reviews},
      Route{"POST", "/api/reviews", Scope::review, Work::query, false, false, add_review},
      Route{"POST", "/api/reviews/{id}/undo", Scope::review, Work::query, false, false, undo_review},
      Route{"GET", "/api/search", Scope::read, Work::query, true, true, search},
      Route{"POST", "/api/read", Scope::read, Work::heavy, false, false, read_text},
      Route{"GET", "/api/export/{format}", Scope::read, Work::heavy, true, false, export_rows},
      Route{"GET", "/api/changes", Scope::read, Work::quick, false, false, stream_changes},
      Route{"GET", "/healthz", Scope::none, Work::quick, false, false, show_health},
      Route{"GET", "/readyz", Scope::none, Work::query, true, false, show_readiness},
      Route{"GET", "/version", Scope::none, Work::query, true, false, show_version},
      Route{"GET", "/metrics", Scope::read, Work::quick, false, false, show_metrics},
  };
  return routes;
}

void expect_json(Call& call) {
  call.query.finish();
  if (!accepts(call.request.accept, "application/json")) {
    throw Problem{406, "Accept: found \"" + shown(call.request.accept) + "\", wanted application/json"};
  }
}

Response text_response(std::string body, std::string content_type) {
  Response response{.status = 200, .content_type = std::move(content_type)};
  response.body = std::make_shared<const std::string>(std::move(body));
  return response;
}

Response json_response(Json_writer json, int status) {
  json.newline();
  Response response = text_response(std::move(json).take(), "application/json");
  response.status = status;
  return response;
}

void write_counted(Json_writer& json, const Counted_entity& counted) {
  json.begin_object().key("entity");
  write_ledger_entity(json, counted.entity);
  json.key("claims").integer(counted.claims).end_object();
}

void write_next(Json_writer& json, const std::string& next) { json.key("next").text_or_null(next); }

void write_optional_day(Json_writer& json, std::string_view key, std::optional<Day> day) {
  json.key(key).text_or_null(day ? to_string(*day) : std::string());
}

void write_entities(Json_writer& json, std::string_view key, const std::vector<Ledger_entity>& entities) {
  json.key(key).begin_array();
  for (const Ledger_entity& entity : entities) write_ledger_entity(json, entity);
  json.end_array();
}

Language read_language(Query& query) {
  return query.one_of("language", {"ar", "en"}) == "ar" ? Language::ar : Language::en;
}

}  // namespace sijill
