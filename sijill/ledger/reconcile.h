// What happens when the claims of a document meet those that were there: incidents, relations and holdings of what
// they touch are worked out again. The result depends on the claims only, never on the order in which they came.
#pragma once

#include "sijill/ledger/account.h"
#include "sijill/ledger/database.h"
#include "sijill/ledger/world.h"

namespace sijill {

// `document` has just been recorded, in the transaction that is open. `world` knows its actors and places.
void reconcile(Database& database, const World& world, Row document);

// Everything from the claims alone, in the transaction that is open; gives what reconcile gave step by step.
void reconcile_all(Database& database, const World& world);

}  // namespace sijill
