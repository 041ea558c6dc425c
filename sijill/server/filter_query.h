// The query of a request as a filter of the ledger (api/openapi.yaml tells the parameters).
#pragma once

#include <vector>

#include "sijill/ledger/ask.h"
#include "sijill/ledger/ledger.h"
#include "sijill/server/query.h"

namespace sijill {

// Takes all parameters of a filter. Throws a Problem that names the one at fault.
[[nodiscard]] Ledger_filter read_filter(Query& query, Database& database);
// Those of holdings only: place, radius, only, actor.
[[nodiscard]] Ledger_filter read_place_filter(Query& query, Database& database);
// at (unless `all_days`), known_at, narrator, side.
[[nodiscard]] Holding_view read_view(Query& query, Database& database, bool all_days);
[[nodiscard]] Page read_page(Query& query);

}  // namespace sijill
