// One TSV file: comments, a header that names the columns, rows.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/lexicon_compiler/report.h"

namespace sijill {

struct Row {
  std::size_t line = 0;             // counted from 1
  std::vector<std::string> fields;  // in the order of the wanted columns; "" where the file says "-"

  [[nodiscard]] const std::string& operator[](std::size_t column) const { return fields[column]; }
};

struct Table {
  std::string file;
  std::vector<Row> rows;
};

// Rows that do not fit the header or stand twice are reported and left out. A file that is missing or has another
// header is reported and gives no rows.
[[nodiscard]] Table read_table(const std::string& path, std::span<const std::string_view> columns, Report& report);

// "a|b" -> a, b; "" -> nothing. Blanks around a value are dropped.
[[nodiscard]] std::vector<std::string> split_values(std::string_view field, char separator = '|');

}  // namespace sijill
