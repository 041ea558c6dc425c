// Claims by filter, a page or all of them.
#include <algorithm>

#include "sijill/ledger/ask.h"
#include "sijill/ledger/claim_rows.h"
#include "sijill/ledger/query.h"

namespace sijill {
namespace {

// Claims without a publication day sort as the oldest.
constexpr const char* known = "coalesce(c.known_day, -4000000)";

}  // namespace

Page_of<Recorded_claim> ask_claims(Database& database, const Ledger_filter& filter, const Page& page) {
  Claim_plan plan = plan_claims(database, filter);
  if (const auto cursor = read_cursor(page.cursor)) {
    plan.conditions.add("(" + std::string(known) + ", c.claim) < (?, ?)", {cursor->first, cursor->second});
  }
  const std::string order = plan.is_narrow ? known : "c.known_day";
  Statement statement = database.prepare("SELECT c.claim, " + std::string(known) + " FROM " + plan.from + " WHERE " +
                                         plan.conditions.sql() + " ORDER BY " + order + " DESC, c.claim DESC LIMIT " +
                                         std::to_string(page.limit + 1));
  plan.conditions.bind(statement);
  Page_of<Recorded_claim> out;
  Claim_rows rows(database);
  std::pair<std::int64_t, std::int64_t> last;
  while (statement.next()) {
    if (static_cast<int>(out.items.size()) == page.limit) {
      out.next = write_cursor(last.first, last.second);
      break;
    }
    last = {statement.integer(1), statement.integer(0)};
    out.items.push_back(rows.load(statement.integer(0)));
  }
  return out;
}

std::optional<Recorded_claim> claim_by_id(Database& database, const std::string& id) {
  const auto row = claim_row(database, id);
  return row ? std::optional(Claim_rows(database).load(*row)) : std::nullopt;
}

void each_claim(Database& database, const Ledger_filter& filter,
                const std::function<void(const Recorded_claim&)>& take) {
  const Claim_plan plan = plan_claims(database, filter);
  Statement statement = database.prepare("SELECT c.claim FROM claims c JOIN documents d USING (document) WHERE " +
                                         plan.conditions.sql() + " ORDER BY " + known + ", d.key, c.n");
  plan.conditions.bind(statement);
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
  Claim_plan plan = plan_claims(database, filter);
  if (const auto cursor = read_cursor(page.cursor)) {
    plan.conditions.add("(r.later, r.earlier) < (?, ?)", {cursor->first, cursor->second});
  }
  // Either claim of the pair may be the one that the filter means; the later one carries the page's order.
  Statement statement = database.prepare(
      "SELECT r.later, r.earlier, r.relation, r.reason FROM relations r JOIN claims c ON c.claim = r.later WHERE "
      "r.relation IN (" +
      wanted + ") AND " + plan.conditions.sql() + " ORDER BY r.later DESC, r.earlier DESC LIMIT " +
      std::to_string(page.limit + 1));
  plan.conditions.bind(statement);
  Page_of<Relation_row> out;
  Claim_rows rows(database);
  std::pair<std::int64_t, std::int64_t> last;
  while (statement.next()) {
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
