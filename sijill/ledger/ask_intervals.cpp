// All holdings of a view in few bytes.
#include <unordered_map>
#include <utility>

#include "sijill/ledger/ask_counts.h"
#include "sijill/ledger/claim_rows.h"
#include "sijill/ledger/holding_views.h"
#include "sijill/ledger/known_holdings.h"
#include "sijill/ledger/query.h"

namespace sijill {
namespace {

// Numbers entities in the order in which they are met.
template <typename Key>
class Told_once {
 public:
  template <typename Load>
  std::size_t number(const Key& key, std::vector<Ledger_entity>& list, const Load& load) {
    const auto [found, is_new] = numbers_.try_emplace(key, list.size());
    if (is_new) list.push_back(load());
    return found->second;
  }

 private:
  std::unordered_map<Key, std::size_t> numbers_;
};

Intervals intervals_kept(Database& database, const Ledger_filter& filter, bool only_located, std::size_t most) {
  Conditions conditions;
  if (!filter.places.empty()) conditions.add("h.place IN " + in_list(places_of(database, filter)));
  if (!filter.actors.empty()) {
    const std::string list = in_list(with_parts(database, filter.actors));
    conditions.add("h.holder IN " + list + " OR h.rival IN " + list);
  }
  if (only_located) conditions.add("p.lat IS NOT NULL");
  Statement statement = database.prepare(
      "SELECT h.key, h.place, h.holder, h.rival, h.since, h.until, h.evidence_until, h.status, h.share_min, "
      "h.share_max, h.originators FROM holdings h JOIN places p USING (place) WHERE " +
      conditions.sql() + " ORDER BY h.place, h.since, h.holding LIMIT " + std::to_string(most + 1));
  conditions.bind(statement);
  Intervals out;
  Claim_rows rows(database);
  Told_once<Row> places;
  Told_once<Row> actors;
  while (statement.next()) {
    if (out.intervals.size() == most) {
      out.complete = false;
      break;
    }
    const auto actor = [&](int column) -> std::optional<std::size_t> {
      if (statement.is_null(column)) return std::nullopt;
      const Row row = statement.integer(column);
      return actors.number(row, out.actors, [&] { return rows.actor(row); });
    };
    const Row place = statement.integer(1);
    out.intervals.push_back({.key = statement.text(0),
                             .place = places.number(place, out.places, [&] { return rows.place(place); }),
                             .holder = actor(2),
                             .rival = actor(3),
                             .since = *statement.maybe_day(4),
                             .until = statement.maybe_day(5),
                             .evidence_until = *statement.maybe_day(6),
                             .status = statement.text(7),
                             .share_min = statement.maybe_number(8),
                             .share_max = statement.maybe_number(9),
                             .originators = static_cast<int>(statement.integer(10))});
  }
  return out;
}

// As known on a day by all voices.
Intervals intervals_known(Database& database, const Ledger_filter& filter, Day known_at, bool only_located,
                          std::size_t most) {
  Intervals out;
  Claim_rows rows(database);
  Told_once<Row> places;
  Told_once<Row> actors;
  std::unordered_map<Row, Ledger_entity> known_places;
  const auto actor = [&](Row row) -> std::optional<std::size_t> {
    if (row == 0) return std::nullopt;
    return actors.number(row, out.actors, [&] { return rows.actor(row); });
  };
  each_known_holding(database, filter, known_at, {}, [&](const Holding& holding, Row) {
    const auto [place, is_new] = known_places.try_emplace(holding.place);
    if (is_new) place->second = rows.place(holding.place);
    if (only_located && !place->second.geo) return true;
    if (out.intervals.size() == most) {
      out.complete = false;
      return false;
    }
    out.intervals.push_back({.key = "holding:" + place->second.key + "@" + to_string(holding.since),
                             .place = places.number(holding.place, out.places, [&] { return place->second; }),
                             .holder = actor(holding.holder),
                             .rival = actor(holding.rival),
                             .since = holding.since,
                             .until = holding.until,
                             .evidence_until = holding.evidence_until,
                             .status = std::string(name(holding.status)),
                             .share_min = holding.share_min,
                             .share_max = holding.share_max,
                             .originators = holding.originators});
    return true;
  });
  return out;
}

}  // namespace

Intervals ask_intervals(Database& database, const Ledger_filter& filter, const Holding_view& view, bool only_located,
                        std::size_t most) {
  if (!view.known_at && view.narrators.empty() && view.sides.empty()) {
    return intervals_kept(database, filter, only_located, most);
  }
  if (view.known_at && view.narrators.empty() && view.sides.empty() && filter.actors.empty()) {
    return intervals_known(database, filter, *view.known_at, only_located, most);
  }
  Holding_view all_days = view;
  all_days.at = std::nullopt;
  Intervals out;
  Told_once<Row> places;
  Told_once<Row> actors;
  Names names(database);
  each_seen_holding(database, filter, all_days, names, [&](const Holding& holding, Row) {
    const Ledger_entity& place = names.place(holding.place);
    if (only_located && !place.geo) return true;
    if (out.intervals.size() == most) {
      out.complete = false;
      return false;
    }
    const auto actor = [&](Row row) -> std::optional<std::size_t> {
      if (row == 0) return std::nullopt;
      return actors.number(row, out.actors, [&] { return names.actor(row); });
    };
    out.intervals.push_back({.key = "holding:" + place.key + "@" + to_string(holding.since),
                             .place = places.number(holding.place, out.places, [&] { return place; }),
                             .holder = actor(holding.holder),
                             .rival = actor(holding.rival),
                             .since = holding.since,
                             .until = holding.until,
                             .evidence_until = holding.evidence_until,
                             .status = std::string(name(holding.status)),
                             .share_min = holding.share_min,
                             .share_max = holding.share_max,
                             .originators = holding.originators});
    return true;
  });
  return out;
}

}  // namespace sijill
