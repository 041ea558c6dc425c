// Incidents with their articles and actors as FollowTheMoney entities or statements, one JSON object a line
// (docs/formats/followthemoney.md).
#pragma once

#include <memory>

#include "sijill/wire/export.h"

namespace sijill {

[[nodiscard]] std::unique_ptr<Export> ftm_export(const Export_options& options);
[[nodiscard]] std::unique_ptr<Export> ftm_statements_export(const Export_options& options);

}  // namespace sijill
