// All layers of one article as one JSON object, schema "sijill.reading/1" (docs/formats/reading.md).
#pragma once

#include <string>

#include "sijill/core/reading.h"

namespace sijill {

// One line, ended by "\n". Offsets are code points; layers name one another by index from 0.
[[nodiscard]] std::string reading_json(const Reading& reading);

}  // namespace sijill
