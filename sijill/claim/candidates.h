// Everyone in the neighbourhood of an event who might fill a role, described by features for the ranker.
#pragma once

#include <string>
#include <vector>

#include "sijill/claim/arguments.h"
#include "sijill/claim/ranker.h"

namespace sijill {

struct Candidate {
  Fillers fillers;  // empty: nobody
  std::vector<std::string> features;
};

// How far apart two words stand, as coarsely as a feature should say it: "1", "2", "4" … "32", "far".
[[nodiscard]] std::string distance_bucket(std::uint32_t distance);

// Role::actor or Role::place. The first candidate is the grammar's own proposal (which may be nobody).
[[nodiscard]] std::vector<Candidate> candidates_for(Role role, const Claim_context& context, const Syntax& syntax,
                                                    const Attribution& attribution, const Trigger& trigger,
                                                    const Predicate& row, const std::vector<Governor>& governors,
                                                    const Filled& filled, const std::vector<Earlier_event>& earlier);

}  // namespace sijill
