// Who is who within one document: short names, definite class words (المدينة، التنظيم، المصدر), ids of the unknown.
#pragma once

#include "sijill/core/mention.h"
#include "sijill/mention/noun_phrase.h"

namespace sijill {

// Gives every actor and place mention an id; mentions that corefer share it. Order: that of the text.
void link_mentions(const Mention_context& context, Mentions& mentions);

}  // namespace sijill
