// Words that may state an event, and the light, aspect and attempt verbs that carry them.
#pragma once

#include <vector>

#include "sijill/claim/attribution.h"
#include "sijill/claim/context.h"
#include "sijill/claim/fillers.h"

namespace sijill {

struct Trigger {
  Range words;                       // from the first to the last part
  std::uint32_t head = 0;            // the verb of a verbal trigger, else the noun
  std::uint32_t last = 0;            // its last part: complements follow here
  std::vector<std::uint32_t> parts;  // the words of a phrase; empty for a single word
  Inflection inflection = Inflection::singular;
  bool verbal = false;
  bool definite = false;
  std::vector<const Predicate*> rows;  // in the order of the lexicon; the first whose needs are met wins
};

// A support verb or noun that carries a trigger: شنت غارات، حاول التقدم، فشل في استعادة.
struct Governor {
  std::uint32_t word = 0;
  const Support* support = nullptr;
  Fillers subject;
  bool follows = false;  // هجوم شنته المعارضة
};

[[nodiscard]] std::vector<Trigger> find_triggers(const Claim_context& context, Range sentence,
                                                 const Attribution& attribution);

// The single words of a phrase that may state an event where the phrase as a whole does not.
[[nodiscard]] std::vector<Trigger> triggers_inside(const Claim_context& context, const Trigger& phrase);

// Innermost first, at most three.
[[nodiscard]] std::vector<Governor> governors_of(const Claim_context& context, const Syntax& syntax,
                                                 const Trigger& trigger);

}  // namespace sijill
