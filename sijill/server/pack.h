// Answers in fewer bytes.
#pragma once

#include <string>
#include <string_view>

namespace sijill {

// The same bytes in give the same bytes out. Throws std::bad_alloc.
[[nodiscard]] std::string gzipped(std::string_view bytes);

}  // namespace sijill
