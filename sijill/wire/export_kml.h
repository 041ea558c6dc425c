// Incidents, or the holdings of a day, as one KML document (docs/formats/maps.md).
#pragma once

#include <memory>

#include "sijill/wire/export.h"

namespace sijill {

[[nodiscard]] std::unique_ptr<Export> kml_export(const Export_options& options);

}  // namespace sijill
