// Claims about one happening, and how far they bear one another out.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sijill/core/ledger_rows.h"
#include "sijill/ledger/happenings.h"

namespace sijill {

// The leader that a happening joins, or none: then it leads an incident of its own. `leaders` come before it. It
// joins the one that it fits best, the earliest among equals. Whether it leads depends on the leaders within its
// reach and on nothing else, so that a new claim moves its neighbours only.
[[nodiscard]] const Happening* leader_for(const Happening& happening, std::span<const Happening> leaders,
                                          const World& world);

// For happenings of one lane in the order of comes_before: the index of the leader of each, its own where it leads.
[[nodiscard]] std::vector<std::size_t> group(std::span<const Happening> ordered, const World& world);

struct Incident {
  std::string key;  // from the key of its first claim
  Family family = Family::violence;
  Event_type type = Event_type::assault;
  Mode mode = Mode::none;
  Row place = 0;
  Day earliest, latest, first_known, last_known;
  Grade grade = Grade::weak;
  std::string reason;
  int originators = 0;
  std::vector<Interest> interests;  // of the narrator of each member
};

// The key of an incident that this claim leads.
[[nodiscard]] std::string incident_key(const Account& leader);

// `members` in the order of comes_before, the leader first.
[[nodiscard]] Incident describe(std::span<const Happening> members, const World& world);

struct Grading {
  Grade grade = Grade::weak;
  std::string reason;
  int originators = 0;  // independent ones that say so and have not taken it back
};
// `accounts` in the order in which they became known.
[[nodiscard]] Grading grade(std::span<const Account* const> accounts, const World& world);

// What each claimant says of one count, in the order in which it became known: "X says 12, then 15; Y says 30".
struct Claimed_count {
  Row claim = 0;
  Row claimant = 0;
  Day known;
  Account_quantity quantity;
};
[[nodiscard]] std::vector<Claimed_count> claimed_counts(std::span<const Account* const> accounts);

// Statements that their own narrator has withdrawn since: indices into `accounts`, as for grade().
[[nodiscard]] std::vector<bool> withdrawn(std::span<const Account* const> accounts, const World& world);

}  // namespace sijill
