// What a narrator commits to: did it happen, is it planned, tried, failed, possible, denied.
#pragma once

#include <string>
#include <vector>

#include "sijill/claim/attribution.h"
#include "sijill/claim/context.h"
#include "sijill/claim/triggers.h"
#include "sijill/core/event.h"

namespace sijill {

struct Factuality {
  Polarity polarity = Polarity::affirmed;
  Certainty certainty = Certainty::certain;
  Modality modality = Modality::actual;
  std::vector<std::string> trace;
};

[[nodiscard]] Factuality factuality_of(const Claim_context& context, const Attribution& attribution,
                                       const Trigger& trigger, const Predicate& row,
                                       const std::vector<Governor>& governors);

}  // namespace sijill
