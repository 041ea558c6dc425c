// What one claim says of who has a place, and what claims about one place do to one another.
#pragma once

#include <span>
#include <vector>

#include "sijill/ledger/holdings.h"

namespace sijill {

enum class Control_word : std::uint8_t {
  has,        // took it, holds it, was handed it
  leaves,     // withdrew, gave it up
  is_inside,  // entered, raised its flag
  fights,     // contests it, is taking it
  defends,    // repelled an attack
  deals       // agreed on it with another
};

struct Saying {
  const Account* account = nullptr;
  Row place = 0;
  Control_word word = Control_word::has;
  Row party = 0;             // of whom it is said, the first named; 0 where nobody is
  std::vector<Row> parties;  // all of them
  std::vector<Row> losers;   // from whom, or with whom
  Day day, last;             // from which day, and until which, it speaks
  bool denied = false;
  bool is_dated = false;

  // Whether it can change who is said to hold the place. What is only possible cannot, nor a denial; an entry or a
  // fight needs a day of its own, since it may be over when it is told.
  [[nodiscard]] bool is_decisive() const;
};
[[nodiscard]] Saying saying_of(const Control_claim& claim, const World& world);

// The figure that was said: the bound of "more than 40 %", the middle of "40 to 50 %"; 1 where no share is told.
[[nodiscard]] double stated_share(const Account& account);
// One bound only was said.
[[nodiscard]] bool is_open(const Account& account);

struct Told_interval {
  Day since;
  Row holder = 0, rival = 0;
  std::vector<const Saying*> said, against;
};
// Ordered in time first: what is said of a later day supersedes what is said of an earlier one, and both may be true.
// Only of one day can two holders contradict each other. `sayings` are all of the place, deals too.
[[nodiscard]] std::vector<Relation> relations_between(std::span<const Told_interval> intervals,
                                                      std::span<const Saying> sayings, const World& world);

}  // namespace sijill
