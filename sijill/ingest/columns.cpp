#include "sijill/ingest/columns.h"

#include <array>
#include <utility>

namespace sijill {
namespace {

constexpr auto fields = std::to_array<std::pair<std::string_view, std::vector<std::string> Columns::*>>({
    {"text", &Columns::text},
    {"html", &Columns::html},
    {"title", &Columns::title},
    {"published", &Columns::published},
    {"outlet", &Columns::outlet},
    {"url", &Columns::url},
    {"byline", &Columns::byline},
    {"relayed_from", &Columns::relayed_from},
});

}  // namespace

Result<Columns> with_columns(Columns columns, std::string_view mapping) {
  while (!mapping.empty()) {
    const std::size_t comma = mapping.find(',');
    const std::string_view item = mapping.substr(0, comma);
    mapping.remove_prefix(comma == std::string_view::npos ? mapping.size() : comma + 1);
    const std::size_t equals = item.find('=');
    bool known = false;
    for (const auto& [name, field] : fields) {
      if (equals == std::string_view::npos || item.substr(0, equals) != name || equals + 1 == item.size()) continue;
      columns.*field = {std::string(item.substr(equals + 1))};
      known = true;
    }
    if (known) continue;
    std::string wanted;
    for (const auto& [name, field] : fields) wanted.append(wanted.empty() ? "" : ", ").append(name);
    return Error{"\"" + std::string(item) + "\": found no FIELD=COLUMN, wanted a field of " + wanted +
                 ", for example text=body,published=date"};
  }
  return columns;
}

}  // namespace sijill
