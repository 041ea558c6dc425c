// The bytes of what a user names.
#pragma once

#include <string>

#include "sijill/core/result.h"

namespace sijill {

// "-" is standard input. Fails where there is nothing to read: no such file, a directory, no permission, over 1 GB.
[[nodiscard]] Result<std::string> read_bytes(const std::string& path);

}  // namespace sijill
