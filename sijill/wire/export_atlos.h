// Incidents as CSV that Atlos imports in bulk (docs/formats/archives.md).
#pragma once

#include <memory>

#include "sijill/wire/export.h"

namespace sijill {

[[nodiscard]] std::unique_ptr<Export> atlos_export(const Export_options& options);

}  // namespace sijill
