// Names of rules that more than one part asks for.
#pragma once

namespace sijill {

// The rule that makes the speaker the doer: «استعدنا».
inline constexpr const char* says_we = "actor:we";

}  // namespace sijill
