// Holdings by view: as the tables keep them, or worked out over the claims that a view lets in.
#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "sijill/ledger/ask.h"
#include "sijill/ledger/claim_rows.h"
#include "sijill/ledger/holding_rows.h"
#include "sijill/ledger/query.h"

namespace sijill {
namespace {

// Days for which nothing has been said of a holding that nothing has ended.
int stale_on(const Holding_row& row, std::optional<Day> at) {
  return at && *at > row.evidence_until ? *at - row.evidence_until : 0;
}

// Entities are asked for again and again in one answer.
class Names {
 public:
  explicit Names(Database& database)
      : rows_(database),
        id_(database.prepare(
            "SELECT d.key || '#' || c.n FROM claims c JOIN documents d USING (document) WHERE c.claim = ?")) {}

  const Ledger_entity& actor(Row row) {
    const auto [it, is_new] = actors_.try_emplace(row);
    if (is_new && row != 0) it->second = rows_.actor(row);
    return it->second;
  }
  const Ledger_entity& place(Row row) {
    const auto [it, is_new] = places_.try_emplace(row);
    if (is_new && row != 0) it->second = rows_.place(row);
    return it->second;
  }
  std::string claim_id(Row claim) {
    id_.bind(claim);
    return id_.next() ? id_.text(0) : std::string();
  }

 private:
  Claim_rows rows_;
  Statement id_;
  std::unordered_map<Row, Ledger_entity> actors_, places_;
};

constexpr const char* columns =
    "h.holding, h.key, h.place, h.holder, h.rival, h.share_min, h.share_max, h.since, h.until, h.evidence_until, "
    "h.status, "
    "h.reason, h.originators";

class Stored_holdings {
 public:
  explicit Stored_holdings(Database& database)
      : names_(database),
        claims_(database.prepare("SELECT claim, side FROM holding_claims WHERE holding = ? ORDER BY claim")) {}

  Holding_row load(const Statement& row, std::optional<Day> at) {
    Holding_row out{.key = row.text(1),
                    .place = names_.place(row.integer(2)),
                    .holder = names_.actor(row.integer(3)),
                    .rival = names_.actor(row.integer(4)),
                    .share_min = row.maybe_number(5),
                    .share_max = row.maybe_number(6),
                    .since = *row.maybe_day(7),
                    .until = row.maybe_day(8),
                    .evidence_until = *row.maybe_day(9),
                    .status = holding_status_of(row.text(10)).value_or(Holding_status::third_party),
                    .reason = row.text(11),
                    .originators = static_cast<int>(row.integer(12)),
                    .claims_for = {},
                    .claims_against = {}};
    claims_.bind(row.integer(0));
    while (claims_.next()) {
      (claims_.text(1) == "for" ? out.claims_for : out.claims_against).push_back(names_.claim_id(claims_.integer(0)));
    }
    out.stale_days = stale_on(out, at);
    return out;
  }

 private:
  Names names_;
  Statement claims_;
};

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
  if (view.known_at) {
    conditions.add("k.known <= ?", {std::int64_t{view.known_at->number}});
  }
  Statement statement = database.prepare("SELECT k.place, k.claim, k.day FROM " + from + " WHERE " +
                                         conditions.sql() + " ORDER BY k.place, k.day, k.claim");
  conditions.bind(statement);
  std::vector<Control_row> rows;
  while (statement.next()) rows.push_back({statement.integer(0), statement.integer(1), *statement.maybe_day(2)});
  return rows;
}

// Worked out over the claims that the view lets in.
std::vector<Holding_row> holdings_seen(Database& database, const Ledger_filter& filter, const Holding_view& view) {
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
  const World world = World::load(database);
  Names names(database);
  Account_loader accounts(database);
  const std::vector<Control_row> rows = control_rows(database, filter, view, any_voice);
  std::vector<Holding_row> out;
  for (auto row = rows.begin(); row != rows.end();) {
    const Row place = row->place;
    std::vector<Control_claim> claims;
    accounts.forget();
    for (; row != rows.end() && row->place == place; ++row) {
      const Account& account = accounts.get(row->claim);
      const Row voice = account.originator != 0 ? account.originator : account.outlet;
      if (view.known_at && account.known > *view.known_at) continue;
      if (!view.narrators.empty() && !voices.contains(voice)) continue;
      if (!view.sides.empty() && !side_voices.contains(voice)) continue;
      claims.push_back({&account, place, row->day});
    }
    if (claims.empty()) continue;
    for (const Holding& holding : history_of(std::move(claims), world).holdings) {
      if (view.at && (holding.since > *view.at || (holding.until && *holding.until <= *view.at))) continue;
      Holding_row told{.key = holding_key(holding, world),
                       .place = names.place(holding.place),
                       .holder = names.actor(holding.holder),
                       .rival = names.actor(holding.rival),
                       .share_min = holding.share_min,
                       .share_max = holding.share_max,
                       .since = holding.since,
                       .until = holding.until,
                       .evidence_until = holding.evidence_until,
                       .status = holding.status,
                       .reason = holding.reason,
                       .originators = holding.originators,
                       .claims_for = {},
                       .claims_against = {}};
      for (const Row claim : holding.claims_for) told.claims_for.push_back(accounts.get(claim).key);
      for (const Row claim : holding.claims_against) told.claims_against.push_back(accounts.get(claim).key);
      told.stale_days = stale_on(told, view.at);
      out.push_back(std::move(told));
    }
  }
  return out;
}

std::vector<Holding_row> holdings_kept(Database& database, const Ledger_filter& filter, std::optional<Day> at) {
  Conditions conditions;
  if (!filter.places.empty()) conditions.add("h.place IN " + in_list(places_of(database, filter)));
  if (at)
    conditions.add("h.since <= ? AND (h.until IS NULL OR h.until > ?)",
                   {std::int64_t{at->number}, std::int64_t{at->number}});
  Statement statement =
      database.prepare("SELECT " + std::string(columns) + " FROM holdings h WHERE " + conditions.sql());
  conditions.bind(statement);
  Stored_holdings stored(database);
  std::vector<Holding_row> out;
  while (statement.next()) out.push_back(stored.load(statement, at));
  return out;
}

}  // namespace

std::vector<Holding_row> ask_holdings(Database& database, const Ledger_filter& filter, const Holding_view& view) {
  const bool is_whole = !view.known_at && view.narrators.empty() && view.sides.empty();
  std::vector<Holding_row> out =
      is_whole ? holdings_kept(database, filter, view.at) : holdings_seen(database, filter, view);
  if (!filter.actors.empty()) {
    std::set<std::string> wanted;
    for (const Row actor : with_parts(database, filter.actors)) wanted.insert(actor_of(database, actor).key);
    std::erase_if(out, [&](const Holding_row& row) {
      return !wanted.contains(row.holder.key) && !wanted.contains(row.rival.key);
    });
  }
  std::stable_sort(out.begin(), out.end(), [](const Holding_row& a, const Holding_row& b) {
    return std::tie(a.place.name_en, a.place.key, a.since) < std::tie(b.place.name_en, b.place.key, b.since);
  });
  return out;
}

std::optional<Holding_row> holding_by_key(Database& database, const std::string& key) {
  Statement statement = database.prepare("SELECT " + std::string(columns) + " FROM holdings h WHERE h.key = ?");
  statement.bind(key);
  return statement.next() ? std::optional(Stored_holdings(database).load(statement, std::nullopt)) : std::nullopt;
}

}  // namespace sijill
