// The smallest area that a place is sure to lie in. Private to ledger.
#pragma once

#include "sijill/ledger/account.h"
#include "sijill/ledger/database.h"

namespace sijill {

// Writes place_areas for the places after that row, within the transaction that is open; all of them after row 0.
// A place lies in the area that holds its point: a town or a village in a subdistrict, a quarter in a quarter of its
// name, a district or a province in one of its own level. A name that agrees within three kilometres wins over the
// point, which is rounded. Regions, rivers, roads and places told by another ("countryside of") lie in none: what is
// vague is not made sharp. Throws Database_failure.
void link_places(Database& database, Row after);

}  // namespace sijill
