// Who is said to hold a place, day by day: an interval map from the claims about it. Never averaged into one truth;
// every claim for and against stays with its interval. docs/guide/reconciling.md gives the rules in words.
//
// The maps of a narrator, of a side or as known at a date are the same function over fewer claims.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sijill/core/ledger_rows.h"
#include "sijill/ledger/account.h"
#include "sijill/ledger/relations.h"
#include "sijill/ledger/world.h"

namespace sijill {

// A claim that speaks of who has a place, or of a deal there, and the day from which it speaks.
struct Control_claim {
  const Account* account = nullptr;
  Row place = 0;
  Day day;
};
// Those of one document, one for each place that a claim names; in the order of its claims.
[[nodiscard]] std::vector<Control_claim> control_claims_of(std::span<const Account> document, const World& world);

struct Holding {
  Row place = 0;
  Row holder = 0;                              // 0: left by its holder, or taken by nobody who is named
  Row rival = 0;                               // not 0: contested between the two
  std::optional<double> share_min, share_max;  // of the holder, 0..1
  Day since;
  std::optional<Day> until;  // the first day on which something else is said
  Day evidence_until;        // the last day of which a claim speaks
  Holding_status status = Holding_status::third_party;
  std::string reason;
  int originators = 0;
  std::vector<Row> claims_for, claims_against;  // in the order of their days
};

struct Place_history {
  std::vector<Holding> holdings;    // in time, without overlap
  std::vector<Relation> relations;  // between claims of two sides; those of one incident are relations_of's
};

// `claims` are of one place, in any order; `before` is the holding after which the first of them comes, where the
// history is taken up in the middle.
[[nodiscard]] Place_history history_of(std::vector<Control_claim> claims, const World& world,
                                       const Holding* before = nullptr);

// Denials of what was said with no day of its own reach back so many days; a history that is taken up in the middle
// is taken up so much earlier.
inline constexpr int denial_days = 2;
// Of holdings that begin on these days, in time: which one to tell with the one at `first`, and all between, so that
// a denial of its first days meets whatever it may speak of. At 0 there is nothing before.
[[nodiscard]] std::size_t taken_up_at(std::span<const Day> begins, std::size_t first);
// How long before and after a change of hands a deal is heard as another account of it.
inline constexpr int deal_days = 30;

// Days from the last evidence to `at`; 0 where the evidence reaches it.
[[nodiscard]] int stale_days(const Holding& holding, Day at);

// "places/gn.174448@2017-11-09"
[[nodiscard]] std::string holding_key(const Holding& holding, const World& world);

}  // namespace sijill
