#include "sijill/mention/speakers.h"

#include <algorithm>
#include <array>

#include "sijill/mention/persons.h"

namespace sijill {
namespace {

bool is_cue_preposition(const Mention_context& context, std::uint32_t word) {
  const std::string_view folded = context.folded[word];
  if (folded == "بحسب" || folded == "حسب" || folded == "وفق") return true;
  return word > 0 && folded == "ل" && (context.folded[word - 1] == "وفقا" || context.folded[word - 1] == "طبقا");
}

// Words that are nobody: events, times, weapons, and those that only point (ذلك, كل).
bool names_nobody(const Mention_context& context, std::uint32_t word) {
  static constexpr auto pointers = std::to_array<std::string_view>(
      {"ذلك", "هذا", "هذه", "تلك",    "كل",    "كلا",   "بعض",   "احد",   "احدي",   "الله",
       "ما",  "من",  "غير", "سبحانه", "تعالي", "الامر", "الوقت", "الاول", "الثاني", "الاخر"});
  if (std::find(pointers.begin(), pointers.end(), context.folded[word]) != pointers.end()) return true;
  for (const Form_hit& hit : context.lexicon.forms(context.folded[word])) {
    if (hit.kind == Entry_kind::predicate || hit.kind == Entry_kind::cue || hit.kind == Entry_kind::support)
      return true;
    if (hit.kind != Entry_kind::noun) continue;
    const std::string_view noun_class = context.lexicon.noun(hit.entry).noun_class;
    if (noun_class == "time" || noun_class == "weapon" || noun_class == "place_class" || noun_class == "document") {
      return true;
    }
  }
  return false;
}

}  // namespace

std::uint32_t speaker_end(const Mention_context& context, std::uint32_t word, std::uint32_t limit) {
  const Words& words = context.words;
  if (word == 0 || words[word - 1].sentence != words[word].sentence || !is_nominal(words[word])) return word;
  const bool site = is_site_that_speaks(context, word, limit);
  const bool after_cue = site || (words[word - 1].upos == Upos::verb && is_cue(context, word - 1));
  const bool after_preposition = words[word - 1].upos == Upos::adp && is_cue_preposition(context, word - 1);
  if (!after_cue && !after_preposition) return word;
  if (context.timed[word] || (!site && names_nobody(context, word))) return word;
  // Who speaks is definite or a name; an accusative (يعد تدقيقا) is no subject.
  const bool nisba = has_article(words[word]) && context.lexicon.forms(context.folded[word]).empty();  // الخزرجي
  if (takes_no_complement(context, word) || (words[word].upos == Upos::adj && !nisba)) return word;
  if (after_preposition && !is_name_like(words[word]) && !has_article(words[word])) return word;
  if (after_cue && !content_follows(context, word, limit)) return word;
  std::uint32_t end = word + 1;
  if (is_name_like(words[word])) {
    while (end < limit && is_name_like(words[end]) && context.lexicon.forms(context.folded[end]).empty()) ++end;
  } else {
    end = noun_phrase_end(context, word, limit);
  }
  if (const auto person = person_at(context, word, limit)) end = std::max(end, person->end);
  return end;
}

bool is_site_that_speaks(const Mention_context& context, std::uint32_t word, std::uint32_t limit) {
  if (context.folded[word] != "موقع" || word + 1 >= limit || word == 0) return false;
  if (context.words[word - 1].sentence != context.words[word].sentence || !is_cue(context, word - 1)) return false;
  // What is told follows the name at once: «نقل موقع … أن», «ذكر موقع …:».
  constexpr std::uint32_t longest_name = 5;
  return content_follows(context, word, std::min(limit, word + 2 + longest_name));
}

bool is_cue(const Mention_context& context, std::uint32_t word) {
  for (const Form_hit& hit : context.lexicon.forms(context.folded[word])) {
    if (hit.kind == Entry_kind::cue) return true;
  }
  return false;
}

bool content_follows(const Mention_context& context, std::uint32_t word, std::uint32_t limit) {
  for (std::uint32_t k = word + 1; k < limit && k < word + 30; ++k) {
    const std::string_view folded = context.folded[k];
    if (folded == "ان" || folded == "بان" || folded == ":") return true;
    if (context.words[k].form == "«" || context.words[k].form == "“") return true;
  }
  return false;
}

}  // namespace sijill
