// Incidents as CSV that Uwazi imports (docs/formats/archives.md).
#pragma once

#include <memory>

#include "sijill/wire/export.h"

namespace sijill {

[[nodiscard]] std::unique_ptr<Export> uwazi_export(const Export_options& options);

}  // namespace sijill
