#include "sijill/claim/candidates.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "sijill/claim/describer.h"
#include "sijill/claim/entities.h"

namespace sijill {
namespace {

// فجر انتحاري سترته (a bomber blew up his vest): who stands between the parts of a phrase is none of them.
bool is_part(const Trigger& trigger, std::uint32_t word) {
  if (trigger.parts.empty()) return trigger.words.contains(word);
  return std::find(trigger.parts.begin(), trigger.parts.end(), word) != trigger.parts.end();
}

}  // namespace

std::vector<Candidate> candidates_for(Role role, const Claim_context& context, const Syntax& syntax,
                                      const Attribution& attribution, const Trigger& trigger, const Predicate& row,
                                      const std::vector<Governor>& governors, const Filled& filled,
                                      const Story& story, const Setting& setting) {
  const Describer describer(role, context, attribution, trigger, row, governors, filled, story);
  std::vector<Candidate> found;
  std::vector<std::int32_t> seen;
  const bool says_grammar = filled.rule_of(role).starts_with("args:");
  const auto propose = [&](const Fillers& fillers, bool proposed) {
    if (fillers.empty() || fillers.front().mention == nothing) return;
    const std::int32_t m = fillers.front().mention;
    // Nobody does it to himself.
    const std::string& who = context.mention(m).entity.id;
    const Fillers& befallen = filled.at(Role::recipient);
    const bool itself = role == Role::actor && !(proposed && says_grammar) &&
                        std::any_of(befallen.begin(), befallen.end(), [&](const Filler& other) {
                          return other.mention != nothing && context.mention(other.mention).entity.id == who;
                        });
    if (itself) return;
    if (std::find(seen.begin(), seen.end(), m) != seen.end()) return;
    for (const Filler& filler : fillers) seen.push_back(filler.mention);
    found.push_back({fillers, describer.somebody(fillers, proposed)});
  };
  // «الطرفين» stands for parties told before, who are candidates themselves.
  const auto both_sides = [&](std::int32_t m) {
    static constexpr auto words = std::to_array<std::string_view>({"الطرفين", "الطرفان", "الجانبين", "الجانبان"});
    const Range range = context.mention(m).words;
    for (std::uint32_t i = range.begin; i < range.end; ++i) {
      if (in(context.folded[i], words)) return true;  // عنصرا من الطرفين as well
    }
    return false;
  };
  const auto fills_another = [&](std::int32_t m) {
    return std::any_of(filled.roles.begin(), filled.roles.end(),
                       [&](const Fillers& fillers) { return &fillers != &filled.at(role) && holds(fillers, m); });
  };
  const Fillers& own = filled.at(role);
  if (own.empty()) found.push_back({{}, describer.nobody(setting)});
  propose(own, true);
  const Range sentence = context.sentence_of(trigger.head);
  // قتل تاجران: who stands right after a passive verb is whom it befell.
  std::uint32_t after_verb = trigger.last + 1;
  while (after_verb < sentence.end && context.number_at[after_verb] != nothing) ++after_verb;
  const bool passive = role == Role::actor && trigger.verbal &&
                       (row.aspect == Aspect::passive || trigger.inflection == Inflection::passive);
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (passive && i == after_verb) continue;
    const std::int32_t m = role == Role::place ? context.place_at[i] : context.actor_at[i];
    if (m == nothing || context.mention(m).words.begin != i || is_part(trigger, i)) continue;
    if (trigger.words.contains(i) && fills_another(m)) continue;  // فقد الحوثيون السيطرة: they lost it
    // دخلت كتائب من مصراتة بن جواد: whence they came is not where they are.
    if (role == Role::place && holds(filled.at(Role::from), m)) continue;
    if (role == Role::actor && (context.mention(m).form == Mention_form::adjective || both_sides(m))) continue;
    if (role == Role::actor && filled.violent && is_voice(context.mention(m))) continue;
    // أودت بحياة 300 شخص: people who are counted are those it befell.
    const bool counted = i > sentence.begin && context.number_at[i - 1] != nothing;
    if (role == Role::actor && row.type == Event_type::assault && counted &&
        context.mention(m).entity.kind == "people") {
      continue;
    }
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
  // Who acts most in this article may act here too, and where most of it happens, this may.
  for (const std::int32_t m : role == Role::actor ? story.main_actors() : story.main_places())
    propose({{m, context.mention(m).words, false}}, false);
  // ودعا إلى هدنة: he who spoke before goes on.
  if (role == Role::actor && !filled.violent) {
    constexpr std::size_t few_speakers = 2;
    const std::vector<const Narration*> spoken = attribution.spoken_before(trigger.head);
    for (std::size_t i = 0; i < spoken.size() && i < few_speakers; ++i) propose(spoken[i]->narrator, false);
  }
  // Lists may be read too long (X وY, where Y begins something new) or too short (X التي …، وY).
  const auto propose_reading = [&](Fillers fillers, const char* reading) {
    std::vector<std::string> features = describer.somebody(fillers, false);
    features.push_back(std::string(role == Role::actor ? "a:" : "p:") + reading);
    found.push_back({std::move(fillers), std::move(features)});
  };
  const auto stands_here = [&](const Candidate& candidate) {
    return !candidate.fillers.empty() && sentence.begin <= candidate.fillers.front().words.begin &&
           candidate.fillers.back().words.end <= sentence.end && !candidate.fillers.front().pronoun;
  };
  const std::size_t readings = found.size();
  for (std::size_t i = 0; i < readings; ++i) {
    if (!stands_here(found[i])) continue;
    if (found[i].fillers.size() > 1) propose_reading({found[i].fillers.front()}, "first of list");
    constexpr std::uint32_t few_words = 9;
    for (std::size_t j = 0; j < readings; ++j) {
      if (i == j || !stands_here(found[j])) continue;
      const std::uint32_t end = found[i].fillers.back().words.end;
      const std::uint32_t begin = found[j].fillers.front().words.begin;
      if (begin <= end || begin > end + few_words) continue;
      const bool joined = context.folded[begin - 1] == "و" ||
                          (context.words[begin - 1].upos == Upos::adp && context.folded[begin - 2] == "و");
      if (!joined) continue;
      Fillers both = found[i].fillers;
      both.insert(both.end(), found[j].fillers.begin(), found[j].fillers.end());
      propose_reading(std::move(both), "two lists");
    }
  }
  if (!own.empty()) found.push_back({{}, describer.nobody(setting)});
  return found;
}

}  // namespace sijill
