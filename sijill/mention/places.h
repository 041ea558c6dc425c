// Places: names of the lexicon, names after a class word (قرية X), relations to an anchor (شرقي X، ريف X).
#pragma once

#include "sijill/core/mention.h"
#include "sijill/mention/noun_phrase.h"

namespace sijill {

[[nodiscard]] Mentions find_places(const Mention_context& context);

}  // namespace sijill
