// Claims by filter, a page or all of them.
#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <utility>

#include "sijill/ledger/ask.h"
#include "sijill/ledger/claim_plan.h"
#include "sijill/ledger/claim_rows.h"
#include "sijill/ledger/query.h"

namespace sijill {
namespace {

// Claims without a publication day sort as the oldest.
constexpr std::int64_t never_known = -4'000'000;
constexpr const char* known = "coalesce(c.known_day, -4000000)";
constexpr std::int64_t last_row = std::numeric_limits<std::int64_t>::max();
// A page of a broad filter is found among so many newest claims.
constexpr std::int64_t first_try = 3'000;
// So many claims are fetched and sorted at once: each costs as much as some forty steps of the walk from the newest
// on, which finds a page of more claims sooner.
constexpr std::int64_t most_to_sort = 10'000;
constexpr std::int64_t steps_a_fetch = 40;

struct Found {
  std::int64_t known;
  Row claim;
  friend auto operator<=>(const Found&, const Found&) = default;
};
using Cursor = std::optional<std::pair<std::int64_t, std::int64_t>>;

// The first `wanted` claims of the plan's set after the cursor.
std::vector<Found> sorted(Database& database, const Claim_plan& plan, const Cursor& after, std::size_t wanted) {
  Statement statement =
      database.prepare("SELECT " + std::string(known) + " FROM claims c WHERE c.claim = ? AND " + plan.rest.sql());
  plan.rest.bind(statement, 1);
  std::vector<Found> found;
  for (const Row claim : plan.among->rows()) {
    statement.reset();
    statement.bind_at(0, claim);
    if (!statement.next()) continue;
    const Found one{statement.integer(0), claim};
    if (!after || one < Found{after->first, after->second}) found.push_back(one);
  }
  const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(wanted, found.size()));
  std::partial_sort(found.begin(), end, found.end(), std::greater<>());
  found.erase(end, found.end());
  return found;
}

// The index that keeps the order of a page, and what it is entered with.
std::string in_order(const Ledger_filter& filter, const Claim_plan& plan) {
  return plan.is_type_alone
             ? "claims c INDEXED BY claims_type WHERE c.type = '" + std::string(name(*filter.type)) + "'"
             : "claims c INDEXED BY claims_known WHERE 1";
}

// The newest claim that a page after the cursor may begin with.
Found newest(const Ledger_filter& filter, const Cursor& after) {
  const Found from = after ? Found{after->first, after->second} : Found{-never_known, last_row};
  return filter.known_to ? std::min(from, Found{filter.known_to->number, last_row}) : from;
}

// The day that lies `first_try` claims before the cursor; nothing where there are no more claims than that.
std::optional<std::int64_t> day_to_try(Database& database, const Ledger_filter& filter, const Claim_plan& plan,
                                       const Cursor& after) {
  Statement statement =
      database.prepare("SELECT c.known_day FROM " + in_order(filter, plan) +
                       " AND c.known_day <= ? ORDER BY c.known_day DESC LIMIT 1 OFFSET " + std::to_string(first_try));
  statement.bind(newest(filter, after).known);
  return statement.next() ? std::optional(statement.integer(0)) : std::nullopt;
}

// The same as sorted by walking the claims from the newest on, back to a day or through all; those without a day
// last.
std::vector<Found> walked(Database& database, const Ledger_filter& filter, const Claim_plan& plan,
                          const Cursor& after, std::size_t wanted, std::optional<std::int64_t> back_to) {
  // What a set has settled is tested here; without one SQLite does it faster, since it keeps its lists.
  const std::string rest = plan.among ? "1" : plan.rest_of_all.sql();
  std::optional<Claim_check> check;
  if (plan.among) check.emplace(database, plan);
  std::vector<Found> found;
  const auto walk = [&](const std::string& stretch, const std::vector<std::int64_t>& bounds) {
    Statement statement =
        database.prepare("SELECT c.claim, " + std::string(known) + " FROM " + in_order(filter, plan) + " AND " +
                         stretch + " AND " + rest + " ORDER BY c.known_day DESC, c.claim DESC");
    int at = 0;
    for (const std::int64_t bound : bounds) statement.bind_at(at++, bound);
    if (!plan.among) plan.rest_of_all.bind(statement, at);
    while (found.size() < wanted && statement.next()) {
      const Row claim = statement.integer(0);
      if (!check || check->fits(claim)) found.push_back({statement.integer(1), claim});
    }
  };
  const Found from = newest(filter, after);
  const std::int64_t oldest = filter.known_from ? filter.known_from->number : never_known + 1;
  if (from.known > never_known) {
    walk("(c.known_day, c.claim) < (?, ?) AND c.known_day >= ?",
         {from.known, from.claim, std::max(oldest, back_to.value_or(oldest))});
  }
  if (!filter.known_from && !filter.known_to && !back_to) {
    walk("c.known_day IS NULL AND c.claim < ?", {from.known > never_known ? last_row : from.claim});
  }
  return found;
}

// The first `wanted` claims after the cursor, by the way that costs least. How the parts of a filter go together is
// not known beforehand, so the newest claims are tried before long lists are made.
std::vector<Found> found_by(Database& database, const Ledger_filter& filter, const Cursor& after,
                            std::size_t wanted) {
  const Claim_plan narrow = plan_claims(database, filter);
  if (narrow.among) return sorted(database, narrow, after, wanted);
  const auto back_to = day_to_try(database, filter, narrow, after);
  std::vector<Found> found = walked(database, filter, narrow, after, wanted, back_to);
  if (found.size() == wanted || !back_to) return found;
  const Claim_plan broad = plan_claims(database, filter, longest_list);
  const std::int64_t most = std::min(most_to_sort, database.integer("SELECT max(claim) FROM claims") / steps_a_fetch);
  if (broad.among && broad.among->size() <= most) return sorted(database, broad, after, wanted);
  return walked(database, filter, broad, after, wanted, std::nullopt);
}

}  // namespace

std::vector<Row> newest_claims(Database& database, const Ledger_filter& filter, std::size_t most) {
  std::vector<Row> claims;
  for (const Found& one : found_by(database, filter, std::nullopt, most)) claims.push_back(one.claim);
  return claims;
}

Page_of<Recorded_claim> ask_claims(Database& database, const Ledger_filter& filter, const Page& page) {
  const auto wanted = static_cast<std::size_t>(page.limit) + 1;
  std::vector<Found> found = found_by(database, filter, read_cursor(page.cursor), wanted);
  Page_of<Recorded_claim> out;
  if (found.size() == wanted) {
    found.pop_back();
    out.next = write_cursor(found.back().known, found.back().claim);
  }
  Claim_rows rows(database);
  for (const Found& one : found) out.items.push_back(rows.load(one.claim));
  return out;
}

std::optional<Recorded_claim> claim_by_id(Database& database, const std::string& id) {
  const auto row = claim_row(database, id);
  return row ? std::optional(Claim_rows(database).load(*row)) : std::nullopt;
}

void each_claim(Database& database, const Ledger_filter& filter,
                const std::function<void(const Recorded_claim&)>& take) {
  const Conditions conditions = plan_claims(database, filter).complete();
  Statement statement = database.prepare("SELECT c.claim FROM claims c JOIN documents d USING (document) WHERE " +
                                         conditions.sql() + " ORDER BY " + known + ", d.key, c.n");
  conditions.bind(statement);
  Claim_rows rows(database);
  while (statement.next()) take(rows.load(statement.integer(0)));
}

std::vector<Relation_row> relations_of(Database& database, const std::string& claim) {
  const auto row = claim_row(database, claim);
  std::vector<Relation_row> relations;
  if (!row) return relations;
  Claim_rows rows(database);
  Statement statement = database.prepare(
      "SELECT later, earlier, relation, reason FROM relations WHERE later = ?1 OR earlier = ?1 ORDER BY later, "
      "earlier");
  statement.bind(*row);
  while (statement.next()) {
    relations.push_back({.kind = relation_kind_of(statement.text(2)).value_or(Relation_kind::same),
                         .reason = statement.text(3),
                         .later = rows.load(statement.integer(0)),
                         .earlier = rows.load(statement.integer(1))});
  }
  return relations;
}

Page_of<Relation_row> ask_relations(Database& database, const Ledger_filter& filter,
                                    const std::vector<Relation_kind>& kinds, const Page& page) {
  std::string wanted;
  const std::vector<Relation_kind> usual = {Relation_kind::denies, Relation_kind::contradicts,
                                            Relation_kind::competing_account};
  for (const Relation_kind kind : kinds.empty() ? usual : kinds) {
    wanted += (wanted.empty() ? "'" : ",'") + std::string(name(kind)) + "'";
  }
  const Claim_plan plan = plan_claims(database, filter);
  const auto cursor = read_cursor(page.cursor).value_or(std::pair<std::int64_t, std::int64_t>{last_row, 0});
  // Either claim of the pair may be the one that the filter means; the later one carries the page's order.
  Statement statement =
      database.prepare("SELECT later, earlier, relation, reason FROM relations WHERE relation IN (" + wanted +
                       ") AND (later, earlier) < (?, ?) ORDER BY later DESC, earlier DESC");
  statement.bind(cursor.first, cursor.second);
  Claim_check check(database, plan);
  Page_of<Relation_row> out;
  Claim_rows rows(database);
  std::pair<std::int64_t, std::int64_t> last;
  while (statement.next()) {
    if (!check.fits(statement.integer(0))) continue;
    if (static_cast<int>(out.items.size()) == page.limit) {
      out.next = write_cursor(last.first, last.second);
      break;
    }
    last = {statement.integer(0), statement.integer(1)};
    out.items.push_back({.kind = relation_kind_of(statement.text(2)).value_or(Relation_kind::same),
                         .reason = statement.text(3),
                         .later = rows.load(statement.integer(0)),
                         .earlier = rows.load(statement.integer(1))});
  }
  return out;
}

}  // namespace sijill
