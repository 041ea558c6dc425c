// Words -> Mentions: actors, places, dates and numbers, found, resolved against the lexicon and linked in the
// document.
#pragma once

#include "sijill/calendar/calendar.h"
#include "sijill/core/document.h"
#include "sijill/core/mention.h"
#include "sijill/core/word.h"
#include "sijill/lexicon/lexicon.h"

namespace sijill {

struct Mention_options {
  Weekday_preference weekdays = Weekday_preference::past;
};

// In the order of the text; mentions of one kind do not overlap, save an actor and a place reading of one name,
// which are each other's twin.
[[nodiscard]] Mentions find_mentions(const Document& document, const Words& words, const Lexicon& lexicon,
                                     const Mention_options& options = {});

}  // namespace sijill
