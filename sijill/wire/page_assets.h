// The style and the script of the page, and the digests by which its policy allows them and nothing else.
#pragma once

#include <string_view>

namespace sijill {

extern const std::string_view page_style;
extern const std::string_view page_script;
// "sha256-<base64>"; tests/cli/page_test.py says what they should be after a change.
extern const std::string_view page_style_digest;
extern const std::string_view page_script_digest;

}  // namespace sijill
