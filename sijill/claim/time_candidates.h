// The dates that may belong to an event, described by features for the ranker.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sijill/claim/arguments.h"
#include "sijill/claim/attribution.h"
#include "sijill/core/claim.h"

namespace sijill {

struct Time_candidate {
  std::optional<Claim_time> time;  // absent: no date
  std::vector<std::string> features;
};

// The first candidate is the grammar's own proposal (which may be none).
[[nodiscard]] std::vector<Time_candidate> time_candidates_for(const Claim_context& context,
                                                              const Attribution& attribution, const Trigger& trigger,
                                                              const Predicate& row, bool narrator_did_it,
                                                              const std::optional<Claim_time>& proposed,
                                                              const Filled& filled,
                                                              const std::vector<Earlier_event>& earlier);

}  // namespace sijill
