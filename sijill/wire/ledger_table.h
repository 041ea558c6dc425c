// Rows of the ledger for a person or a spreadsheet: heads, then cells of text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/ledger_rows.h"
#include "sijill/wire/table.h"

namespace sijill {

enum class Language { ar, en };

struct Row_table {
  std::vector<std::string> heads;
  std::vector<std::vector<std::string>> rows;
};

// Names are given in `language`, in the other one where it has none.
[[nodiscard]] Row_table table_of(const std::vector<Recorded_claim>& claims, Language language);
[[nodiscard]] Row_table table_of(const std::vector<Incident_row>& incidents, Language language);
[[nodiscard]] Row_table table_of(const std::vector<Holding_row>& holdings, Language language);
[[nodiscard]] Row_table table_of(const std::vector<Relation_row>& relations, Language language);
[[nodiscard]] Row_table table_of(const std::vector<Narrator_row>& narrators, Language language);
[[nodiscard]] Row_table table_of(const std::vector<Document_row>& documents, Language language);

// Columns side by side, each as wide as it must be and no wider than fits; ends with a line that counts the rows.
[[nodiscard]] std::string text_of(const Row_table& table, const Table_style& style);
// RFC 4180 with a heading line. Cells that a spreadsheet would run as formulas begin with '.
[[nodiscard]] std::string csv_of(const Row_table& table);

// The pieces, for other texts: "Islamic State", "50%", "~20", "2017-11-01..09", "2017-11-10".
[[nodiscard]] std::string name_in(const Ledger_entity& entity, Language language);
[[nodiscard]] std::string names_in(const std::vector<Ledger_entity>& entities, Language language);
[[nodiscard]] std::string amount_text(const Amount& amount);
[[nodiscard]] std::string days_text(std::optional<Day> earliest, std::optional<Day> latest);
[[nodiscard]] std::string share_text(std::optional<double> min, std::optional<double> max);

}  // namespace sijill
