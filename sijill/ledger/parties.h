// Who gains and who loses by what a claim says, who speaks, and how many voices speak independently.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sijill/core/ledger_rows.h"
#include "sijill/ledger/account.h"
#include "sijill/ledger/world.h"

namespace sijill {

// Known only by what they are ("gunmen", "security sources"), so that two of them are not known to be the same.
[[nodiscard]] bool is_described(Row actor, const World& world);
// Without the described ones.
[[nodiscard]] std::vector<Row> identified(std::span<const Row> actors, const World& world);
// One of the first is on the side of one of the second on that day.
[[nodiscard]] bool share_a_side(std::span<const Row> one, std::span<const Row> two, std::optional<Day> day,
                                const World& world);

// The day by which sides are asked: when it is said to have happened, else when it became known.
[[nodiscard]] Day day_of(const Account& account);

// Whom the event serves and whom it costs, were it true and the claim affirmed. For control: who has the place
// afterwards, and who has it no more. Described actors are kept.
struct Stakes {
  std::vector<Row> gainers, losers;
};
[[nodiscard]] Stakes stakes_of(const Account& account, const World& world);

// A narrator of the side that the claim serves is self-serving, one of the side that it costs speaks against its
// interest; a denial turns both round. One of both sides or of none is a third party.
[[nodiscard]] Interest interest_of(const Account& account, const World& world);

// Says that it did not happen: denied, withdrawn, or tried without success.
[[nodiscard]] bool is_denial(const Account& account);

// Who it is, in English where known, for a reason in words.
[[nodiscard]] std::string name_of(Row actor, const World& world);

// Accounts that are one voice: of one narrator, or of documents that copy one another.
struct Voice {
  Row speaker = 0;                    // the originator of its first account
  bool anonymous = false;             // nothing but unnamed voices
  std::vector<std::size_t> accounts;  // indices, ascending
};
// In the order of their first accounts. Two unnamed voices of no known side are one, since they are not known to be
// two.
[[nodiscard]] std::vector<Voice> voices_of(std::span<const Account* const> accounts, const World& world);

// How many of them are independent: voices of one side count once, and an unnamed voice only where there is no other.
struct Independence {
  int originators = 0;
  std::vector<Row> speakers;  // one for each, in the order of their first accounts
};
[[nodiscard]] Independence independence_of(std::span<const Account* const> accounts, std::span<const Voice> voices,
                                           const World& world);

}  // namespace sijill
