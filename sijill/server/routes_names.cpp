// Names to choose from, and the box that searches everything.
#include "sijill/server/routes.h"

namespace sijill {
namespace {

// The names of the ledger as it is now; made once for each state of it.
std::shared_ptr<const Name_index> names_of(Call& call, bool are_places) {
  Service::Context& context = call.context;
  const std::lock_guard lock(context.names_mutex);
  if (context.names_change != call.change) {
    context.names_change = call.change;
    context.actors = nullptr;
    context.places = nullptr;
  }
  auto& index = are_places ? context.places : context.actors;
  if (!index) {
    index = std::make_shared<const Name_index>(are_places ? Name_index::of_places(call.database())
                                                          : Name_index::of_actors(call.database()));
  }
  return index;
}

void write_counted_rows(Json_writer& json, std::string_view key, const std::vector<Counted_entity>& rows) {
  json.key(key).begin_array();
  for (const Counted_entity& row : rows) write_counted(json, row);
  json.end_array();
}

Response list_names(Call& call, bool are_places) {
  const std::string begin = call.query.text("q", 200);
  const Page page = read_page(call.query);
  std::vector<Shape> shapes = {Shape::json, Shape::ndjson, Shape::csv};
  if (are_places) shapes.push_back(Shape::geojson);
  const Shape shape = read_shape(call.query, call.request.accept, shapes);
  const Language language = read_language(call.query);
  call.query.finish();
  // An actor is found by any of its names, also by one that no claim carries as its own.
  const Registry* registry = call.context.options.registry;
  std::vector<std::string> named;
  if (!are_places && registry != nullptr && !begin.empty()) named = registry->actors_named(begin);
  const Page_of<Counted_entity> found = names_of(call, are_places)->find(begin, page, named);
  Json_writer json;
  switch (shape) {
    case Shape::csv: {
      Row_table table{.heads = {"key", "name", "kind", "country", "parent", "claims"}, .rows = {}};
      for (const Counted_entity& row : found.items) {
        table.rows.push_back({row.entity.key, name_in(row.entity, language), row.entity.kind, row.entity.country,
                              row.entity.parent, std::to_string(row.claims)});
      }
      return text_response(csv_of(table), content_type(shape));
    }
    case Shape::ndjson:
      for (const Counted_entity& row : found.items) {
        write_counted(json, row);
        json.newline();
      }
      return text_response(std::move(json).take(), content_type(shape));
    case Shape::geojson:
      json.begin_object().key("type").text("FeatureCollection").key("features").begin_array();
      for (const Counted_entity& row : found.items) {
        json.begin_object().key("type").text("Feature").key("geometry");
        if (row.entity.geo) {
          json.begin_object().key("type").text("Point").key("coordinates").begin_array();
          json.number(row.entity.geo->lon).number(row.entity.geo->lat).end_array().end_object();
        } else {
          json.null();
        }
        json.key("properties");
        write_counted(json, row);
        json.end_object();
      }
      json.end_array().end_object().newline();
      return text_response(std::move(json).take(), content_type(shape));
    default: break;
  }
  json.begin_object();
  write_counted_rows(json, "items", found.items);
  write_next(json, found.next);
  json.end_object();
  return json_response(std::move(json));
}

}  // namespace

Response list_places(Call& call) { return list_names(call, true); }
Response list_actors(Call& call) { return list_names(call, false); }

Response search(Call& call) {
  const std::string words = call.query.text("q", 500);
  if (words.empty()) Query::fail("q", words, "words to look for");
  Page page;
  page.limit = call.query.whole("limit", 1, 1'000, 50);
  expect_json(call);
  Ledger_filter filter;
  filter.text = words;
  Json_writer json;
  json.begin_object();
  write_rows(json, "documents", ask_documents(call.database(), filter, page).items);
  write_counted_rows(json, "places", names_of(call, true)->find(words, page).items);
  write_counted_rows(json, "actors", names_of(call, false)->find(words, page).items);
  json.end_object();
  return json_response(std::move(json));
}

}  // namespace sijill
