// The one door for what a user names: a path or "-" -> Articles, whatever their format.
#pragma once

#include <string>
#include <vector>

#include "sijill/core/article.h"
#include "sijill/core/result.h"
#include "sijill/ingest/input_options.h"

namespace sijill {

// "-" is standard input. Fails where there is nothing to read: no such file, a directory, no permission, too large.
// What can be read but is no text comes back as an Article with a note.
[[nodiscard]] Result<std::vector<Article>> open_input(const std::string& path, const Input_options& options = {});

}  // namespace sijill
