// The tables of a ledger file, and how an older file is brought up to them.
#pragma once

#include <functional>

#include "sijill/ledger/database.h"

namespace sijill {

// "Sjil" in ASCII; stands in the header of every ledger, so that `file` and we know it.
inline constexpr int application_id = 0x536a696c;

// The version that this program writes (PRAGMA user_version).
[[nodiscard]] int schema_version();

// The version that the file has; 0 for an empty one. Throws Database_failure where the file belongs to another
// program or to a newer one.
[[nodiscard]] int version_of(Database& database);

// Brings an empty or older file up, in one transaction. Throws as version_of does. The tokenizer "sijill" must be
// registered on the connection before. Where holdings have to be told anew, which takes long for a large ledger,
// `tell` is called now and then with the share that is done, 0..1.
void migrate(Database& database, const std::function<void(double)>& tell = {});

}  // namespace sijill
