#include "sijill/claim/candidates.h"

#include <algorithm>
#include <array>

#include "sijill/claim/entities.h"

namespace sijill {
namespace {

std::string shape_of(const Trigger& trigger, const Predicate& row) {
  if (trigger.verbal)
    return row.aspect == Aspect::passive || trigger.inflection == Inflection::passive ? "passive" : "verb";
  return row.word_class == Word_class::participle ? "participle" : trigger.definite ? "definite" : "noun";
}

bool holds(const Fillers& list, std::int32_t mention) {
  return std::any_of(list.begin(), list.end(), [&](const Filler& filler) { return filler.mention == mention; });
}

bool same_entity(const Claim_context& context, const Fillers& list, std::int32_t mention) {
  return std::any_of(list.begin(), list.end(), [&](const Filler& filler) {
    return filler.mention != nothing &&
           context.mention(filler.mention).entity.id == context.mention(mention).entity.id;
  });
}

class Describer {
 public:
  Describer(Role role, const Claim_context& context, const Attribution& attribution, const Trigger& trigger,
            const Predicate& row, const std::vector<Governor>& governors, const Filled& filled,
            const std::vector<Earlier_event>& earlier)
      : role_(role),
        context_(context),
        trigger_(trigger),
        row_(row),
        governors_(governors),
        filled_(filled),
        narrations_(attribution.covering(trigger.head)),
        prefix_(role == Role::actor ? "a:" : "p:"),
        shape_(shape_of(trigger, row)),
        type_(name(row.type)) {
    for (auto event = earlier.rbegin(); event != earlier.rend() && previous_ == nullptr; ++event) previous_ = &*event;
    for (const std::string& step : filled.trace) {
      const bool place_rule = step.starts_with("place:");
      const bool actor_rule = step.starts_with("actor:");
      if (role == Role::place ? !actor_rule : !place_rule) rule_ = step;
    }
  }

  [[nodiscard]] std::vector<std::string> nobody() const {
    std::vector<std::string> out;
    add(out, "none");
    add(out, "none,type=" + type_);
    add(out, "none,mode=" + std::string(name(row_.mode)));
    add(out, "none,shape=" + shape_);
    add(out, "none,type=" + type_ + ",shape=" + shape_);
    add(out, std::string("none,proposed=") + (filled_.at(role_).empty() ? "0" : "1"));
    add(out, std::string("none,title=") + (context_.is_title(trigger_.head) ? "1" : "0"));
    add(out, std::string("none,governed=") + (governors_.empty() ? "0" : "1"));
    if (!filled_.at(Role::recipient).empty()) add(out, "none,recipient");
    if (!wants_role()) add(out, "none,unwanted");
    return out;
  }

  [[nodiscard]] std::vector<std::string> somebody(const Fillers& fillers, bool proposed) const {
    std::vector<std::string> out;
    const Filler& first = fillers.front();
    const Mention& mention = context_.mention(first.mention);
    const Range sentence = context_.sentence_of(trigger_.head);
    const bool here = mention.words.begin >= sentence.begin && mention.words.begin < sentence.end;
    add(out, "some");
    add(out, "some,type=" + type_);
    add(out, "some,type=" + type_ + ",shape=" + shape_);
    if (proposed) {
      add(out, "proposed");
      add(out, "proposed,rule=" + rule_);
      add(out, "proposed,shape=" + shape_);
      add(out, "proposed,rule=" + rule_ + ",type=" + type_);
      if (first.pronoun) add(out, "proposed,pronoun");
    }
    add(out, "kind=" + kind_group(mention));
    add(out, "kind=" + kind_group(mention) + ",type=" + type_);
    add(out, "form=" + std::to_string(static_cast<int>(mention.form)));
    if (mention.twin != nothing) add(out, "twin");
    if (mention.qualifies != nothing) add(out, "qualifies");
    if (!mention.entity.relation.empty()) add(out, "relation");
    if (fillers.size() > 1) add(out, "list");
    if (!mention.entity.id.starts_with("doc.")) add(out, "known");
    if (here) {
      describe_position(mention, sentence, out);
    } else {
      add(out, "elsewhere");
      add(out, "elsewhere,shape=" + shape_);
      add(out, "elsewhere,sentences=" + std::to_string(std::min<std::uint32_t>(
                                            4, context_.words[trigger_.head].sentence - mention.sentence)));
    }
    for (const Role other : {Role::actor, Role::recipient, Role::place, Role::from}) {
      if (other != role_ && holds(filled_.at(other), first.mention))
        add(out, "fills=" + std::to_string(static_cast<int>(other)));
      if (other != role_ && same_entity(context_, filled_.at(other), first.mention))
        add(out, "same as=" + std::to_string(static_cast<int>(other)));
    }
    if (!narrations_.empty()) {
      const Narration& inner = *narrations_.back();
      if (same_entity(context_, inner.narrator, first.mention)) {
        add(out, "narrator");
        add(out, "narrator,stance=" + std::string(name(inner.stance)));
        add(out, "narrator,kind=" + kind_group(mention));
        if (inner.own_deed) add(out, "narrator,own");
      } else {
        add(out, "told");
      }
    }
    if (previous_ != nullptr) {
      const bool same_sentence = previous_->sentence == context_.words[trigger_.head].sentence;
      const std::string where = same_sentence ? "same" : "before";
      for (const Role other : {Role::actor, Role::recipient, Role::place}) {
        if (!same_entity(context_, previous_->filled.at(other), first.mention)) continue;
        add(out, "previous=" + std::to_string(static_cast<int>(other)) + "," + where);
        if (previous_->predicate->type == row_.type)
          add(out, "previous=" + std::to_string(static_cast<int>(other)) + "," + where + ",type");
        add(out, "previous=" + std::to_string(static_cast<int>(other)) + "," + where + ",shape=" + shape_);
      }
    }
    for (const Governor& governor : governors_) {
      if (holds(governor.subject, first.mention)) {
        add(out, "governor");
        if (governor.support->subject)
          add(out, "governor,role=" + std::to_string(static_cast<int>(*governor.support->subject)));
      }
    }
    return out;
  }

 private:
  void add(std::vector<std::string>& out, const std::string& feature) const { out.push_back(prefix_ + feature); }

  [[nodiscard]] bool wants_role() const {
    return std::any_of(row_.frame.begin(), row_.frame.end(),
                       [&](const Frame_slot& slot) { return slot.role == role_; });
  }

  [[nodiscard]] static std::string kind_group(const Mention& mention) {
    const std::string& kind = mention.entity.kind;
    if (mention.kind == Mention_kind::place) {
      if (kind == "country" || kind == "region" || kind == "province" || kind == "place" || kind == "anaphor" ||
          kind == "border")
        return kind;
      return "named place";
    }
    if (kind == "force" || kind == "group" || kind == "fighters") return "armed";
    if (kind == "state" || kind == "government") return "state";
    if (kind == "agency" || kind == "media" || kind == "monitor" || kind == "anonymous") return "voice";
    return kind;
  }

  void describe_position(const Mention& mention, Range sentence, std::vector<std::string>& out) const {
    const bool after = mention.words.begin > trigger_.last;
    const std::uint32_t distance = after                               ? mention.words.begin - trigger_.last
                                   : trigger_.head > mention.words.end ? trigger_.head - mention.words.end + 1
                                                                       : 1;
    const std::string side = after ? "after" : "before";
    add(out, side + "=" + distance_bucket(distance));
    add(out, side + ",shape=" + shape_);
    add(out, side + "=" + distance_bucket(distance) + ",shape=" + shape_);
    add(out, side + ",type=" + type_);
    std::string preposition = "-";
    if (mention.words.begin > sentence.begin) {
      std::uint32_t at = mention.words.begin - 1;
      while (at > sentence.begin && (is_quote_mark(context_.words[at]) || context_.number_at[at] != nothing)) --at;
      if (context_.words[at].upos == Upos::adp) preposition = context_.folded[at];
      if (context_.folded[at] == "و") preposition = "و";
      if (context_.words[at].upos == Upos::verb) {
        add(out, "after verb");
        add(out, "after verb," + side);
      }
      if (opens_content(context_.folded[at])) add(out, "after an," + side);
    } else {
      add(out, "opens sentence");
    }
    add(out, side + ",prep=" + preposition);
    add(out, side + ",prep=" + preposition + ",type=" + type_);
    add(out, side + ",prep=" + preposition + ",shape=" + shape_);
    const std::uint32_t from = after ? trigger_.last + 1 : mention.words.end;
    const std::uint32_t to = after ? mention.words.begin : trigger_.head;
    std::uint32_t verbs = 0;
    std::uint32_t commas = 0;
    std::uint32_t others = 0;
    std::int32_t last = nothing;
    const auto& index = role_ == Role::place ? context_.place_at : context_.actor_at;
    for (std::uint32_t i = from; i < to; ++i) {
      if (context_.words[i].upos == Upos::verb) ++verbs;
      if (context_.folded[i] == "،" || context_.folded[i] == ":") ++commas;
      if (index[i] != nothing && index[i] != last) {
        last = index[i];
        ++others;
      }
    }
    add(out, side + ",verbs=" + std::to_string(std::min(verbs, 3U)));
    add(out, side + ",commas=" + std::to_string(std::min(commas, 3U)));
    add(out, side + ",others=" + std::to_string(std::min(others, 3U)));
    add(out, side + ",others=" + std::to_string(std::min(others, 3U)) + ",shape=" + shape_);
    const bool same_clause = context_.clause[mention.words.begin] == context_.clause[trigger_.head];
    add(out, std::string("clause=") + (same_clause ? "same" : "other") + "," + side);
    // What the parser says of the two heads.
    const Word& head = context_.words[mention.head];
    if (head.head >= 0) {
      const auto governor = static_cast<std::uint32_t>(head.head);
      if (governor == trigger_.head || governor == trigger_.last) add(out, "arc=" + head.deprel + ",shape=" + shape_);
      const std::int32_t above = context_.words[trigger_.head].head;
      if (above >= 0 && governor == static_cast<std::uint32_t>(above)) add(out, "sister=" + head.deprel);
    }
  }

  Role role_;
  const Claim_context& context_;
  const Trigger& trigger_;
  const Predicate& row_;
  const std::vector<Governor>& governors_;
  const Filled& filled_;
  std::vector<const Narration*> narrations_;
  std::string prefix_;
  std::string shape_;
  std::string type_;
  std::string rule_;
  const Earlier_event* previous_ = nullptr;
};

}  // namespace

std::string distance_bucket(std::uint32_t distance) {
  for (const std::uint32_t edge : {1U, 2U, 4U, 8U, 16U, 32U}) {
    if (distance <= edge) return std::to_string(edge);
  }
  return "far";
}

std::vector<Candidate> candidates_for(Role role, const Claim_context& context, const Syntax& syntax,
                                      const Attribution& attribution, const Trigger& trigger, const Predicate& row,
                                      const std::vector<Governor>& governors, const Filled& filled,
                                      const std::vector<Earlier_event>& earlier) {
  const Describer describer(role, context, attribution, trigger, row, governors, filled, earlier);
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
  std::size_t back = 0;
  for (auto event = earlier.rbegin(); event != earlier.rend() && back < 4; ++event, ++back) {
    if (context.words[trigger.head].sentence - event->sentence > 3) break;
    propose(event->filled.at(role), false);
    if (role == Role::actor) propose(event->filled.at(Role::recipient), false);
  }
  if (!own.empty()) found.push_back({{}, describer.nobody()});
  return found;
}

}  // namespace sijill
