#include "sijill/server/review_state.h"

#include "sijill/ledger/review.h"

namespace sijill {

std::string_view name(Inbox_state state) {
  switch (state) {
    case Inbox_state::open: return "open";
    case Inbox_state::assigned: return "assigned";
    case Inbox_state::done: return "done";
  }
  return "open";
}

std::optional<Inbox_state> inbox_state_of(std::string_view text) {
  for (const Inbox_state state : {Inbox_state::open, Inbox_state::assigned, Inbox_state::done}) {
    if (name(state) == text) return state;
  }
  return std::nullopt;
}

Review_states::Review_states(Database& database) {
  for (const Review_row& row : ask_reviews(database, {})) {
    if (row.action != "annotate" || row.is_undone || row.claim.empty()) continue;
    if (row.why.size() > 1 && row.why[0] == '@') {
      assignees_[row.claim] = row.why.substr(1, row.why.find_first_of(" \t\n", 1) - 1);
    } else {
      assignees_.erase(row.claim);
    }
  }
}

Inbox_entry Review_states::entry_of(const Relation_row& pair) const {
  Inbox_entry entry;
  for (const Recorded_claim* claim : {&pair.later, &pair.earlier}) {
    const auto found = assignees_.find(claim->claim.id);
    if (found != assignees_.end()) entry = {Inbox_state::assigned, found->second};
  }
  if (!pair.later.status.empty() || !pair.earlier.status.empty()) entry.state = Inbox_state::done;
  return entry;
}

}  // namespace sijill
