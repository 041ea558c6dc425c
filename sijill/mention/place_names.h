// What the lexicon knows about words that may name a place, also where the words were cut wrongly.
#pragma once

#include <optional>

#include "sijill/core/entity.h"
#include "sijill/mention/noun_phrase.h"

namespace sijill {

struct Known_place {
  std::uint32_t entry;
  std::uint32_t length;  // in words
};

// The longest name of a place that begins at `word`; of one length the best known place.
[[nodiscard]] std::optional<Known_place> known_place_at(const Mention_context& context, std::uint32_t word,
                                                        std::uint32_t limit);

// The relation that a word sets to the place after it ("east of", "countryside of"), none for other words.
[[nodiscard]] std::optional<std::string_view> relation_of(std::string_view folded);

[[nodiscard]] Entity entity_of_place(const Mention_context& context, std::uint32_t entry);

}  // namespace sijill
