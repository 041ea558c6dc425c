// Incidents as rows of GDELT 2.0: the event table (61 columns, no heading) and the table of mentions (16)
// (docs/formats/gdelt.md).
#pragma once

#include <memory>

#include "sijill/wire/export.h"

namespace sijill {

[[nodiscard]] std::unique_ptr<Export> gdelt_export(const Export_options& options);
[[nodiscard]] std::unique_ptr<Export> gdelt_mentions_export(const Export_options& options);

}  // namespace sijill
