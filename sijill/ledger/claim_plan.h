// How the claims of a filter are found: what indexes can tell is brought together first, the rest is asked of each
// claim's own rows. Private to ledger.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sijill/ledger/ask.h"
#include "sijill/ledger/claim_set.h"
#include "sijill/ledger/query.h"

namespace sijill {

struct Claim_plan {
  std::optional<Claim_set> among;  // where some restriction is narrow: only these may fit
  Conditions rest;                 // on c: what `among` has not settled
  Conditions rest_of_all;      // the same for one statement that runs through many claims: its lists are made once
  Conditions whole;            // on c: every restriction, for use inside another query
  bool is_type_alone = false;  // the index by type walks them in the order of knowledge

  // Conditions on c that say all: a list of claims and the rest where there is a short one, else every restriction.
  [[nodiscard]] Conditions complete() const;
};

// Every restriction of the filter, and that the claim is of the latest reading unless all versions are asked for.
// An index is read up to `most` claims; what more of them share is asked of each.
constexpr std::int64_t short_list = 1'000;                                   // under a millisecond
constexpr std::int64_t longest_list = 60'000;                                // some 10 ms
constexpr std::int64_t any_list = std::numeric_limits<std::int32_t>::max();  // where every claim is counted anyway
[[nodiscard]] Claim_plan plan_claims(Database& database, const Ledger_filter& filter, std::int64_t most = short_list);

// The newest claims that fit, newest first, as a page of them would come.
[[nodiscard]] std::vector<Row> newest_claims(Database& database, const Ledger_filter& filter, std::size_t most);

// Whether a claim of `among`, or any claim where there is no set, satisfies the rest.
class Claim_check {
 public:
  Claim_check(Database& database, const Claim_plan& plan);
  [[nodiscard]] bool fits(Row claim);

 private:
  const Claim_plan& plan_;
  Statement statement_;  // parameter 0 is the claim; the rest stays bound
};

}  // namespace sijill
