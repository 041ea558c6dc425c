// What an exported file is: of which question, made by which versions, under which licence. Made in one place
// (sijill/server/write_export.h) and written in the way of each format.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sijill/wire/json_writer.h"

namespace sijill {

struct Provenance {
  std::string query;                 // as the API takes it, or "all"
  std::string program;               // "sijill 0.1.0", the one that wrote the file
  std::vector<std::string> read_by;  // who read the articles: "sijill 0.1.0; lexicon …; grammar …; ranker …"
  int ledger = 0;                    // version of its tables
};
inline constexpr std::string_view export_licence =
    "rows Apache-2.0 with the program; words of articles belong to their authors";

// Name and text of each fact, in order; what a format of names and values takes.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> facts_of(const Provenance& provenance);

// An object, as a value.
void write_provenance(Json_writer& json, const Provenance& provenance);
// {"schema":"sijill.export/1", …}: the first line of a file of JSON Lines; and whether a line is one.
[[nodiscard]] std::string provenance_line(const Provenance& provenance);
[[nodiscard]] bool is_provenance_line(std::string_view line);
// "# query: all" and so on: lines before a table.
[[nodiscard]] std::string provenance_comments(const Provenance& provenance);

}  // namespace sijill
