#include "sijill/claim/candidates.h"

#include <algorithm>

#include "sijill/claim/describer.h"

namespace sijill {

std::vector<Candidate> candidates_for(Role role, const Claim_context& context, const Syntax& syntax,
                                      const Attribution& attribution, const Trigger& trigger, const Predicate& row,
                                      const std::vector<Governor>& governors, const Filled& filled,
                                      const Story& story) {
  const Describer describer(role, context, attribution, trigger, row, governors, filled, story);
  std::vector<Candidate> found;
  std::vector<std::int32_t> seen;
  const auto propose = [&](const Fillers& fillers, bool proposed) {
    if (fillers.empty() || fillers.front().mention == nothing) return;
    const std::int32_t m = fillers.front().mention;
    if (std::find(seen.begin(), seen.end(), m) != seen.end()) return;
    for (const Filler& filler : fillers) seen.push_back(filler.mention);
    found.push_back({fillers, describer.somebody(fillers, proposed)});
  };
  const Fillers& own = filled.at(role);
  if (own.empty()) found.push_back({{}, describer.nobody()});
  propose(own, true);
  const Range sentence = context.sentence_of(trigger.head);
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    const std::int32_t m = role == Role::place ? context.place_at[i] : context.actor_at[i];
    if (m == nothing || context.mention(m).words.begin != i || trigger.words.contains(i)) continue;
    if (role == Role::actor && context.mention(m).form == Mention_form::adjective) continue;
    propose(syntax.with_conjuncts({m, context.mention(m).words, false}), false);
  }
  constexpr std::size_t few_events = 4;
  constexpr std::size_t far_back = 30;  // for what may be the same happening
  std::size_t back = 0;
  for (auto event = story.events().rbegin(); event != story.events().rend() && back < far_back; ++event, ++back) {
    const bool alike = event->predicate->type == row.type &&
                       (event->predicate->mode == row.mode || event->predicate->lemma == row.lemma);
    const bool near = back < few_events && story.gap(*event, trigger.head) <= 3;
    if (!near && !alike) continue;
    propose(event->filled.at(role), false);
    if (role == Role::actor && near) propose(event->filled.at(Role::recipient), false);
  }
  if (!own.empty()) found.push_back({{}, describer.nobody()});
  return found;
}

}  // namespace sijill
