// The charset that a page names in its own first bytes.
#pragma once

#include <string>
#include <string_view>

namespace sijill {

// From <meta charset>, <meta http-equiv> or <?xml encoding?> within the first 4 KB; lower case, empty where none is.
// What it says may be untrue: see decode().
[[nodiscard]] std::string declared_charset(std::string_view bytes);

}  // namespace sijill
