// One voice's record, what lies around a place, and the sums of a ledger.
#include "sijill/ledger/ask_counts.h"
#include "sijill/ledger/claim_rows.h"
#include "sijill/ledger/query.h"
#include "sijill/ledger/schema.h"

namespace sijill {
namespace {

std::vector<Counted_word> words_of(Database& database, const std::string& select) {
  std::vector<Counted_word> words;
  Statement statement = database.prepare(select);
  while (statement.next()) words.push_back({statement.text(0), statement.integer(1)});
  return words;
}

std::vector<Row> rows_of(Database& database, const std::string& select, Row row) {
  std::vector<Row> rows;
  Statement statement = database.prepare(select);
  statement.bind(row);
  while (statement.next()) rows.push_back(statement.integer(0));
  return rows;
}

std::optional<Day> day_of(Database& database, const std::string& select) {
  Statement statement = database.prepare(select);
  return statement.next() ? statement.maybe_day(0) : std::nullopt;
}

}  // namespace

std::optional<Narrator_facts> narrator_facts(Database& database, const std::string& key) {
  Statement find = database.prepare("SELECT actor FROM actors WHERE key = ?");
  find.bind(key);
  if (!find.next()) return std::nullopt;
  const Row row = find.integer(0);
  // Its claims with what is counted, in a table of this connection's own: each row of claims is looked up once.
  database.execute(
      "CREATE TEMP TABLE IF NOT EXISTS voiced (claim INTEGER PRIMARY KEY, document INTEGER, known_day INTEGER, "
      "is_denial "
      "INTEGER, kind TEXT); DELETE FROM temp.voiced");
  Statement fill = database.prepare(
      "INSERT INTO temp.voiced SELECT claim, document, known_day, polarity = 'denied', type || coalesce('.' || "
      "mode, '') "
      "FROM claims WHERE originator = ?1 AND is_latest = 1 UNION SELECT c.claim, c.document, c.known_day, c.polarity "
      "= "
      "'denied', c.type || coalesce('.' || c.mode, '') FROM documents d JOIN claims c USING (document) WHERE "
      "d.outlet = "
      "?1 AND c.originator IS NULL AND c.is_latest = 1");
  fill.run(row);

  Narrator_facts facts;
  Claim_rows rows(database);
  facts.row.narrator = rows.actor(row);
  Statement sums = database.prepare(
      "SELECT count(*), count(DISTINCT k.document), coalesce(sum(k.is_denial), 0), coalesce(sum(EXISTS (SELECT 1 "
      "FROM "
      "relations r WHERE r.earlier = k.claim AND r.relation = 'denies')), 0), min(k.known_day), max(k.known_day) "
      "FROM "
      "voiced k");
  if (sums.next()) {
    facts.row.claims = static_cast<int>(sums.integer(0));
    facts.row.documents = static_cast<int>(sums.integer(1));
    facts.row.denials = static_cast<int>(sums.integer(2));
    facts.row.denied = static_cast<int>(sums.integer(3));
    facts.row.first_known = sums.maybe_day(4);
    facts.row.last_known = sums.maybe_day(5);
  }
  for (const Row parent :
       rows_of(database,
               "WITH RECURSIVE above(actor, depth) AS (SELECT parent, 1 FROM actors WHERE actor = ? "
               "UNION SELECT a.parent, depth + 1 FROM actors a JOIN above ON a.actor = above.actor "
               "WHERE depth < 20) SELECT actor FROM above WHERE actor IS NOT NULL ORDER BY depth",
               row)) {
    facts.parents.push_back(rows.actor(parent));
  }
  Statement allies = database.prepare(
      "SELECT ally, since, until FROM alliances WHERE actor = ?1 UNION SELECT actor, since, until FROM alliances "
      "WHERE "
      "ally = ?1 ORDER BY 2, 1");
  allies.bind(row);
  while (allies.next()) {
    facts.allies.push_back({rows.actor(allies.integer(0)), allies.text(1), allies.text(2)});
  }
  facts.interests =
      words_of(database,
               "SELECT i.interest, count(*) AS n FROM voiced k CROSS JOIN incident_claims i USING (claim) "
               "GROUP BY 1 ORDER BY n DESC, 1");
  facts.types = words_of(database, "SELECT kind, count(*) AS n FROM voiced GROUP BY 1 ORDER BY n DESC, 1 LIMIT 50");
  facts.months = words_of(
      database,
      "SELECT strftime('%Y-%m', known_day * 86400, 'unixepoch'), count(*) FROM voiced WHERE known_day IS NOT "
      "NULL GROUP BY 1 ORDER BY 1");
  Statement about = database.prepare(
      "SELECT g.actor, count(DISTINCT g.claim) AS n FROM voiced k CROSS JOIN arguments g USING (claim) WHERE "
      "g.actor IS "
      "NOT "
      "NULL AND g.actor <> ? GROUP BY 1 ORDER BY n DESC, 1 LIMIT 50");
  about.bind(row);
  while (about.next()) facts.about.push_back({rows.actor(about.integer(0)), about.integer(1)});
  return facts;
}

std::vector<Ledger_entity> places_above(Database& database, Row place) {
  std::vector<Ledger_entity> places;
  Claim_rows rows(database);
  for (const Row row : rows_of(database,
                               "WITH RECURSIVE above(place, depth) AS (SELECT parent, 1 FROM places WHERE place = ? "
                               "UNION SELECT p.parent, depth + 1 FROM places p JOIN above ON p.place = above.place "
                               "WHERE depth < 20) SELECT place FROM above WHERE place IS NOT NULL ORDER BY depth",
                               place)) {
    places.push_back(rows.place(row));
  }
  return places;
}

std::vector<Ledger_entity> places_inside(Database& database, Row place) {
  std::vector<Ledger_entity> places;
  Claim_rows rows(database);
  for (const Row row :
       rows_of(database,
               "SELECT p.place FROM places p WHERE p.parent = ? AND EXISTS (SELECT 1 FROM arguments g "
               "WHERE g.place = p.place) ORDER BY p.name_en, p.place LIMIT 200",
               place)) {
    places.push_back(rows.place(row));
  }
  return places;
}

std::vector<std::string> foremost_holders(Database& database, std::size_t most) {
  Statement counted = database.prepare(
      "SELECT a.key FROM (SELECT actor, sum(n) AS n FROM ("
      "SELECT holder AS actor, count(*) AS n FROM holdings WHERE holder IS NOT NULL GROUP BY holder UNION ALL "
      "SELECT rival, count(*) FROM holdings WHERE rival IS NOT NULL GROUP BY rival) GROUP BY actor) h "
      "JOIN actors a USING (actor) ORDER BY h.n DESC, a.key LIMIT ?");
  counted.bind(static_cast<std::int64_t>(most));
  std::vector<std::string> keys;
  while (counted.next()) keys.push_back(counted.text(0));
  return keys;
}

Ledger_sums sums_of(Database& database) {
  Ledger_sums sums;
  sums.documents = database.integer("SELECT count(*) FROM documents");
  sums.claims = database.integer("SELECT count(*) FROM claims");
  sums.incidents = database.integer("SELECT count(*) FROM incidents");
  sums.holdings = database.integer("SELECT count(*) FROM holdings");
  sums.reviews = database.integer("SELECT count(*) FROM reviews");
  const auto end_of = [&](const std::string& column, const std::string& order) {
    return day_of(database, "SELECT " + column + " FROM claims WHERE " + column + " IS NOT NULL ORDER BY " + column +
                                " " + order + " LIMIT 1");
  };
  sums.first_known = end_of("known_day", "ASC");
  sums.last_known = end_of("known_day", "DESC");
  sums.first_happened = end_of("earliest", "ASC");
  sums.last_happened = end_of("earliest", "DESC");
  sums.schema = version_of(database);
  return sums;
}

}  // namespace sijill
