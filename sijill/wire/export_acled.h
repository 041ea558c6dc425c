// Incidents as CSV in the 31 columns of ACLED's table (docs/formats/acled.md).
#pragma once

#include <memory>

#include "sijill/wire/export.h"

namespace sijill {

[[nodiscard]] std::unique_ptr<Export> acled_export(const Export_options& options);

}  // namespace sijill
