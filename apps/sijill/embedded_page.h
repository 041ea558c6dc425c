// The page as it was compiled in (tools/embed_page makes the source from web/dist).
#pragma once

#include <vector>

#include "sijill/server/service.h"

namespace sijill {

// Empty where the program was built without Node.
[[nodiscard]] std::vector<Page_file> embedded_page();

}  // namespace sijill
