// One holding as one line of a golden file.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "sijill/ledger/holdings.h"

namespace sijill {

struct Holding_words {
  std::function<std::string(Row)> name_of;   // of an actor
  std::function<std::string(Row)> label_of;  // of a claim

  // "2017-11-08..2017-11-10 army disputed originators=1 for=c1,c2 against=c3"
  [[nodiscard]] std::string line_of(const Holding& holding) const;
  // Whether the words that are asked for hold; those that are not asked for may be anything.
  [[nodiscard]] bool fits(const std::vector<std::string>& words, const Holding& holding) const;
};

}  // namespace sijill
