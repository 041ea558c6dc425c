// The routes of api/openapi.yaml, each a function from a call to its response.
#pragma once

#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sijill/server/filter_query.h"
#include "sijill/server/query.h"
#include "sijill/server/service.h"
#include "sijill/server/shape.h"
#include "sijill/wire/json_writer.h"
#include "sijill/wire/ledger_json.h"
#include "sijill/wire/ledger_table.h"

namespace sijill {

// What all calls share.
struct Service::Context {
  Context(const Service_options& given, Ledger_pool& ledgers, Metrics& counted)
      : options(given), pool(ledgers), metrics(counted) {}
  const Service_options& options;
  Ledger_pool& pool;
  Metrics& metrics;
  std::mutex names_mutex;  // held while they are made: who comes second waits and has them
  std::uint64_t names_change = 0;
  std::shared_ptr<const Name_index> actors, places;
  std::mutex voices_mutex;  // the same
  std::uint64_t voices_change = 0;
  std::shared_ptr<const Voice_index> voices;
};

struct Call {
  const Request& request;
  const std::vector<std::string>& names;  // what stands for {…} in the path
  Query query;
  const Caller& caller;
  Service::Context& context;
  std::uint64_t change;
  Ledger* ledger;  // null where the route asks for none
  [[nodiscard]] Database& database() const { return ledger->database(); }
};

struct Route {
  std::string_view method, pattern;  // "/api/claims/{id}"
  Scope scope = Scope::read;
  Work work = Work::query;
  bool uses_ledger = true;  // read, in one transaction
  bool is_kept = true;      // the answer depends on address, Accept and ledger only
  Response (*handle)(Call& call) = nullptr;
};
[[nodiscard]] std::span<const Route> all_routes();

// Rows.
Response list_claims(Call& call);
Response list_incidents(Call& call);
Response list_contradictions(Call& call);
Response list_narrators(Call& call);
Response list_documents(Call& call);
Response list_holdings(Call& call);
Response list_intervals(Call& call);
Response list_areas(Call& call);
Response list_area_holdings(Call& call);
Response send_basemap(Call& call);
Response list_places(Call& call);
Response list_actors(Call& call);
Response search(Call& call);
// One of them with all that belongs to it.
Response show_claim(Call& call);
Response show_incident(Call& call);
Response show_place(Call& call);
Response show_narrator(Call& call);
Response show_document(Call& call);
// Others.
Response list_reviews(Call& call);
Response add_review(Call& call);
Response undo_review(Call& call);
Response read_text(Call& call);
Response export_rows(Call& call);
Response stream_changes(Call& call);
Response show_ledger(Call& call);
Response show_health(Call& call);
Response show_readiness(Call& call);
Response show_version(Call& call);
Response show_metrics(Call& call);

// ---- Shared by the routes.

// Throws 406 where Accept takes no JSON, 400 where a parameter was not taken. After the last parameter.
void expect_json(Call& call);
[[nodiscard]] Response json_response(Json_writer json, int status = 200);
[[nodiscard]] Response text_response(std::string body, std::string content_type);
void write_counted(Json_writer& json, const Counted_entity& counted);
void write_next(Json_writer& json, const std::string& next);
void write_optional_day(Json_writer& json, std::string_view key, std::optional<Day> day);
// "key": [ … ] of rows.
template <typename Rows>
void write_rows(Json_writer& json, std::string_view key, const Rows& rows) {
  json.key(key).begin_array();
  for (const auto& row : rows) write_row(json, row);
  json.end_array();
}
void write_entities(Json_writer& json, std::string_view key, const std::vector<Ledger_entity>& entities);
// The reviews of a claim or an incident under the key "reviews".
void write_reviews_of(Json_writer& json, Database& database, const std::vector<std::string>& claims,
                      const std::string& incident);

// A page of rows in the shape that is wanted. `more(json)` writes further keys of the JSON object.
template <typename Row, typename Point, typename More>
Response page_response(const Page_of<Row>& page, Shape shape, Language language, const Point& point,
                       const More& more) {
  switch (shape) {
    case Shape::csv: return text_response(csv_of(table_of(page.items, language)), content_type(shape));
    case Shape::ndjson: {
      std::string lines;
      for (const Row& row : page.items) lines += row_line(row);
      return text_response(std::move(lines), content_type(shape));
    }
    case Shape::geojson: {
      Json_writer json;
      json.begin_object().key("type").text("FeatureCollection").key("features").begin_array();
      for (const Row& row : page.items) write_feature(json, point(row), row);
      json.end_array().end_object().newline();
      return text_response(std::move(json).take(), content_type(shape));
    }
    default: break;
  }
  Json_writer json;
  json.begin_object();
  write_rows(json, "items", page.items);
  write_next(json, page.next);
  more(json);
  json.end_object().newline();
  return text_response(std::move(json).take(), content_type(Shape::json));
}
[[nodiscard]] Language read_language(Query& query);

}  // namespace sijill
