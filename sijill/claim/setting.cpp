#include "sijill/claim/setting.h"

#include <algorithm>

#include "sijill/claim/describer.h"
#include "sijill/claim/entities.h"

namespace sijill {
namespace {

class Surveyor {
 public:
  Surveyor(const Claim_context& context, const Trigger& trigger, const Predicate& row)
      : context_(context),
        trigger_(trigger),
        row_(row),
        sentence_(context.sentence_of(trigger.head)),
        clause_(context.clause_of(trigger.head)),
        type_(name(row.type)),
        form_(form_of(trigger, row)) {}

  void survey_word(const std::vector<Governor>& governors) {
    const std::string word = std::string(row_.lemma) + "." + std::string(name(row_.mode));
    add("form=" + form_ + ",mode=" + type_ + "." + std::string(name(row_.mode)));
    add("word=" + word);
    add("word=" + word + ",form=" + form_);
    const std::string before = word_beside(context_, sentence_, trigger_.head, -1);
    const std::string after = word_beside(context_, sentence_, trigger_.last, 1);
    add("before=" + before);
    add("before=" + before + ",form=" + form_);
    add("before=" + before + " " + word_beside(context_, sentence_, trigger_.head, -2));
    add("after=" + after);
    add("after=" + after + ",form=" + form_);
    add("after=" + after + ",type=" + type_);
    add("after=" + after + " " + word_beside(context_, sentence_, trigger_.last, 2));
    const Word& head = context_.words[trigger_.head];
    add("deprel=" + head.deprel + ",form=" + form_);
    if (head.head >= 0) {
      const Word& parent = context_.words[static_cast<std::size_t>(head.head)];
      add("parent=" + (parent.lemma.empty() ? parent.folded : parent.lemma));
      add("parent tag=" + std::string(name(parent.upos)) + ",form=" + form_);
    }
    for (const Governor& governor : governors) add("governor=" + std::string(governor.support->lemma));
  }

  // What follows it in its clause: بين، ضد، من قبل; and how the clause opens.
  void survey_clause() {
    const std::uint32_t limit = std::min(clause_.end, trigger_.last + 16);
    for (std::uint32_t i = trigger_.last + 1; i < limit; ++i) {
      if (context_.words[i].upos != Upos::adp && context_.folded[i] != "بين") continue;
      add("has=" + std::string(context_.folded[i]));
      add("has=" + std::string(context_.folded[i]) + ",form=" + form_);
    }
    add("clause=" + word_beside(context_, sentence_, clause_.begin, 0));
    add("opening=" + opening_of(context_, trigger_.head));
    bool relative = false;
    bool had = false;
    for (std::uint32_t i = clause_.begin; i < trigger_.head; ++i) {
      relative = relative || is_relative(context_.folded[i]);
      had = had || context_.folded[i] == "كان" || context_.folded[i] == "كانت" || context_.folded[i] == "كانوا";
    }
    if (relative) add("relative,form=" + form_);
    if (had) {
      add("had");
      add("had,form=" + form_);
    }
  }

  // How many there are in its clause and sentence who might fill a role.
  void survey_others() {
    count("actors", context_.actor_at);
    count("places", context_.place_at);
    count("dates", context_.time_at);
    bool counted = false;
    for (std::uint32_t i = clause_.begin; i < clause_.end; ++i) counted = counted || context_.number_at[i] != nothing;
    if (counted) add("counted,form=" + form_);
  }

  void survey_roles(const Filled& filled) {
    const std::string actor = party(filled, Role::actor);
    const std::string recipient = party(filled, Role::recipient);
    const std::string place = filled.at(Role::place).empty() ? "none" : filled.inherited_place ? "taken" : "own";
    add("recipient=" + recipient + ",form=" + form_);
    add("recipient=" + recipient + ",mode=" + std::string(name(row_.mode)));
    add("parties=" + actor + "," + recipient + "," + place);
    add("parties=" + actor + "," + recipient + "," + place + ",form=" + form_);
    add("frame=" + std::to_string(filled.from_frame) + ",form=" + form_);
  }

  void survey_voice(const Factuality& factuality, const std::vector<const Narration*>& narrations) {
    const std::string voice(narrations.empty() ? "none" : name(narrations.back()->stance));
    add("modality=" + std::string(name(factuality.modality)) + ",form=" + form_);
    if (factuality.polarity == Polarity::denied) add("denied");
    add("voice=" + voice);
    add("voice=" + voice + ",form=" + form_);
    if (!narrations.empty() && narrations.back()->own_deed) add("own deed");
  }

  void survey_story(const Story& story) {
    const std::uint32_t own = context_.words[trigger_.head].sentence;
    const auto& sentences = context_.document.sentences;
    std::uint32_t first = 0;
    while (first < sentences.size() && sentences[first].kind != Sentence_kind::body) ++first;
    const std::string where = context_.is_title(trigger_.head) ? "title"
                              : own <= first                   ? "lead"
                              : own <= first + 2               ? "second"
                                                               : "later";
    add("where=" + where);
    add("where=" + where + ",form=" + form_);
    if (story.events().empty()) return;
    const Earlier_event& last = story.events().back();
    const std::uint32_t gap = story.gap(last, trigger_.head);
    const std::string apart = gap == 0 ? "same" : gap == 1 ? "before" : "far";
    const std::string like = last.predicate->type != row_.type   ? "other"
                             : last.predicate->mode != row_.mode ? "type"
                                                                 : "mode";
    const std::string had = std::string(last.filled.at(Role::actor).empty() ? "-" : "a") +
                            (last.filled.at(Role::place).empty() ? "-" : "p") + (last.time ? "t" : "-");
    add("last=" + apart + "," + like);
    add("last=" + apart + "," + had);
    add("last=" + apart + "," + had + ",form=" + form_);
  }

  [[nodiscard]] std::vector<std::string> take() && { return std::move(features_); }

 private:
  void add(std::string feature) { features_.push_back(std::move(feature)); }

  void count(const std::string& what, const std::vector<std::int32_t>& index) {
    std::uint32_t here = 0;
    std::uint32_t near = 0;
    for (std::uint32_t i = sentence_.begin; i < sentence_.end; ++i) {
      const std::int32_t m = index[i];
      if (m == nothing || context_.mention(m).words.begin != i) continue;
      if (context_.mention(m).form == Mention_form::adjective) continue;
      ++here;
      if (clause_.contains(i)) ++near;
    }
    add(what + "=" + few(here));
    add(what + "=" + few(here) + ",form=" + form_);
    add(what + "=" + few(near) + " near,form=" + form_);
    add(what + "=" + few(near) + " near,mode=" + std::string(name(row_.mode)));
  }

  [[nodiscard]] std::string party(const Filled& filled, Role role) const {
    if (filled.at(role).empty()) return "none";
    const Filler& first = filled.at(role).front();
    if (is_armed(context_, first)) return "armed";
    if (is_people(context_, first)) return "people";
    return first.mention == nothing ? "thing" : "other";
  }

  const Claim_context& context_;
  const Trigger& trigger_;
  const Predicate& row_;
  Range sentence_;
  Range clause_;
  std::string type_;
  std::string form_;
  std::vector<std::string> features_;
};

}  // namespace

std::string form_of(const Trigger& trigger, const Predicate& row) {
  if (trigger.verbal) {
    if (row.aspect == Aspect::passive || trigger.inflection == Inflection::passive) return "passive";
    return trigger.inflection == Inflection::imperfect ? "imperfect" : "perfect";
  }
  if (row.word_class == Word_class::participle) return trigger.definite ? "the participle" : "participle";
  return trigger.definite ? "the noun" : "noun";
}

std::string word_beside(const Claim_context& context, Range sentence, std::uint32_t from, int step) {
  const std::int64_t at = static_cast<std::int64_t>(from) + step;
  if (at < sentence.begin) return "<";
  if (at >= sentence.end) return ">";
  const auto i = static_cast<std::uint32_t>(at);
  if (context.number_at[i] != nothing) return "#";
  if (context.time_at[i] != nothing) return "@time";
  if (context.place_at[i] != nothing) return "@place";
  if (context.actor_at[i] != nothing) return "@actor";
  const Word& word = context.words[i];
  if (word.upos == Upos::propn || word.upos == Upos::x) return "@name";
  return word.lemma.empty() ? word.folded : word.lemma;
}

Setting setting_of(const Claim_context& context, const Attribution& attribution, const Trigger& trigger,
                   const Predicate& row, const std::vector<Governor>& governors, const Filled& filled,
                   const Factuality& factuality, const Story& story) {
  Surveyor words(context, trigger, row);
  words.survey_word(governors);
  words.survey_clause();
  Surveyor scene(context, trigger, row);
  scene.survey_others();
  scene.survey_roles(filled);
  scene.survey_voice(factuality, attribution.covering(trigger.head));
  scene.survey_story(story);
  return {std::move(words).take(), std::move(scene).take()};
}

}  // namespace sijill
