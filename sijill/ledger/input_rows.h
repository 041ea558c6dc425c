// The rows of the table inputs.
#pragma once

#include <optional>
#include <string>

#include "sijill/ledger/database.h"
#include "sijill/ledger/input_cursor.h"
#include "sijill/ledger/ledger.h"

namespace sijill {

// Throws Database_failure.
[[nodiscard]] std::optional<Input_cursor> read_cursor(Database& database, const std::string& name,
                                                      const std::string& settings, const Run_versions& versions);

// Writes within the transaction that is open, over what stood there for the same input, settings and run. `now` is a
// UTC timestamp. Throws Database_failure.
void write_cursor(Database& database, const Input_cursor& cursor, std::int64_t run, const std::string& now);

}  // namespace sijill
