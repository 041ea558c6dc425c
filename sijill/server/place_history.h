// The history of a place, drawn and told.
#pragma once

#include <vector>

#include "sijill/ledger/ask.h"
#include "sijill/wire/json_writer.h"
#include "sijill/wire/ledger_table.h"

namespace sijill {

// Key "stripes": of each actor, when it is said to have held the place or to have contested it.
void write_stripes(Json_writer& json, const std::vector<Holding_row>& holdings);
// Key "history": the same in lines, with who says so and who denies it.
void write_history(Json_writer& json, Database& database, const Ledger_entity& place, Row row,
                   const std::vector<Holding_row>& holdings, const Holding_view& view, Language language);

}  // namespace sijill
