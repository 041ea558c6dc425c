// What stands around an event word, whoever may fill its roles: by it the ranker knows where nobody is named.
#pragma once

#include <string>
#include <vector>

#include "sijill/claim/arguments.h"
#include "sijill/claim/factuality.h"
#include "sijill/claim/story.h"

namespace sijill {

// How a trigger stands there: "perfect", "imperfect", "passive", "participle", "noun"; "the noun" where definite.
[[nodiscard]] std::string form_of(const Trigger& trigger, const Predicate& row);

// The lemma of the word so many steps from another, or what it is where a lemma would name somebody or something:
// "@actor", "@place", "@time", "@name", "#"; "<" and ">" beyond the sentence.
[[nodiscard]] std::string word_beside(const Claim_context& context, Range sentence, std::uint32_t from, int step);

// Features without a role's prefix.
struct Setting {
  std::vector<std::string> words;  // the word itself, its neighbours and its clause
  std::vector<std::string> scene;  // who else stands there, who says it, what was told before
};

[[nodiscard]] Setting setting_of(const Claim_context& context, const Attribution& attribution, const Trigger& trigger,
                                 const Predicate& row, const std::vector<Governor>& governors, const Filled& filled,
                                 const Factuality& factuality, const Story& story);

}  // namespace sijill
