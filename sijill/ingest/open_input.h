// All articles of one small input at once, for programs that read a file or two; others take them out of
// open_source.h.
#pragma once

#include <string>
#include <vector>

#include "sijill/core/article.h"
#include "sijill/core/result.h"
#include "sijill/ingest/input_options.h"

namespace sijill {

// "-" is standard input. Fails where it cannot be opened, and with the first record that cannot be read.
[[nodiscard]] Result<std::vector<Article>> open_input(const std::string& path, const Input_options& options = {});

}  // namespace sijill
