// Deadly incidents as CSV in the 49 columns of UCDP's georeferenced events (docs/formats/ucdp.md).
#pragma once

#include <memory>

#include "sijill/wire/export.h"

namespace sijill {

[[nodiscard]] std::unique_ptr<Export> ucdp_export(const Export_options& options);

}  // namespace sijill
