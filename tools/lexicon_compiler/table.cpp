#include "tools/lexicon_compiler/table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <fstream>
#include <map>
#include <utility>

#include "tools/lexicon_compiler/letters.h"

namespace sijill {
namespace {

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\r')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\r')) text.remove_suffix(1);
  return text;
}

std::vector<std::string> fields_of(std::string_view line) {
  std::vector<std::string> fields;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t tab = std::min(line.find('\t', at), line.size());
    fields.emplace_back(trimmed(line.substr(at, tab - at)));
    at = tab + 1;
  }
  return fields;
}

}  // namespace

std::vector<std::string> split_values(std::string_view field, char separator) {
  std::vector<std::string> values;
  for (std::size_t at = 0; at <= field.size() && !field.empty();) {
    const std::size_t bar = std::min(field.find(separator, at), field.size());
    if (const auto value = trimmed(field.substr(at, bar - at)); !value.empty()) values.emplace_back(value);
    at = bar + 1;
  }
  return values;
}

Table read_table(const std::string& path, std::span<const std::string_view> columns, Report& report) {
  Table table{path, {}};
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    report.add(
        {Problem::Kind::missing_table, path, 0,
         fmt::format("no such table; wanted columns: {}; write it or leave out --strict", fmt::join(columns, ", "))});
    return table;
  }
  std::map<std::string, std::size_t> first_line_of;
  bool header_seen = false;
  std::string line;
  for (std::size_t number = 1; std::getline(file, line); ++number) {
    const auto complain = [&](Problem::Kind kind, std::string message) {
      report.add({kind, path, number, std::move(message)});
    };
    if (trimmed(line).empty() || line.front() == '#') continue;
    std::vector<std::string> fields = fields_of(line);
    if (!header_seen) {
      if (!std::ranges::equal(fields, columns)) {
        complain(Problem::Kind::bad_table, fmt::format("header names the columns {}; wanted {}; correct the header",
                                                       fmt::join(fields, ", "), fmt::join(columns, ", ")));
        return table;
      }
      header_seen = true;
      continue;
    }
    if (!is_valid_utf8(line)) {
      complain(Problem::Kind::bad_row, "bytes that are not UTF-8; save the file as UTF-8");
      continue;
    }
    if (fields.size() != columns.size()) {
      complain(Problem::Kind::bad_row, fmt::format("{} fields; wanted {} ({}), separated by tabs, - for an empty one",
                                                   fields.size(), columns.size(), fmt::join(columns, ", ")));
      continue;
    }
    if (const auto [first, inserted] = first_line_of.emplace(fmt::format("{}", fmt::join(fields, "\t")), number);
        !inserted) {
      complain(Problem::Kind::bad_row, fmt::format("the same row as line {}; delete one of them", first->second));
      continue;
    }
    for (std::string& field : fields) {
      if (field == "-") field.clear();
    }
    table.rows.push_back({number, std::move(fields)});
  }
  if (!header_seen) report.add({Problem::Kind::bad_table, path, 0, "no header; name the columns in the first line"});
  return table;
}

}  // namespace sijill
