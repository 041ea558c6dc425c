// Areas that a user brought, with their outlines, and which place lies in which.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sijill/core/area.h"
#include "sijill/core/area_rows.h"
#include "sijill/core/result.h"
#include "sijill/ledger/ask.h"
#include "sijill/ledger/ledger.h"

namespace sijill {

// The areas that one source brings.
struct Area_import {
  Area_source source;
  std::span<const Area> areas;  // at least one; must outlive it
};
// Takes the areas of each source instead of those that it brought before (and of those of other sources with the same
// codes), then says of every place which area it lies in: all in one transaction. The result is the number of places
// that lie in one of all areas there are.
[[nodiscard]] Result<std::int64_t> import_areas(Ledger& ledger, std::span<const Area_import> imports);

// False where there is no source of that key.
[[nodiscard]] Result<bool> remove_areas(Ledger& ledger, const std::string& key);

// ---- Asking; as the functions of ask.h they throw Database_failure.

// In the order of level and key.
[[nodiscard]] std::vector<Area_source> ask_area_sources(Database& database);

// The areas of one level in the order of their codes, each with the places in it, directly or in an area of its own.
[[nodiscard]] std::vector<Area_row> ask_areas(Database& database, int level);

// The same areas with what is said of their places on the day `view.at`, which is to be there.
[[nodiscard]] std::vector<Area_holding> ask_area_holdings(Database& database, int level, const Holding_view& view);

}  // namespace sijill
