// What must hold of a ledger file, from its pages up to our own rows.
#pragma once

#include "sijill/ledger/database.h"
#include "sijill/ledger/upkeep.h"

namespace sijill {

// The tokenizer must be registered on the connection. Changes nothing. Throws Database_failure.
[[nodiscard]] Check_result check_rows(Database& database);

}  // namespace sijill
