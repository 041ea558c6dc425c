// Counts and shares as reports give them: an interval and the word that bounded it.
#pragma once

#include <optional>
#include <string>

#include "sijill/core/span.h"

namespace sijill {

enum class Bound { equal, about, more, at_least, less, at_most };
[[nodiscard]] const char* name(Bound bound);  // = ~ > >= < <=

// A number in the text: digits, words, a dual, "dozens", a share.
struct Amount {
  std::optional<double> min;  // absent: open
  std::optional<double> max;
  Bound bound = Bound::equal;
  bool share = false;  // a part of a whole, 0..1
};

enum class Quantity_kind {
  dead,
  injured,
  captured,
  arrested,
  missing,
  displaced,
  evacuated,
  released,
  destroyed,
  participants,
  forces
};
[[nodiscard]] const char* name(Quantity_kind kind);

struct Quantity {
  Quantity_kind kind = Quantity_kind::dead;
  std::string who;  // civilian, fighter, … or empty
  Amount amount;
  Span span;
};

}  // namespace sijill
