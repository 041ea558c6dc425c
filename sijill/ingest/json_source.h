// JSON Lines, JSON objects one after the other, or one list of them: an article each.
#pragma once

#include <memory>
#include <string>

#include "sijill/ingest/open_source.h"

namespace sijill {

// One bad object or line is left out, and the next line is read.
[[nodiscard]] std::unique_ptr<Record_source> open_json(std::string name, std::unique_ptr<Byte_window> window,
                                                       Settings settings);

}  // namespace sijill
