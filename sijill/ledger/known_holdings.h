// The map of holdings as it was known on a day, from the map as it is known now: only what later claims have changed
// is worked out again. Private to ledger.
#pragma once

#include <functional>
#include <vector>

#include "sijill/ledger/ask.h"
#include "sijill/ledger/holdings.h"

namespace sijill {

// Puts places into the order in which they are wanted.
using Place_order = std::function<void(std::vector<Row>& places)>;
// Every holding with what had been published by `known_at`, that day included, of the filter's places (of the filter
// nothing else is looked at): by place, in the order of rows where `order` is empty, then in time. Of those that
// stand as they do today `stored` is their row, and reason and claims are not filled. `take` gives false to end it.
// Throws Database_failure.
void each_known_holding(Database& database, const Ledger_filter& filter, Day known_at, const Place_order& order,
                        const std::function<bool(const Holding& holding, Row stored)>& take);

}  // namespace sijill
