// Recorded claims as accounts, with what reviewers put right: read once for each claim, kept as long as the loader
// lives.
#pragma once

#include <memory>
#include <unordered_map>
#include <vector>

#include "sijill/ledger/account.h"
#include "sijill/ledger/corrections.h"
#include "sijill/ledger/database.h"

namespace sijill {

class Account_loader {
 public:
  explicit Account_loader(Database& database);

  // Throws Database_failure, also where there is no such claim. The reference lives as long as the loader.
  const Account& get(Row claim);
  // The claims of its latest reading, in their order; empty where a newer version of the article replaced it.
  std::vector<Account> of_document(Row document);

 private:
  void read_arguments(Account& account);
  void read_quantities(Account& account);

  Statement claim_, arguments_, quantities_, latest_;
  Corrections corrections_;
  std::unordered_map<Row, std::unique_ptr<Account>> read_;
};

}  // namespace sijill
