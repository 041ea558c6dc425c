// Recorded claims as accounts, with what reviewers put right: read once for each claim and kept.
#pragma once

#include <cstddef>
#include <memory>
#include <unordered_map>
#include <vector>

#include "sijill/ledger/account.h"
#include "sijill/ledger/corrections.h"
#include "sijill/ledger/database.h"

namespace sijill {

// What is read of a claim: who holds a place asks for figures of attacks only, and of a ledger without reviews for no
// review.
enum class Account_part { whole, control };

class Account_loader {
 public:
  explicit Account_loader(Database& database, Account_part part = Account_part::whole);

  // Throws Database_failure, also where there is no such claim. The reference holds until the claim is forgotten.
  const Account& get(Row claim);
  // The claims of its latest reading, in their order; empty where a newer version of the article replaced it.
  std::vector<Account> of_document(Row document);

  // A claim is as it was recorded; but its document's witness, facts that came with the article later, and reviews
  // change what is told here. Whoever changes them forgets the claims of the document, or all.
  void forget_document(Row document);
  void forget() { read_.clear(); }
  [[nodiscard]] std::size_t size() const { return read_.size(); }

 private:
  void read_arguments(Account& account);
  void read_quantities(Account& account);

  bool reads_quantities_, reads_reviews_;
  Statement claim_, arguments_, quantities_, latest_, all_;
  Corrections corrections_;
  std::unordered_map<Row, std::unique_ptr<Account>> read_;
};

}  // namespace sijill
