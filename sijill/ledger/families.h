// What kinds of claims can tell of one happening, and what a claim about control does to who holds a place.
#pragma once

#include <cstdint>
#include <string_view>

#include "sijill/core/event.h"

namespace sijill {

// Claims of different families never tell of one happening.
enum class Family : std::uint8_t {
  hands,      // a place changes hands or stays in them: capture, handover, withdraw, hold
  movement,   // enter, advance, raise_flag
  siege,      // besiege, encircle, break_siege, cut_road, open_road
  base,       // establish_base
  violence,   // assaults; contest and repel too
  detention,  // arrest, abduct
  coercion,   // the other measures of force without fighting
  people,     // evacuate, displace, return; release, swap, access
  ceasefire,  // ceasefire, disarm, withdraw from no named place
  deal,
  forces,   // mobilize
  talk,     // consult, request, reject, threaten, accuse, support, concede, cooperate, aid
  justice,  // sanction
  protest,
  finding
};
[[nodiscard]] Family family_of(Event_type type, Mode mode);
[[nodiscard]] std::string_view name(Family family);

// Whether two modes of one family can be two words for the same deed: an air strike is no suicide bombing, but an
// "attack" may be either.
[[nodiscard]] bool modes_agree(Event_type one_type, Mode one, Event_type two_type, Mode two);
// Says less than the others of its family: attack, unspecified, none.
[[nodiscard]] bool is_vague(Event_type type, Mode mode);

// What a claim about control says of its actor and the place.
enum class Control : std::uint8_t {
  none,
  gains,      // capture, recapture
  keeps,      // hold
  gives,      // handover, surrender: the actor loses it, to the recipient where one is named
  leaves,     // withdraw
  is_inside,  // enter, raise_flag: entering is not controlling
  fights,     // contest
  defends     // repel: an attack that failed leaves the holder
};
[[nodiscard]] Control control_of(Event_type type, Mode mode);

}  // namespace sijill
