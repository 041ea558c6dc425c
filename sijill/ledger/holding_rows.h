// Holdings in the ledger: the map of a place, worked out again from where a claim about it came or went.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "sijill/ledger/accounts.h"
#include "sijill/ledger/database.h"
#include "sijill/ledger/holdings.h"

namespace sijill {

// One reconciling; all functions throw Database_failure and write in the transaction that is open.
class Holding_rows {
 public:
  // All must outlive it.
  Holding_rows(Database& database, const World& world, Account_loader& accounts);

  void remove(Row document);
  void add(std::span<const Control_claim> claims);
  // The places of which this document speaks are told again: its witness has changed.
  void tell_again(Row document);
  // The whole history of a place of which nothing is kept, from its claims in the ledger.
  void tell_place(Row place) { write_between({}, 0, 0, place); }
  void finish();

 private:
  struct Stored {
    Row row = 0;
    Holding holding;
  };
  struct Days {
    Day first, last;
  };
  void touch(Row place, Day first, Day last);
  std::vector<Stored> stored(Row place);
  std::vector<Control_claim> claims_between(Row place, Day from, Day until);
  std::vector<Control_claim> deals_between(Row place, Day from, Day until);
  void write(Row place, Days days);
  bool write_between(std::span<const Stored> all, std::size_t first, std::size_t next, Row place);
  void add_holding(const Holding& holding);

  Database& database_;
  const World& world_;
  Account_loader& accounts_;
  std::map<Row, Days> touched_;  // by place
  Statement of_document_, drop_claim_, add_claim_, stored_, claims_, deals_, drop_, add_, add_evidence_, evidence_,
      drop_relations_, add_relation_, set_until_;
};

}  // namespace sijill
