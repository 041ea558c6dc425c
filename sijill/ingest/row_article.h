// One row of a table, whatever the table is written in -> Article.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/date.h"
#include "sijill/ingest/open_source.h"
#include "sijill/ingest/record.h"

namespace sijill {

// The cells that say something of an article; empty where the row has none.
struct Row {
  std::string text, html, title, published, outlet, url, byline;
  std::vector<std::string> relayed_from;
};

// `bytes` are the row as received: its digest is the Article's id. A row without text is passed over.
[[nodiscard]] Received article_of(Row row, std::string_view bytes, Input_format format, const Position& position,
                                  const Settings& settings);

// ISO 8601, seconds or milliseconds since 1970, or a date line in words; absent where it is none of these.
[[nodiscard]] std::optional<Timestamp> read_published(std::string_view text);
// `seconds` since 1970 as a moment in UTC; absent outside of the years 1000 to 9999.
[[nodiscard]] std::optional<Timestamp> moment(std::int64_t seconds);

// Control characters that no text means (\0, \x01), which exports put into strings, are taken out.
void drop_controls(std::string& text);

// The name of the record's Article: "news.jsonl#17", which a rerun finds again.
[[nodiscard]] std::string record_name(const Position& position);

}  // namespace sijill
