// JSON as exports write it, parsed.
#pragma once

#include <string_view>

#include "sijill/core/result.h"
#include "sijill/ingest/limits.h"

namespace boost::json {  // NOLINT(modernize-concat-nested-namespaces): named by Boost
class value;
}

namespace sijill {

// `text` is one object. What is no JSON is mended first (see mended_json); an error where that does not help.
[[nodiscard]] Result<boost::json::value> parse_leniently(std::string_view text, const Limits& limits);

}  // namespace sijill
