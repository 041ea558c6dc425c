// What a reviewer may correct in a claim, and how the corrected value is written: in the words of the record, so that
// a review reads in any SQLite tool.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/ledger_rows.h"
#include "sijill/core/result.h"

namespace sijill {

enum class Claim_field {
  actor,      // keys joined by "|": "org.isis|gov.sy_army"; empty for nobody
  recipient,  // likewise, as are from, object and place
  from,
  object,
  place,
  originator,  // one key
  type,        // "control.capture", "accuse"
  time,        // "2017-11-09", "2017-11-01..2017-11-09", "2017-11-01.." for an open end; empty for no time
  polarity,
  certainty,
  modality,
  stance,    // of the originator
  extent,    // "0.5", "0.4..0.6"; empty for none
  quantity,  // "dead 12; injured >= 5; dead civilian ~ 3"; empty for none
  evidence   // "120..164": the first character and the one after the last; behind a blank the words themselves
};
[[nodiscard]] std::string_view name(Claim_field field);
[[nodiscard]] std::optional<Claim_field> claim_field_of(std::string_view name);
// Whether its values are keys of actors or places.
[[nodiscard]] bool holds_entities(Claim_field field);

// "a|b" as its parts; none for an empty text.
[[nodiscard]] std::vector<std::string> keys_in(std::string_view value);

// Puts the value into the claim. For fields that do not hold entities. The error says what was found and what was
// wanted; the claim is then as it was. Evidence is taken as it is written: whoever has the text calls find_words.
[[nodiscard]] std::optional<Error> put_value(Claim_record& claim, Claim_field field, std::string_view value);
// What the claim says now, written as above.
[[nodiscard]] std::string value_in(const Recorded_claim& claim, Claim_field field);

// The passage whose words are these in `text`: where it says, else where they stand alone in a text that has changed;
// where it has no words, those that lie there. Nothing where the text has them nowhere or more than once.
[[nodiscard]] std::optional<Passage> find_words(const Passage& wanted, std::string_view text);

}  // namespace sijill
