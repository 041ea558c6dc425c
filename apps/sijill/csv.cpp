#include "csv.h"

#include <utility>

namespace sijill {

std::vector<Csv_row> parse_csv(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  std::vector<Csv_row> rows;
  Csv_row row;
  std::string field;
  bool quoted = false;
  const auto end_row = [&] {
    const bool blank = row.empty() && field.empty();
    row.push_back(std::exchange(field, {}));
    if (!blank) rows.push_back(std::move(row));
    row.clear();
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted) {
      if (c != '"') {
        field += c;
      } else if (i + 1 < text.size() && text[i + 1] == '"') {
        field += '"';
        ++i;
      } else {
        quoted = false;
      }
    } else if (c == '"' && field.empty()) {
      quoted = true;
    } else if (c == ',') {
      row.push_back(std::exchange(field, {}));
    } else if (c == '\n' || (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n')) {
      if (c == '\r') ++i;
      end_row();
    } else {
      field += c;
    }
  }
  if (!row.empty() || !field.empty()) end_row();
  return rows;
}

}  // namespace sijill
