// The bytes of what a user names.
#pragma once

#include <cstdio>
#include <string>

#include "sijill/core/result.h"

namespace sijill {

// "-" is standard input, else a file that the caller closes. Fails where there is nothing to read: no such file, a
// directory, no permission.
[[nodiscard]] Result<std::FILE*> open_file(const std::string& path);

// All of it. Fails as open_file does, and over 1 GB.
[[nodiscard]] Result<std::string> read_bytes(const std::string& path);

}  // namespace sijill
