#include "sijill/ledger/holding_views.h"

#include <algorithm>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "sijill/ledger/accounts.h"
#include "sijill/ledger/known_holdings.h"
#include "sijill/ledger/query.h"

namespace sijill {
namespace {

struct Control_row {
  Row place = 0, claim = 0;
  Day day;
};
// The rows of control_claims that the view may let in, by place and day. Told by what the tables hold, so that of a
// million claims those of one voice or of the time before a day are read; what is reviewed is among them in any case,
// since a review may change who said it.
std::vector<Control_row> control_rows(Database& database, const Ledger_filter& filter, const Holding_view& view,
                                      const std::optional<std::vector<Row>>& voices) {
  Conditions conditions;
  if (!filter.places.empty()) conditions.add("k.place IN " + in_list(places_of(database, filter)));
  std::string from = "control_claims k";
  if (voices) {
    from =
        "(SELECT claim FROM claims WHERE originator IN " + in_list(*voices) +
        " UNION SELECT c.claim FROM documents d CROSS JOIN claims c USING (document) WHERE c.originator IS NULL AND "
        "d.outlet IN " +
        in_list(*voices) +
        " UNION SELECT claim FROM reviews WHERE claim IS NOT NULL) v CROSS JOIN claims c USING (claim) CROSS JOIN "
        "control_claims k USING (claim)";
  }
  if (view.known_at) conditions.add("k.known <= ?", {std::int64_t{view.known_at->number}});
  Statement statement = database.prepare("SELECT k.place, k.claim, k.day FROM " + from + " WHERE " +
                                         conditions.sql() + " ORDER BY k.place, k.day, k.claim");
  conditions.bind(statement);
  std::vector<Control_row> rows;
  while (statement.next()) rows.push_back({statement.integer(0), statement.integer(1), *statement.maybe_day(2)});
  return rows;
}

// What the filter and the view want of holdings that have been told.
class Wanted {
 public:
  Wanted(Database& database, const Ledger_filter& filter, const Holding_view& view) : at_(view.at) {
    if (filter.actors.empty()) return;
    const std::vector<Row> actors = with_parts(database, filter.actors);
    actors_.emplace(actors.begin(), actors.end());
  }
  [[nodiscard]] bool operator()(const Holding& holding) const {
    if (at_ && (holding.since > *at_ || (holding.until && *holding.until <= *at_))) return false;
    return !actors_ || actors_->contains(holding.holder) || actors_->contains(holding.rival);
  }

 private:
  std::optional<Day> at_;
  std::optional<std::set<Row>> actors_;
};

}  // namespace

Names::Names(Database& database)
    : rows_(database),
      id_(database.prepare(
          "SELECT d.key || '#' || c.n FROM claims c JOIN documents d USING (document) WHERE c.claim = ?")) {}

const Ledger_entity& Names::actor(Row row) {
  const auto [it, is_new] = actors_.try_emplace(row);
  if (is_new && row != 0) it->second = rows_.actor(row);
  return it->second;
}

const Ledger_entity& Names::place(Row row) {
  const auto [it, is_new] = places_.try_emplace(row);
  if (is_new && row != 0) it->second = rows_.place(row);
  return it->second;
}

std::string Names::claim_id(Row claim) {
  id_.bind(claim);
  return id_.next() ? id_.text(0) : std::string();
}

void Names::sort(std::vector<Row>& places) {
  for (const Row row : places) (void)place(row);
  std::sort(places.begin(), places.end(), [this](Row a, Row b) {
    const Ledger_entity& one = places_.find(a)->second;
    const Ledger_entity& two = places_.find(b)->second;
    return std::tie(one.name_en, one.key) < std::tie(two.name_en, two.key);
  });
}

void each_told_holding(Database& database, const Ledger_filter& filter, const Holding_view& view, Names& names,
                       const std::function<bool(const Holding& holding, Row stored)>& take) {
  const std::vector<Row> narrators = with_parts(database, view.narrators);
  const std::vector<Row> side =
      view.sides.empty() ? std::vector<Row>() : side_of(database, view.sides, std::nullopt, view.known_at);
  const std::set<Row> voices(narrators.begin(), narrators.end());
  const std::set<Row> side_voices(side.begin(), side.end());
  std::optional<std::vector<Row>> any_voice;
  if (!view.narrators.empty())
    any_voice = narrators;
  else if (!view.sides.empty())
    any_voice = side;
  std::unordered_map<Row, std::vector<Control_row>> by_place;
  std::vector<Row> places;
  for (const Control_row& row : control_rows(database, filter, view, any_voice)) {
    std::vector<Control_row>& of_place = by_place[row.place];
    if (of_place.empty()) places.push_back(row.place);
    of_place.push_back(row);
  }
  names.sort(places);
  const World world = World::load(database);
  const Wanted wanted(database, filter, view);
  Account_loader accounts(database, Account_part::control);
  for (const Row place : places) {
    std::vector<Control_claim> claims;
    accounts.forget();
    for (const Control_row& row : by_place[place]) {
      const Account& account = accounts.get(row.claim);
      const Row voice = account.originator != 0 ? account.originator : account.outlet;
      if (view.known_at && account.known > *view.known_at) continue;
      if (!view.narrators.empty() && !voices.contains(voice)) continue;
      if (!view.sides.empty() && !side_voices.contains(voice)) continue;
      claims.push_back({&account, place, row.day});
    }
    if (claims.empty()) continue;
    for (const Holding& holding : history_of(std::move(claims), world).holdings) {
      if (wanted(holding) && !take(holding, 0)) return;
    }
  }
}

void each_seen_holding(Database& database, const Ledger_filter& filter, const Holding_view& view, Names& names,
                       const std::function<bool(const Holding& holding, Row stored)>& take) {
  if (!view.known_at || !view.narrators.empty() || !view.sides.empty()) {
    each_told_holding(database, filter, view, names, take);
    return;
  }
  const Wanted wanted(database, filter, view);
  each_known_holding(
      database, filter, *view.known_at, [&](std::vector<Row>& places) { names.sort(places); },
      [&](const Holding& holding, Row stored) { return !wanted(holding) || take(holding, stored); });
}

}  // namespace sijill
