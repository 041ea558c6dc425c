#include "sijill/claim/build_claims.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string>
#include <utility>

#include "sijill/claim/argument_rules.h"
#include "sijill/claim/arguments.h"
#include "sijill/claim/attribution.h"
#include "sijill/claim/candidates.h"
#include "sijill/claim/chain_candidates.h"
#include "sijill/claim/circumstance.h"
#include "sijill/claim/context.h"
#include "sijill/claim/detector.h"
#include "sijill/claim/entities.h"
#include "sijill/claim/factuality.h"
#include "sijill/claim/merge.h"
#include "sijill/claim/setting.h"
#include "sijill/claim/time_candidates.h"
#include "sijill/claim/triggers.h"

namespace sijill {
namespace {

constexpr std::string_view another_aspect = "another aspect or voice";

// هاجم (passive هوجم), أصاب (أصيب): where the verb has a long a, the perfect tells its voice, unlike قصف, which is
// "shelled" and "was shelled".
bool is_active_by_its_vowel(std::string_view folded, const Trigger& trigger, std::string_view lemma) {
  constexpr std::string_view alef = "ا";  // two bytes, as every letter
  if (trigger.inflection != Inflection::perfect) return false;
  const std::size_t size = std::min(lemma.size(), lemma.find(' '));
  if (size < 6) return false;
  for (const std::size_t at : {std::size_t{2}, size - 4}) {
    if (lemma.substr(at, 2) == alef && folded.size() > at && folded.substr(at, 2) == alef) return true;
  }
  return false;
}

// Whether the row describes this use of the trigger: perfect against imperfect, passive against active.
bool aspect_fits(const Claim_context& context, const Syntax& syntax, const Attribution& attribution,
                 const Trigger& trigger, const Predicate& row) {
  if (!trigger.verbal) return true;
  switch (row.aspect) {
    case Aspect::any: break;
    case Aspect::perfect:
      // A headline tells news in the imperfect: المقاومة تسيطر على زنجبار.
      return trigger.inflection != Inflection::imperfect || context.is_title(trigger.head);
    case Aspect::imperfect: return trigger.inflection == Inflection::imperfect && !context.is_title(trigger.head);
    case Aspect::passive: {
      if (trigger.inflection == Inflection::passive) return true;
      if (is_active_by_its_vowel(context.folded[trigger.head], trigger, row.lemma)) return false;
      // قُتل أربعة: one phrase only, and it is whom it befell.
      const Verb_frame frame = syntax.frame_of(trigger.head, trigger.inflection, trigger.parts);
      if (!frame.object.empty()) return false;
      // أعلن الجيش أنه حرر …: nobody announces himself as the one who was freed.
      const auto narrations = attribution.covering(trigger.head);
      const bool announced = !narrations.empty() && narrations.back()->stance == Stance::announce &&
                             !narrations.back()->narrator.empty() && !frame.subject.empty() &&
                             frame.subject.front().pronoun &&
                             frame.subject.front().mention == narrations.back()->narrator.front().mention;
      return !announced;
    }
  }
  // An active row of a verb that also has a passive row wants an object.
  const bool has_passive_row = std::any_of(trigger.rows.begin(), trigger.rows.end(),
                                           [](const Predicate* other) { return other->aspect == Aspect::passive; });
  if (has_passive_row && trigger.inflection != Inflection::passive &&
      !is_active_by_its_vowel(context.folded[trigger.head], trigger, row.lemma)) {
    const bool wants_object = std::any_of(row.frame.begin(), row.frame.end(), [](const Frame_slot& slot) {
      return slot.source == Frame_slot::Source::object;
    });
    if (wants_object && syntax.frame_of(trigger.head, trigger.inflection, trigger.parts).object.empty()) return false;
  }
  return trigger.inflection != Inflection::passive || !has_passive_row;
}

Entity entity_for(const Claim_context& context, const Filler& filler, Mention_kind wanted) {
  Filler chosen = filler;
  if (filler.mention != nothing && context.mention(filler.mention).kind != wanted &&
      context.mention(filler.mention).twin != nothing) {
    chosen.mention = context.mention(filler.mention).twin;
  }
  return entity_of(context, chosen);
}

std::vector<Entity> entities_for(const Claim_context& context, const Fillers& fillers, Mention_kind wanted) {
  std::vector<Entity> out;
  for (const Filler& filler : fillers) {
    Entity entity = entity_for(context, filler, wanted);
    const bool twice = std::any_of(out.begin(), out.end(), [&](const Entity& other) {
      return !other.id.empty() && other.id == entity.id && other.text == entity.text;
    });
    if (!twice) out.push_back(std::move(entity));
  }
  return out;
}

// One claim for each place where the event happened once per place (claims.md rules 2 and 13).
bool is_told_per_place(const Predicate& row) {
  if (row.type == Event_type::control) return row.mode != Mode::advance && row.mode != Mode::repel;
  return row.type == Event_type::assault;
}

Span evidence_of(const Claim_context& context, const Trigger& trigger, const Event& event) {
  const Range sentence = context.sentence_of(trigger.head);
  const Span bounds = context.span_of(sentence);
  Span evidence = context.span_of(trigger.words);
  for (const auto* list : {&event.actor, &event.recipient, &event.from, &event.object, &event.place}) {
    for (const Entity& entity : *list) {
      if (!entity.span.empty() && bounds.contains(entity.span)) evidence = cover(evidence, entity.span);
    }
  }
  if (event.time && bounds.contains(event.time->span)) evidence = cover(evidence, event.time->span);
  for (const Quantity& quantity : event.quantity) evidence = cover(evidence, quantity.span);
  if (event.extent) evidence = cover(evidence, event.extent->span);
  return evidence;
}

class Claim_builder {
 public:
  Claim_builder(const Claim_context& context, const Argument_ranker& ranker, const Detector& detector,
                const Claim_options& options)
      : context_(context),
        ranker_(ranker),
        detector_(detector),
        options_(options),
        syntax_(context),
        attribution_(context, syntax_),
        arguments_(context, syntax_, attribution_),
        story_(context) {}

  Claims build() {
    // The headline is read last: what it tells in short, the body tells with place and date.
    for (const Range sentence : context_.sentences) {
      if (!sentence.empty() && !context_.is_title(sentence.begin)) read(sentence);
    }
    Claims body = std::move(result_);
    result_ = {};
    story_.turn_round();
    for (const Range sentence : context_.sentences) {
      if (!sentence.empty() && context_.is_title(sentence.begin)) read(sentence);
    }
    const auto append = [](auto& into, auto& from) {
      into.insert(into.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    append(result_.claims, body.claims);
    append(result_.features, body.features);
    append(result_.rejections, body.rejections);
    append(result_.choices, body.choices);
    for (Draft& draft : in_spite_) keep(draft);
    return std::move(result_);
  }

 private:
  void read(Range sentence) {
    const Sentence_kind kind = context_.document.sentences[context_.words[sentence.begin].sentence].kind;
    if (kind == Sentence_kind::dateline || kind == Sentence_kind::byline || kind == Sentence_kind::furniture ||
        kind == Sentence_kind::foreign) {
      return;
    }
    std::vector<Draft> drafts;
    for (const Trigger& trigger : find_triggers(context_, sentence, attribution_)) read(trigger, drafts);
    merge_strikes(context_, drafts);
    merge_casualties(context_, drafts);
    for (Draft& draft : drafts) keep(draft);
  }

  // A claim is made of what the text states; what it only mentions is no claim.
  void keep(Draft& draft) {
    for (const std::string& step : draft.claim.trace) {
      if (step.starts_with("merge:")) draft.features.push_back("d:" + step);
    }
    const double probability = detector_.probability(draft.features);
    if (options_.keep_features) {
      result_.features.push_back(std::move(draft.features));
    } else if (probability < Detector::least() && !draft.outright) {
      const Event& event = draft.claim.event;
      result_.rejections.push_back({event.trigger, event.type, event.mode, "mentioned, not stated"});
      return;
    }
    if (!detector_.empty()) draft.claim.confidence = std::max(probability, draft.outright ? Detector::least() : 0.0);
    result_.claims.push_back(std::move(draft.claim));
  }

  void read(const Trigger& trigger, std::vector<Draft>& drafts) {
    const std::vector<Governor> governors = governors_of(context_, syntax_, trigger);
    std::string reason;
    const Predicate* first_row = trigger.rows.front();
    const Predicate* best = nullptr;  // the row whose own frame explains most of the sentence; the first of equals
    Filled best_filled;
    Filled first_filled;  // of first_row, where only what it wants is missing
    for (const Predicate* row : trigger.rows) {
      if (!aspect_fits(context_, syntax_, attribution_, trigger, *row)) {
        if (reason.empty()) reason = another_aspect;
        continue;
      }
      Filled filled = arguments_.fill(trigger, *row, governors, story_.events());
      std::string unmet = arguments_.unmet_need(trigger, *row, filled);
      if (!unmet.empty()) {
        if (reason.empty() || reason == another_aspect) {
          reason = std::move(unmet);
          first_row = row;
          first_filled = std::move(filled);
        }
        continue;
      }
      if (best == nullptr || filled.from_frame > best_filled.from_frame) {
        best = row;
        best_filled = std::move(filled);
      }
    }
    if (best != nullptr) {
      const Factuality factuality = factuality_of(context_, attribution_, trigger, *best, governors);
      const std::vector<std::string> features = detection_features(context_, attribution_, trigger, *best, governors,
                                                                   best_filled, factuality, story_.events(), {});
      const bool outright = is_told_outright(context_, trigger, best_filled, factuality);
      const Setting setting = setting_for(trigger, *best, governors, best_filled, factuality);
      for (const Role role : {Role::place, Role::actor})
        choose(role, trigger, *best, governors, setting, best_filled);
      const std::size_t before = drafts.size();
      std::optional<Claim_time> time = draft(trigger, *best, best_filled, factuality, setting, features, drafts);
      for (std::size_t i = before; i < drafts.size(); ++i) drafts[i].outright = outright;
      story_.add(
          {best, std::move(best_filled), trigger.head, context_.words[trigger.head].sentence, std::move(time)});
      return;
    }
    if (may_be_outweighed(context_, *first_row, reason) &&
        read_in_spite(trigger, *first_row, governors, first_filled, reason, drafts)) {
      return;
    }
    if (reason != another_aspect) reason = "wants " + reason;
    result_.rejections.push_back({context_.span_of(trigger.words), first_row->type, first_row->mode, reason});
    for (const Trigger& word : triggers_inside(context_, trigger)) read(word, drafts);
  }

  // A claim although something that its row wants is not found, where the detector is sure all the same.
  // Nothing is inherited from it.
  bool read_in_spite(const Trigger& trigger, const Predicate& row, const std::vector<Governor>& governors,
                     Filled& filled, const std::string& unmet, std::vector<Draft>& drafts) {
    if (detector_.empty() && !options_.keep_features) return false;
    const Factuality factuality = factuality_of(context_, attribution_, trigger, row, governors);
    const std::vector<std::string> features = detection_features(context_, attribution_, trigger, row, governors,
                                                                 filled, factuality, story_.events(), unmet);
    const Setting setting = setting_for(trigger, row, governors, filled, factuality);
    if (options_.keep_features) {
      draft(trigger, row, filled, factuality, setting, features, in_spite_);
      return false;
    }
    if (detector_.probability(features) < Detector::least_in_spite()) return false;
    for (const Role role : {Role::place, Role::actor}) choose(role, trigger, row, governors, setting, filled);
    filled.trace.push_back("in spite:" + unmet);
    draft(trigger, row, filled, factuality, setting, features, drafts);
    return true;
  }

  [[nodiscard]] Setting setting_for(const Trigger& trigger, const Predicate& row,
                                    const std::vector<Governor>& governors, const Filled& filled,
                                    const Factuality& factuality) const {
    if (ranker_.empty() && !options_.keep_choices) return {};
    return setting_of(context_, attribution_, trigger, row, governors, filled, factuality, story_);
  }

  // Lets the ranker choose among all who may fill the role; the grammar's proposal is one of them.
  void choose(Role role, const Trigger& trigger, const Predicate& row, const std::vector<Governor>& governors,
              const Setting& setting, Filled& filled) {
    if (ranker_.empty() && !options_.keep_choices) return;
    // No choice: it is who speaks, or whom «من قبل» names.
    if (role == Role::actor && (filled.rule_of(role) == says_we || filled.rule_of(role) == by_an_agent)) return;
    const std::vector<Candidate> candidates =
        candidates_for(role, context_, syntax_, attribution_, trigger, row, governors, filled, story_, setting);
    std::vector<Choice::Option> choices;
    choices.reserve(candidates.size());
    for (const Candidate& candidate : candidates) {
      // What changes hands must be named: "nobody" is no choice for the place of control.
      const bool nowhere = candidate.fillers.empty() && role == Role::place && row.type == Event_type::control;
      Choice::Option option{
          nowhere ? std::vector<std::string>{"p:nowhere"} : candidate.features, {}, std::nullopt, std::nullopt};
      for (const Filler& filler : candidate.fillers) {
        if (filler.mention != nothing) option.mentions.push_back(static_cast<std::uint32_t>(filler.mention));
      }
      choices.push_back(std::move(option));
    }
    std::size_t chosen = 0;
    if (!ranker_.empty()) {
      chosen = ranker_.best(choices);
      if (candidates[chosen].fillers.empty() && role == Role::place && row.type == Event_type::control) chosen = 0;
      if (chosen != 0) {
        filled.at(role) = candidates[chosen].fillers;
        filled.trace.push_back(std::string(role == Role::place ? "place" : "actor") +
                               (filled.at(role).empty() ? ":ranked nobody" : ":ranked"));
      }
    }
    if (options_.keep_choices) {
      result_.choices.push_back({role, false, context_.span_of(trigger.words), std::move(choices), chosen});
    }
  }

  // Adds the claims that one trigger makes; returns their date.
  std::optional<Claim_time> draft(const Trigger& trigger, const Predicate& row, const Filled& filled,
                                  const Factuality& factuality, const Setting& setting,
                                  const std::vector<std::string>& features, std::vector<Draft>& drafts) {
    Claim claim;
    Event& event = claim.event;
    event.type = row.type;
    event.mode = row.mode;
    event.also = row.also;
    event.trigger = context_.span_of(trigger.words);
    event.actor = entities_for(context_, filled.at(Role::actor), Mention_kind::actor);
    event.recipient = entities_for(context_, filled.at(Role::recipient), Mention_kind::actor);
    event.from = entities_for(context_, filled.at(Role::from), Mention_kind::actor);
    // استعادة 40 في المئة من المدينة: of what is taken no place is the loser.
    if (row.mode == Mode::capture || row.mode == Mode::recapture || row.mode == Mode::hold)
      std::erase_if(event.from, [](const Entity& entity) { return !entity.precision.empty(); });
    event.object = entities_for(context_, filled.at(Role::object), Mention_kind::actor);
    event.quantity = quantities_of(context_, trigger, row, filled);
    event.polarity = factuality.polarity;
    event.certainty = factuality.certainty;
    event.modality = factuality.modality;
    claim.chain = attribution_.with_relays(choose_chain(trigger, row, setting));
    for (std::size_t i = 1; i < claim.chain.size(); ++i) {
      const std::string& id = claim.chain[i].narrator.id;
      const auto is_party = [&](const Entity& entity) { return !id.empty() && entity.id == id; };
      claim.chain[i].party_to_event = std::any_of(event.actor.begin(), event.actor.end(), is_party) ||
                                      std::any_of(event.recipient.begin(), event.recipient.end(), is_party);
    }
    const bool narrator_did_it =
        claim.chain.size() > 1 && claim.chain.back().stance == Stance::announce && claim.chain.back().party_to_event;
    event.time = choose_time({trigger, row, filled, event.modality, narrator_did_it,
                              time_of(context_, attribution_, trigger, narrator_did_it), setting});
    const std::optional<Claim_time> time = event.time;
    claim.trace.push_back("event:" + std::string(name(row.type)) + (row.mode == Mode::none ? "" : ".") +
                          std::string(name(row.mode)) + "/" + std::string(row.lemma));
    claim.trace.insert(claim.trace.end(), filled.trace.begin(), filled.trace.end());
    claim.trace.insert(claim.trace.end(), factuality.trace.begin(), factuality.trace.end());
    if (event.time && !event.time->time.rule.empty()) claim.trace.push_back("time:" + event.time->time.rule);
    for (const Narration* narration : attribution_.covering(trigger.head)) claim.trace.push_back(narration->rule);
    claim.confidence = confidence_of(filled, event, trigger);

    const Fillers& places = filled.at(Role::place);
    if (places.size() > 1 && is_told_per_place(row)) {
      for (const Filler& place : places) {
        Claim one = claim;
        one.event.place = entities_for(context_, {place}, Mention_kind::place);
        one.event.extent = extent_of(context_, trigger, place);
        one.evidence = evidence_of(context_, trigger, one.event);
        drafts.push_back({trigger, &row, std::move(one), features});
      }
      return time;
    }
    event.place = entities_for(context_, places, Mention_kind::place);
    if (!places.empty()) event.extent = extent_of(context_, trigger, places.front());
    claim.evidence = evidence_of(context_, trigger, event);
    drafts.push_back({trigger, &row, std::move(claim), features});
    return time;
  }

  std::vector<Link> choose_chain(const Trigger& trigger, const Predicate& row, const Setting& setting) {
    if (ranker_.empty() && !options_.keep_choices) return attribution_.chain_at(trigger.head);
    std::vector<Chain_candidate> candidates = chain_candidates_for(context_, attribution_, trigger, row, setting);
    std::vector<Choice::Option> choices;
    for (const Chain_candidate& candidate : candidates) {
      Choice::Option option{candidate.features, {}, std::nullopt, std::nullopt};
      if (candidate.chain.size() > 1) option.narrator = candidate.chain.back().narrator;
      choices.push_back(std::move(option));
    }
    const std::size_t chosen = ranker_.empty() ? 0 : ranker_.best(choices);
    if (options_.keep_choices) {
      result_.choices.push_back({std::nullopt, true, context_.span_of(trigger.words), std::move(choices), chosen});
    }
    return std::move(candidates[chosen].chain);
  }

  std::optional<Claim_time> choose_time(const Timed_event& event) {
    if (ranker_.empty() && !options_.keep_choices) return event.proposed;
    const std::vector<Time_candidate> candidates = time_candidates_for(context_, attribution_, event, story_);
    std::vector<Choice::Option> choices;
    for (const Time_candidate& candidate : candidates) {
      choices.push_back({candidate.features,
                         {},
                         candidate.time ? std::optional(candidate.time->time) : std::nullopt,
                         std::nullopt});
    }
    const std::size_t chosen = ranker_.empty() ? 0 : ranker_.best(choices);
    if (options_.keep_choices) {
      result_.choices.push_back(
          {std::nullopt, false, context_.span_of(event.trigger.words), std::move(choices), chosen});
    }
    return candidates[chosen].time;
  }

  // How sure the engine is that the text states this event: a logistic score over what the claim is made of.
  // The weights are set by hand: signs and order of the larger ones follow a fit on sentences with votes of
  // annotators, the rest is judgement. The number orders claims; it is not calibrated.
  static double confidence_of(const Filled& filled, const Event& event, const Trigger& trigger) {
    double score = 1.2;
    if (event.actor.empty()) score -= 0.7;
    if (event.place.empty()) score -= 0.3;
    if (!event.quantity.empty()) score += 1.0;
    if (event.time) score += 0.4;
    if (!trigger.parts.empty()) score += 0.5;
    if (event.modality != Modality::actual && event.modality != Modality::ongoing) score -= 0.9;
    if (event.polarity == Polarity::denied) score -= 0.5;
    if (event.type == Event_type::assault && event.mode == Mode::attack) score -= 0.9;
    if (event.type == Event_type::assault && event.mode == Mode::unspecified) score -= 0.4;
    if (filled.inherited_place) score -= 0.4;
    if (filled.inherited_actor) score -= 0.3;
    if (!trigger.verbal && trigger.definite) score -= 0.3;
    return 1.0 / (1.0 + std::exp(-score));
  }

  const Claim_context& context_;
  const Argument_ranker& ranker_;
  const Detector& detector_;
  const Claim_options& options_;
  Syntax syntax_;
  Attribution attribution_;
  Arguments arguments_;
  Story story_;
  std::vector<Draft> in_spite_;  // only with keep_features: candidates that lack something wanted
  Claims result_;
};

}  // namespace

Claims build_claims(const Document& document, const Words& words, const Mentions& mentions, const Lexicon& lexicon,
                    const Argument_ranker& ranker, const Detector& detector, const Claim_options& options) {
  const Claim_context context(document, words, mentions, lexicon);
  return Claim_builder(context, ranker, detector, options).build();
}

}  // namespace sijill
