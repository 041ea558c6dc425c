// From what fills a place in the sentence to the entity that a claim names.
#pragma once

#include "sijill/claim/context.h"
#include "sijill/claim/fillers.h"
#include "sijill/core/claim.h"

namespace sijill {

[[nodiscard]] Entity entity_of(const Claim_context& context, const Filler& filler);

// Persons, bodies, anonymous voices; no places without a state behind them, no things.
[[nodiscard]] bool can_speak(const Claim_context& context, const Filler& filler);
[[nodiscard]] bool is_place(const Claim_context& context, const Filler& filler);
[[nodiscard]] bool is_actor(const Claim_context& context, const Filler& filler);  // could act: person, force, state …
[[nodiscard]] bool is_armed(const Claim_context& context, const Filler& filler);   // force, group, fighters, state
[[nodiscard]] bool is_people(const Claim_context& context, const Filler& filler);  // persons, counted or described

[[nodiscard]] bool holds(const Fillers& list, std::int32_t mention);

// Monitors, agencies, media, unnamed sources: they tell of deeds and seldom do them.
[[nodiscard]] bool is_voice(const Mention& mention);

[[nodiscard]] Named named_of(const Claim_context& context, const Filler& filler);

}  // namespace sijill
