// Whom a pronoun, a relative clause or an unspoken subject stands for.
#include <algorithm>
#include <array>

#include "sijill/claim/entities.h"
#include "sijill/claim/fillers.h"

namespace sijill {
namespace {

constexpr auto lasting_verbs =
    std::to_array<std::string_view>({"بات", "باتت", "باتوا", "اصبح", "اصبحت", "كان", "كانت", "ظل", "ظلت", "يزال",
                                     "تزال", "لايزال", "لاتزال", "مازال", "مازالت", "صار", "صارت", "بقي", "بقيت"});

constexpr auto phrase_openers = std::to_array<std::string_view>(
    {"خلال", "بعد", "قبل", "عقب", "اثناء", "لدي", "اثر", "غداه", "منذ", "عند", "حسب", "رغم"});

}  // namespace

std::int32_t Syntax::antecedent(std::uint32_t word, unsigned wanted, std::optional<Mention_kind> kind) const {
  const auto fits = [&](std::int32_t m) {
    const Mention& candidate = context_.mention(m);
    if (kind && candidate.kind != *kind) return false;
    if (!kind && candidate.kind != Mention_kind::actor && candidate.kind != Mention_kind::place) return false;
    if (candidate.kind == Mention_kind::place && candidate.qualifies != nothing) return false;
    if (candidate.kind == Mention_kind::actor && is_voice(candidate)) return false;
    return (agreement_of(context_, candidate) & wanted) != 0;
  };
  // Nearest first within the sentence; then the first one of the sentence before, which is its topic.
  const Range sentence = context_.sentence_of(word);
  for (std::uint32_t i = word; i-- > sentence.begin;) {
    const std::int32_t m = kind == Mention_kind::place ? context_.place_at[i] : mention_at(i);
    if (m != nothing && context_.mention(m).words.end <= word && fits(m)) return m;
  }
  if (const std::int32_t m = named_afterwards(word, wanted); m != nothing && (!kind || kind == Mention_kind::actor))
    return m;
  if (sentence.begin == 0) return nothing;
  const Range before = context_.sentence_of(sentence.begin - 1);
  for (std::uint32_t i = before.begin; i < before.end; ++i) {
    const std::int32_t m = kind == Mention_kind::place ? context_.place_at[i] : mention_at(i);
    if (m != nothing && fits(m)) return m;
  }
  return nothing;
}

// وخلال زيارته إلى أبوجا دعا الوزير إلى …: a phrase that opens the sentence points to the subject that follows its
// verb.
std::int32_t Syntax::named_afterwards(std::uint32_t word, unsigned wanted) const {
  const Range sentence = context_.sentence_of(word);
  std::uint32_t first = sentence.begin;
  while (first < word && (context_.folded[first] == "و" || context_.words[first].upos == Upos::punct)) ++first;
  constexpr std::uint32_t phrase = 3;
  constexpr std::uint32_t few_words = 16;
  const bool opens = first < word && word <= first + phrase &&
                     (context_.words[first].upos == Upos::adp || in(context_.folded[first], phrase_openers));
  if (!opens) return nothing;
  for (std::uint32_t i = word + 1; i + 1 < sentence.end && i < word + few_words; ++i) {
    if (context_.words[i].upos != Upos::verb) continue;
    const Filler subject = phrase_at(i + 1, sentence.end);
    if (subject.mention == nothing || subject.pronoun) return nothing;
    const Mention& mention = context_.mention(subject.mention);
    const bool fits = mention.kind == Mention_kind::actor && mention.words.begin == i + 1 && !is_voice(mention) &&
                      (agreement_of(context_, mention) & wanted) != 0;
    return fits ? subject.mention : nothing;
  }
  return nothing;
}

// For "their": the whole list of which the antecedent is the last (جيش النظام وحلفاؤه … سيطرتهم).
Fillers Syntax::conjoined_with(std::int32_t last, unsigned wanted) const {
  Fillers list{{last, context_.mention(last).words, true}};
  if ((wanted & agreement::plural) == 0 || context_.mention(last).kind != Mention_kind::actor) return list;
  std::int32_t m = last;
  while (true) {
    const std::uint32_t begin = context_.mention(m).words.begin;
    if (begin < 2 || context_.folded[begin - 1] != "و") break;
    std::uint32_t before = begin - 2;
    if (context_.words[before].upos == Upos::punct && before > 0) --before;
    const std::int32_t other = context_.actor_at[before];
    if (other == nothing || context_.mention(other).words.end + 2 < begin ||
        context_.mention(other).sentence != context_.mention(last).sentence) {
      break;
    }
    list.insert(list.begin(), {other, context_.mention(other).words, true});
    m = other;
  }
  return list;
}

Fillers Syntax::before_relative(std::uint32_t word) const {
  const Range sentence = context_.sentence_of(word);
  for (std::uint32_t i = word; i-- > sentence.begin && i + 14 > word;) {
    if (is_quote_mark(context_.words[i]) || context_.folded[i] == "،" || context_.folded[i] == ")") continue;
    std::int32_t m = mention_at(i);
    if (m == nothing) {
      if (context_.words[i].upos == Upos::verb) break;
      continue;
    }
    // زنجبار عاصمة أبين التي …: the relative clause is about the first of them.
    if (context_.mention(m).kind == Mention_kind::place && context_.mention(m).qualifies != nothing) {
      m = context_.mention(m).qualifies;
    }
    return {{m, context_.mention(m).words, true}};
  }
  return {};
}

// قبل أن تدخل زنجبار: the subject of the finite verb before goes on, if it agrees; else the nearest actor that does.
Fillers Syntax::unspoken_subject(std::uint32_t verb, unsigned wanted) const {
  const Range sentence = context_.sentence_of(verb);
  // باتت قوات هادي التي … تسيطر: the verb of becoming or lasting names the subject.
  if (context_.folded[verb].starts_with("ي") || context_.folded[verb].starts_with("ت")) {
    for (std::uint32_t i = verb; i-- > sentence.begin && i + 30 > verb;) {
      if (!in(context_.folded[i], lasting_verbs)) continue;
      const Filler phrase = phrase_at(i + 1, verb);
      if (phrase.mention == nothing || context_.mention(phrase.mention).kind != Mention_kind::actor) break;
      Fillers list = with_conjuncts(phrase);
      if (!agrees(list, wanted)) break;
      for (Filler& filler : list) filler.pronoun = true;
      return list;
    }
  }
  for (std::uint32_t i = verb; i-- > sentence.begin;) {
    if (context_.words[i].upos != Upos::verb) continue;
    for (std::uint32_t k = i + 1; k < verb && k < i + 4; ++k) {
      if (context_.words[k].upos == Upos::adp || context_.words[k].upos == Upos::punct) break;
      const std::int32_t m = context_.actor_at[k];
      if (m == nothing) continue;
      Fillers list = with_conjuncts({m, context_.mention(m).words, false});
      unsigned bits = list.size() > 1 ? agreement::plural : 0U;
      for (const Filler& filler : list) bits |= agreement_of(context_, context_.mention(filler.mention));
      if ((bits & wanted) == 0) break;
      for (Filler& filler : list) filler.pronoun = true;
      return list;
    }
  }
  const std::int32_t m = antecedent(verb, wanted, Mention_kind::actor);
  if (m == nothing) return {};
  return {{m, context_.mention(m).words, true}};
}

}  // namespace sijill
