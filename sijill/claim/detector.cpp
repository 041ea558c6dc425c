#include "sijill/claim/detector.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "sijill/claim/candidates.h"
#include "sijill/claim/describer.h"
#include "sijill/claim/entities.h"
#include "sijill/claim/setting.h"

namespace sijill {
namespace {

class Trigger_describer {
 public:
  Trigger_describer(const Claim_context& context, const Trigger& trigger, const Predicate& row)
      : context_(context),
        trigger_(trigger),
        row_(row),
        sentence_(context.sentence_of(trigger.head)),
        type_(name(row.type)),
        shape_(form_of(trigger, row)) {}

  void add(std::string feature) { features_.push_back("d:" + std::move(feature)); }

  void describe_trigger() {
    const std::string mode = type_ + "." + std::string(name(row_.mode));
    add("any");
    add("type=" + type_);
    add("mode=" + mode);
    add("word=" + mode + "/" + std::string(row_.lemma));
    add("shape=" + shape_);
    add("shape=" + shape_ + ",type=" + type_);
    add("shape=" + shape_ + ",mode=" + mode);
    if (trigger_.parts.empty() && context_.words[trigger_.head].feats.find("Number=Plur") != std::string::npos) {
      add("plural");
      add("plural,type=" + type_ + ",shape=" + shape_);
    }
  }

  // The words around it, and what the parse hangs it on.
  void describe_neighbours() {
    const std::uint32_t head = trigger_.head;
    add("before=" + word_at(head, -1));
    add("before=" + word_at(head, -1) + ",type=" + type_);
    add("before=" + word_at(head, -2) + " " + word_at(head, -1));
    add("after=" + word_at(trigger_.last, 1));
    add("after=" + word_at(trigger_.last, 1) + ",type=" + type_);
    add("tags=" + tag_at(head, -2) + " " + tag_at(head, -1) + " " + tag_at(trigger_.last, 1));
    const Word& word = context_.words[head];
    add("deprel=" + word.deprel + ",shape=" + shape_);
    if (word.head >= 0) {
      const Word& parent = context_.words[static_cast<std::size_t>(word.head)];
      add("parent=" + lemma_of(parent));
      add("parent=" + lemma_of(parent) + ",type=" + type_);
      add("parent tag=" + std::string(name(parent.upos)) + "," + word.deprel);
      if (parent.head >= 0) add("grandparent=" + lemma_of(context_.words[static_cast<std::size_t>(parent.head)]));
    } else {
      add("root");
    }
    const std::uint32_t first = head > sentence_.begin + 5 ? head - 5 : sentence_.begin;
    const std::uint32_t limit = std::min(sentence_.end, trigger_.last + 6);
    for (std::uint32_t i = first; i < limit; ++i) {
      if (i >= head && i <= trigger_.last) continue;
      if (is_telling(i)) add((i < head ? "near before=" : "near after=") + lemma_of(context_.words[i]));
    }
  }

  void describe_roles(const Filled& filled, const std::vector<Governor>& governors) {
    const std::string actor = held(filled, Role::actor, filled.inherited_actor);
    const std::string recipient = held(filled, Role::recipient, false);
    const std::string place = held(filled, Role::place, filled.inherited_place);
    const std::string time = dated();
    const std::string count = counted();
    add("actor=" + actor + ",type=" + type_);
    add("recipient=" + recipient + ",type=" + type_);
    add("place=" + place + ",type=" + type_);
    add("actor=" + actor + ",shape=" + shape_);
    add("recipient=" + recipient + ",shape=" + shape_);
    add("place=" + place + ",shape=" + shape_);
    add("time=" + time);
    add("time=" + time + ",shape=" + shape_);
    add("count=" + count);
    add("count=" + count + ",type=" + type_);
    add("roles=" + actor + "," + recipient + "," + place + "," + time + "," + count);
    add("frame=" + std::to_string(filled.from_frame) + ",type=" + type_);
    for (const Role role : {Role::actor, Role::recipient}) {
      const std::string which = role == Role::actor ? "actor" : "recipient";
      if (filled.at(role).empty()) continue;
      const Filler& first = filled.at(role).front();
      if (is_armed(context_, first)) add(which + " armed,type=" + type_);
      if (first.mention != nothing)
        add(which + " kind=" + context_.mention(first.mention).entity.kind + ",type=" + type_);
    }
    if (governors.empty()) add("ungoverned,shape=" + shape_);
    for (const Governor& governor : governors) {
      add("governor=" + std::string(governor.support->lemma));
      add("governor=" + std::string(governor.support->lemma) + ",type=" + type_);
    }
  }

  void describe_factuality(const Factuality& factuality, const std::vector<const Narration*>& narrations) {
    const std::string modality(name(factuality.modality));
    add("modality=" + modality);
    add("modality=" + modality + ",type=" + type_ + ",shape=" + shape_);
    if (factuality.polarity == Polarity::denied) {
      add("denied");
      add("denied,type=" + type_);
    }
    if (factuality.certainty != Certainty::certain) add("certainty=" + std::string(name(factuality.certainty)));
    add("told=" + (narrations.empty() ? "outlet" : std::string(name(narrations.back()->stance))));
    if (!narrations.empty()) add("told by=" + lemma_of(context_.words[narrations.back()->cue_word]));
  }

  // Where in the text it stands, and what the text around it is about.
  void describe_setting(const std::vector<Earlier_event>& earlier) {
    const std::string where = context_.is_title(trigger_.head) ? "title" : "body";
    add(where + ",shape=" + shape_);
    add("offset=" + distance_bucket(trigger_.head - sentence_.begin) + ",shape=" + shape_);
    const Range clause = context_.clause_of(trigger_.head);
    add("clause=" + word_at(clause.begin, 0));
    for (std::uint32_t i = clause.begin; i < trigger_.head; ++i) {
      if (is_relative(context_.folded[i])) {
        add("relative,shape=" + shape_);
        break;
      }
    }
    bool question = false;
    bool speaker = false;
    std::size_t weapons = 0;
    for (std::uint32_t i = sentence_.begin; i < sentence_.end; ++i) {
      const std::string_view word = context_.folded[i];
      question = question || word == "؟" || word == "هل";
      speaker = speaker || word == "نا" || word == "نحن" || word == "اننا" || word == "انا" || word == "ني";
      const std::string_view noun = context_.noun_class(i);
      if (noun == "weapon" || noun == "casualty_dead" || noun == "casualty_injured") ++weapons;
      if (is_telling(i)) add("sentence=" + lemma_of(context_.words[i]));
    }
    if (question) add("question");
    if (speaker) add("first person");
    add("weapons=" + std::to_string(std::min<std::size_t>(weapons, 3)));
    const std::string signs = distance_bucket(context_.signs_of_war);
    add("signs=" + signs);
    add("signs=" + signs + ",type=" + type_);
    add("signs=" + signs + ",shape=" + shape_);
    if (context_.speaks_of_conflict) add("conflict,type=" + type_);
    if (context_.names_fighters) add("fighters,type=" + type_);
    const bool told = std::any_of(earlier.begin(), earlier.end(), [&](const Earlier_event& event) {
      return event.predicate->type == row_.type && event.predicate->mode == row_.mode;
    });
    if (told) add("told before,shape=" + shape_);
    const bool beside = !earlier.empty() && earlier.back().sentence == context_.words[trigger_.head].sentence;
    if (beside) add("beside=" + std::string(name(earlier.back().predicate->type)) + ",type=" + type_);
  }

  void describe_lack(const std::string& unmet) {
    add("lacks");
    add("lacks,shape=" + shape_);
    add("lacks=" + unmet);
    add("lacks=" + unmet + ",type=" + type_);
    add("lacks=" + unmet + ",mode=" + type_ + "." + std::string(name(row_.mode)));
    add("lacks=" + unmet + ",word=" + std::string(row_.lemma));
  }

  // Every feature twice: as such, and as seen in its world: violence in a war report ("w") or elsewhere ("o"), or an
  // event of another kind ("x"). In a war report even «الهجوم» with nothing beside it tells news; in a few lines, a
  // comment or a court report it names what is known.
  [[nodiscard]] std::vector<std::string> in_their_world() && {
    const bool violence = row_.type == Event_type::assault || row_.type == Event_type::protest;
    const char world = !violence ? 'x' : context_.signs_of_war >= signs_of_a_war_report ? 'w' : 'o';
    const std::size_t count = features_.size();
    for (std::size_t i = 0; i < count; ++i) features_.push_back(world + features_[i]);
    return std::move(features_);
  }

 private:
  [[nodiscard]] static std::string lemma_of(const Word& word) {
    return word.lemma.empty() ? word.folded : word.lemma;
  }

  // Names would teach the model who, not how it is said.
  [[nodiscard]] bool is_telling(std::uint32_t i) const {
    const Upos upos = context_.words[i].upos;
    if (upos != Upos::noun && upos != Upos::verb && upos != Upos::adj && upos != Upos::adv) return false;
    return context_.actor_at[i] == nothing && context_.place_at[i] == nothing && context_.time_at[i] == nothing &&
           context_.number_at[i] == nothing;
  }

  [[nodiscard]] std::string word_at(std::uint32_t from, int step) const {
    return word_beside(context_, sentence_, from, step);
  }

  [[nodiscard]] std::string tag_at(std::uint32_t from, int step) const {
    const std::int64_t at = static_cast<std::int64_t>(from) + step;
    if (at < sentence_.begin) return "<";
    if (at >= sentence_.end) return ">";
    return std::string(name(context_.words[static_cast<std::size_t>(at)].upos));
  }

  // "own": stands in the sentence; "taken": inherited from what was told before; "none".
  [[nodiscard]] std::string held(const Filled& filled, Role role, bool inherited) const {
    if (filled.at(role).empty()) return "none";
    if (inherited) return "taken";
    const Filler& first = filled.at(role).front();
    return context_.clause_of(trigger_.head).contains(first.words.begin) ? "own" : "far";
  }

  [[nodiscard]] std::string dated() const {
    const Range clause = context_.clause_of(trigger_.head);
    std::string found = "none";
    for (std::uint32_t i = sentence_.begin; i < sentence_.end; ++i) {
      if (context_.time_at[i] == nothing) continue;
      if (clause.contains(i)) return "own";
      found = "far";
    }
    return found;
  }

  [[nodiscard]] std::string counted() const {
    const Range clause = context_.clause_of(trigger_.head);
    for (std::uint32_t i = clause.begin; i < clause.end; ++i) {
      if (context_.number_at[i] != nothing) return "own";
    }
    return "none";
  }

  const Claim_context& context_;
  const Trigger& trigger_;
  const Predicate& row_;
  Range sentence_;
  std::string type_;
  std::string shape_;
  std::vector<std::string> features_;
};

}  // namespace

Result<Detector> Detector::open(const std::string& path) {
  Result<Argument_ranker> weights = Argument_ranker::open(path);
  if (!weights) return weights.error();
  Detector detector;
  detector.weights_ = std::move(weights).value();
  return detector;
}

double Detector::probability(std::span<const std::string> features) const {
  if (empty()) return 1;
  return 1 / (1 + std::exp(-weights_.score(features)));
}

bool may_be_outweighed(const Claim_context& context, const Predicate& row, std::string_view unmet) {
  static constexpr auto weighable = std::to_array<std::string_view>(
      {"an actor", "an armed actor", "a place", "a recipient", "an armed recipient", "an actor or a recipient",
       "people to whom it was done", "something new said about it", "a place as its own argument",
       "one whom it befell", "a place named with it", "a weapon in the clause"});
  // قال في اتصال هاتفي: how it was said, no consultation.
  return context.is_war_report && row.mode != Mode::phone && in(unmet, weighable);
}

bool is_told_outright(const Claim_context& context, const Trigger& trigger, const Filled& filled,
                      const Factuality& factuality) {
  if (!trigger.verbal) return false;
  if (factuality.modality != Modality::actual && factuality.modality != Modality::ongoing &&
      factuality.modality != Modality::attempt && factuality.modality != Modality::failed) {
    return false;
  }
  const Range sentence = context.sentence_of(trigger.head);
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (context.folded[i] == "؟" || context.folded[i] == "هل") return false;
  }
  const Range clause = context.clause_of(trigger.head);
  const auto named_in_clause = [&](Role role, bool inherited) {
    return !filled.at(role).empty() && !inherited && clause.contains(filled.at(role).front().words.begin);
  };
  for (std::uint32_t i = clause.begin; i < trigger.head; ++i) {
    if (is_relative(context.folded[i])) return false;
  }
  return named_in_clause(Role::recipient, false) || named_in_clause(Role::actor, filled.inherited_actor);
}

std::vector<std::string> detection_features(const Claim_context& context, const Attribution& attribution,
                                            const Trigger& trigger, const Predicate& row,
                                            const std::vector<Governor>& governors, const Filled& filled,
                                            const Factuality& factuality, const std::vector<Earlier_event>& earlier,
                                            std::string_view unmet) {
  Trigger_describer describer(context, trigger, row);
  describer.describe_trigger();
  describer.describe_neighbours();
  describer.describe_roles(filled, governors);
  describer.describe_factuality(factuality, attribution.covering(trigger.head));
  describer.describe_setting(earlier);
  if (!unmet.empty()) describer.describe_lack(std::string(unmet));
  return std::move(describer).in_their_world();
}

}  // namespace sijill
