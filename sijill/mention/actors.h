// Actors and narrators: names of the lexicon, described groups and officials, persons, and whoever a cue says speaks.
#pragma once

#include "sijill/core/mention.h"
#include "sijill/mention/noun_phrase.h"

namespace sijill {

[[nodiscard]] Mentions find_actors(const Mention_context& context);

}  // namespace sijill
