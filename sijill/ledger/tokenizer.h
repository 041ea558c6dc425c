// The FTS5 tokenizer "sijill": Arabic words folded as the engine folds them (harakat, tatweel, hamza, ta marbuta), so
// that a search finds every spelling, with and without article and the words that are written to the next one.
#pragma once

#include "sijill/ledger/database.h"

namespace sijill {

// Makes the tokenizer known on this connection. Throws Database_failure where SQLite was built without FTS5.
void register_tokenizer(Database& database);

}  // namespace sijill
