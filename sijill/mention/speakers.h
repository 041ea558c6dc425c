// Who speaks by position: the subject of a cue (قال X إن), the noun after one (بحسب X), known to the lexicon or not.
#pragma once

#include "sijill/mention/noun_phrase.h"

namespace sijill {

// End of the phrase at `word` where it stands as the narrator of a cue before it; `word` where it does not.
[[nodiscard]] std::uint32_t speaker_end(const Mention_context& context, std::uint32_t word, std::uint32_t limit);

[[nodiscard]] bool is_cue(const Mention_context& context, std::uint32_t word);
// What is said comes within a few words: أن, إن, a colon, an opening quotation.
// نقل موقع الراصد أن …: a site of the net that tells something; a site where something lies tells nothing.
[[nodiscard]] bool is_site_that_speaks(const Mention_context& context, std::uint32_t word, std::uint32_t limit);
[[nodiscard]] bool content_follows(const Mention_context& context, std::uint32_t word, std::uint32_t limit);

}  // namespace sijill
