// Stretches between quotation marks of all kinds, nested, reversed and unbalanced.
#pragma once

#include <span>
#include <vector>

#include "sijill/core/document.h"

namespace sijill {

// Within each line: « » (also the wrong way round), “ ” „ ‟, and ", which opens and closes by turns.
// An unclosed quotation ends at its line. In the order of their beginnings.
[[nodiscard]] std::vector<Quotation> find_quotations(std::span<const Token> tokens, std::span<const Range> lines);

}  // namespace sijill
