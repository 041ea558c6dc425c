// Arabic word forms as newspapers print them: from a lemma without diacritics, all spellings that its inflected
// forms have without diacritics, folded. Some forms that no sentence holds come out as well (استمععت, of a verb that
// only looks doubled); none of them is a word of its own.
#pragma once

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/lexicon/lexicon.h"

namespace sijill {

struct Word_form {
  std::string folded;
  Inflection inflection = Inflection::singular;
  bool definite = false;  // written with ال
  friend auto operator<=>(const Word_form&, const Word_form&) = default;
};

// A verb as the lexicon lists it, unfolded: the hamza and the final ى tell its class.
struct Verb_lemma {
  std::string past;                   // 3rd masc. sg.: سيطر, نفى
  std::string present;                // 3rd masc. sg.: يسيطر, ينفي
  std::vector<std::string> passives;  // listed passives that no rule makes
  bool is_passive = false;  // the row describes the passive; past and present may be passive forms: أعيد يعاد
};

// All functions: sorted, each form once per inflection.
[[nodiscard]] std::vector<Word_form> inflect(const Verb_lemma& verb);

// هجوم: with ال, accusative alef, dual, ات, and the listed plurals; the stems that stand before a suffix pronoun too.
[[nodiscard]] std::vector<Word_form> inflect_noun(std::string_view singular, const std::vector<std::string>& plurals);

// محاصر: as a noun, with its feminine and the sound plurals of persons.
[[nodiscard]] std::vector<Word_form> inflect_participle(std::string_view singular,
                                                        const std::vector<std::string>& plurals);

// قتلى, in a number that the author chose: with and without ال, any case, before a suffix pronoun; no other number.
[[nodiscard]] std::vector<Word_form> decline(std::string_view noun, Inflection number);

}  // namespace sijill
