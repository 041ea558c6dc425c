// Incidents as items for Bayanat's interface, one JSON object a line (docs/formats/archives.md).
#pragma once

#include <memory>

#include "sijill/wire/export.h"

namespace sijill {

[[nodiscard]] std::unique_ptr<Export> bayanat_export(const Export_options& options);

}  // namespace sijill
