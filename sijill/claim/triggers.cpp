#include "sijill/claim/triggers.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace sijill {
namespace {

// قتلى, أسرى: counted people who are also the event.
bool is_casualty_noun(const Claim_context& context, std::uint32_t i) {
  const std::string_view noun_class = context.noun_class(i);
  return noun_class == "casualty_dead" || noun_class == "casualty_injured" || noun_class == "captive";
}

// دعا، أشاد، هدد: a speaker's deed in the outlet's voice, besides opening what is demanded (claims.md rule 18).
bool is_deed_of_speech(const Claim_context& context, std::uint32_t i) {
  for (const Form_hit& hit : context.lexicon.forms(context.folded[i])) {
    if (hit.kind != Entry_kind::predicate) continue;
    const Event_type type = context.lexicon.predicate(hit.entry).type;
    if (type == Event_type::request || type == Event_type::support || type == Event_type::threaten ||
        type == Event_type::reject) {
      return true;
    }
  }
  return false;
}

bool is_finite(Inflection inflection) {
  return inflection == Inflection::perfect || inflection == Inflection::imperfect ||
         inflection == Inflection::passive;
}

// Whether the tagger's part of speech and the neighbours allow a verbal or a nominal reading of a word.
bool may_be_verb(const Claim_context& context, std::uint32_t i, const Form_hit& hit) {
  if (hit.definite) return false;
  const Upos upos = context.words[i].upos;
  if (upos == Upos::verb || upos == Upos::aux) return true;
  if (upos == Upos::adp || upos == Upos::punct || upos == Upos::num || upos == Upos::pron) return false;
  const Range sentence = context.sentence_of(i);
  if (i > sentence.begin) {
    const Word& before = context.words[i - 1];
    if (before.upos == Upos::adp) return false;
    // After لم، لن، قد، التي only a verb can stand.
    if (is_relative(before.folded) || before.folded == "لم" || before.folded == "قد" || before.folded == "لن")
      return true;
  }
  const std::string_view form = context.folded[i];
  return form.ends_with("وا") || (hit.inflection == Inflection::imperfect && form.size() > 8);
}

bool may_be_noun(const Claim_context& context, std::uint32_t i) {
  const Upos upos = context.words[i].upos;
  if (upos == Upos::verb) {
    const Range sentence = context.sentence_of(i);
    return i > sentence.begin && context.words[i - 1].upos == Upos::adp;
  }
  return upos != Upos::adp && upos != Upos::punct && upos != Upos::pron;
}

// A gap of a phrase holds noun phrases; a verb, أن or a relative clause in it belongs to something else.
bool crosses_clause(const Claim_context& context, std::uint32_t first, const std::vector<std::uint32_t>& parts) {
  for (std::size_t p = 0; p + 1 < parts.size(); ++p) {
    for (std::uint32_t at = first + parts[p] + 1; at < first + parts[p + 1]; ++at) {
      if (context.words[at].upos == Upos::verb || opens_content(context.folded[at])) return true;
    }
  }
  return false;
}

std::optional<Trigger> phrase_trigger(const Claim_context& context, std::uint32_t i, std::uint32_t limit) {
  const std::span<const std::string_view> rest(context.folded.data() + i, limit - i);
  Trigger trigger;
  std::vector<std::uint32_t> parts;
  for (const Phrase_match& match : context.lexicon.match_phrases(rest)) {
    if (match.kind != Entry_kind::predicate) continue;
    if (!parts.empty() && match.parts != parts) continue;
    if (crosses_clause(context, i, match.parts)) continue;
    const bool verbal = is_finite(match.inflection);
    if (verbal && context.words[i].upos != Upos::verb && i > 0 && context.words[i - 1].upos == Upos::adp) continue;
    parts = match.parts;
    trigger.verbal = verbal;
    trigger.inflection = match.inflection;
    trigger.rows.push_back(&context.lexicon.predicate(match.entry));
  }
  if (trigger.rows.empty()) return std::nullopt;
  trigger.words = {i, i + parts.back() + 1};
  trigger.head = i;
  trigger.last = i + parts.back();
  for (std::uint32_t part : parts) trigger.parts.push_back(i + part);
  return trigger;
}

std::optional<Trigger> word_trigger(const Claim_context& context, std::uint32_t i) {
  Trigger verbal;
  Trigger nominal;
  for (const Form_hit& hit : context.lexicon.forms(context.folded[i])) {
    if (hit.kind != Entry_kind::predicate) continue;
    const Predicate& row = context.lexicon.predicate(hit.entry);
    const bool finite = is_finite(hit.inflection);
    if (finite ? !may_be_verb(context, i, hit) : !may_be_noun(context, i)) continue;
    Trigger& trigger = finite ? verbal : nominal;
    if (std::find(trigger.rows.begin(), trigger.rows.end(), &row) != trigger.rows.end()) continue;
    if (trigger.rows.empty()) {
      trigger.words = {i, i + 1};
      trigger.head = trigger.last = i;
      trigger.inflection = hit.inflection;
      trigger.verbal = finite;
    }
    trigger.definite = trigger.definite || hit.definite;
    trigger.rows.push_back(&row);
  }
  const bool tagged_verb = context.words[i].upos == Upos::verb;
  if (!verbal.rows.empty() && (tagged_verb || nominal.rows.empty())) return verbal;
  if (!nominal.rows.empty()) return nominal;
  return std::nullopt;
}

// A word inside the name of an actor or place states nothing: حركة المقاومة (the movement's name), أبين (a province,
// not "they refused").
bool is_inside_name(const Claim_context& context, std::uint32_t i) {
  for (const std::int32_t m : {context.place_at[i], context.actor_at[i]}) {
    if (m != nothing && context.mention(m).form == Mention_form::name) return true;
  }
  return false;
}

// The support entry of a word whose form fits, verbs as verbs and nouns as nouns.
std::vector<std::pair<const Support*, Inflection>> supports_at(const Claim_context& context, std::uint32_t i) {
  std::vector<std::pair<const Support*, Inflection>> found;
  if (is_inside_name(context, i)) return found;
  for (const Form_hit& hit : context.lexicon.forms(context.folded[i])) {
    if (hit.kind != Entry_kind::support) continue;
    if (is_finite(hit.inflection) && context.words[i].upos == Upos::adp) continue;
    // What turns a claim round has to be a verb for sure: مقاومة أبين تسترد is no refusal.
    const bool denies = context.lexicon.support(hit.entry).denies;
    if (denies && is_finite(hit.inflection) && !may_be_verb(context, i, hit)) continue;
    found.emplace_back(&context.lexicon.support(hit.entry), hit.inflection);
  }
  return found;
}

std::optional<Governor> governor_before(const Claim_context& context, const Syntax& syntax, std::uint32_t word) {
  const Range sentence = context.sentence_of(word);
  if (word == sentence.begin) return std::nullopt;
  std::uint32_t before = word - 1;
  while (before > sentence.begin && is_quote_mark(context.words[before])) --before;
  std::string_view joint = "obj";
  std::uint32_t from = word;
  if (opens_content(context.folded[before])) {
    joint = "ان";
    from = before;
  } else if (context.words[before].upos == Upos::adp) {
    joint = context.folded[before];
    from = before;
  }
  const bool nominal_joint = joint == "obj";
  const std::uint32_t reach = nominal_joint ? 16 : 30;
  for (std::uint32_t i = from; i-- > sentence.begin && i + reach > from;) {
    const Word& w = context.words[i];
    if (w.upos == Upos::punct && !is_quote_mark(w) && w.folded != "(" && w.folded != ")" &&
        context.clause[i] != context.clause[from]) {
      break;
    }
    if (opens_content(context.folded[i]) || is_relative(context.folded[i]) || w.folded == ":") break;
    for (const auto& [support, inflection] : supports_at(context, i)) {
      const bool subject_link = support->link == "subj";
      // «استطاعت تحرير» stands for «استطاعت أن تحرر».
      const bool clause_as_noun = nominal_joint && support->link == "ان" && support->modality && !support->is_noun;
      if (support->link != joint && !(nominal_joint && subject_link) && !clause_as_noun) continue;
      if (support->is_noun && nominal_joint && i + 1 != from && !(i + 2 == from && w.upos == Upos::noun)) continue;
      Governor governor;
      governor.word = i;
      governor.support = support;
      if (support->is_noun) {
        governor.subject = nominal_joint ? Fillers{} : syntax.possessor_of(i);
      } else if (!subject_link && support->subject) {
        governor.subject = syntax.frame_of(i, inflection).subject;
        // The event noun itself is not its own doer.
        if (!governor.subject.empty() && governor.subject.front().words.contains(word) &&
            governor.subject.front().mention == nothing) {
          governor.subject.clear();
        }
      }
      return governor;
    }
    // Another finite verb between governs the event instead.
    if (w.upos == Upos::verb && i + 1 < from && nominal_joint) break;
  }
  return std::nullopt;
}

// هجوم (عنيف) شنته المعارضة | الهجوم الذي شنه التنظيم
std::optional<Governor> governor_after(const Claim_context& context, const Syntax& syntax, const Trigger& trigger) {
  const Range sentence = context.sentence_of(trigger.head);
  std::uint32_t i = trigger.last + 1;
  while (
      i < sentence.end && i < trigger.last + 6 &&
      (context.words[i].upos == Upos::adj || is_relative(context.folded[i]) || context.words[i].upos == Upos::noun)) {
    if (context.words[i].upos == Upos::noun && !supports_at(context, i).empty()) break;
    ++i;
  }
  if (i + 1 >= sentence.end || context.words[i].upos == Upos::punct) return std::nullopt;
  for (const auto& [support, inflection] : supports_at(context, i)) {
    if (support->link != "obj" || support->is_noun || !support->subject) continue;
    if (context.words[i + 1].upos != Upos::pron || context.words[i + 1].token != context.words[i].token) continue;
    Governor governor;
    governor.word = i;
    governor.support = support;
    governor.follows = true;
    const Filler subject = syntax.phrase_at(i + 2, sentence.end);
    governor.subject = subject.empty() ? syntax.subject_before(i) : syntax.with_conjuncts(subject);
    return governor;
  }
  return std::nullopt;
}

}  // namespace

std::vector<Trigger> triggers_inside(const Claim_context& context, const Trigger& phrase) {
  std::vector<Trigger> found;
  for (const std::uint32_t part : phrase.parts) {
    if (auto word = word_trigger(context, part)) found.push_back(std::move(*word));
  }
  return found;
}

std::vector<Trigger> find_triggers(const Claim_context& context, Range sentence, const Attribution& attribution) {
  std::vector<Trigger> found;
  std::vector<bool> taken(sentence.size(), false);  // parts of phrases: they state nothing on their own
  for (std::uint32_t i = sentence.begin; i < sentence.end; ++i) {
    if (taken[i - sentence.begin] || context.words[i].upos == Upos::punct) continue;
    if (attribution.is_cue(i) && !is_deed_of_speech(context, i)) continue;
    if (is_inside_name(context, i) || (context.actor_at[i] != nothing && !is_casualty_noun(context, i))) continue;
    if (auto phrase = phrase_trigger(context, i, sentence.end)) {
      for (std::uint32_t part : phrase->parts) taken[part - sentence.begin] = true;
      found.push_back(std::move(*phrase));
      continue;
    }
    if (auto word = word_trigger(context, i)) found.push_back(std::move(*word));
  }
  return found;
}

std::vector<Governor> governors_of(const Claim_context& context, const Syntax& syntax, const Trigger& trigger) {
  std::vector<Governor> chain;
  std::uint32_t word = trigger.head;
  if (!trigger.verbal) {
    if (auto after = governor_after(context, syntax, trigger)) chain.push_back(std::move(*after));
  }
  while (chain.size() < 3) {
    auto governor = governor_before(context, syntax, word);
    if (!governor) break;
    word = governor->word;
    chain.push_back(std::move(*governor));
  }
  return chain;
}

}  // namespace sijill
