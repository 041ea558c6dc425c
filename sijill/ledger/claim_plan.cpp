#include "sijill/ledger/claim_plan.h"

#include <cstdint>
#include <string>
#include <string_view>

#include "sijill/ledger/claim_traits.h"

namespace sijill {
namespace {

// Once so few are left, asking each is cheaper than reading another index.
constexpr std::int64_t few = 500;
// Claims that speak of a longer time have an index of their own, so that a week is found without a year around it.
constexpr std::int64_t long_event = 31;  // days
constexpr std::int64_t farthest_past = 4'000'000;

class Planner {
 public:
  Planner(Database& database, std::int64_t most) : database_(database), most_(most) {}

  // `members` gives the claims of one restriction, each of which satisfies it; `check` says the same of one claim c.
  // `check_all` is a way to say it that costs something once and little for each claim.
  void restrict_to(const std::string& members, const std::string& check, const std::vector<Sql_value>& values = {},
                   const std::string& check_all = {}) {
    plan_.whole.add(check, values);
    if ((!plan_.among || plan_.among->size() > few) && narrow_to(members, values)) return;
    plan_.rest.add(check, values);
    plan_.rest_of_all.add(check_all.empty() ? check : check_all, values);
  }
  void check(const std::string& condition, const std::vector<Sql_value>& values = {}) {
    plan_.whole.add(condition, values);
    plan_.rest.add(condition, values);
    plan_.rest_of_all.add(condition, values);
  }
  [[nodiscard]] Claim_plan& plan() { return plan_; }

 private:
  // False, with nothing changed, where there are too many.
  bool narrow_to(const std::string& members, const std::vector<Sql_value>& values) {
    Conditions parameters;
    parameters.add("1", values);
    Statement statement = database_.prepare(members + " LIMIT " + std::to_string(most_ + 1));
    parameters.bind(statement);
    Claim_set found;
    for (std::int64_t read = 0; statement.next(); ++read) {
      if (read == most_) return false;
      const Row claim = statement.integer(0);
      if (!plan_.among || plan_.among->has(claim)) found.add(claim);
    }
    plan_.among = std::move(found);
    return true;
  }

  Database& database_;
  std::int64_t most_;
  Claim_plan plan_;
};

std::string names_of(const std::vector<Grade>& grades) {
  std::string list;
  for (const Grade grade : grades) list += (list.empty() ? "('" : ",'") + std::string(name(grade)) + "'";
  return list + ")";
}

void restrict_by_time(Planner& planner, const Ledger_filter& filter) {
  if (filter.happened_from || filter.happened_to) {
    const std::int64_t from = filter.happened_from ? filter.happened_from->number : -farthest_past;
    const std::int64_t to = filter.happened_to ? filter.happened_to->number : farthest_past;
    planner.restrict_to(
        "SELECT claim FROM claims WHERE earliest BETWEEN " + std::to_string(from - long_event) + " AND " +
            std::to_string(to) + " AND coalesce(latest, earliest) >= " + std::to_string(from) +
            " UNION ALL SELECT claim FROM claims INDEXED BY claims_long WHERE latest - earliest > " +
            std::to_string(long_event) + " AND latest >= " + std::to_string(from) +
            " AND earliest <= " + std::to_string(to),
        "c.earliest <= " + std::to_string(to) + " AND coalesce(c.latest, c.earliest) >= " + std::to_string(from));
  }
  if (filter.known_from) planner.check("c.known_day >= ?", {std::int64_t{filter.known_from->number}});
  if (filter.known_to) planner.check("c.known_day <= ?", {std::int64_t{filter.known_to->number}});
}

void restrict_by_narrator(Planner& planner, const std::vector<Row>& narrators) {
  const std::string list = in_list(narrators);
  // A claim without a chain is said by the outlet itself.
  planner.restrict_to("SELECT claim FROM claims WHERE originator IN " + list +
                          " UNION ALL SELECT claim FROM links WHERE narrator IN " + list +
                          " UNION ALL SELECT k.claim FROM documents o JOIN claims k ON k.document = o.document WHERE "
                          "o.outlet IN " +
                          list + " AND k.originator IS NULL",
                      "c.originator IN " + list +
                          " OR EXISTS (SELECT 1 FROM links l WHERE l.claim = c.claim AND +l.narrator IN " + list +
                          ") OR (c.originator IS NULL AND EXISTS (SELECT 1 FROM documents o WHERE o.document = "
                          "c.document AND +o.outlet IN " +
                          list + "))");
}

}  // namespace

Conditions Claim_plan::complete() const {
  if (!among || among->size() > short_list) return whole;
  Conditions out = rest;
  out.add("c.claim IN " + in_list(among->rows()));
  return out;
}

// A + before a column keeps SQLite on the rows of the claim, away from the index of all claims of the place.
Claim_plan plan_claims(Database& database, const Ledger_filter& filter, std::int64_t most) {
  Planner planner(database, most);
  if (!filter.document.empty()) {
    const std::string document = "(SELECT document FROM documents WHERE key = ?)";
    planner.restrict_to("SELECT claim FROM claims WHERE document = " + document, "c.document = " + document,
                        {filter.document});
  }
  if (!filter.incident.empty()) {
    const std::string claims =
        "SELECT claim FROM incident_claims WHERE incident = (SELECT incident FROM incidents WHERE key = ?)";
    planner.restrict_to(claims, "c.claim IN (" + claims + ")", {filter.incident});
  }
  if (!filter.text.empty()) {
    planner.restrict_to(
        "SELECT c.claim FROM documents_text t JOIN claims c ON c.document = t.rowid WHERE documents_text MATCH ?",
        "EXISTS (SELECT rowid FROM documents_text WHERE documents_text MATCH ? AND rowid = c.document)",
        {text_query(filter.text)}, "c.document IN (SELECT rowid FROM documents_text WHERE documents_text MATCH ?)");
  }
  if (!filter.places.empty()) {
    const std::string list = in_list(places_of(database, filter));
    planner.restrict_to("SELECT claim FROM arguments WHERE place IN " + list,
                        "EXISTS (SELECT 1 FROM arguments g WHERE g.claim = c.claim AND +g.place IN " + list + ")");
  }
  if (!filter.actors.empty()) {
    const std::string list = in_list(with_parts(database, filter.actors));
    planner.restrict_to("SELECT claim FROM arguments WHERE actor IN " + list,
                        "EXISTS (SELECT 1 FROM arguments g WHERE g.claim = c.claim AND +g.actor IN " + list + ")");
  }
  if (!filter.narrators.empty()) restrict_by_narrator(planner, filter.narrators);
  if (!filter.sides.empty()) {
    restrict_by_narrator(planner,
                         side_of(database, filter.sides, filter.known_from ? filter.known_from : filter.happened_from,
                                 filter.known_to ? filter.known_to : filter.happened_to));
  }
  restrict_by_time(planner, filter);
  if (filter.polarity) {
    const std::string polarity = "'" + std::string(name(*filter.polarity)) + "'";
    if (*filter.polarity == Polarity::denied) {
      planner.restrict_to("SELECT claim FROM claims INDEXED BY claims_denied WHERE polarity = 'denied'",
                          "c.polarity = 'denied'");
    } else {
      planner.check("c.polarity = " + polarity);
    }
  }
  if (filter.mode) {
    planner.restrict_to("SELECT claim FROM claims INDEXED BY claims_mode WHERE mode = ?", "c.mode = ?",
                        {std::string(name(*filter.mode))});
  }
  if (!filter.grades.empty()) {
    const std::string grades = names_of(filter.grades);
    planner.restrict_to(
        "SELECT ic.claim FROM incidents i JOIN incident_claims ic USING (incident) WHERE i.grade IN " + grades,
        "EXISTS (SELECT 1 FROM incident_claims ic JOIN incidents i USING (incident) WHERE ic.claim = c.claim AND "
        "i.grade IN " +
            grades + ")");
  }
  if (!filter.outlets.empty()) {
    const std::string of_outlets = "(SELECT document FROM documents WHERE outlet IN " + in_list(filter.outlets) + ")";
    planner.restrict_to("SELECT claim FROM claims WHERE document IN " + of_outlets,
                        "EXISTS (SELECT 1 FROM documents o WHERE o.document = c.document AND +o.outlet IN " +
                            in_list(filter.outlets) + ")");
  }
  if (filter.type && most == any_list) {
    planner.restrict_to("SELECT claim FROM claims WHERE type = ?", "c.type = ?", {std::string(name(*filter.type))});
  } else if (filter.type) {
    planner.check("c.type = ?", {std::string(name(*filter.type))});
  }
  Conditions traits;
  add_traits(database, filter, traits);
  if (traits.sql() != "1") planner.check(traits.sql(), traits.values());
  Claim_plan& plan = planner.plan();
  plan.is_type_alone = filter.type && !plan.among;
  if (!filter.all_versions) planner.check("c.is_latest = 1");
  return std::move(plan);
}

Claim_check::Claim_check(Database& database, const Claim_plan& plan)
    : plan_(plan), statement_(database.prepare("SELECT 1 FROM claims c WHERE c.claim = ? AND " + plan.rest.sql())) {
  plan_.rest.bind(statement_, 1);
}

bool Claim_check::fits(Row claim) {
  if (plan_.among && !plan_.among->has(claim)) return false;
  statement_.reset();
  statement_.bind_at(0, claim);
  return statement_.next();
}

}  // namespace sijill
