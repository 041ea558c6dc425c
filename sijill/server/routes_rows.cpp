// Lists of claims, incidents, contradictions, narrators and documents.
#include "sijill/server/feed.h"
#include "sijill/server/review_state.h"
#include "sijill/server/routes.h"

namespace sijill {
namespace {

std::optional<Geo> point_of(const Recorded_claim& row) { return row.place.empty() ? std::nullopt : row.place[0].geo; }

constexpr auto nowhere = [](const auto&) { return std::optional<Geo>(); };
constexpr auto nothing_more = [](Json_writer&) {};

std::vector<Facet> read_facets(Query& query) {
  std::vector<Facet> facets;
  std::string list = query.text("facets");
  while (!list.empty()) {
    const std::size_t end = std::min(list.find(','), list.size());
    const std::string word = list.substr(0, end);
    const auto facet = facet_of(word);
    if (!facet) Query::fail("facets", word, "facets such as type,place between commas");
    facets.push_back(*facet);
    list.erase(0, end + 1);
    constexpr std::size_t most = 16;
    if (facets.size() > most) Query::fail("facets", word, "at most 16");
  }
  return facets;
}

void write_facets(Json_writer& json, const Facet_counts& counts) {
  json.key("facets").begin_object().key("counted").integer(counts.counted).key("complete").boolean(counts.complete);
  json.key("values").begin_object();
  for (const auto& [facet, values] : counts.facets) {
    json.key(name(facet)).begin_array();
    for (const Facet_value& value : values) {
      json.begin_object().key("value").text(value.value).key("name_ar").text_or_null(value.name_ar);
      json.key("name_en").text_or_null(value.name_en).key("count").integer(value.count).end_object();
    }
    json.end_array();
  }
  json.end_object().end_object();
}

// A list that has neither counts beside it nor a place on a map.
template <typename Ask>
Response plain_list(Call& call, Ask ask) {
  const Ledger_filter filter = read_filter(call.query, call.database());
  const Page page = read_page(call.query);
  const Shape shape = read_shape(call.query, call.request.accept, {Shape::json, Shape::ndjson, Shape::csv});
  const Language language = read_language(call.query);
  call.query.finish();
  return page_response(ask(call.database(), filter, page), shape, language, nowhere, nothing_more);
}

}  // namespace

Response list_claims(Call& call) {
  Ledger_filter filter = read_filter(call.query, call.database());
  filter.all_versions = call.query.flag("all_versions");
  const std::vector<Facet> facets = read_facets(call.query);
  const Page page = read_page(call.query);
  const Shape shape = read_shape(call.query, call.request.accept,
                                 {Shape::json, Shape::ndjson, Shape::csv, Shape::geojson, Shape::atom});
  const Language language = read_language(call.query);
  call.query.finish();
  const Page_of<Recorded_claim> claims = ask_claims(call.database(), filter, page);
  if (shape == Shape::atom) {
    return text_response(atom_feed(claims, call.request.target, language, call.context.options.version),
                         content_type(shape));
  }
  return page_response(claims, shape, language, point_of, [&](Json_writer& json) {
    if (!facets.empty()) write_facets(json, count_facets(call.database(), filter, facets));
  });
}

Response list_incidents(Call& call) {
  const Ledger_filter filter = read_filter(call.query, call.database());
  const std::vector<Facet> facets = read_facets(call.query);
  const Page page = read_page(call.query);
  const Shape shape =
      read_shape(call.query, call.request.accept, {Shape::json, Shape::ndjson, Shape::csv, Shape::geojson});
  const Language language = read_language(call.query);
  call.query.finish();
  return page_response(
      ask_incidents(call.database(), filter, page), shape, language,
      [](const Incident_row& row) { return row.place.geo; },
      [&](Json_writer& json) {
        if (!facets.empty()) write_facets(json, count_facets(call.database(), filter, facets));
      });
}

namespace {

// Who said how much in the ledger as it is now; made once for each state of it.
std::shared_ptr<const Voice_index> voices_of(Call& call) {
  Service::Context& context = call.context;
  const std::lock_guard lock(context.voices_mutex);
  if (!context.voices || context.voices_change != call.change) {
    context.voices = nullptr;
    context.voices = std::make_shared<const Voice_index>(Voice_index::of(call.database()));
    context.voices_change = call.change;
  }
  return context.voices;
}

}  // namespace

Response list_narrators(Call& call) {
  return plain_list(call, [&](Database& database, const Ledger_filter& filter, const Page& page) {
    return ask_narrators(database, filter, page, [&] { return voices_of(call); });
  });
}

Response list_documents(Call& call) { return plain_list(call, ask_documents); }

Response list_contradictions(Call& call) {
  const Ledger_filter filter = read_filter(call.query, call.database());
  const std::vector<Relation_kind> kinds =
      call.query.words("relation", relation_kind_of, "a relation such as denies");
  const std::vector<Inbox_state> states = call.query.words("state", inbox_state_of, "open, assigned or done");
  const Page page = read_page(call.query);
  const Shape shape = read_shape(call.query, call.request.accept, {Shape::json, Shape::ndjson, Shape::csv});
  const Language language = read_language(call.query);
  call.query.finish();

  const Review_states reviews(call.database());
  Page_of<Relation_row> pairs;
  std::vector<Inbox_entry> entries;
  Page next{page.limit, page.cursor};
  // Pages of the ledger until one of ours is full; an inbox that is nearly all done is given in pieces.
  for (int turn = 0; turn < 20; ++turn) {
    next.limit = page.limit - static_cast<int>(pairs.items.size());
    Page_of<Relation_row> some = ask_relations(call.database(), filter, kinds, next);
    for (Relation_row& row : some.items) {
      Inbox_entry entry = reviews.entry_of(row);
      if (!states.empty() && std::find(states.begin(), states.end(), entry.state) == states.end()) continue;
      pairs.items.push_back(std::move(row));
      entries.push_back(std::move(entry));
    }
    pairs.next = next.cursor = some.next;
    if (some.next.empty() || static_cast<int>(pairs.items.size()) == page.limit) break;
  }
  if (shape == Shape::csv) return page_response(pairs, shape, language, nowhere, nothing_more);
  const auto write = [&](Json_writer& json, std::size_t i) {
    const Relation_row& row = pairs.items[i];
    json.begin_object().key("relation").text(name(row.kind)).key("reason").text(row.reason).key("later");
    write_row(json, row.later);
    json.key("earlier");
    write_row(json, row.earlier);
    json.key("state").text(name(entries[i].state)).key("assignee").text_or_null(entries[i].assignee).end_object();
  };
  Json_writer json;
  if (shape == Shape::ndjson) {
    for (std::size_t i = 0; i < entries.size(); ++i) {
      write(json, i);
      json.newline();
    }
    return text_response(std::move(json).take(), content_type(shape));
  }
  json.begin_object().key("items").begin_array();
  for (std::size_t i = 0; i < entries.size(); ++i) write(json, i);
  json.end_array();
  write_next(json, pairs.next);
  json.end_object();
  return json_response(std::move(json));
}

}  // namespace sijill
