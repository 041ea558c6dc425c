#include "sijill/ledger/claim_traits.h"

#include <algorithm>

namespace sijill {

const std::string_view review_state =
    "coalesce((SELECT CASE r.action WHEN 'accept' THEN 'accepted' WHEN 'reject' THEN 'rejected' ELSE 'corrected' END "
    "FROM reviews r WHERE r.claim = c.claim AND r.is_placed AND r.action IN ('accept', 'reject', 'correct') AND NOT "
    "EXISTS (SELECT 1 FROM reviews u WHERE u.undoes = r.review) ORDER BY r.review DESC LIMIT 1), 'none')";

namespace {

// "'a','b'" of names that are ours.
template <typename Values>
std::string quoted(const Values& values) {
  std::string list;
  for (const auto& value : values) list += (list.empty() ? "'" : ",'") + std::string(name(value)) + "'";
  return list;
}

std::string kinds_sql(const std::vector<Event_kind>& kinds) {
  std::string out;
  for (const Event_kind& kind : kinds) {
    out += (out.empty() ? "" : " OR ") + ("(c.type = '" + std::string(name(kind.type)) + "'");
    if (kind.mode != Mode::none) out += " AND c.mode = '" + std::string(name(kind.mode)) + "'";
    out += ")";
  }
  return out;
}

}  // namespace

void add_traits(Database& database, const Ledger_filter& filter, Conditions& conditions) {
  const auto at_place = [&](Row place) {
    Ledger_filter one;
    one.places = {place};
    one.only_named_places = filter.only_named_places;
    return "EXISTS (SELECT 1 FROM arguments g WHERE g.claim = c.claim AND g.role = 'place' AND +g.place IN " +
           in_list(places_of(database, one)) + ")";
  };
  const auto with_actor = [&](Row actor) {
    return "EXISTS (SELECT 1 FROM arguments g WHERE g.claim = c.claim AND +g.actor IN " +
           in_list(with_parts(database, {actor})) + ")";
  };
  const auto by_narrator = [&](Row narrator) {
    const std::string list = in_list(with_parts(database, {narrator}));
    return "(coalesce(c.originator, (SELECT o.outlet FROM documents o WHERE o.document = c.document), 0) IN " + list +
           " OR EXISTS (SELECT 1 FROM links l WHERE l.claim = c.claim AND +l.narrator IN " + list + "))";
  };
  for (const Row place : filter.all_places) conditions.add(at_place(place));
  for (const Row actor : filter.all_actors) conditions.add(with_actor(actor));
  for (const Row narrator : filter.all_narrators) conditions.add(by_narrator(narrator));
  for (const Row place : filter.not_places) conditions.add("NOT " + at_place(place));
  for (const Row actor : filter.not_actors) conditions.add("NOT " + with_actor(actor));
  for (const Row narrator : filter.not_narrators) conditions.add("NOT " + by_narrator(narrator));
  if (!filter.not_outlets.empty()) {
    conditions.add("NOT EXISTS (SELECT 1 FROM documents o WHERE o.document = c.document AND o.outlet IN " +
                   in_list(filter.not_outlets) + ")");
  }
  if (!filter.narrator_kinds.empty()) {
    std::string marks;
    std::vector<Sql_value> values;
    for (const std::string& kind : filter.narrator_kinds) {
      marks += marks.empty() ? "?" : ",?";
      values.emplace_back(kind);
    }
    conditions.add(
        "EXISTS (SELECT 1 FROM actors a WHERE a.actor = coalesce(c.originator, (SELECT o.outlet FROM "
        "documents o WHERE o.document = c.document)) AND a.kind IN (" +
            marks + "))",
        std::move(values));
  }
  if (!filter.kinds.empty()) conditions.add(kinds_sql(filter.kinds));
  if (!filter.not_kinds.empty()) conditions.add("NOT (" + kinds_sql(filter.not_kinds) + ")");
  if (!filter.stances.empty()) conditions.add("c.stance IN (" + quoted(filter.stances) + ")");
  if (!filter.not_stances.empty()) conditions.add("c.stance NOT IN (" + quoted(filter.not_stances) + ")");
  if (!filter.certainties.empty()) conditions.add("c.certainty IN (" + quoted(filter.certainties) + ")");
  if (!filter.modalities.empty()) conditions.add("c.modality IN (" + quoted(filter.modalities) + ")");
  if (!filter.interests.empty()) {
    conditions.add("EXISTS (SELECT 1 FROM incident_claims n WHERE n.claim = c.claim AND n.interest IN (" +
                   quoted(filter.interests) + "))");
  }
  if (!filter.reviews.empty()) {
    std::vector<Sql_value> values;
    std::string marks;
    for (const std::string& state : filter.reviews) {
      marks += marks.empty() ? "?" : ",?";
      values.emplace_back(state);
    }
    conditions.add(std::string(review_state) + " IN (" + marks + ")", std::move(values));
    const bool only_reviewed =
        std::find(filter.reviews.begin(), filter.reviews.end(), "none") == filter.reviews.end();
    if (only_reviewed) conditions.add("c.claim IN (SELECT claim FROM reviews)");
  }
}

bool asks_of_claims(const Ledger_filter& filter) {
  const auto any = [](const auto&... lists) { return (!lists.empty() || ...); };
  return any(filter.places, filter.actors, filter.narrators, filter.sides, filter.grades, filter.incident,
             filter.all_places, filter.all_actors, filter.all_narrators, filter.not_places, filter.not_actors,
             filter.not_narrators, filter.not_outlets, filter.narrator_kinds, filter.kinds, filter.not_kinds,
             filter.stances, filter.not_stances, filter.certainties, filter.modalities, filter.interests,
             filter.reviews) ||
         filter.type || filter.mode || filter.polarity || filter.happened_from || filter.happened_to;
}

}  // namespace sijill
