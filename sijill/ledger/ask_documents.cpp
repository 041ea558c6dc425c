// Documents and narrators.
#include <utility>

#include "sijill/ledger/ask.h"
#include "sijill/ledger/claim_plan.h"
#include "sijill/ledger/claim_rows.h"
#include "sijill/ledger/claim_traits.h"
#include "sijill/ledger/query.h"

namespace sijill {
namespace {

Document_record facts_in(const Statement& row, Claim_rows& rows) {
  Document_record facts;
  facts.id = row.text(1);
  facts.name = row.text(2);
  facts.url = row.text(3);
  if (!row.is_null(4)) {
    const Ledger_entity outlet = rows.actor(row.integer(4));
    facts.outlet = {.id = outlet.key,
                    .name_ar = outlet.name_ar,
                    .name_en = outlet.name_en,
                    .kind = outlet.kind,
                    .country = outlet.country,
                    .words = {},
                    .geo = std::nullopt,
                    .precision = {},
                    .relation = {},
                    .anchor = {}};
  }
  facts.title = row.text(5);
  facts.byline = row.text(6);
  facts.language = row.text(7);
  facts.published = read_iso(row.text(8));
  return facts;
}

constexpr const char* columns =
    "d.document, d.key, d.name, d.url, d.outlet, d.title, d.byline, d.language, d.published";

}  // namespace

Page_of<Document_row> ask_documents(Database& database, const Ledger_filter& filter, const Page& page) {
  Conditions conditions;
  std::string from = "documents d";
  std::string snippet = "''";
  const std::string published = "coalesce(d.published_day, -4000000)";  // as the index documents_listed has it
  if (!filter.all_versions) {
    conditions.add("d.version = (SELECT max(v.version) FROM documents v WHERE v.article = d.article)");
  }
  if (!filter.document.empty()) conditions.add("d.key = ?", {filter.document});
  if (!filter.text.empty()) {
    from = "documents_text t JOIN documents d ON d.document = t.rowid";
    conditions.add("documents_text MATCH ?", {text_query(filter.text)});
    snippet = "snippet(documents_text, -1, '[', ']', ' … ', 12)";
  }
  if (!filter.outlets.empty()) conditions.add("d.outlet IN " + in_list(filter.outlets));
  if (filter.known_from) conditions.add(published + " >= ?", {std::int64_t{filter.known_from->number}});
  if (filter.known_to) {
    conditions.add(published + " <= ? AND d.published_day IS NOT NULL", {std::int64_t{filter.known_to->number}});
  }
  if (asks_of_claims(filter)) {
    Ledger_filter of_claims = filter;
    of_claims.text.clear();
    of_claims.outlets.clear();
    of_claims.known_from = of_claims.known_to = std::nullopt;
    const Claim_plan plan = plan_claims(database, of_claims);
    const Conditions of_plan = plan.complete();
    conditions.add(plan.among
                       ? "d.document IN (SELECT c.document FROM claims c WHERE " + of_plan.sql() + ")"
                       : "EXISTS (SELECT 1 FROM claims c WHERE c.document = d.document AND " + of_plan.sql() + ")",
                   of_plan.values());
  }
  // A text search is paged in the order of recording, which its index keeps; lists by publication.
  const bool by_row = !filter.text.empty();
  if (const auto cursor = read_cursor(page.cursor)) {
    if (by_row) {
      conditions.add("t.rowid < ?", {cursor->second});
    } else {
      conditions.add("(" + published + ", d.document) < (?, ?)", {cursor->first, cursor->second});
    }
  }
  Statement statement = database.prepare(
      "SELECT " + std::string(columns) +
      ", d.version, (SELECT w.key FROM documents w WHERE w.document = d.witness AND "
      "d.witness <> d.document), (SELECT count(*) FROM claims c WHERE c.document = d.document AND c.is_latest = "
      "1), " +
      snippet + ", " + published + " FROM " + from + " WHERE " + conditions.sql() + " ORDER BY " +
      (by_row ? "t.rowid DESC" : published + " DESC, d.document DESC") + " LIMIT " + std::to_string(page.limit + 1));
  conditions.bind(statement);
  Page_of<Document_row> out;
  Claim_rows rows(database);
  std::pair<std::int64_t, std::int64_t> last;
  while (statement.next()) {
    if (static_cast<int>(out.items.size()) == page.limit) {
      out.next = write_cursor(last.first, last.second);
      break;
    }
    last = {statement.integer(13), statement.integer(0)};
    Document_row row;
    row.document = facts_in(statement, rows);
    if (!statement.is_null(4)) row.outlet = rows.actor(statement.integer(4));
    row.version = statement.integer(9);
    row.copy_of = statement.text(10);
    row.claims = static_cast<int>(statement.integer(11));
    row.snippet = statement.text(12);
    out.items.push_back(std::move(row));
  }
  return out;
}

std::optional<Document_record> document_by_id(Database& database, const std::string& id) {
  Statement statement =
      database.prepare("SELECT " + std::string(columns) + ", d.notes, d.text FROM documents d WHERE d.key = ?");
  statement.bind(id);
  if (!statement.next()) return std::nullopt;
  Claim_rows rows(database);
  Document_record facts = facts_in(statement, rows);
  if (!statement.text(9).empty()) facts.notes.push_back(statement.text(9));
  facts.text = statement.text(10);
  return facts;
}

}  // namespace sijill
