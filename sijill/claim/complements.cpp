// What completes a noun or stands behind a preposition: possessors, objects of event nouns, complements.
#include <algorithm>
#include <array>

#include "sijill/claim/entities.h"
#include "sijill/claim/fillers.h"

namespace sijill {

// بدعم وتنسيق قوات التحالف, مقتل وإصابة عشرات المسلحين: two event nouns have one possessor, which follows the second.
// The second noun; past the end of the text where there is none.
std::uint32_t Syntax::event_noun_joined_to(std::uint32_t noun) const {
  const auto none = static_cast<std::uint32_t>(context_.words.size());
  const std::uint32_t other = noun + 2;
  if (other + 1 >= none || context_.folded[noun + 1] != "و" || context_.words[other].upos != Upos::noun) return none;
  if (starts_with_article(context_.folded[other]) || !context_.has_form(other, Entry_kind::predicate)) return none;
  if (context_.words[other].sentence != context_.words[noun].sentence) return none;
  return other;
}

Fillers Syntax::possessor_of(std::uint32_t noun) const {
  const Range sentence = context_.sentence_of(noun);
  std::uint32_t i = noun + 1;
  if (i >= sentence.end) return {};
  if (context_.words[i].upos == Upos::pron && context_.words[i].token == context_.words[noun].token) {
    if (context_.folded[i] == first_person) return {};  // no mention of the text but its speaker
    const unsigned wanted = agreement_of_pronoun(context_.folded[i]);
    const std::int32_t m = antecedent(noun, wanted);
    if (m == nothing) return {};
    Fillers list = conjoined_with(m, wanted);
    for (Filler& filler : list) {
      filler.words = {i, i + 1};
      filler.pronoun = true;
    }
    return list;
  }
  if (starts_with_article(context_.folded[noun])) return {};
  if (context_.words[i].upos == Upos::punct && !is_quote_mark(context_.words[i])) return {};
  if (const std::uint32_t other = event_noun_joined_to(noun); other < sentence.end) return possessor_of(other);
  if (context_.words[i].upos == Upos::adp || context_.words[i].upos == Upos::verb ||
      context_.words[i].upos == Upos::adj) {
    if (mention_at(i) == nothing && !is_quantifier(context_.folded[i])) return {};
  }
  const Filler phrase = phrase_at(i, sentence.end);
  if (phrase.empty()) return {};
  return with_conjuncts(phrase);
}

Fillers Syntax::object_of_noun(std::uint32_t noun, const Fillers& possessor) const {
  if (possessor.empty() || possessor.front().empty()) return {};
  const Range sentence = context_.sentence_of(noun);
  const std::uint32_t at = possessor.back().words.end;
  if (at >= sentence.end || at <= noun) return {};
  const Word& word = context_.words[at];
  if (word.upos == Upos::adp && context_.folded[at] == "ل" && at + 1 < sentence.end) {
    // قصف النظام للمدينة
    const Filler object = phrase_at(at + 1, sentence.end);
    if (object.mention != nothing) return with_conjuncts(object);
    return {};
  }
  if (!is_nominal(word.upos) && context_.number_at[at] == nothing) return {};
  if (context_.time_at[at] != nothing) return {};
  const Filler object = phrase_at(at, sentence.end);
  if (object.mention == nothing) return {};
  return with_conjuncts(object);
}

std::vector<Complement> Syntax::complements_of(std::uint32_t word, std::uint32_t limit) const {
  static constexpr auto compounds = std::to_array<std::array<std::string_view, 3>>({{"من", "قبل", "من_قبل"},
                                                                                    {"علي", "يد", "علي_يد"},
                                                                                    {"علي", "ايدي", "علي_ايدي"},
                                                                                    {"في", "يد", "في_يد"},
                                                                                    {"في", "ايدي", "في_ايدي"},
                                                                                    {"ب", "يد", "بيد"},
                                                                                    {"ب", "ايدي", "بايدي"},
                                                                                    {"ب", "قياده", "ب_قياده"},
                                                                                    {"من", "جانب", "من_قبل"},
                                                                                    {"ب", "واسطه", "بواسطه"},
                                                                                    {"ب", "اتجاه", "باتجاه"},
                                                                                    {"ب", "القرب", "قرب"},
                                                                                    {"في", "محيط", "في"},
                                                                                    {"ب", "رصاص", "من_قبل"},
                                                                                    {"ب", "نيران", "من_قبل"},
                                                                                    {"في", "قبضه", "في_يد"},
                                                                                    {"ب", "حق", "ضد"},
                                                                                    {"في", "وجه", "ضد"}});
  static constexpr auto place_prepositions = std::to_array<std::string_view>(
      {"قرب", "باتجاه", "نحو",  "حول",  "داخل", "عند", "خلال", "ضد",  "مع",     "بين", "لدي",
       "عبر", "صوب",    "تجاه", "خارج", "امام", "خلف", "فوق",  "تحت", "بواسطه", "وسط", "ضمن"});
  std::vector<Complement> found;
  for (std::uint32_t i = word + 1; i < limit; ++i) {
    const Word& w = context_.words[i];
    const std::string_view form = context_.folded[i];
    const bool adposition = w.upos == Upos::adp || in(form, place_prepositions);
    if (!adposition || (mention_at(i) != nothing && context_.mention(mention_at(i)).words.begin < i)) continue;
    Complement complement{form, i, {}};
    std::uint32_t next = i + 1;
    for (const auto& compound : compounds) {
      if (next < limit && form == compound[0] && context_.folded[next] == compound[1]) {
        complement.preposition = compound[2];
        ++next;
        break;
      }
    }
    if (next >= limit) break;
    if (context_.words[next].upos == Upos::pron && context_.words[next].token == context_.words[next - 1].token) {
      const std::int32_t m = antecedent(i, agreement_of_pronoun(context_.folded[next]));
      if (m != nothing) complement.fillers = {{m, {next, next + 1}, true}};
      found.push_back(std::move(complement));
      continue;
    }
    const Filler phrase = phrase_at(next, limit);
    if (phrase.empty()) continue;
    complement.fillers = with_conjuncts(phrase);
    found.push_back(std::move(complement));
  }
  return found;
}

}  // namespace sijill
