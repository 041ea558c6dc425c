#include "sijill/claim/chain_candidates.h"

#include <algorithm>

#include "sijill/claim/describer.h"
#include "sijill/claim/entities.h"

namespace sijill {
namespace {

using Narrations = std::vector<const Narration*>;

std::string kind_of(const Claim_context& context, const Fillers& narrator) {
  if (narrator.empty() || narrator.front().mention == nothing) return "unknown";
  const Mention& mention = context.mention(narrator.front().mention);
  return mention.entity.kind + (mention.form == Mention_form::description ? ",described" : "");
}

class Chain_describer {
 public:
  Chain_describer(const Claim_context& context, const Trigger& trigger, const Predicate& row, const Setting& setting)
      : context_(context),
        trigger_(trigger),
        row_(row),
        setting_(setting),
        sentence_(context.sentence_of(trigger.head)),
        opening_(opening_of(context, trigger.head)) {
    shape_ = trigger.verbal ? "verb" : "noun";
  }

  // One narration that covers the event, kept or dropped.
  void describe(const Narration& narration, const std::string& what, std::vector<std::string>& out) const {
    const auto add = [&](const std::string& feature) { out.push_back("n:" + what + "," + feature); };
    const std::string manner = narration.around ? "around" : narration.own_deed ? "bare" : "clause";
    add("rule=" + narration.rule);
    add("rule=" + narration.rule + "," + manner);
    add(manner);
    add(manner + ",stance=" + std::string(name(narration.stance)));
    add(manner + ",kind=" + kind_of(context_, narration.narrator));
    if (narration.narrator.empty() || narration.narrator.front().mention == nothing) {
      add("unknown narrator," + manner);
    } else {
      const Mention& narrator = context_.mention(narration.narrator.front().mention);
      const bool elsewhere = narrator.words.begin < sentence_.begin || narrator.words.begin >= sentence_.end;
      add(elsewhere ? "narrator elsewhere," + manner
                    : (narrator.words.begin > narration.cue_word ? "cue first," : "narrator first,") + manner);
      if (narration.narrator.front().pronoun) add("pronoun," + manner);
    }
    const std::uint32_t cue = narration.cue_word;
    const bool after = trigger_.head > cue;
    add((after ? "after=" : "before=") + distance_bucket(after ? trigger_.head - cue : cue - trigger_.head) + "," +
        manner);
    add(std::string("opens=") + (cue <= sentence_.begin + 1 ? "1," : "0,") + manner);
    if (after) {
      std::uint32_t commas = 0;
      std::uint32_t relatives = 0;
      std::uint32_t joins = 0;
      for (std::uint32_t i = std::max(cue, narration.content.begin); i < trigger_.head; ++i) {
        commas += context_.folded[i] == "،" ? 1 : 0;
        relatives += is_relative(context_.folded[i]) ? 1 : 0;
        joins += context_.folded[i] == "فيما" || context_.folded[i] == "بينما" || context_.folded[i] == "حيث" ? 1 : 0;
      }
      add("commas=" + few(commas) + "," + manner);
      add("relatives=" + few(relatives) + "," + manner);
      add("joins=" + few(joins) + "," + manner);
    }
    add("type=" + std::string(name(row_.type)) + "," + manner);
    add("shape=" + shape_ + "," + manner);
    if (context_.is_title(trigger_.head)) add("title");
  }

  void describe_silence(std::vector<std::string>& out) const {
    out.emplace_back("n:nobody");
    out.push_back("n:nobody,opening=" + opening_);
    out.push_back("n:nobody,type=" + std::string(name(row_.type)));
    if (context_.is_title(trigger_.head)) out.emplace_back("n:nobody,title");
    for (const auto* part : {&setting_.words, &setting_.scene}) {
      for (const std::string& feature : *part) out.push_back("n:nobody," + feature);
    }
  }

  // A narration of an earlier sentence, or of this one but beside the event, that may go on.
  void describe_carried(const Narration& narration, bool silent_between, std::vector<std::string>& out) const {
    const auto add = [&](const std::string& feature) { out.push_back("n:carried," + feature); };
    const Word& cue = context_.words[narration.cue_word];
    const std::uint32_t gap = context_.words[trigger_.head].sentence - cue.sentence;
    const std::string where = gap == 0 ? "same" : gap == 1 ? "before" : gap <= 3 ? "near" : "far";
    const auto& sentences = context_.document.sentences;
    const bool same_paragraph =
        sentences[cue.sentence].paragraph == sentences[context_.words[trigger_.head].sentence].paragraph;
    add(where);
    add(where + (same_paragraph ? ",paragraph" : ",other paragraph"));
    add(where + ",opening=" + opening_);
    add("opening=" + opening_);
    add("rule=" + narration.rule);
    add("stance=" + std::string(name(narration.stance)) + "," + where);
    add("kind=" + kind_of(context_, narration.narrator));
    add("kind=" + kind_of(context_, narration.narrator) + "," + where);
    add(std::string(narration.around ? "around," : narration.own_deed ? "bare," : "clause,") + where);
    add("type=" + std::string(name(row_.type)));
    add(silent_between ? "silence between" : "nothing between");
    if (context_.is_title(trigger_.head)) add("title");
  }

  // Somebody else says it: a name between the cue and what is said, or one who spoke before.
  void describe_other(const Narration& narration, std::int32_t other, const std::string& whence, std::size_t rank,
                      std::vector<std::string>& out) const {
    const auto add = [&](const std::string& feature) { out.push_back("n:other," + whence + "," + feature); };
    const Mention& mention = context_.mention(other);
    const bool pronoun = narration.narrator.empty() || narration.narrator.front().pronoun;
    add("any");
    add("rank=" + few(static_cast<std::uint32_t>(rank)));
    add("kind=" + mention.entity.kind);
    add("form=" + std::to_string(static_cast<int>(mention.form)));
    add("instead of=" + kind_of(context_, narration.narrator) + (pronoun ? ",pronoun" : ""));
    add("kind=" + mention.entity.kind + ",instead of=" + kind_of(context_, narration.narrator));
    if (mention.words.begin > 0 && context_.words[mention.words.begin - 1].upos == Upos::adp) {
      add("after preposition");
    } else {
      add("bare");
    }
    if (mention.words.begin == narration.cue_word + 1) add("right after cue");
  }

 private:
  const Claim_context& context_;
  const Trigger& trigger_;
  const Predicate& row_;
  const Setting& setting_;
  Range sentence_;
  std::string opening_;
  std::string shape_;
};

}  // namespace

std::vector<Chain_candidate> chain_candidates_for(const Claim_context& context, const Attribution& attribution,
                                                  const Trigger& trigger, const Predicate& row,
                                                  const Setting& setting) {
  const Chain_describer describer(context, trigger, row, setting);
  const Narrations covering = attribution.covering(trigger.head);
  std::vector<Chain_candidate> found;
  const auto same_end = [](const std::vector<Link>& a, const std::vector<Link>& b) {
    return a.size() == b.size() && (a.size() == 1 || (a.back().narrator.id == b.back().narrator.id &&
                                                      a.back().narrator.text == b.back().narrator.text));
  };
  const auto propose = [&](std::vector<Link> chain, std::vector<std::string> features) {
    for (const Chain_candidate& other : found) {
      if (same_end(other.chain, chain)) return;
    }
    found.push_back({std::move(chain), std::move(features)});
  };
  // What covers the event, from all of it to nothing: the inner ones may be false cues or have ended before.
  const auto propose_some = [&](const Narrations& kept) {
    std::vector<std::string> features;
    for (const Narration* narration : covering) {
      const bool keeps = std::find(kept.begin(), kept.end(), narration) != kept.end();
      const std::string what = !keeps ? "drop" : narration == kept.back() ? "keep" : "relay";
      describer.describe(*narration, what, features);
    }
    if (kept.empty()) describer.describe_silence(features);
    propose(attribution.chain_of(kept), std::move(features));
  };
  for (std::size_t count = covering.size() + 1; count-- > 0;) {
    propose_some(Narrations(covering.begin(), covering.begin() + static_cast<std::ptrdiff_t>(count)));
  }
  if (covering.size() > 1) propose_some({covering.back()});

  // Others who may be meant.
  const Narrations before = attribution.spoken_before(trigger.head);
  if (!covering.empty()) {
    const Narration& inner = *covering.back();
    const auto replace = [&](std::int32_t m, const char* whence, std::size_t rank) {
      if (m == nothing || inner.links.empty()) return;
      Narration other = inner;
      other.narrator = {{m, context.mention(m).words, false}};
      Link link = attribution.link_of(other.narrator, inner.stance, {});
      link.cue = inner.links.back().cue;
      link.role = inner.links.back().role;
      other.links.back() = link;
      Narrations kept = covering;
      kept.back() = &other;
      std::vector<std::string> features;
      describer.describe_other(inner, m, whence, rank, features);
      propose(attribution.chain_of(kept), std::move(features));
    };
    std::size_t rank = 0;
    if (!inner.around) {
      for (std::uint32_t i = inner.cue_word + 1; i < inner.content.begin && rank < 4; ++i) {
        const std::int32_t m = context.actor_at[i];
        if (m != nothing && context.mention(m).words.begin == i) replace(m, "beside", rank++);
      }
    }
    rank = 0;
    for (const Narration* earlier : before) {
      if (rank == 3) break;
      if (!earlier->narrator.empty()) replace(earlier->narrator.front().mention, "before", rank++);
    }
  }
  if (!before.empty() && (covering.empty() || before.front() != covering.back())) {
    std::vector<std::string> features;
    describer.describe_carried(*before.front(), attribution.silent_after(*before.front(), trigger.head), features);
    for (const Narration* narration : covering) describer.describe(*narration, "drop", features);
    std::vector<Link> chain = attribution.chain_of({before.front()});
    for (Link& link : chain) link.cue = {};
    propose(std::move(chain), std::move(features));
  }
  return found;
}

}  // namespace sijill
