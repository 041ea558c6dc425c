// Incidents, or the holdings of a day, as one GeoJSON FeatureCollection (docs/formats/geojson.md).
#pragma once

#include <memory>

#include "sijill/wire/export.h"

namespace sijill {

[[nodiscard]] std::unique_ptr<Export> geojson_export(const Export_options& options);

}  // namespace sijill
