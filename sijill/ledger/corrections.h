// What reviewers say of claims, laid over what the machine read: the rows of the machine stay as they are, and
// whoever reads a claim, to reconcile it or to show it, reads it through here.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sijill/core/ledger_rows.h"
#include "sijill/ledger/account.h"
#include "sijill/ledger/correction.h"
#include "sijill/ledger/database.h"

namespace sijill {

// Keeps its statements; for one connection. All functions throw Database_failure.
class Corrections {
 public:
  explicit Corrections(Database& database);

  // Lays standing corrections over an account that was read from the machine's rows, and says whether it is rejected.
  void apply(Account& account);
  // The same for a claim with names; `actor` and `place` give what the ledger knows of a row.
  void apply(Row claim, Recorded_claim& row, const std::function<Ledger_entity(Row)>& actor,
             const std::function<Ledger_entity(Row)>& place);

 private:
  struct Standing {
    Claim_field field = Claim_field::actor;
    std::string value;
  };
  // What stands, the last value of each field; sets `status` to "", "accepted", "corrected" or "rejected", whichever
  // was said last.
  std::vector<Standing> standing(Row claim, std::string& status);
  std::vector<Row> rows_of(const Standing& standing);

  Statement reviews_, actor_, place_;
};

}  // namespace sijill
