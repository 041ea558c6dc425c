// What one claim does to an earlier one, with the reason in words. docs/guide/reconciling.md lists the rules.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sijill/core/ledger_rows.h"
#include "sijill/ledger/account.h"
#include "sijill/ledger/world.h"

namespace sijill {

struct Relation {
  Row later = 0;  // the one that became known later; it does it to the earlier one
  Row earlier = 0;
  Relation_kind kind = Relation_kind::same;
  std::string reason;
};

// Within one incident; `accounts` in the order in which they became known. To bound their number, a claim is related
// to the one before it of its own voice, to the claim that told the happening first, and to one claim of each voice
// that it denies or contradicts.
[[nodiscard]] std::vector<Relation> relations_of(std::span<const Account* const> accounts, const World& world);

}  // namespace sijill
