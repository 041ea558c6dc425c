// Comma-separated values as RFC 4180 quotes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sijill {

using Csv_row = std::vector<std::string>;

// Rows in order, blank lines left out. Quotes may hold commas, line ends and doubled quotes; a quote that is never
// closed runs to the end of the text.
[[nodiscard]] std::vector<Csv_row> parse_csv(std::string_view text);

}  // namespace sijill
