// The claims themselves: the record, one JSON object a line (docs/formats/claim.md), and one flat table of all
// claims, denials and plans included (docs/formats/claims-csv.md).
#pragma once

#include <memory>

#include "sijill/wire/export.h"

namespace sijill {

[[nodiscard]] std::unique_ptr<Export> claims_jsonl_export(const Export_options& options);
[[nodiscard]] std::unique_ptr<Export> claims_csv_export(const Export_options& options);

}  // namespace sijill
