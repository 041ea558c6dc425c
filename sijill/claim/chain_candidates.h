// The chains of narrators that may vouch for an event, described by features for the ranker.
#pragma once

#include <string>
#include <vector>

#include "sijill/claim/attribution.h"
#include "sijill/claim/setting.h"
#include "sijill/claim/triggers.h"
#include "sijill/core/claim.h"

namespace sijill {

struct Chain_candidate {
  std::vector<Link> chain;  // the outlet first
  std::vector<std::string> features;
};

// The first candidate is what the cues of the sentence say.
[[nodiscard]] std::vector<Chain_candidate> chain_candidates_for(const Claim_context& context,
                                                                const Attribution& attribution,
                                                                const Trigger& trigger, const Predicate& row,
                                                                const Setting& setting);

}  // namespace sijill
