// Narrators by how much they say.
#include <algorithm>
#include <unordered_map>

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

bool asks_for_known_days_only(const Ledger_filter& filter) {
  return !asks_of_claims(filter) && filter.outlets.empty() && filter.text.empty() && filter.document.empty();
}

Page_of<Narrator_row> ask_narrators(Database& database, const Ledger_filter& filter, const Page& page) {
  return page_of(database, sums_of(database, filter), page);
}

Page_of<Narrator_row> ask_narrators(Database& database, const Ledger_filter& filter, const Page& page,
                                    const Voice_index& index) {
  if (!asks_for_known_days_only(filter) || filter.all_versions) return ask_narrators(database, filter, page);
  Sums_of_voices voices = index.count(filter.known_from, filter.known_to);
  const Conditions conditions = plan_claims(database, filter).complete();
  add_denied(database, conditions.sql(), conditions, voices);
  return page_of(database, voices, page);
}

}  // namespace sijill
