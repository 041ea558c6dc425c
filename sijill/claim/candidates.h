// Everyone in the neighbourhood of an event who might fill a role, described by features for the ranker.
#pragma once

#include <string>
#include <vector>

#include "sijill/claim/arguments.h"
#include "sijill/claim/ranker.h"
#include "sijill/claim/setting.h"
#include "sijill/claim/story.h"

namespace sijill {

struct Candidate {
  Fillers fillers;  // empty: nobody
  std::vector<std::string> features;
};

// Role::actor or Role::place. `setting` as setting_of gives it. The first candidate is the grammar's own proposal
// (which may be nobody).
[[nodiscard]] std::vector<Candidate> candidates_for(Role role, const Claim_context& context, const Syntax& syntax,
                                                    const Attribution& attribution, const Trigger& trigger,
                                                    const Predicate& row, const std::vector<Governor>& governors,
                                                    const Filled& filled, const Story& story, const Setting& setting);

}  // namespace sijill
