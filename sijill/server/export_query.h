// The question that an export answers, in the words of the API, whoever asked it.
#pragma once

#include <optional>
#include <string>

#include "sijill/ledger/ask.h"
#include "sijill/wire/export.h"

namespace sijill {

// "place=gn.174448&known_to=2017-11-09", parameters in a fixed order, percent-encoded; "all" where nothing restricts.
// Throws Database_failure.
[[nodiscard]] std::string export_query(Database& database, const Ledger_filter& filter, const Export_options& options,
                                       std::optional<Day> known_at);

}  // namespace sijill
