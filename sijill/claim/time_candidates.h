// The dates that may belong to an event, described by features for the ranker.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sijill/claim/arguments.h"
#include "sijill/claim/attribution.h"
#include "sijill/claim/setting.h"
#include "sijill/claim/story.h"
#include "sijill/core/claim.h"

namespace sijill {

struct Time_candidate {
  std::optional<Claim_time> time;  // absent: no date
  std::vector<std::string> features;
};

// The event whose date is sought.
struct Timed_event {
  const Trigger& trigger;
  const Predicate& row;
  const Filled& filled;
  Modality modality;
  bool narrator_did_it;                // a deed that its own doer announces
  std::optional<Claim_time> proposed;  // by the grammar
  const Setting& setting;              // as setting_of gives it
};

// The first candidate is the grammar's own proposal (which may be none).
[[nodiscard]] std::vector<Time_candidate> time_candidates_for(const Claim_context& context,
                                                              const Attribution& attribution,
                                                              const Timed_event& event, const Story& story);

}  // namespace sijill
