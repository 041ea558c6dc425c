// Casualties and their cause in one clause are one claim, with the mode of the cause (claims.md rule 12).
#pragma once

#include <string>
#include <vector>

#include "sijill/claim/context.h"
#include "sijill/claim/triggers.h"
#include "sijill/core/claim.h"

namespace sijill {

// A claim with what it was made of, while the sentence is still being read.
struct Draft {
  Trigger trigger;
  const Predicate* row = nullptr;
  Claim claim;
  std::vector<std::string> features;  // for the detector
  bool outright = false;              // stands whatever the detector thinks
};

// القصف استهدف X, استهدفت غارة X: a verb of striking whose subject is the strike itself tells one event with it.
void merge_strikes(const Claim_context& context, std::vector<Draft>& drafts);

void merge_casualties(const Claim_context& context, std::vector<Draft>& drafts);

}  // namespace sijill
