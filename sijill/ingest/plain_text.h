// A text file as somebody saved it from a page: title, date line, byline and furniture around the prose.
#pragma once

#include <string>

#include "sijill/core/article.h"
#include "sijill/ingest/input_options.h"

namespace sijill {

// `text` is the input itself wherever it was valid UTF-8; what is no prose is only marked.
[[nodiscard]] Article read_plain_text(std::string name, std::string bytes, const Input_options& options = {});

}  // namespace sijill
