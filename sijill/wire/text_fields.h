// A small JSON object of texts, as a request's body brings it.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/result.h"

namespace sijill {

// Keys in order; a text is a list of one. Null values are left out.
using Text_fields = std::map<std::string, std::vector<std::string>>;

// An object whose values are texts or lists of texts. The error names the key, what was found and what was wanted.
[[nodiscard]] Result<Text_fields> read_text_fields(std::string_view json);

}  // namespace sijill
