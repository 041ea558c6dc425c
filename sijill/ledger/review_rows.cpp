// The reviews of a ledger as rows, and where they go when a document is read again.
#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "sijill/ledger/review.h"

namespace sijill {
namespace {

struct Words {
  std::int64_t start = -1, end = -1;  // characters of the document; -1 where the words have no place in its text
  std::string text;

  [[nodiscard]] bool has_place() const { return start >= 0 && end > start; }
};

// What finds a claim again.
struct Evidence {
  Row claim = 0, document = 0, reading = 0;
  std::string type, mode;
  Words trigger, evidence;
};

constexpr const char* evidence_columns =
    "SELECT c.claim, c.document, c.reading, c.type, coalesce(c.mode, ''), "
    "coalesce(c.trigger_start, -1), coalesce(c.trigger_end, -1), "
    "coalesce(c.trigger_words, substr(d.text, c.trigger_start + 1, c.trigger_end - c.trigger_start), ''), "
    "coalesce(c.evidence_start, -1), coalesce(c.evidence_end, -1), "
    "coalesce(c.evidence_words, substr(d.text, c.evidence_start + 1, c.evidence_end - c.evidence_start), '') "
    "FROM claims c JOIN documents d USING (document) WHERE c.document IN (SELECT document FROM documents WHERE "
    "article = (SELECT article FROM documents WHERE document = ?1)) ";

std::vector<Evidence> evidence_where(Database& database, Row document, const std::string& condition) {
  Statement row = database.prepare(evidence_columns + condition);
  row.bind(document);
  std::vector<Evidence> found;
  while (row.next()) {
    found.push_back({.claim = row.integer(0),
                     .document = row.integer(1),
                     .reading = row.integer(2),
                     .type = row.text(3),
                     .mode = row.text(4),
                     .trigger = {row.integer(5), row.integer(6), row.text(7)},
                     .evidence = {row.integer(8), row.integer(9), row.text(10)}});
  }
  return found;
}

std::int64_t shared(const Words& a, const Words& b) {
  if (!a.has_place() || !b.has_place()) return 0;
  return std::max<std::int64_t>(0, std::min(a.end, b.end) - std::max(a.start, b.start));
}

bool are_same(const Words& a, const Words& b) { return !a.text.empty() && a.text == b.text; }

// How alike two claims of two readings are: of two new claims in one sentence the one with the same trigger is meant.
struct Likeness {
  bool is_trigger = false, is_mode = false;
  std::int64_t words = 0;  // characters of evidence that they share; 0: they are not the same claim

  auto operator<=>(const Likeness&) const = default;
};

Likeness likeness(const Evidence& old, const Evidence& now) {
  if (old.type != now.type) return {};
  Likeness found{.is_mode = old.mode == now.mode};
  if (old.document == now.document && old.evidence.has_place() && now.evidence.has_place()) {
    found.is_trigger = shared(old.trigger, now.trigger) > 0;
    const std::int64_t words = shared(old.evidence, now.evidence);
    const std::int64_t longer =
        std::max(old.evidence.end - old.evidence.start, now.evidence.end - now.evidence.start);
    if (found.is_trigger || 2 * words >= longer)
      found.words = std::max<std::int64_t>(words, found.is_trigger ? 1 : 0);
  } else {
    const Words& before = old.evidence.text.empty() ? old.trigger : old.evidence;
    const Words& after = now.evidence.text.empty() ? now.trigger : now.evidence;
    found.is_trigger = are_same(old.trigger, now.trigger);
    if (are_same(before, after)) found.words = static_cast<std::int64_t>(before.text.size());
  }
  return found.words == 0 ? Likeness{} : found;
}

}  // namespace

std::vector<Review_row> ask_reviews(Database& database, const Review_filter& filter) {
  Statement statement = database.prepare(
      "SELECT r.review, r.made, r.who, r.action, r.why, r.field, r.old, r.new, d.key || '#' || c.n, r.incident, "
      "r.undoes, EXISTS (SELECT 1 FROM reviews u WHERE u.undoes = r.review), r.is_placed "
      "FROM reviews r LEFT JOIN claims c USING (claim) LEFT JOIN documents d USING (document) "
      "WHERE (?1 = 0 OR r.review = ?1) AND (?2 = '' OR d.key || '#' || c.n = ?2 OR r.other = (SELECT o.claim FROM "
      "claims o JOIN documents od USING (document) WHERE od.key || '#' || o.n = ?2 AND o.is_latest)) AND (?3 = '' OR "
      "r.incident = ?3 OR r.claim IN (SELECT ic.claim FROM incident_claims ic JOIN incidents i USING (incident) "
      "WHERE i.key = ?3)) AND (?4 = '' OR r.who = ?4) AND (?5 = 0 OR NOT r.is_placed) ORDER BY r.review");
  statement.bind(filter.id, filter.claim, filter.incident, filter.who, filter.unplaced ? 1 : 0);
  std::vector<Review_row> rows;
  while (statement.next()) {
    rows.push_back({.id = statement.integer(0),
                    .made = statement.text(1),
                    .who = statement.text(2),
                    .action = statement.text(3),
                    .why = statement.text(4),
                    .field = statement.text(5),
                    .old_value = statement.text(6),
                    .new_value = statement.text(7),
                    .claim = statement.text(8),
                    .incident = statement.text(9),
                    .undoes = statement.integer(10),
                    .is_undone = statement.integer(11) != 0,
                    .is_placed = statement.integer(12) != 0});
  }
  return rows;
}

void place_reviews(Database& database, Row document) {
  if (database.integer("SELECT EXISTS (SELECT 1 FROM reviews)") == 0) return;
  // Claims of this article that were reviewed and are not of its latest reading any more, and those that are.
  const std::vector<Evidence> reviewed = evidence_where(
      database, document,
      "AND NOT c.is_latest AND (c.claim IN (SELECT claim FROM reviews) OR c.claim IN (SELECT other FROM reviews))");
  const std::vector<Evidence> latest = evidence_where(database, document, "AND c.is_latest ORDER BY c.n");
  struct Pair {
    Likeness likeness;
    const Evidence *old, *now;
  };
  std::vector<Pair> pairs;
  for (const Evidence& old : reviewed) {
    for (const Evidence& now : latest) {
      if (const Likeness found = likeness(old, now); found.words > 0) pairs.push_back({found, &old, &now});
    }
  }
  std::ranges::stable_sort(pairs, [](const Pair& a, const Pair& b) { return a.likeness > b.likeness; });
  Statement move_claim = database.prepare("UPDATE reviews SET claim = ?2 WHERE claim = ?1");
  Statement move_other = database.prepare("UPDATE reviews SET other = ?2 WHERE other = ?1");
  std::set<Row> moved;
  std::set<std::pair<Row, Row>> taken;  // old reading, new claim
  for (const Pair& pair : pairs) {
    if (moved.contains(pair.old->claim) || taken.contains({pair.old->reading, pair.now->claim})) continue;
    moved.insert(pair.old->claim);
    taken.insert({pair.old->reading, pair.now->claim});
    move_claim.run(pair.old->claim, pair.now->claim);
    move_other.run(pair.old->claim, pair.now->claim);
  }
  // A review of two claims stands where both are found.
  database
      .prepare(
          "UPDATE reviews SET is_placed = NOT EXISTS (SELECT 1 FROM claims c WHERE c.claim IN (reviews.claim, "
          "reviews.other) AND NOT c.is_latest) WHERE claim IN (SELECT claim FROM claims WHERE document IN (SELECT "
          "document FROM documents WHERE article = (SELECT article FROM documents WHERE document = ?1))) OR other IN "
          "(SELECT claim FROM claims WHERE document IN (SELECT document FROM documents WHERE article = (SELECT "
          "article "
          "FROM documents WHERE document = ?1)))")
      .run(document);
}

}  // namespace sijill
