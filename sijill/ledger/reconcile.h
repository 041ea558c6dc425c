// What happens when the claims of a document meet those that were there: incidents, relations and holdings of what
// they touch are worked out again. The result depends on the claims only, never on the order in which they came.
#pragma once

#include <span>

#include "sijill/ledger/account.h"
#include "sijill/ledger/database.h"
#include "sijill/ledger/world.h"

namespace sijill {

// `documents` have just been recorded, in the transaction that is open. `world` knows their actors and places.
// Several at once are faster than one after the other, since what they touch together is worked out once.
void reconcile(Database& database, const World& world, std::span<const Row> documents);

// The claims of these documents are read anew, because a reviewer put some of them right or set them together or
// apart, in the transaction that is open. No document: only what reviewers set together or apart is looked at again.
void reconcile_again(Database& database, const World& world, std::span<const Row> documents);

// Everything from the claims alone, in the transaction that is open; gives what reconcile gave step by step.
void reconcile_all(Database& database, const World& world);

}  // namespace sijill
