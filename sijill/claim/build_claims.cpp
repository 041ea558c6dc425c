#include "sijill/claim/build_claims.h"

#include <algorithm>
#include <string>
#include <utility>

#include "sijill/claim/arguments.h"
#include "sijill/claim/attribution.h"
#include "sijill/claim/circumstance.h"
#include "sijill/claim/context.h"
#include "sijill/claim/entities.h"
#include "sijill/claim/factuality.h"
#include "sijill/claim/merge.h"
#include "sijill/claim/triggers.h"

namespace sijill {
namespace {

// Whether the row describes this use of the trigger: perfect against imperfect, passive against active.
bool aspect_fits(const Claim_context& context, const Syntax& syntax, const Trigger& trigger, const Predicate& row) {
  if (!trigger.verbal) return true;
  switch (row.aspect) {
    case Aspect::any: break;
    case Aspect::perfect:
      // A headline tells news in the imperfect: المقاومة تسيطر على زنجبار.
      return trigger.inflection != Inflection::imperfect || context.is_title(trigger.head);
    case Aspect::imperfect:
      return trigger.inflection == Inflection::imperfect && !context.is_title(trigger.head);
    case Aspect::passive: {
      if (trigger.inflection == Inflection::passive) return true;
      // قُتل أربعة: one phrase only, and it is whom it befell.
      const Verb_frame frame = syntax.frame_of(trigger.head, trigger.inflection, trigger.parts);
      return frame.object.empty();
    }
  }
  // An active row of a verb that also has a passive row wants an object.
  const bool has_passive_row = std::any_of(trigger.rows.begin(), trigger.rows.end(), [](const Predicate* other) {
    return other->aspect == Aspect::passive;
  });
  if (has_passive_row && trigger.inflection != Inflection::passive) {
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
  explicit Claim_builder(const Claim_context& context)
      : context_(context), syntax_(context), attribution_(context, syntax_), arguments_(context, syntax_, attribution_) {}

  Claims build() {
    for (const Range sentence : context_.sentences) {
      if (sentence.empty()) continue;
      const Sentence_kind kind = context_.document.sentences[context_.words[sentence.begin].sentence].kind;
      if (kind == Sentence_kind::dateline || kind == Sentence_kind::byline || kind == Sentence_kind::furniture) continue;
      std::vector<Draft> drafts;
      for (const Trigger& trigger : find_triggers(context_, sentence, attribution_)) read(trigger, drafts);
      merge_casualties(context_, drafts);
      for (Draft& draft : drafts) result_.claims.push_back(std::move(draft.claim));
    }
    return std::move(result_);
  }

 private:
  void read(const Trigger& trigger, std::vector<Draft>& drafts) {
    const std::vector<Governor> governors = governors_of(context_, syntax_, trigger);
    std::string reason;
    const Predicate* first_row = trigger.rows.front();
    const Predicate* best = nullptr;  // the row whose own frame explains most of the sentence; the first of equals
    Filled best_filled;
    for (const Predicate* row : trigger.rows) {
      if (!aspect_fits(context_, syntax_, trigger, *row)) {
        if (reason.empty()) reason = "another aspect or voice";
        continue;
      }
      Filled filled = arguments_.fill(trigger, *row, governors, earlier_);
      const std::string unmet = arguments_.unmet_need(trigger, *row, filled);
      if (!unmet.empty()) {
        if (reason.empty() || reason == "another aspect or voice") {
          reason = "wants " + unmet;
          first_row = row;
        }
        continue;
      }
      if (best == nullptr || filled.from_frame > best_filled.from_frame) {
        best = row;
        best_filled = std::move(filled);
      }
    }
    if (best != nullptr) {
      draft(trigger, *best, governors, best_filled, drafts);
      earlier_.push_back({best, std::move(best_filled), trigger.head, context_.words[trigger.head].sentence});
      return;
    }
    result_.rejections.push_back({context_.span_of(trigger.words), first_row->type, first_row->mode, reason});
  }

  void draft(const Trigger& trigger, const Predicate& row, const std::vector<Governor>& governors, const Filled& filled,
             std::vector<Draft>& drafts) {
    Claim claim;
    Event& event = claim.event;
    event.type = row.type;
    event.mode = row.mode;
    event.also = row.also;
    event.trigger = context_.span_of(trigger.words);
    event.actor = entities_for(context_, filled.at(Role::actor), Mention_kind::actor);
    event.recipient = entities_for(context_, filled.at(Role::recipient), Mention_kind::actor);
    event.from = entities_for(context_, filled.at(Role::from), Mention_kind::actor);
    event.object = entities_for(context_, filled.at(Role::object), Mention_kind::actor);
    event.quantity = quantities_of(context_, trigger, row, filled);
    const Factuality factuality = factuality_of(context_, attribution_, trigger, row, governors);
    event.polarity = factuality.polarity;
    event.certainty = factuality.certainty;
    event.modality = factuality.modality;
    claim.chain = attribution_.chain_at(trigger.head);
    for (std::size_t i = 1; i < claim.chain.size(); ++i) {
      const std::string& id = claim.chain[i].narrator.id;
      const auto is_party = [&](const Entity& entity) { return !id.empty() && entity.id == id; };
      claim.chain[i].party_to_event = std::any_of(event.actor.begin(), event.actor.end(), is_party) ||
                                      std::any_of(event.recipient.begin(), event.recipient.end(), is_party);
    }
    const bool narrator_did_it = claim.chain.size() > 1 && claim.chain.back().stance == Stance::announce &&
                                 claim.chain.back().party_to_event;
    event.time = time_of(context_, attribution_, trigger, narrator_did_it);
    claim.trace.push_back("event:" + std::string(name(row.type)) + (row.mode == Mode::none ? "" : ".") +
                          std::string(name(row.mode)) + "/" + std::string(row.lemma));
    claim.trace.insert(claim.trace.end(), filled.trace.begin(), filled.trace.end());
    claim.trace.insert(claim.trace.end(), factuality.trace.begin(), factuality.trace.end());
    if (event.time && !event.time->time.rule.empty()) claim.trace.push_back("time:" + event.time->time.rule);
    for (const Narration* narration : attribution_.covering(trigger.head)) claim.trace.push_back(narration->rule);
    claim.confidence = confidence_of(filled, event);

    const Fillers& places = filled.at(Role::place);
    if (places.size() > 1 && is_told_per_place(row)) {
      for (const Filler& place : places) {
        Claim one = claim;
        one.event.place = entities_for(context_, {place}, Mention_kind::place);
        one.event.extent = extent_of(context_, trigger, place);
        one.evidence = evidence_of(context_, trigger, one.event);
        drafts.push_back({trigger, &row, std::move(one)});
      }
      return;
    }
    event.place = entities_for(context_, places, Mention_kind::place);
    if (!places.empty()) event.extent = extent_of(context_, trigger, places.front());
    claim.evidence = evidence_of(context_, trigger, event);
    drafts.push_back({trigger, &row, std::move(claim)});
  }

  static double confidence_of(const Filled& filled, const Event& event) {
    double confidence = 0.9;
    if (filled.inherited_place) confidence -= 0.15;
    if (filled.inherited_actor) confidence -= 0.1;
    if (event.place.empty()) confidence -= 0.1;
    if (event.actor.empty() && event.recipient.empty()) confidence -= 0.15;
    return confidence;
  }

  const Claim_context& context_;
  Syntax syntax_;
  Attribution attribution_;
  Arguments arguments_;
  std::vector<Earlier_event> earlier_;
  Claims result_;
};

}  // namespace

Claims build_claims(const Document& document, const Words& words, const Mentions& mentions, const Lexicon& lexicon) {
  const Claim_context context(document, words, mentions, lexicon);
  return Claim_builder(context).build();
}

}  // namespace sijill
