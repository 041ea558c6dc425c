// A claim as the events that PLOVER counts: the deed that is told as done, and the saying of it where that is an
// event of its own (an accusation).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sijill/wire/event_codes.h"
#include "sijill/wire/told_incident.h"

namespace sijill {

struct Plover_event {
  std::string id;  // of the claim; "/accuse" is added for the accusation in it
  Event_codes codes;
  std::vector<std::string> contexts;
  std::vector<Ledger_entity> actor, recipient;
  Told_days days;
};
// None for a claim that is not told as done, whose type PLOVER lacks, or that has no day at all.
[[nodiscard]] std::vector<Plover_event> plover_events(const Recorded_claim& claim);

// The sector as PLOVER spells it: JRN for media, MED for medicine; empty where unknown.
[[nodiscard]] std::string_view plover_sector(const Ledger_entity& actor);
// ISO alpha-3, or IGO, NGO, IMG for those of no country; empty where unknown.
[[nodiscard]] std::string_view plover_code(const Ledger_entity& actor);
// The number of a place in GeoNames; empty for a place that has none.
[[nodiscard]] std::string_view geonames_id(std::string_view key);

}  // namespace sijill
