// What people say of the machine's claims and incidents. Each review is a row that names its person and its reason;
// the machine's rows stay, an undo is a row of its own, and what stands is laid over the claims whenever they are
// reconciled or asked for (docs/guide/reviews.md).
#pragma once

#include <string>
#include <vector>

#include "sijill/core/ledger_rows.h"
#include "sijill/core/result.h"
#include "sijill/ledger/ledger.h"
#include "sijill/ledger/registry.h"

namespace sijill {

// Both are required.
struct Reviewer {
  std::string who, why;
};

// Writes reviews into a ledger that is open for writing, each in one transaction with all that follows from it.
// Claims are named by id; the document's part may be cut short as long as it names one document ("57e88ccc#3").
// The errors name what was found and what was wanted; nothing is then written.
class Reviews {
 public:
  // `registry` knows actors and places that the ledger has not met. Both must outlive it.
  Reviews(Ledger& ledger, const Registry& registry) : ledger_(ledger), registry_(registry) {}

  [[nodiscard]] Result<Review_row> accept(const Reviewer& reviewer, const std::string& claim);
  // It takes part in nothing any more, and is kept.
  [[nodiscard]] Result<Review_row> reject(const Reviewer& reviewer, const std::string& claim);
  // `field` and `value` as sijill/ledger/correction.h spells them; actors and places also by an id of the registry.
  [[nodiscard]] Result<Review_row> correct(const Reviewer& reviewer, const std::string& claim,
                                           const std::string& field, const std::string& value);
  // A remark on a claim or an incident; it changes nothing.
  [[nodiscard]] Result<Review_row> annotate(const Reviewer& reviewer, const std::string& claim_or_incident);

  // The two incidents are one. They must be of one family (docs/guide/reviews.md).
  [[nodiscard]] Result<Review_row> merge(const Reviewer& reviewer, const std::string& incident,
                                         const std::string& into);
  // These claims tell of another happening than the rest of the incident; they make one of their own together.
  [[nodiscard]] Result<std::vector<Review_row>> split(const Reviewer& reviewer, const std::string& incident,
                                                      const std::vector<std::string>& claims);
  // Takes a review back; of a split, all of it. An undo cannot be undone: say it again.
  [[nodiscard]] Result<std::vector<Review_row>> undo(const Reviewer& reviewer, std::int64_t review);

 private:
  struct Draft;
  template <typename Work>
  auto in_transaction(const Reviewer& reviewer, const Work& work) -> Result<decltype(work())>;
  Review_row write(const Reviewer& reviewer, const Draft& draft);
  Row claim_named(const std::string& id);
  std::string entity_keys(const std::string& field, bool are_places, const std::string& value);
  Passage words_at(Row claim, Passage place);
  void look_again(const std::vector<Row>& claims);

  Ledger& ledger_;
  const Registry& registry_;
};

// Which reviews are wanted; what is empty does not restrict.
struct Review_filter {
  std::int64_t id = 0;  // one of them
  std::string claim, incident, who;
  bool unplaced = false;  // only those whose evidence no newer reading has
};
// In the order in which they were made. Throws Database_failure.
[[nodiscard]] std::vector<Review_row> ask_reviews(Database& database, const Review_filter& filter);

// After a document has been read again, or a newer version of its article came: reviews follow to the claim of the
// newer reading that has the same type and the same evidence (the same trigger or most of the same words of the
// document; in a newer version the same words); those without one are marked as not placed. Two claims of one reading
// never follow to the same one. In the transaction that is open, before it is reconciled. Throws Database_failure.
void place_reviews(Database& database, Row document);

}  // namespace sijill
