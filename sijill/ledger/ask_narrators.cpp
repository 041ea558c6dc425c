// Narrators by how much they say.
#include <algorithm>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sijill/ledger/ask.h"
#include "sijill/ledger/ask_counts.h"
#include "sijill/ledger/claim_plan.h"
#include "sijill/ledger/claim_rows.h"
#include "sijill/ledger/claim_traits.h"
#include "sijill/ledger/query.h"

namespace sijill {
namespace {

std::optional<Day> day_of(std::optional<std::int64_t> number) {
  return number ? std::optional(Day{static_cast<std::int32_t>(*number)}) : std::nullopt;
}

using Sums = Voice_index::Sums;

bool asks_for_known_days_only(const Ledger_filter& filter) {
  return !asks_of_claims(filter) && filter.outlets.empty() && filter.text.empty() && filter.document.empty();
}

// Of a voice's claims: those that name it as originator and, of its own articles, those that name nobody.
using Sums_of_voices = std::unordered_map<Row, Sums>;

constexpr const char* sums =
    "count(*), count(DISTINCT c.document), sum(c.polarity = 'denied'), min(c.known_day), max(c.known_day) ";

void add(Database& database, const std::string& select, const Conditions& conditions, Sums_of_voices& voices) {
  Statement statement = database.prepare(select);
  conditions.bind(statement);
  while (statement.next()) {
    Sums& of = voices[statement.integer(0)];
    const bool is_new = of.claims == 0;
    const auto first = statement.maybe_integer(4);
    const auto last = statement.maybe_integer(5);
    of.claims += statement.integer(1);
    of.documents += statement.integer(2);
    of.denials += statement.integer(3);
    of.first_known = is_new || !of.first_known || (first && *first < *of.first_known) ? first : of.first_known;
    of.last_known = is_new || !of.last_known || (last && *last > *of.last_known) ? last : of.last_known;
  }
}

// An article that names its own outlet and also speaks for itself is one document of that voice.
void take_away_twice_counted(Database& database, const std::string& counted, bool all_versions,
                             Sums_of_voices& voices) {
  Statement statement = database.prepare(
      "SELECT d.outlet, count(DISTINCT c.document) FROM claims c CROSS JOIN documents d USING (document) WHERE "
      "c.originator IS NULL" +
      counted + " AND EXISTS (SELECT 1 FROM claims o WHERE o.originator = d.outlet AND o.document = c.document" +
      (all_versions ? "" : " AND o.is_latest = 1") + ") GROUP BY d.outlet");
  while (statement.next()) voices[statement.integer(0)].documents -= statement.integer(1);
}

// Claims that another denies, by voice; there are few of them, so they are counted from their side.
void add_denied(Database& database, const std::string& of_claims, const Conditions& conditions,
                Sums_of_voices& voices) {
  Statement statement = database.prepare(
      "SELECT coalesce(c.originator, d.outlet) AS voice, count(*) FROM (SELECT DISTINCT earlier FROM relations WHERE "
      "relation = 'denies') r CROSS JOIN claims c ON c.claim = r.earlier CROSS JOIN documents d ON d.document = "
      "c.document WHERE " +
      of_claims + " AND voice IS NOT NULL GROUP BY voice");
  conditions.bind(statement);
  while (statement.next()) voices[statement.integer(0)].denied += statement.integer(1);
}

Sums_of_voices sums_of(Database& database, const Ledger_filter& filter) {
  // Days of knowledge are in the index claims_counted too.
  const bool is_counted = asks_for_known_days_only(filter);
  const Conditions conditions = plan_claims(database, filter).complete();
  Sums_of_voices voices;
  if (is_counted) {
    // The index holds all that is asked; an article's own voice needs the article.
    std::string counted = filter.all_versions ? "" : " AND c.is_latest = 1";
    if (filter.known_from) counted += " AND c.known_day >= " + std::to_string(filter.known_from->number);
    if (filter.known_to) counted += " AND c.known_day <= " + std::to_string(filter.known_to->number);
    add(database,
        "SELECT c.originator, " + std::string(sums) + "FROM claims c WHERE c.originator IS NOT NULL" + counted +
            " GROUP BY c.originator",
        {}, voices);
    add(database,
        "SELECT d.outlet, " + std::string(sums) + "FROM claims c CROSS JOIN documents d USING (document) WHERE " +
            "c.originator IS NULL AND d.outlet IS NOT NULL" + counted + " GROUP BY d.outlet",
        {}, voices);
    take_away_twice_counted(database, counted, filter.all_versions, voices);
  } else {
    add(database,
        "SELECT coalesce(c.originator, d.outlet) AS voice, " + std::string(sums) +
            "FROM claims c JOIN documents d USING (document) WHERE " + conditions.sql() +
            " AND voice IS NOT NULL GROUP BY voice",
        conditions, voices);
  }
  add_denied(database, conditions.sql(), conditions, voices);
  return voices;
}

// The claims of a set one by one, by whichever way reads less.
class Voice_counts {
 public:
  explicit Voice_counts(Database& database) : database_(database) {
    Statement read = database.prepare("SELECT earlier FROM relations WHERE relation = 'denies'");
    while (read.next()) denied_.add(read.integer(0));
  }

  // Each claim's own row.
  void look_up(const Claim_set& among, const Conditions& rest) {
    std::string rows;
    for (const Row claim : among.rows()) rows += (rows.empty() ? "[" : ",") + std::to_string(claim);
    Statement read = database_.prepare(
        "SELECT c.claim, coalesce(c.originator, (SELECT outlet FROM documents d WHERE d.document = c.document), 0), "
        "c.document, c.known_day, c.polarity = 'denied' FROM json_each(?) k CROSS JOIN claims c ON c.claim = k.value "
        "WHERE " +
        rest.sql());
    read.bind(rows.empty() ? "[]" : rows + "]");
    rest.bind(read, 1);
    while (read.next()) take(read, read.integer(1));
  }

  // The index that holds all that is counted, from end to end.
  void read_all(const Claim_set& among, const Conditions& rest) {
    std::vector<Row> outlets(static_cast<std::size_t>(database_.integer("SELECT max(document) FROM documents")) + 1);
    Statement papers = database_.prepare(
        "SELECT document, outlet FROM documents INDEXED BY documents_outlet WHERE outlet IS NOT NULL");
    while (papers.next()) outlets[static_cast<std::size_t>(papers.integer(0))] = papers.integer(1);
    Statement read = database_.prepare(
        "SELECT c.claim, c.originator, c.document, c.known_day, c.polarity = 'denied' FROM claims c INDEXED BY "
        "claims_counted WHERE " +
        rest.sql());
    rest.bind(read);
    while (read.next()) {
      if (!among.has(read.integer(0))) continue;
      const Row voice = read.integer(1);
      take(read, voice != 0 ? voice : outlets[static_cast<std::size_t>(read.integer(2))]);
    }
  }

  Sums_of_voices finish() {
    std::sort(documents_.begin(), documents_.end());
    documents_.erase(std::unique(documents_.begin(), documents_.end()), documents_.end());
    for (const auto& [voice, document] : documents_) ++voices_[voice].documents;
    return std::move(voices_);
  }

 private:
  void take(const Statement& row, Row voice) {
    if (voice == 0) return;
    Sums& of = voices_[voice];
    ++of.claims;
    of.denials += row.integer(4);
    of.denied += denied_.has(row.integer(0)) ? 1 : 0;
    documents_.emplace_back(voice, row.integer(2));
    const auto day = row.maybe_integer(3);
    if (!day) return;
    of.first_known = of.first_known ? std::min(*of.first_known, *day) : *day;
    of.last_known = of.last_known ? std::max(*of.last_known, *day) : *day;
  }

  Database& database_;
  Claim_set denied_;
  Sums_of_voices voices_;
  std::vector<std::pair<Row, Row>> documents_;  // voice, document
};

// Where an index tells which claims may fit; nothing where none does.
std::optional<Sums_of_voices> sums_of_set(Database& database, const Ledger_filter& filter) {
  const Claim_plan plan = plan_claims(database, filter, any_list);
  if (!plan.among) return std::nullopt;
  Voice_counts counts(database);
  // What the index holds beside the set.
  Conditions held;
  if (filter.known_from) held.add("c.known_day >= ?");
  if (filter.known_to) held.add("c.known_day <= ?");
  if (!filter.all_versions) held.add("c.is_latest = 1");
  constexpr std::int64_t index_rows_a_row = 6;  // are read in the time of a row that is looked up
  const bool is_most = plan.among->size() * index_rows_a_row > database.integer("SELECT max(claim) FROM claims");
  if (is_most && plan.rest.sql() == held.sql()) {
    counts.read_all(*plan.among, plan.rest);
  } else {
    counts.look_up(*plan.among, plan.rest);
  }
  return counts.finish();
}

Page_of<Narrator_row> page_of(Database& database, const Sums_of_voices& voices, const Page& page) {
  std::vector<std::pair<Row, Sums>> listed(voices.begin(), voices.end());
  std::sort(listed.begin(), listed.end(), [](const auto& a, const auto& b) {
    return a.second.claims != b.second.claims ? a.second.claims > b.second.claims : a.first < b.first;
  });
  const auto cursor = read_cursor(page.cursor);
  const std::size_t skip =
      cursor
          ? std::min<std::size_t>(static_cast<std::size_t>(std::max<std::int64_t>(cursor->second, 0)), listed.size())
          : 0;
  const std::size_t end = std::min(listed.size(), skip + static_cast<std::size_t>(page.limit));
  Page_of<Narrator_row> out;
  if (end < listed.size()) out.next = write_cursor(0, static_cast<std::int64_t>(end));
  Claim_rows rows(database);
  for (std::size_t i = skip; i < end; ++i) {
    const auto& [voice, of] = listed[i];
    out.items.push_back({.narrator = rows.actor(voice),
                         .claims = static_cast<int>(of.claims),
                         .documents = static_cast<int>(of.documents),
                         .denials = static_cast<int>(of.denials),
                         .denied = static_cast<int>(of.denied),
                         .first_known = day_of(of.first_known),
                         .last_known = day_of(of.last_known)});
  }
  return out;
}

}  // namespace

Page_of<Narrator_row> ask_narrators(Database& database, const Ledger_filter& filter, const Page& page) {
  std::optional<Sums_of_voices> voices;
  if (!asks_for_known_days_only(filter)) voices = sums_of_set(database, filter);
  return page_of(database, voices ? *voices : sums_of(database, filter), page);
}

Page_of<Narrator_row> ask_narrators(Database& database, const Ledger_filter& filter, const Page& page,
                                    const std::function<std::shared_ptr<const Voice_index>()>& index) {
  if (!asks_for_known_days_only(filter) || filter.all_versions) return ask_narrators(database, filter, page);
  Sums_of_voices voices = index()->count(filter.known_from, filter.known_to);
  const Conditions conditions = plan_claims(database, filter).complete();
  add_denied(database, conditions.sql(), conditions, voices);
  return page_of(database, voices, page);
}

}  // namespace sijill
