// Where the compiled lexicon and the models lie.
#pragma once

#include <string>

namespace sijill {

// `option` (--data) if given, then $SIJILL_DATA, then ../share/sijill beside the program, then where the build put
// it. The first two are taken as they are: what they lack is an error, not a reason to look elsewhere.
[[nodiscard]] std::string data_directory(const std::string& option);

}  // namespace sijill
