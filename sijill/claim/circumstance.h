// When, how much and how many: the date, the share of the place and the counts of people that belong to an event.
#pragma once

#include <optional>
#include <vector>

#include "sijill/claim/arguments.h"
#include "sijill/claim/attribution.h"
#include "sijill/claim/context.h"
#include "sijill/claim/triggers.h"
#include "sijill/core/claim.h"

namespace sijill {

[[nodiscard]] std::optional<Claim_time> time_of(const Claim_context& context, const Attribution& attribution,
                                                const Trigger& trigger, bool narrator_did_it);
// The share of `place` that the event speaks of: كامل البوكمال, نحو 50 في المئة من المدينة.
[[nodiscard]] std::optional<Extent> extent_of(const Claim_context& context, const Trigger& trigger,
                                              const Filler& place);
[[nodiscard]] std::vector<Quantity> quantities_of(const Claim_context& context, const Trigger& trigger,
                                                  const Predicate& row, const Filled& filled);

}  // namespace sijill
