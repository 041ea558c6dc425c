// What the ledger makes of many claims: incidents, relations and holdings. It never says that a thing happened.
#pragma once

#include <cstdint>
#include <string_view>

namespace sijill {

// How far the claims about one happening bear one another out, in words users know.
enum class Grade : std::uint8_t {
  confirmed,  // a party admits it against its interest, or both sides agree
  fair,       // two or more independent originators
  weak,       // one originator
  contested,  // denied, or others are said to have done it
  discounted  // retracted or superseded
};

// What one claim does to an earlier one.
enum class Relation_kind : std::uint8_t {
  same,
  refines,
  supports,
  denies,
  supersedes,
  contradicts,
  competing_account
};

// What the narrator of a claim has to win by it.
enum class Interest : std::uint8_t { third_party, self_serving, against_interest };

// How a holding is said: by whom, and against whom.
enum class Holding_status : std::uint8_t {
  undisputed,              // independent originators, none against
  claimed_by_holder_only,  // only the holder's side says so
  disputed,                // said by some, denied or told otherwise by others
  conceded_by_loser,       // the side that lost it says so too
  third_party,             // only parties that have no part in it
  background               // said in passing, as known
};

[[nodiscard]] std::string_view name(Grade grade);
[[nodiscard]] std::string_view name(Relation_kind kind);
[[nodiscard]] std::string_view name(Interest interest);
[[nodiscard]] std::string_view name(Holding_status status);

}  // namespace sijill
