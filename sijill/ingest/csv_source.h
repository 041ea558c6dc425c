// CSV as RFC 4180 has it and as spreadsheets write it: commas, semicolons, tabs or bars; the first row names the
// columns.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/ingest/open_source.h"

namespace sijill {

// One row, one article. A row that cannot be read is left out; a table without a column of text is refused as a
// whole.
[[nodiscard]] std::unique_ptr<Record_source> open_csv(std::string name, std::unique_ptr<Byte_window> window,
                                                      Settings settings);

// The cells of one row without its line end; quotation marks undone.
[[nodiscard]] std::vector<std::string> cells_of(std::string_view row, char separator);

}  // namespace sijill
