// What the lexicon knows about words that may name an actor: names, demonyms, classes of those who act or speak.
#pragma once

#include <optional>

#include "sijill/core/entity.h"
#include "sijill/mention/noun_phrase.h"

namespace sijill {

struct Known_actor {
  std::uint32_t entry;
  std::uint32_t begin;
  std::uint32_t end;
};

// The longest name of an actor that begins at `word`.
[[nodiscard]] std::optional<Known_actor> known_actor_at(const Mention_context& context, std::uint32_t word,
                                                        std::uint32_t limit);
// The first one that begins within `range`; a state only where it closes the range.
[[nodiscard]] std::optional<Known_actor> known_actor_inside(const Mention_context& context, Range range,
                                                            std::uint32_t limit);
// The actor that an adjective of nationality or allegiance stands for, accusatives (حوثيا) too.
[[nodiscard]] std::optional<std::uint32_t> demonym_at(const Mention_context& context, std::uint32_t word,
                                                      std::uint32_t limit);
// Kind of the actor that a common noun makes ("fighters", "person", …), empty for other words.
[[nodiscard]] std::string_view actor_kind_at(const Mention_context& context, std::uint32_t word);

// End of «الموالية للرئيس هادي», «التابعة لـ X», «المدعومة من X» that begins at `word`; `word` itself where there is
// none.
[[nodiscard]] std::uint32_t tied_end(const Mention_context& context, std::uint32_t word, std::uint32_t limit);

[[nodiscard]] bool is_media(const Mention_context& context, const Known_actor& actor);
[[nodiscard]] Entity entity_of_actor(const Mention_context& context, std::uint32_t entry);

}  // namespace sijill
