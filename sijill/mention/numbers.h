// Numbers: digits, words with Arabic agreement, duals, bounds ("at least", "more than", "about"), shares.
#pragma once

#include "sijill/mention/noun_phrase.h"

#include "sijill/core/mention.h"

namespace sijill {

[[nodiscard]] Mentions find_numbers(const Mention_context& context);

}  // namespace sijill
