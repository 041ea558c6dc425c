// A WHERE clause in pieces, and what a filter's words mean. Private to ledger.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sijill/ledger/ask.h"

namespace sijill {

using Sql_value = std::variant<std::int64_t, double, std::string>;

// Conditions joined by AND, with their values in order. Row numbers are written into the text: they are ours.
class Conditions {
 public:
  void add(std::string condition, std::vector<Sql_value> values = {}) {
    parts_.push_back(std::move(condition));
    for (Sql_value& value : values) values_.push_back(std::move(value));
  }
  // "1" where there is none.
  [[nodiscard]] std::string sql() const;
  [[nodiscard]] const std::vector<Sql_value>& values() const { return values_; }
  // Binds from parameter `first` on; gives the next free one.
  int bind(Statement& statement, int first = 0) const;

 private:
  std::vector<std::string> parts_;
  std::vector<Sql_value> values_;
};

// "(1,2,3)"; "(NULL)" for none, which nothing is in.
[[nodiscard]] std::string in_list(const std::vector<Row>& rows);

// The places of a filter with what lies in them and near them; the actors with their parts.
[[nodiscard]] std::vector<Row> places_of(Database& database, const Ledger_filter& filter);
[[nodiscard]] std::vector<Row> with_parts(Database& database, const std::vector<Row>& actors);
// The actors, their allies between the two days (open where absent), and the parts of all of them.
[[nodiscard]] std::vector<Row> side_of(Database& database, const std::vector<Row>& actors, std::optional<Day> from,
                                       std::optional<Day> to);

// The full-text query of what a person typed: all words, "phrases", -without; empty where nothing is asked.
[[nodiscard]] std::string text_query(std::string_view typed);

// "a:b" -> two numbers; an empty or broken cursor is none.
[[nodiscard]] std::optional<std::pair<std::int64_t, std::int64_t>> read_cursor(const std::string& cursor);
[[nodiscard]] std::string write_cursor(std::int64_t first, std::int64_t second);

}  // namespace sijill
