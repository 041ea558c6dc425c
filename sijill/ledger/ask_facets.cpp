// Values of a list's rows counted, over a table of this connection's own that holds the rows.
#include <array>

#include "sijill/ledger/ask_counts.h"
#include "sijill/ledger/claim_plan.h"
#include "sijill/ledger/claim_rows.h"
#include "sijill/ledger/claim_traits.h"

namespace sijill {
namespace {

constexpr int most_values = 50;

struct Facet_sql {
  std::string_view name;
  // Gives value and count over temp.counted k joined to claims c; the value of who and where is a row number. CROSS
  // JOIN keeps SQLite from walking all claims and asking of each whether it is counted.
  std::string_view select;
  enum class Of : std::uint8_t { word, actor, place } of = Of::word;
};

constexpr std::array<Facet_sql, 15> facets_by_number = {{
    {"type",
     "SELECT c.type || coalesce('.' || c.mode, ''), count(*) AS n FROM counted k CROSS JOIN claims c USING (claim) "
     "GROUP "
     "BY 1"},
    {"polarity", "SELECT c.polarity, count(*) AS n FROM counted k CROSS JOIN claims c USING (claim) GROUP BY 1"},
    {"stance", "SELECT c.stance, count(*) AS n FROM counted k CROSS JOIN claims c USING (claim) GROUP BY 1"},
    {"certainty", "SELECT c.certainty, count(*) AS n FROM counted k CROSS JOIN claims c USING (claim) GROUP BY 1"},
    {"modality", "SELECT c.modality, count(*) AS n FROM counted k CROSS JOIN claims c USING (claim) GROUP BY 1"},
    {"interest",
     "SELECT i.interest, count(*) AS n FROM counted k CROSS JOIN incident_claims i USING (claim) GROUP BY 1"},
    {"grade",
     "SELECT i.grade, count(*) AS n FROM counted k CROSS JOIN incident_claims m USING (claim) CROSS JOIN incidents i "
     "USING "
     "(incident) GROUP BY 1"},
    {"narrator",
     "SELECT coalesce(c.originator, d.outlet) AS who, count(*) AS n FROM counted k CROSS JOIN claims c USING (claim) "
     "CROSS JOIN "
     "documents d ON d.document = c.document WHERE who IS NOT NULL GROUP BY who",
     Facet_sql::Of::actor},
    {"narrator_kind",
     "SELECT a.kind, count(*) AS n FROM counted k CROSS JOIN claims c USING (claim) CROSS JOIN documents d ON "
     "d.document = "
     "c.document CROSS JOIN actors a ON a.actor = coalesce(c.originator, d.outlet) WHERE a.kind <> '' GROUP BY 1"},
    {"outlet",
     "SELECT d.outlet, count(*) AS n FROM counted k CROSS JOIN claims c USING (claim) CROSS JOIN documents d ON "
     "d.document = "
     "c.document WHERE d.outlet IS NOT NULL GROUP BY 1",
     Facet_sql::Of::actor},
    {"actor",
     "SELECT g.actor, count(DISTINCT g.claim) AS n FROM counted k CROSS JOIN arguments g USING (claim) WHERE g.actor "
     "IS "
     "NOT "
     "NULL GROUP BY 1",
     Facet_sql::Of::actor},
    {"place",
     "SELECT g.place, count(DISTINCT g.claim) AS n FROM counted k CROSS JOIN arguments g USING (claim) WHERE g.place "
     "IS "
     "NOT "
     "NULL GROUP BY 1",
     Facet_sql::Of::place},
    {"review", ""},
    {"happened_year",
     "SELECT strftime('%Y', c.earliest * 86400, 'unixepoch'), count(*) AS n FROM counted k CROSS JOIN claims c USING "
     "(claim) "
     "WHERE c.earliest IS NOT NULL GROUP BY 1"},
    {"known_year",
     "SELECT strftime('%Y', c.known_day * 86400, 'unixepoch'), count(*) AS n FROM counted k CROSS JOIN claims c "
     "USING "
     "(claim) WHERE c.known_day IS NOT NULL GROUP BY 1"},
}};

std::string sql_of(Facet facet) {
  if (facet == Facet::review) {
    return "SELECT " + std::string(review_state) +
           ", count(*) AS n FROM counted k CROSS JOIN claims c USING (claim) GROUP BY 1";
  }
  return std::string(facets_by_number[static_cast<std::size_t>(facet)].select);
}

std::vector<Facet_value> values_of(Database& database, Claim_rows& rows, Facet facet) {
  const Facet_sql::Of of = facets_by_number[static_cast<std::size_t>(facet)].of;
  Statement statement = database.prepare(sql_of(facet) + " ORDER BY n DESC, 1 LIMIT " + std::to_string(most_values));
  std::vector<Facet_value> values;
  while (statement.next()) {
    if (of == Facet_sql::Of::word) {
      values.push_back({.value = statement.text(0), .name_ar = {}, .name_en = {}, .count = statement.integer(1)});
      continue;
    }
    const Row row = statement.integer(0);
    Ledger_entity entity = of == Facet_sql::Of::actor ? rows.actor(row) : rows.place(row);
    values.push_back(
        {std::move(entity.key), std::move(entity.name_ar), std::move(entity.name_en), statement.integer(1)});
  }
  return values;
}

}  // namespace

std::string_view name(Facet facet) { return facets_by_number[static_cast<std::size_t>(facet)].name; }

std::optional<Facet> facet_of(std::string_view name) {
  for (std::size_t i = 0; i < facets_by_number.size(); ++i) {
    if (facets_by_number[i].name == name) return static_cast<Facet>(i);
  }
  return std::nullopt;
}

Facet_counts count_facets(Database& database, const Ledger_filter& filter, const std::vector<Facet>& facets,
                          int most) {
  const std::vector<Row> claims = newest_claims(database, filter, static_cast<std::size_t>(most) + 1);
  database.execute("CREATE TEMP TABLE IF NOT EXISTS counted (claim INTEGER PRIMARY KEY); DELETE FROM temp.counted");
  Statement fill = database.prepare("INSERT OR IGNORE INTO temp.counted VALUES (?)");
  for (const Row claim : claims) fill.run(claim);
  Facet_counts counts;
  counts.counted = database.integer("SELECT count(*) FROM temp.counted");
  counts.complete = counts.counted <= most;
  Claim_rows rows(database);
  for (const Facet facet : facets) counts.facets.emplace_back(facet, values_of(database, rows, facet));
  return counts;
}

}  // namespace sijill
