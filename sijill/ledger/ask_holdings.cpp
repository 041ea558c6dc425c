// Holdings by view: as the tables keep them, or worked out over the claims that a view lets in.
#include <algorithm>
#include <set>
#include <utility>

#include "sijill/ledger/ask.h"
#include "sijill/ledger/ask_counts.h"
#include "sijill/ledger/holding_views.h"
#include "sijill/ledger/query.h"

namespace sijill {
namespace {

bool sees_everything(const Holding_view& view) {
  return !view.known_at && view.narrators.empty() && view.sides.empty();
}

// Days for which nothing has been said of a holding that nothing has ended.
int stale_on(const Holding_row& row, std::optional<Day> at) {
  return at && *at > row.evidence_until ? *at - row.evidence_until : 0;
}

constexpr const char* columns =
    "h.holding, h.key, h.place, h.holder, h.rival, h.share_min, h.share_max, h.since, h.until, h.evidence_until, "
    "h.status, "
    "h.reason, h.originators";

class Holding_rows_of {
 public:
  explicit Holding_rows_of(Database& database)
      : names(database),
        claims_(database.prepare("SELECT claim, side FROM holding_claims WHERE holding = ? ORDER BY claim")),
        // In the order in which they are told.
        told_claims_(database.prepare(
            "SELECT e.claim, e.side FROM holding_claims e JOIN holdings h USING (holding) JOIN control_claims k ON "
            "k.claim = e.claim AND k.place = h.place JOIN claims c ON c.claim = e.claim JOIN documents d USING "
            "(document) WHERE e.holding = ? ORDER BY k.day, coalesce(c.known_day, c.latest, c.earliest, 0), "
            "coalesce(c.known, ''), d.key, c.n, c.claim")),
        reason_(database.prepare("SELECT reason FROM holdings WHERE holding = ?")) {}

  // A row of the tables, in the order of `columns`.
  Holding_row load(const Statement& row, std::optional<Day> at) {
    Holding_row out{.key = row.text(1),
                    .place = names.place(row.integer(2)),
                    .holder = names.actor(row.integer(3)),
                    .rival = names.actor(row.integer(4)),
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
    add_claims(claims_, row.integer(0), out);
    out.stale_days = stale_on(out, at);
    return out;
  }

  // One that was told for a view; `stored` as each_seen_holding gives it.
  Holding_row row_of(const Holding& holding, Row stored, std::optional<Day> at) {
    Holding_row out{.key = "holding:" + names.place(holding.place).key + "@" + to_string(holding.since),
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
    if (stored != 0) {
      reason_.bind(stored);
      if (reason_.next()) out.reason = reason_.text(0);
      add_claims(told_claims_, stored, out);
    }
    for (const Row claim : holding.claims_for) out.claims_for.push_back(names.claim_id(claim));
    for (const Row claim : holding.claims_against) out.claims_against.push_back(names.claim_id(claim));
    out.stale_days = stale_on(out, at);
    return out;
  }

  Names names;

 private:
  void add_claims(Statement& claims, Row holding, Holding_row& out) {
    claims.bind(holding);
    while (claims.next()) {
      (claims.text(1) == "for" ? out.claims_for : out.claims_against).push_back(names.claim_id(claims.integer(0)));
    }
  }

  Statement claims_, told_claims_, reason_;
};

// What the tables keep, as far as the filter and the day want it.
Conditions kept(Database& database, const Ledger_filter& filter, std::optional<Day> at) {
  Conditions conditions;
  if (!filter.places.empty()) conditions.add("h.place IN " + in_list(places_of(database, filter)));
  if (!filter.actors.empty()) {
    const std::string list = in_list(with_parts(database, filter.actors));
    conditions.add("h.holder IN " + list + " OR h.rival IN " + list);
  }
  if (at)
    conditions.add("h.since <= ? AND (h.until IS NULL OR h.until > ?)",
                   {std::int64_t{at->number}, std::int64_t{at->number}});
  return conditions;
}

constexpr const char* in_order = " ORDER BY coalesce(p.name_en, ''), p.key, h.since";

}  // namespace

std::vector<Holding_row> ask_holdings(Database& database, const Ledger_filter& filter, const Holding_view& view) {
  Holding_rows_of rows(database);
  std::vector<Holding_row> out;
  if (!sees_everything(view)) {
    each_told_holding(database, filter, view, rows.names, [&](const Holding& holding, Row stored) {
      out.push_back(rows.row_of(holding, stored, view.at));
      return true;
    });
    return out;
  }
  const Conditions conditions = kept(database, filter, view.at);
  Statement statement =
      database.prepare("SELECT " + std::string(columns) + " FROM holdings h JOIN places p USING (place) WHERE " +
                       conditions.sql() + in_order);
  conditions.bind(statement);
  while (statement.next()) out.push_back(rows.load(statement, view.at));
  return out;
}

Page_of<Holding_row> ask_holdings(Database& database, const Ledger_filter& filter, const Holding_view& view,
                                  const Page& page) {
  const auto cursor = read_cursor(page.cursor);
  const std::int64_t begin = cursor ? std::max<std::int64_t>(cursor->second, 0) : 0;
  const std::int64_t end = begin + page.limit;
  Holding_rows_of rows(database);
  Page_of<Holding_row> out;
  std::int64_t seen = begin;
  const auto has_room = [&] {
    if (seen < end) return true;
    out.next = write_cursor(0, end);
    return false;
  };
  if (!sees_everything(view)) {
    seen = 0;
    each_seen_holding(database, filter, view, rows.names, [&](const Holding& holding, Row stored) {
      if (!has_room()) return false;
      if (seen++ >= begin) out.items.push_back(rows.row_of(holding, stored, view.at));
      return true;
    });
    return out;
  }
  const Conditions conditions = kept(database, filter, view.at);
  Statement statement =
      database.prepare("SELECT " + std::string(columns) + " FROM holdings h JOIN places p USING (place) WHERE " +
                       conditions.sql() + in_order + " LIMIT ? OFFSET ?");
  const int next = conditions.bind(statement);
  statement.bind_at(next, std::int64_t{page.limit} + 1);
  statement.bind_at(next + 1, begin);
  while (statement.next() && has_room()) {
    out.items.push_back(rows.load(statement, view.at));
    ++seen;
  }
  return out;
}

std::optional<Holding_row> holding_by_key(Database& database, const std::string& key) {
  Statement statement = database.prepare("SELECT " + std::string(columns) + " FROM holdings h WHERE h.key = ?");
  statement.bind(key);
  return statement.next() ? std::optional(Holding_rows_of(database).load(statement, std::nullopt)) : std::nullopt;
}

}  // namespace sijill
