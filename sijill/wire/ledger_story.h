// The ledger told in lines for a person: the evidence behind a row, and the history of a place.
#pragma once

#include <string>
#include <vector>

#include "sijill/core/ledger_rows.h"
#include "sijill/wire/ledger_table.h"

namespace sijill {

struct Story_style {
  Language language = Language::en;
  bool isolates = false;  // wrap outside text in FSI … PDI
  bool colour = false;
};

// A claim in one line and its words in the next.
[[nodiscard]] std::string claim_story(const Recorded_claim& claim, const Story_style& style);
// The head of an incident or a holding, without its claims.
[[nodiscard]] std::string incident_story(const Incident_row& incident, const Story_style& style);
[[nodiscard]] std::string holding_story(const Holding_row& holding, const Story_style& style);
// "denied by …", seen from the claim `from`.
[[nodiscard]] std::string relation_story(const Relation_row& relation, const std::string& from,
                                         const Story_style& style);

// A claim of the history with what stands in relation to it.
struct Told_claim {
  Recorded_claim claim;
  std::vector<Relation_row> relations;
};

// Like a page of history: holdings as headings in time, under each what was said to happen then, and by whom. Both
// lists may come in any order.
[[nodiscard]] std::string place_story(const Ledger_entity& place, std::vector<Holding_row> holdings,
                                      std::vector<Told_claim> claims, const Story_style& style);

}  // namespace sijill
