// A search as an Atom feed (RFC 4287).
#pragma once

#include <string>
#include <string_view>

#include "sijill/core/ledger_rows.h"
#include "sijill/ledger/ask.h"
#include "sijill/wire/ledger_table.h"

namespace sijill {

// `target` is the address of the search on this server; links in the feed are relative to it.
// `version` is the program's.
[[nodiscard]] std::string atom_feed(const Page_of<Recorded_claim>& page, std::string_view target, Language language,
                                    std::string_view version);

}  // namespace sijill
