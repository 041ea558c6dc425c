// The holdings of a view one by one, in the order of a list, so that a page of them tells of no more places than it
// shows. Private to ledger.
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "sijill/ledger/ask.h"
#include "sijill/ledger/claim_rows.h"
#include "sijill/ledger/holdings.h"

namespace sijill {

// Entities are asked for again and again in one answer.
class Names {
 public:
  explicit Names(Database& database);
  // Of row 0 nobody.
  const Ledger_entity& actor(Row row);
  const Ledger_entity& place(Row row);
  std::string claim_id(Row claim);
  // By the English name, then the key: the order of lists of holdings.
  void sort(std::vector<Row>& places);

 private:
  Claim_rows rows_;
  Statement id_;
  std::unordered_map<Row, Ledger_entity> actors_, places_;
};

// Every holding that the view sees, of the filter's places and, where it names actors, with one of them as holder or
// rival: by place in the order of Names::sort, then in time. `stored` is its row where it stands as it does today;
// reason and claims are then not filled. `take` gives false to end it. Throws Database_failure.
void each_seen_holding(Database& database, const Ledger_filter& filter, const Holding_view& view, Names& names,
                       const std::function<bool(const Holding& holding, Row stored)>& take);

// The same, each worked out from the claims alone.
void each_told_holding(Database& database, const Ledger_filter& filter, const Holding_view& view, Names& names,
                       const std::function<bool(const Holding& holding, Row stored)>& take);

}  // namespace sijill
