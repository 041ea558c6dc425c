#include "sijill/server/filter_query.h"

#include <array>

namespace sijill {
namespace {

using Find = std::vector<Row> (*)(Database&, const std::string&);

std::vector<Row> rows_named(Query& query, Database& database, const std::string& name, Find find,
                            std::string_view example) {
  std::vector<Row> rows;
  for (const std::string& wanted : query.texts(name)) {
    const std::vector<Row> found = find(database, wanted);
    if (found.empty()) {
      Query::fail(name, wanted,
                  "a key such as " + std::string(example) + " or a whole name that a claim of this ledger bears");
    }
    rows.insert(rows.end(), found.begin(), found.end());
  }
  return rows;
}

std::vector<Row> places(Query& query, Database& database, const std::string& name) {
  return rows_named(query, database, name, find_places, "gn.174448");
}
std::vector<Row> actors(Query& query, Database& database, const std::string& name) {
  return rows_named(query, database, name, find_actors, "org.isis");
}

std::optional<Event_kind> kind_of(std::string_view text) {
  const std::size_t dot = text.find('.');
  const auto type = event_type_of(text.substr(0, dot));
  if (!type) return std::nullopt;
  if (dot == std::string_view::npos) return Event_kind{*type, Mode::none};
  const auto mode = mode_of(*type, text.substr(dot + 1));
  if (!mode || *mode == Mode::none) return std::nullopt;
  return Event_kind{*type, *mode};
}

template <typename Enum>
auto among(std::initializer_list<Enum> values) {
  return [list = std::vector<Enum>(values)](std::string_view text) -> std::optional<Enum> {
    for (const Enum value : list) {
      if (name(value) == text) return value;
    }
    return std::nullopt;
  };
}

std::optional<std::string> review_word(std::string_view text) {
  for (const std::string_view word : {"none", "accepted", "corrected", "rejected"}) {
    if (word == text) return std::string(word);
  }
  return std::nullopt;
}

}  // namespace

Ledger_filter read_place_filter(Query& query, Database& database) {
  Ledger_filter filter;
  filter.places = places(query, database, "place");
  filter.radius_km = query.number("radius", 0, 2000);
  filter.only_named_places = query.flag("only");
  filter.actors = actors(query, database, "actor");
  if (filter.radius_km > 0 && filter.places.empty()) Query::fail("radius", "no place", "a place to measure from");
  return filter;
}

Ledger_filter read_filter(Query& query, Database& database) {
  Ledger_filter filter = read_place_filter(query, database);
  filter.all_places = places(query, database, "all_place");
  filter.not_places = places(query, database, "not_place");
  filter.all_actors = actors(query, database, "all_actor");
  filter.not_actors = actors(query, database, "not_actor");
  filter.narrators = actors(query, database, "narrator");
  filter.all_narrators = actors(query, database, "all_narrator");
  filter.not_narrators = actors(query, database, "not_narrator");
  filter.narrator_kinds = query.texts("narrator_kind");
  filter.outlets = actors(query, database, "outlet");
  filter.not_outlets = actors(query, database, "not_outlet");
  filter.sides = actors(query, database, "side");
  constexpr std::string_view a_type = "an event type such as control or assault.aerial";
  filter.kinds = query.words("type", kind_of, a_type);
  // One kind is what the indexes of types and modes are for.
  if (filter.kinds.size() == 1) {
    filter.type = filter.kinds[0].type;
    if (filter.kinds[0].mode != Mode::none) filter.mode = filter.kinds[0].mode;
    filter.kinds.clear();
  }
  filter.not_kinds = query.words("not_type", kind_of, a_type);
  const std::string polarity = query.one_of("polarity", {"affirmed", "denied"});
  if (!polarity.empty()) filter.polarity = polarity == "denied" ? Polarity::denied : Polarity::affirmed;
  constexpr std::string_view a_stance = "a stance such as state or deny";
  filter.stances = query.words("stance", stance_of, a_stance);
  filter.not_stances = query.words("not_stance", stance_of, a_stance);
  filter.certainties = query.words(
      "certainty", among({Certainty::certain, Certainty::probable, Certainty::possible, Certainty::unknown}),
      "certain, probable, possible or unknown");
  filter.modalities = query.words("modality", modality_of, "a modality such as actual or future");
  filter.interests = query.words("interest", interest_of, "third_party, self_serving or against_interest");
  filter.grades = query.words("grade", grade_of, "confirmed, fair, weak, contested or discounted");
  filter.reviews = query.words("review", review_word, "none, accepted, corrected or rejected");
  filter.happened_from = query.day("happened_from");
  filter.happened_to = query.day("happened_to");
  filter.known_from = query.day("known_from");
  filter.known_to = query.day("known_to");
  filter.text = query.text("text", 500);
  filter.document = query.text("document");
  filter.incident = query.text("incident");
  return filter;
}

Holding_view read_view(Query& query, Database& database, bool all_days) {
  Holding_view view;
  if (!all_days) view.at = query.day("at");
  view.known_at = query.day("known_at");
  view.narrators = actors(query, database, "narrator");
  view.sides = actors(query, database, "side");
  return view;
}

Page read_page(Query& query) {
  Page page;
  page.limit = query.whole("limit", 1, 1'000, 50);
  page.cursor = query.text("cursor", 200);
  // "a:b" of two numbers, as every list writes it.
  std::size_t digits = 0;
  std::size_t marks = 0;
  for (const char c : page.cursor) {
    digits += (c >= '0' && c <= '9') || c == '-' ? 1 : 0;
    marks += c == ':' ? 1 : 0;
  }
  if (!page.cursor.empty() && (marks != 1 || digits + 1 != page.cursor.size() || digits < 2)) {
    Query::fail("cursor", page.cursor, "the `next` of a page of this list");
  }
  return page;
}

}  // namespace sijill
