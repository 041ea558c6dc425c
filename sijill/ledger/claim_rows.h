// Rows of the ledger as nouns with names. Private to ledger.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sijill/core/ledger_rows.h"
#include "sijill/ledger/account.h"
#include "sijill/ledger/corrections.h"
#include "sijill/ledger/database.h"

namespace sijill {

// Loads claims one by one; keeps its statements and the last document's text. Made for one page or one export.
class Claim_rows {
 public:
  explicit Claim_rows(Database& database);
  // Precondition: the claim is there.
  [[nodiscard]] Recorded_claim load(Row claim);
  [[nodiscard]] Ledger_entity actor(Row row);
  [[nodiscard]] Ledger_entity place(Row row);

 private:
  void load_document(Row document);
  [[nodiscard]] Passage passage(Statement& row, int start_column, std::string stored) const;

  Database& database_;
  Statement claim_, arguments_, quantities_, links_, incident_, document_, actor_, place_;
  Corrections corrections_;
  Row document_row_ = 0;
  Document_record facts_;
  Ledger_entity outlet_;
};

// The claim of that id ("<document key>#7") in its latest reading.
[[nodiscard]] std::optional<Row> claim_row(Database& database, const std::string& id);

// Characters [start, end) of UTF-8.
[[nodiscard]] std::string_view characters(std::string_view text, std::int64_t start, std::int64_t end);

}  // namespace sijill
