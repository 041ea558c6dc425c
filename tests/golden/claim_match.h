// Does what was read fit what was expected? Names are compared folded, without article and clitics.
#pragma once

#include <string>
#include <vector>

#include "sijill/core/claim.h"
#include "tests/golden/golden_file.h"

namespace sijill {

// What became of one expectation.
struct Outcome {
  int claim = -1;           // the claim that the line was given, -1 for none
  bool holds = false;       // the line without its gap keys
  std::vector<bool> asked;  // for each key of the line: does the claim answer it
};

struct Comparison {
  std::vector<Outcome> outcomes;      // one for each expectation
  std::vector<std::string> failures;  // sentences for a person; empty: the file passes
  std::vector<std::string> gaps;      // the lines that are known to fail and did
};

// Gives each line a claim of its own so that as many lines as possible hold.
[[nodiscard]] Comparison compare(const Golden_file& file, const std::vector<Claim>& claims);

// The same file with its gap marks as the outcomes want them: added where a line falls short, gone where it holds.
[[nodiscard]] Golden_file with_gaps_marked(Golden_file file, const std::vector<Claim>& claims);

[[nodiscard]] bool answers(const Claim& claim, const Asked& asked);

}  // namespace sijill
