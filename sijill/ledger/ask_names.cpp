// Names -> rows, rows -> entities.
#include <algorithm>
#include <utility>

#include "sijill/ledger/ask.h"
#include "sijill/ledger/claim_rows.h"
#include "sijill/text/fold.h"

namespace sijill {
namespace {

// Rows of a table of entities that bear the key or the name, those that stand in more claims first. The tables are
// small beside the claims; names are compared folded, which SQL cannot.
std::vector<Row> find(Database& database, const std::string& name, const std::string& table,
                      const std::string& column) {
  Statement by_key = database.prepare("SELECT " + column + " FROM " + table + " WHERE key = ?");
  by_key.bind(name);
  if (by_key.next()) return {by_key.integer(0)};

  const std::string wanted = fold(name);
  if (wanted.empty()) return {};
  std::vector<std::pair<std::int64_t, Row>> found;
  Statement all = database.prepare("SELECT " + column + ", name_ar, name_en FROM " + table);
  Statement uses =
      database.prepare("SELECT count(*) FROM (SELECT 1 FROM arguments WHERE " + column + " = ? LIMIT 1000)");
  while (all.next()) {
    if (fold(all.text(1)) != wanted && fold(all.text(2)) != wanted) continue;
    uses.bind(all.integer(0));
    found.emplace_back(uses.next() ? -uses.integer(0) : 0, all.integer(0));
  }
  std::sort(found.begin(), found.end());
  std::vector<Row> rows;
  for (const auto& [count, row] : found) rows.push_back(row);
  return rows;
}

}  // namespace

std::vector<Row> find_places(Database& database, const std::string& name) {
  return find(database, name, "places", "place");
}

std::vector<Row> find_actors(Database& database, const std::string& name) {
  return find(database, name, "actors", "actor");
}

Ledger_entity place_of(Database& database, Row row) { return Claim_rows(database).place(row); }
Ledger_entity actor_of(Database& database, Row row) { return Claim_rows(database).actor(row); }

}  // namespace sijill
