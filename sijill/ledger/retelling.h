// Telling all incidents, relations and holdings of a ledger anew from its claims: after a change of the rules, or as
// upkeep.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sijill/core/result.h"
#include "sijill/ledger/ledger.h"

namespace sijill {

// What a ledger tells, one kind of it, and how much of that was told otherwise before.
struct Retold_kind {
  std::string name;  // of the table: incidents relations holdings
  std::int64_t before = 0, now = 0;
  std::vector<std::string> added, gone, changed;  // keys; of relations "later relation earlier"
};
struct Retold {
  std::int64_t documents = 0;
  std::vector<Retold_kind> kinds;
};

enum class Retelling {
  keep,
  only_look  // the ledger stays as it is
};

// In one transaction: killed or failing, it leaves the ledger as it was; others who write wait meanwhile, and readers
// see the ledger as it was. The log grows by about half of the file until it is done. `tell` is called now and then
// with the share that is done, 0..1.
[[nodiscard]] Result<Retold> tell_anew(Ledger& ledger, Retelling retelling, const std::function<void(double)>& tell);

}  // namespace sijill
