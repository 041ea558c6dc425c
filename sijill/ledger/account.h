// A recorded claim stripped to what reconciling needs: rows instead of names. Immutable once loaded.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sijill/core/date.h"
#include "sijill/core/event.h"
#include "sijill/core/quantity.h"

namespace sijill {

using Row = std::int64_t;  // of a table of the ledger; 0 is none

struct Account_quantity {
  Quantity_kind kind = Quantity_kind::dead;
  std::string who;
  Amount amount;
};

struct Account {
  Row claim = 0;
  std::string key;  // "<document key>#<n>"
  Row document = 0;
  Row witness = 0;  // the earliest document that this one copies, else itself
  Row outlet = 0;
  Row originator = 0;  // the last narrator of the chain, the outlet where there is none
  // Whose voice it is: the originator, or for an unnamed one the party whose own agency or channel quotes it («مصدر
  // عسكري» in SANA, a military source).
  Row speaker = 0;
  bool anonymous = false;  // the speaker is an unnamed voice: two of them are not known to be two
  std::int32_t n = 0;      // of the claim in its document: the order in which the article tells
  Event_type type = Event_type::assault;
  Mode mode = Mode::none;
  Mode also = Mode::none;
  std::vector<Row> actor, recipient, from, object, place;
  std::optional<Day> earliest, latest;           // when it is said to have happened
  Day known;                                     // when it was published
  std::string known_at;                          // with time where known; orders claims of one day
  std::optional<double> extent_min, extent_max;  // of the place, 0..1
  Bound extent_bound = Bound::equal;
  std::vector<Account_quantity> quantity;
  Polarity polarity = Polarity::affirmed;
  Certainty certainty = Certainty::certain;
  Modality modality = Modality::actual;
  Stance stance = Stance::state;  // of the last link
  double confidence = 0;
  bool rejected = false;  // by a reviewer: kept, takes part in nothing
};

}  // namespace sijill
