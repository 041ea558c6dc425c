#include "sijill/ledger/checks.h"

#include <sqlite3.h>

#include <array>
#include <string>
#include <string_view>

namespace sijill {
namespace {

// A query that finds what must not be: its first column says where, for the message.
struct Invariant {
  std::string_view fault;
  std::string_view query;
};

constexpr std::array invariants = {
    Invariant{"documents without a reading",
              "SELECT key FROM documents WHERE document NOT IN (SELECT document FROM readings)"},
    Invariant{"documents whose article or witness is not there",
              "SELECT key FROM documents WHERE article NOT IN (SELECT document FROM documents) OR witness NOT IN "
              "(SELECT document FROM documents)"},
    Invariant{"articles with two versions of one number",
              "SELECT article FROM documents GROUP BY article, version HAVING count(*) > 1"},
    Invariant{"articles with more than one latest reading",
              "SELECT article FROM readings JOIN documents USING (document) WHERE is_latest GROUP BY article HAVING "
              "count(*) > 1"},
    Invariant{
        "articles whose newest version has no latest reading",
        "SELECT article FROM documents GROUP BY article HAVING max(version) NOT IN (SELECT version FROM "
        "documents AS read JOIN readings USING (document) WHERE is_latest AND read.article = documents.article)"},
    Invariant{"claims of another document or another state than their reading",
              "SELECT claim FROM claims JOIN readings USING (reading) WHERE claims.document != readings.document OR "
              "claims.is_latest != readings.is_latest"},
    Invariant{
        "claims whose words lie outside the text",
        "SELECT claim FROM claims JOIN documents USING (document) WHERE evidence_end IS NOT NULL AND text != '' "
        "AND (evidence_start < 0 OR evidence_end <= evidence_start OR evidence_end > length(text) OR "
        "trigger_end > length(text))"},
    Invariant{"claims without evidence",
              "SELECT claim FROM claims WHERE evidence_start IS NULL AND evidence_words IS NULL AND trigger_start IS "
              "NULL AND trigger_words IS NULL"},
    Invariant{"claims whose time or extent ends before it begins",
              "SELECT claim FROM claims WHERE earliest > latest OR extent_min > extent_max"},
    Invariant{
        "claims whose originator is not the last link of their chain",
        "SELECT claim FROM claims JOIN links USING (claim) WHERE position = (SELECT max(position) FROM links AS "
        "other WHERE other.claim = claims.claim) AND narrator IS NOT originator"},
    Invariant{"arguments that are neither actor nor place, or both",
              "SELECT claim FROM arguments WHERE (actor IS NULL) = (place IS NULL) OR (role = 'place') = (place IS "
              "NULL)"},
    Invariant{"actors that are a part of themselves",
              "WITH RECURSIVE up (actor, parent, depth) AS (SELECT actor, parent, 1 FROM actors WHERE parent IS NOT "
              "NULL UNION ALL SELECT up.actor, actors.parent, depth + 1 FROM up JOIN actors ON actors.actor = "
              "up.parent WHERE actors.parent IS NOT NULL AND depth < 20) SELECT actor FROM up WHERE depth = 20"},
    Invariant{"places that lie in themselves",
              "WITH RECURSIVE up (place, parent, depth) AS (SELECT place, parent, 1 FROM places WHERE parent IS NOT "
              "NULL UNION ALL SELECT up.place, places.parent, depth + 1 FROM up JOIN places ON places.place = "
              "up.parent WHERE places.parent IS NOT NULL AND depth < 20) SELECT place FROM up WHERE depth = 20"},
    Invariant{"incidents without a claim",
              "SELECT key FROM incidents WHERE incident NOT IN (SELECT incident FROM incident_claims)"},
    Invariant{"incidents that count their claims wrongly",
              "SELECT key FROM incidents WHERE claims != (SELECT count(*) FROM incident_claims WHERE "
              "incident_claims.incident = incidents.incident)"},
    Invariant{"claims in an incident that are not the latest",
              "SELECT claim FROM incident_claims JOIN claims USING (claim) WHERE NOT is_latest"},
    Invariant{"relations of a claim to itself", "SELECT later FROM relations WHERE later = earlier"},
    Invariant{"holdings that end before they begin", "SELECT key FROM holdings WHERE until <= since"},
    Invariant{
        "holdings without a claim for them",
        "SELECT key FROM holdings WHERE holding NOT IN (SELECT holding FROM holding_claims WHERE side = 'for')"},
    Invariant{"holdings whose claims are not the latest",
              "SELECT key FROM holdings JOIN holding_claims USING (holding) JOIN claims USING (claim) WHERE NOT "
              "is_latest"},
};

void check_invariant(Database& database, const Invariant& invariant, Check_result& result) {
  constexpr int most_named = 3;
  Statement rows = database.prepare(invariant.query);
  std::int64_t count = 0;
  std::string named;
  while (rows.next()) {
    if (++count <= most_named) {
      if (count > 1) named += ", ";
      named += rows.text(0);
    }
  }
  if (count == 0) return;
  if (count > most_named) named += ", …";
  result.faults.push_back(std::to_string(count) + " " + std::string(invariant.fault) + " (" + named + ")");
}

// The pages of the file and the order of its indices.
void check_structure(Database& database, Check_result& result) {
  Statement rows = database.prepare("PRAGMA integrity_check(20)");
  while (rows.next()) {
    if (rows.text(0) != "ok") result.faults.push_back("structure: " + rows.text(0));
  }
}

void check_references(Database& database, Check_result& result) {
  Statement rows = database.prepare(
      "SELECT \"table\", parent, count(*) FROM pragma_foreign_key_check GROUP BY \"table\", parent ORDER BY "
      "\"table\"");
  while (rows.next()) {
    result.faults.push_back(std::to_string(rows.integer(2)) + " rows of " + rows.text(0) + " lead to rows of " +
                            rows.text(1) + " that are not there");
  }
}

// FTS5 checks its index by a statement that looks like writing, so it needs a ledger that may be written.
void check_text_search(Database& database, Check_result& result) {
  if (sqlite3_db_readonly(database.handle(), "main") == 1) {
    result.skipped.emplace_back("the index of the text search, since the ledger may not be written");
    return;
  }
  try {
    database.execute("INSERT INTO documents_text (documents_text, rank) VALUES ('integrity-check', 1)");
  } catch (const Database_failure& failure) {
    if (failure.code != SQLITE_CORRUPT) throw;
    result.faults.emplace_back("the index of the text search is not that of the articles");
  }
}

}  // namespace

Check_result check_rows(Database& database) {
  Check_result result;
  check_structure(database, result);
  if (!result.faults.empty()) return result;  // what lies on broken pages says nothing
  check_references(database, result);
  check_text_search(database, result);
  for (const Invariant& invariant : invariants) check_invariant(database, invariant, result);
  return result;
}

}  // namespace sijill
