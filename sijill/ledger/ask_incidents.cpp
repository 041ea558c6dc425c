// Incidents by filter, with what each claimant says of the numbers.
#include <map>
#include <utility>

#include "sijill/ledger/ask.h"
#include "sijill/ledger/claim_plan.h"
#include "sijill/ledger/claim_rows.h"
#include "sijill/ledger/claim_traits.h"
#include "sijill/ledger/query.h"

namespace sijill {
namespace {

template <typename Enum>
Enum by_name(std::string_view wanted, Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name(static_cast<Enum>(i)) == wanted) return static_cast<Enum>(i);
  }
  return Enum{};
}

class Incident_rows {
 public:
  explicit Incident_rows(Database& database)
      : rows_(database),
        incident_(database.prepare(
            "SELECT key, family, type, mode, place, earliest, latest, first_known, last_known, grade, "
            "reason, originators FROM incidents WHERE incident = ?")),
        claims_(
            database.prepare("SELECT c.claim, d.key || '#' || c.n, coalesce(c.originator, d.outlet), c.known_day "
                             "FROM incident_claims ic JOIN claims c USING (claim) JOIN documents d USING (document) "
                             "WHERE ic.incident = ? ORDER BY coalesce(c.known, ''), d.key, c.n")),
        figures_(
            database.prepare("SELECT kind, who, min, max, op FROM quantities WHERE claim = ? ORDER BY position")),
        actors_(database.prepare(
            "SELECT g.role, g.actor, count(*) AS times, min(g.claim) FROM incident_claims ic "
            "JOIN arguments g USING (claim) WHERE ic.incident = ? AND g.role IN ('actor', 'recipient') "
            "AND g.actor IS NOT NULL GROUP BY g.role, g.actor ORDER BY times DESC, min(g.claim), g.actor")) {}

  Incident_row load(Row row) {
    Incident_row out;
    incident_.bind(row);
    if (!incident_.next()) return out;
    out.key = incident_.text(0);
    out.family = incident_.text(1);
    out.type = by_name(incident_.text(2), Event_type::finding);
    out.mode = mode_of(out.type, incident_.text(3)).value_or(Mode::none);
    if (!incident_.is_null(4)) out.place = rows_.place(incident_.integer(4));
    out.earliest = incident_.maybe_day(5);
    out.latest = incident_.maybe_day(6);
    out.first_known = incident_.maybe_day(7);
    out.last_known = incident_.maybe_day(8);
    out.grade = grade_of(incident_.text(9)).value_or(Grade::weak);
    out.reason = incident_.text(10);
    out.originators = static_cast<int>(incident_.integer(11));
    claims_.bind(row);
    while (claims_.next()) {
      const std::string id = claims_.text(1);
      out.claims.push_back(id);
      figures_.bind(claims_.integer(0));
      while (figures_.next()) {
        out.figures.push_back({.claimant = rows_.actor(claims_.integer(2)),
                               .kind = by_name(figures_.text(0), Quantity_kind::forces),
                               .who = figures_.text(1),
                               .amount = {.min = figures_.maybe_number(2),
                                          .max = figures_.maybe_number(3),
                                          .bound = by_name(figures_.text(4), Bound::at_most)},
                               .known = claims_.maybe_day(3),
                               .claim = id});
      }
    }
    actors_.bind(row);
    while (actors_.next()) {
      (actors_.text(0) == "actor" ? out.actor : out.recipient).push_back(rows_.actor(actors_.integer(1)));
    }
    return out;
  }

  std::vector<Row> claims_of(Row incident) {
    std::vector<Row> claims;
    claims_.bind(incident);
    while (claims_.next()) claims.push_back(claims_.integer(0));
    return claims;
  }

 private:
  Claim_rows rows_;
  Statement incident_, claims_, figures_, actors_;
};

// Conditions on incidents i. What only claims know (who, by whom, in which words) is asked of them.
Conditions conditions_of(Database& database, const Ledger_filter& filter) {
  Conditions conditions;
  if (!filter.incident.empty()) conditions.add("i.key = ?", {filter.incident});
  if (!filter.places.empty()) conditions.add("i.place IN " + in_list(places_of(database, filter)));
  if (filter.type) conditions.add("i.type = ?", {std::string(name(*filter.type))});
  if (filter.mode) conditions.add("i.mode = ?", {std::string(name(*filter.mode))});
  if (!filter.grades.empty()) {
    std::string list;
    for (const Grade grade : filter.grades) list += (list.empty() ? "'" : ",'") + std::string(name(grade)) + "'";
    conditions.add("i.grade IN (" + list + ")");
  }
  if (filter.happened_from)
    conditions.add("coalesce(i.latest, i.earliest) >= ?", {std::int64_t{filter.happened_from->number}});
  if (filter.happened_to) conditions.add("i.earliest <= ?", {std::int64_t{filter.happened_to->number}});
  if (filter.known_from) conditions.add("i.last_known >= ?", {std::int64_t{filter.known_from->number}});
  if (filter.known_to) conditions.add("i.first_known <= ?", {std::int64_t{filter.known_to->number}});
  // What an incident knows itself is asked above; the rest of its claims.
  Ledger_filter of_claims = filter;
  of_claims.incident.clear();
  of_claims.places.clear();
  of_claims.type = std::nullopt;
  of_claims.mode = std::nullopt;
  of_claims.grades.clear();
  of_claims.happened_from = of_claims.happened_to = of_claims.known_from = of_claims.known_to = std::nullopt;
  of_claims.all_versions = false;
  if (asks_of_claims(of_claims) || !filter.outlets.empty() || !filter.text.empty() || !filter.document.empty()) {
    const Claim_plan plan = plan_claims(database, of_claims);
    const Conditions inner = plan.complete();
    const std::string claims =
        plan.among
            ? "i.incident IN (SELECT ic.incident FROM claims c JOIN incident_claims ic USING (claim) WHERE "
            : "EXISTS (SELECT 1 FROM incident_claims ic JOIN claims c USING (claim) WHERE ic.incident = i.incident "
              "AND ";
    conditions.add(claims + inner.sql() + ")", inner.values());
  }
  return conditions;
}

constexpr const char* when = "coalesce(i.earliest, i.first_known, -4000000)";

}  // namespace

Page_of<Incident_row> ask_incidents(Database& database, const Ledger_filter& filter, const Page& page) {
  Conditions conditions = conditions_of(database, filter);
  if (const auto cursor = read_cursor(page.cursor)) {
    conditions.add("(" + std::string(when) + ", i.incident) < (?, ?)", {cursor->first, cursor->second});
  }
  Statement statement =
      database.prepare("SELECT i.incident, " + std::string(when) + " FROM incidents i WHERE " + conditions.sql() +
                       " ORDER BY " + when + " DESC, i.incident DESC LIMIT " + std::to_string(page.limit + 1));
  conditions.bind(statement);
  Page_of<Incident_row> out;
  Incident_rows rows(database);
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

std::optional<Incident_row> incident_by_key(Database& database, const std::string& key) {
  Statement statement = database.prepare("SELECT incident FROM incidents WHERE key = ?");
  statement.bind(key);
  return statement.next() ? std::optional(Incident_rows(database).load(statement.integer(0))) : std::nullopt;
}

void each_incident(Database& database, const Ledger_filter& filter,
                   const std::function<void(const Incident_row&)>& take) {
  const Conditions conditions = conditions_of(database, filter);
  Statement statement = database.prepare("SELECT i.incident FROM incidents i WHERE " + conditions.sql() +
                                         " ORDER BY " + when + ", i.key");
  conditions.bind(statement);
  Incident_rows rows(database);
  while (statement.next()) take(rows.load(statement.integer(0)));
}

void each_incident(Database& database, const Ledger_filter& filter,
                   const std::function<void(const Incident_row&, std::vector<Recorded_claim>)>& take) {
  const Conditions conditions = conditions_of(database, filter);
  Statement statement = database.prepare("SELECT i.incident FROM incidents i WHERE " + conditions.sql() +
                                         " ORDER BY " + when + ", i.key");
  conditions.bind(statement);
  Incident_rows rows(database);
  Claim_rows claim_rows(database);
  while (statement.next()) {
    const Row incident = statement.integer(0);
    std::vector<Recorded_claim> claims;
    for (const Row claim : rows.claims_of(incident)) claims.push_back(claim_rows.load(claim));
    take(rows.load(incident), std::move(claims));
  }
}

}  // namespace sijill
