// Names of rules that more than one part asks for.
#pragma once

namespace sijill {

// The rule that makes the speaker the doer: «استعدنا».
inline constexpr const char* says_we = "actor:we";
inline constexpr const char* by_an_agent = "args:agent";  // من قبل X

}  // namespace sijill
