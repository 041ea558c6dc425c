// What the vocabularies of the field call an event of ours: PLOVER, CAMEO and ACLED. Empty where a vocabulary has no
// word for it; such an event is left out of that export (docs/formats/event-codes.md).
#pragma once

#include <optional>
#include <string_view>

#include "sijill/core/event.h"
#include "sijill/core/ledger_rows.h"

namespace sijill {

struct Event_codes {
  std::string_view plover, plover_mode;
  std::string_view contexts;  // of PLOVER, joined by "; "
  std::string_view cameo;     // text with its zeros: "010"
};
[[nodiscard]] Event_codes event_codes(Event_type type, Mode mode);

// 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict.
[[nodiscard]] int quad_class(std::string_view cameo);
// The Goldstein score that GDELT gives a CAMEO code; absent for a code without one.
[[nodiscard]] std::optional<double> goldstein(std::string_view cameo);
// 1..4 and the conflict-cooperation score of a PLOVER type; 0 for a type without one.
[[nodiscard]] int plover_quad(std::string_view plover);
[[nodiscard]] double plover_intensity(std::string_view plover);

// The kinds of actors that ACLED numbers.
enum class Inter {
  none = 0,  // nobody is named
  state_forces = 1,
  rebel_group = 2,
  political_militia = 3,
  identity_militia = 4,
  rioters = 5,
  protesters = 6,
  civilians = 7,
  external_forces = 8  // forces of another state, of international bodies
};
// `country` is where it happened, ISO alpha-2 or empty.
[[nodiscard]] Inter inter_of(const Ledger_entity& actor, std::string_view country);
// Both codes as one number, the lower first, as ACLED writes them: 12; 10 where only one side is named; 0 for none.
[[nodiscard]] int interaction(Inter one, Inter two);

struct Acled_codes {
  std::string_view disorder, event, sub_event;
};
// The sub-event of a capture follows from who took the place: forces of the state in which it lies regain it, anybody
// else, another state included, overtakes it; empty where nobody is named. An attack is a battle between armed sides
// and violence against civilians where they are its recipient.
[[nodiscard]] Acled_codes acled_codes(Event_type type, Mode mode, Inter actor, Inter recipient);

}  // namespace sijill
