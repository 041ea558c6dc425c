#include "sijill/core/ledger_rows.h"

namespace sijill {
namespace {

template <typename Enum>
std::optional<Enum> by_name(std::string_view wanted, Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name(static_cast<Enum>(i)) == wanted) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

std::string_view name(Grade grade) {
  switch (grade) {
    case Grade::confirmed: return "confirmed";
    case Grade::fair: return "fair";
    case Grade::weak: return "weak";
    case Grade::contested: return "contested";
    case Grade::discounted: return "discounted";
  }
  return "";
}

std::string_view name(Relation_kind kind) {
  switch (kind) {
    case Relation_kind::same: return "same";
    case Relation_kind::refines: return "refines";
    case Relation_kind::supports: return "supports";
    case Relation_kind::denies: return "denies";
    case Relation_kind::supersedes: return "supersedes";
    case Relation_kind::contradicts: return "contradicts";
    case Relation_kind::competing_account: return "competing_account";
  }
  return "";
}

std::string_view name(Interest interest) {
  switch (interest) {
    case Interest::third_party: return "third_party";
    case Interest::self_serving: return "self_serving";
    case Interest::against_interest: return "against_interest";
  }
  return "";
}

std::string_view name(Holding_status status) {
  switch (status) {
    case Holding_status::undisputed: return "undisputed";
    case Holding_status::claimed_by_holder_only: return "claimed_by_holder_only";
    case Holding_status::disputed: return "disputed";
    case Holding_status::conceded_by_loser: return "conceded_by_loser";
    case Holding_status::third_party: return "third_party";
    case Holding_status::background: return "background";
  }
  return "";
}

std::optional<Grade> grade_of(std::string_view name) { return by_name(name, Grade::discounted); }
std::optional<Relation_kind> relation_kind_of(std::string_view name) {
  return by_name(name, Relation_kind::competing_account);
}
std::optional<Interest> interest_of(std::string_view name) { return by_name(name, Interest::against_interest); }
std::optional<Holding_status> holding_status_of(std::string_view name) {
  return by_name(name, Holding_status::background);
}

}  // namespace sijill
