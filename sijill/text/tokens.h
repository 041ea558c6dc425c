// Characters -> tokens and lines: the first step of split().
#pragma once

#include <string_view>
#include <vector>

#include "sijill/core/document.h"
#include "sijill/core/span.h"

namespace sijill {

struct Tokens {
  std::vector<Token> tokens;
  std::vector<Range> lines;  // tokens of each line that has any, in order
};

// Runs of letters (with their vowel signs and tatweel), numbers (3.5, ٣٫٥, 1,200, 12:04) and single marks; a run of
// dots is one mark, a web address one token of kind other. Blanks and invisible controls belong to no token.
[[nodiscard]] Tokens find_tokens(std::string_view text);

}  // namespace sijill
