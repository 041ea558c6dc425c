// What stands of reviews where a list shows it: the inbox of contradictions.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "sijill/ledger/ask.h"

namespace sijill {

// open: nobody has looked at either claim; assigned: the last remark on one of them begins with "@" and a name;
// done: one of them is accepted, corrected or rejected.
enum class Inbox_state : unsigned char { open, assigned, done };
[[nodiscard]] std::string_view name(Inbox_state state);
[[nodiscard]] std::optional<Inbox_state> inbox_state_of(std::string_view name);

struct Inbox_entry {
  Inbox_state state = Inbox_state::open;
  std::string assignee;
};

class Review_states {
 public:
  explicit Review_states(Database& database);
  [[nodiscard]] Inbox_entry entry_of(const Relation_row& pair) const;

 private:
  std::map<std::string, std::string> assignees_;  // by claim
};

}  // namespace sijill
