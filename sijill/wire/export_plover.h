// Claims as PLOVER events, one JSON object a line (docs/formats/plover.md).
#pragma once

#include <memory>

#include "sijill/wire/export.h"

namespace sijill {

[[nodiscard]] std::unique_ptr<Export> plover_export(const Export_options& options);

}  // namespace sijill
