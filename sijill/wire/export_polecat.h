// Claims as tab-separated rows in the 40 columns of POLECAT (docs/formats/plover.md).
#pragma once

#include <memory>

#include "sijill/wire/export.h"

namespace sijill {

[[nodiscard]] std::unique_ptr<Export> polecat_export(const Export_options& options);

}  // namespace sijill
