// Personal names by form: given and family names of the lexicon, unknown names beside them.
#pragma once

#include <optional>
#include <vector>

#include "sijill/core/mention.h"
#include "sijill/mention/noun_phrase.h"

namespace sijill {

// The words of a personal name of two or more words that begins at `word` (a quotation mark before it is skipped).
// `named`: something before it (a rank, a cue) says that a person comes; then a family name may also be a place's.
[[nodiscard]] std::optional<Range> person_at(const Mention_context& context, std::uint32_t word, std::uint32_t limit,
                                             bool named = false);

struct Short_name {
  std::uint32_t word;
  std::size_t person;  // index of the mention that has the full name
};

// كوباني beside قنديل كوباني: family names of those whom the document names in full, where no actor was found yet.
[[nodiscard]] std::vector<Short_name> short_names(const Mention_context& context, const Mentions& actors);

}  // namespace sijill
