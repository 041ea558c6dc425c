#include "sijill/ledger/review.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "sijill/ledger/ask.h"
#include "sijill/ledger/claim_rows.h"
#include "sijill/ledger/correction.h"
#include "sijill/ledger/entity_rows.h"
#include "sijill/ledger/reconcile.h"

namespace sijill {
namespace {

// What a reviewer asked for and cannot have; thrown inside this file only.
struct Refused {
  std::string message;
};

constexpr std::size_t shortest_key = 6;  // characters of a document's key that may stand for it

std::vector<Row> rows_in(Statement& statement) {
  std::vector<Row> rows;
  while (statement.next()) rows.push_back(statement.integer(0));
  return rows;
}

// The claims of an incident, the first known first.
std::vector<Row> claims_of(Database& database, const std::string& incident) {
  Statement statement = database.prepare(
      "SELECT ic.claim FROM incidents i JOIN incident_claims ic USING (incident) JOIN claims c USING (claim) JOIN "
      "documents d USING (document) WHERE i.key = ? ORDER BY coalesce(c.known, ''), d.key, c.n");
  statement.bind(incident);
  std::vector<Row> claims = rows_in(statement);
  if (claims.empty()) throw Refused{"found no incident " + incident + "; 'sijill ledger incidents' lists them"};
  return claims;
}

std::string family_of(Database& database, const std::string& incident) {
  Statement statement = database.prepare("SELECT family FROM incidents WHERE key = ?");
  statement.bind(incident);
  return statement.next() ? statement.text(0) : std::string();
}

}  // namespace

// A review before it is written.
struct Reviews::Draft {
  std::string action;
  Row claim = 0, other = 0;
  std::string incident, field, old_value, new_value;
  Row undoes = 0;
};

template <typename Work>
auto Reviews::in_transaction(const Reviewer& reviewer, const Work& work) -> Result<decltype(work())> {
  const auto is_blank = [](const std::string& text) { return text.find_first_not_of(" \t\n") == std::string::npos; };
  if (is_blank(reviewer.who)) return Error{"who: found nobody, wanted the name of the person who says so"};
  if (is_blank(reviewer.why)) return Error{"why: found nothing, wanted the reason in words"};
  try {
    Transaction transaction(ledger_.database());
    ledger_.forget();  // another process may have written
    auto done = work();
    transaction.commit();
    ledger_.forget();
    return done;
  } catch (const Refused& refused) {
    ledger_.forget();
    return Error{refused.message};
  } catch (const Database_failure& failure) {
    ledger_.forget();
    return Error{failure.message};
  }
}

Review_row Reviews::write(const Reviewer& reviewer, const Draft& draft) {
  const auto given = [](Row row) { return row == 0 ? std::nullopt : std::optional(row); };
  const auto said = [](const std::string& text) { return text.empty() ? std::nullopt : std::optional(text); };
  // The new value of a correction may be nothing at all; of another review it is absent.
  const auto value = draft.action == "correct" ? std::optional(draft.new_value) : said(draft.new_value);
  ledger_.database()
      .prepare(
          "INSERT INTO reviews (made, who, action, why, claim, other, incident, field, old, new, undoes) VALUES "
          "(strftime('%Y-%m-%dT%H:%M:%SZ', 'now'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .run(reviewer.who, draft.action, reviewer.why, given(draft.claim), given(draft.other), said(draft.incident),
           said(draft.field), said(draft.old_value), value, given(draft.undoes));
  return ask_reviews(ledger_.database(), {.id = ledger_.database().last_row()}).at(0);
}

Row Reviews::claim_named(const std::string& id) {
  Database& database = ledger_.database();
  if (const auto row = claim_row(database, id)) return *row;
  const std::size_t mark = id.rfind('#');
  if (mark != std::string::npos && mark >= shortest_key) {
    const std::string begin = id.substr(0, mark);
    Statement statement =
        database.prepare("SELECT key FROM documents WHERE key >= ?1 AND key < ?1 || char(1114111) LIMIT 2");
    statement.bind(begin);
    std::vector<std::string> keys;
    while (statement.next()) keys.push_back(statement.text(0));
    if (keys.size() > 1)
      throw Refused{"claim: found " + id + ", with which several documents begin; write more of it"};
    if (keys.size() == 1) {
      if (const auto row = claim_row(database, keys.front() + id.substr(mark))) return *row;
    }
  }
  throw Refused{"claim: found no " + id +
                ", wanted an id such as 57e88ccc2e9e…#3; 'sijill ledger claims' lists them"};
}

std::string Reviews::entity_keys(const std::string& field, bool are_places, const std::string& value) {
  Database& database = ledger_.database();
  Statement find = database.prepare(are_places ? "SELECT place FROM places WHERE key = ?"
                                               : "SELECT actor FROM actors WHERE key = ?");
  std::string keys;
  for (const std::string& key : keys_in(value)) {
    find.bind(key);
    const bool is_there = find.next();
    find.reset();
    if (!is_there) {
      const bool is_known = are_places ? registry_.place(key).has_value() : registry_.actor(key).has_value();
      if (!is_known) {
        throw Refused{field + ": found \"" + key +
                      "\", which neither the ledger nor the lexicon knows; wanted a key " +
                      (are_places ? "such as gn.174448" : "such as org.isis")};
      }
      Entity_statements statements(database);
      Entity_rows rows(database, statements, ledger_.world(), registry_, "");
      Entity_record record;
      record.id = key;
      [[maybe_unused]] const Row row = are_places ? rows.place(record) : rows.actor(record);
    }
    keys += (keys.empty() ? "" : "|") + key;
  }
  return keys;
}

// The passage with its words, which find it again in a newer version of the article.
Passage Reviews::words_at(Row claim, Passage place) {
  Statement text = ledger_.database().prepare(
      "SELECT text FROM documents WHERE document = (SELECT document FROM claims WHERE claim = ?)");
  text.bind(claim);
  const std::string article = text.next() ? text.text(0) : std::string();
  if (article.empty()) throw Refused{"evidence: found a claim without its article, wanted one whose text is kept"};
  const std::string asked = std::to_string(place.start) + ".." + std::to_string(place.end);
  place.text.clear();
  const auto found = find_words(place, article);
  if (!found) throw Refused{"evidence: found " + asked + ", which reaches beyond the article"};
  if (found->text.find_first_not_of(" \t\n\r") == std::string::npos) {
    throw Refused{"evidence: found " + asked + ", where no words are"};
  }
  return *found;
}

// Incidents, relations and holdings of the documents of these claims are worked out again.
void Reviews::look_again(const std::vector<Row>& claims) {
  Statement find = ledger_.database().prepare("SELECT document FROM claims WHERE claim = ? AND is_latest");
  std::set<Row> documents;
  for (const Row claim : claims) {
    find.bind(claim);
    if (find.next()) documents.insert(find.integer(0));
    find.reset();
  }
  const std::vector<Row> rows(documents.begin(), documents.end());
  reconcile_again(ledger_.database(), ledger_.world(), rows);
}

Result<Review_row> Reviews::accept(const Reviewer& reviewer, const std::string& claim) {
  return in_transaction(reviewer, [&] {
    const Row row = claim_named(claim);
    Review_row review = write(reviewer, {.action = "accept", .claim = row});
    look_again({row});  // it may have been rejected before
    return review;
  });
}

Result<Review_row> Reviews::reject(const Reviewer& reviewer, const std::string& claim) {
  return in_transaction(reviewer, [&] {
    const Row row = claim_named(claim);
    Review_row review = write(reviewer, {.action = "reject", .claim = row});
    look_again({row});
    return review;
  });
}

Result<Review_row> Reviews::correct(const Reviewer& reviewer, const std::string& claim, const std::string& field,
                                    const std::string& value) {
  return in_transaction(reviewer, [&] {
    const auto known = claim_field_of(field);
    if (!known) {
      throw Refused{"field: found \"" + field +
                    "\", wanted one of actor recipient from object place originator type time polarity certainty "
                    "modality stance extent quantity evidence"};
    }
    const Row row = claim_named(claim);
    const Recorded_claim before = Claim_rows(ledger_.database()).load(row);
    std::string written = value;
    if (holds_entities(*known)) {
      written = entity_keys(field, *known == Claim_field::place, value);
      if (*known == Claim_field::originator && keys_in(written).size() != 1) {
        throw Refused{"originator: found \"" + value + "\", wanted one key"};
      }
    } else {
      Recorded_claim after = before;
      if (const auto error = put_value(after.claim, *known, value)) throw Refused{error->message};
      if (*known == Claim_field::evidence) after.claim.evidence = words_at(row, after.claim.evidence);
      written = value_in(after, *known);
    }
    Review_row review = write(reviewer, {.action = "correct",
                                         .claim = row,
                                         .field = field,
                                         .old_value = value_in(before, *known),
                                         .new_value = written});
    look_again({row});
    return review;
  });
}

Result<Review_row> Reviews::annotate(const Reviewer& reviewer, const std::string& claim_or_incident) {
  return in_transaction(reviewer, [&] {
    if (incident_by_key(ledger_.database(), claim_or_incident)) {
      // The claim that leads it, so that the remark is found when the incident gets another name.
      const Row first = claims_of(ledger_.database(), claim_or_incident).front();
      return write(reviewer, {.action = "annotate", .claim = first, .incident = claim_or_incident});
    }
    return write(reviewer, {.action = "annotate", .claim = claim_named(claim_or_incident)});
  });
}

Result<Review_row> Reviews::merge(const Reviewer& reviewer, const std::string& incident, const std::string& into) {
  return in_transaction(reviewer, [&] {
    Database& database = ledger_.database();
    const std::vector<Row> here = claims_of(database, incident);
    const std::vector<Row> there = claims_of(database, into);
    if (here == there) throw Refused{"found " + incident + " twice, wanted two incidents"};
    const std::string family = family_of(database, incident);
    const std::string other = family_of(database, into);
    if (family != other) {
      throw Refused{"found an incident of " + family + " and one of " + other +
                    ", wanted two of one family; where the type of a claim is wrong, correct it"};
    }
    Review_row review = write(
        reviewer,
        {.action = "merge", .claim = here.front(), .other = there.front(), .incident = incident, .new_value = into});
    look_again({});
    return review;
  });
}

Result<std::vector<Review_row>> Reviews::split(const Reviewer& reviewer, const std::string& incident,
                                               const std::vector<std::string>& claims) {
  return in_transaction(reviewer, [&] {
    std::vector<Row> rest = claims_of(ledger_.database(), incident);
    std::vector<Row> leaving;
    for (const std::string& id : claims) {
      const Row claim = claim_named(id);
      if (std::ranges::find(leaving, claim) != leaving.end()) continue;
      if (std::erase(rest, claim) == 0) throw Refused{"claim: found " + id + ", which is not in " + incident};
      leaving.push_back(claim);
    }
    if (leaving.empty()) throw Refused{"claims: found none, wanted those that tell of something else"};
    if (rest.empty()) throw Refused{"claims: found all of " + incident + ", wanted some to stay"};
    std::vector<Review_row> reviews;
    for (const Row claim : leaving) {
      // The first of those that leave together is named by the later ones.
      const std::string first = reviews.empty() ? std::string() : std::to_string(reviews.front().id);
      reviews.push_back(write(
          reviewer,
          {.action = "split", .claim = claim, .other = rest.front(), .incident = incident, .new_value = first}));
    }
    look_again({});
    return reviews;
  });
}

Result<std::vector<Review_row>> Reviews::undo(const Reviewer& reviewer, std::int64_t review) {
  return in_transaction(reviewer, [&] {
    Database& database = ledger_.database();
    Statement find = database.prepare(
        "SELECT action, claim, other, incident, new, EXISTS (SELECT 1 FROM reviews u WHERE u.undoes = r.review) FROM "
        "reviews r WHERE review = ?");
    find.bind(review);
    const std::string number = std::to_string(review);
    if (!find.next()) throw Refused{"review: found no " + number + "; 'sijill ledger reviews' lists them"};
    const std::string action = find.text(0);
    const std::string first = find.text(4).empty() ? number : find.text(4);
    if (action == "undo") throw Refused{"review: found " + number + ", an undo; to have it back, say it again"};
    if (find.integer(5) != 0) throw Refused{"review: found " + number + ", which has been undone before"};
    std::vector<Row> undone = {review};
    if (action == "split") {
      Statement together = database.prepare(
          "SELECT review FROM reviews r WHERE action = 'split' AND (review = ?1 OR new = ?1) AND NOT EXISTS (SELECT "
          "1 "
          "FROM reviews u WHERE u.undoes = r.review) ORDER BY review");
      together.bind(first);
      undone = rows_in(together);
    }
    std::vector<Row> claims;
    std::vector<Review_row> reviews;
    for (const Row row : undone) {
      find.bind(row);
      if (!find.next()) continue;
      const Draft draft{.action = "undo",
                        .claim = find.integer(1),
                        .other = find.integer(2),
                        .incident = find.text(3),
                        .undoes = row};
      find.reset();
      claims.push_back(draft.claim);
      reviews.push_back(write(reviewer, draft));
    }
    look_again(claims);
    return reviews;
  });
}

}  // namespace sijill
