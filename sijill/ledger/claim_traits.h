// What a filter asks of each claim's own rows: all of a list, none of a list, how it is said. Private to ledger.
#pragma once

#include <string_view>

#include "sijill/ledger/ask.h"
#include "sijill/ledger/query.h"

namespace sijill {

// SQL for the state of claim c in the words of the filter: what the last review of it says that nobody has taken
// back; 'none' where there is none.
extern const std::string_view review_state;

// Conditions on c, none where nothing of it is asked. A filter with one kind and no type is asked by its type.
void add_traits(Database& database, const Ledger_filter& filter, Conditions& conditions);

// Whether the filter asks what only claims know, beside document, text, outlet and the days of publication.
[[nodiscard]] bool asks_of_claims(const Ledger_filter& filter);

}  // namespace sijill
