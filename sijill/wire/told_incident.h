// An incident with all that was said of it, and what the tables of events ask of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/ledger_rows.h"

namespace sijill {

struct Told_incident {
  Incident_row incident;
  std::vector<Recorded_claim> claims;  // in the order in which they became known
};

// Affirmed, of the past, neither taken back nor rejected by a reviewer: what a table of events may hold. A plan, a
// fear, a failed attempt, a demand and a denial are not.
[[nodiscard]] bool is_told_as_done(const Recorded_claim& claim);
// Somebody tells it as done. Whether others deny it is for the grade to say.
[[nodiscard]] bool is_told_as_done(const Told_incident& told);
// Those of its claims that tell it as done.
[[nodiscard]] std::vector<const Recorded_claim*> accounts_of(const Told_incident& told);

// The stance of the one who is said to know it.
[[nodiscard]] Stance stance_of(const Recorded_claim& claim);

// Dead, as the last figure of each claimant has it; all 0 where nobody counts any. An open bound counts as its other
// end. `best` is what most claimants say, the lower where as many say otherwise.
struct Death_toll {
  bool known = false;
  std::int64_t low = 0, high = 0, best = 0;
  std::int64_t civilians = 0;  // the least that is said of them, at most `best`
};
[[nodiscard]] Death_toll deaths_of(const Incident_row& incident);

// The days on which it is said to have happened; the days before it became known are never guessed: where no day is
// told it is the day of publication, with `is_told` false.
struct Told_days {
  Day first, last;
  bool is_told = false;
};
[[nodiscard]] std::optional<Told_days> days_of(const Incident_row& incident);
[[nodiscard]] std::optional<Told_days> days_of(const Recorded_claim& claim);

// English, else Arabic, else the key.
[[nodiscard]] std::string name_of(const Ledger_entity& entity);
// Joined by "; ".
[[nodiscard]] std::string names_of(const std::vector<Ledger_entity>& entities);
// Distinct, in order of appearance, joined by `separator`.
class Distinct {
 public:
  void add(std::string text);
  [[nodiscard]] std::string joined(std::string_view separator) const;
  [[nodiscard]] std::size_t size() const { return texts_.size(); }

 private:
  std::vector<std::string> texts_;
};

// At most `most` characters, an ellipsis in place of what is cut.
[[nodiscard]] std::string cut(std::string text, std::size_t most);

// "assault.shelling".
[[nodiscard]] std::string event_name(Event_type type, Mode mode);

// A number that stands for a key wherever a table wants numbers: the same key, the same number. 48 bits, so that a
// spreadsheet keeps every digit.
[[nodiscard]] std::int64_t number_of(std::string_view key);

}  // namespace sijill
