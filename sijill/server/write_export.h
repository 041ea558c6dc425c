// A ledger in the shape of another tool, piece by piece: the same bytes for `sijill export` and for /api/export.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "sijill/ledger/ask.h"
#include "sijill/wire/export.h"

namespace sijill {

// The rows of the filter, and for maps of `options.at` the holdings of that day as they were known on `known_at`.
// Sets `options.find_place` and `options.provenance` itself. What `write` throws ends it; also throws
// Database_failure.
void write_export(const Export_format& format, Export_options options, Database& database,
                  const Ledger_filter& filter, std::optional<Day> known_at,
                  const std::function<void(const std::string& bytes)>& write);

}  // namespace sijill
