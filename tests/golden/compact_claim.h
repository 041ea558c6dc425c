// A claim as one line of a golden file.
#pragma once

#include <span>
#include <string>

#include "sijill/core/claim.h"

namespace sijill {

// The links after the outlet.
[[nodiscard]] std::span<const Link> narrators(const Claim& claim);

// "control.capture | actor=داعش | place=البوكمال | chain=المرصد:state": all that the claim says.
[[nodiscard]] std::string compact(const Claim& claim);

}  // namespace sijill
