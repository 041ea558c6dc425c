// When and where a claim says that something happened, and whether two claims tell of one happening.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sijill/ledger/account.h"
#include "sijill/ledger/families.h"
#include "sijill/ledger/world.h"

namespace sijill {

// A claim as a happening: what decides which others it is compared with. Only happenings of one lane are compared.
struct Lane {
  Family family = Family::violence;
  bool is_wide = false;  // told of a month, a season, a year: those meet only one another
  // The province of its place, or the root of its first actor (negative) where no place or only a country is named;
  // 0 where there is neither: then it meets nothing outside its own document.
  Row area = 0;
  friend auto operator<=>(const Lane&, const Lane&) = default;
};

struct Happening {
  const Account* account = nullptr;
  Lane lane;
  Day first, last;  // inclusive; where no time is told, the days before the publication
  bool is_dated = false;
};

// The happenings that a document tells of, in the order of its claims. A claim without a time takes that of a claim
// of the same document that it otherwise fits; an undated aside ("the last town that ISIS held"), a plan, a fear and
// a condition are no happenings.
[[nodiscard]] std::vector<Happening> happenings_of(std::span<const Account> document, const World& world);

// The order in which happenings are grouped: by their first day, then as they became known.
[[nodiscard]] bool comes_before(const Happening& one, const Happening& two);
// The order in which claims became known.
[[nodiscard]] bool was_known_before(const Account& one, const Account& two);

// 0 where they are not told of as one; else the more, the better they fit. `one` comes before `two`.
[[nodiscard]] int fit(const Happening& one, const Happening& two, const World& world);

// No happening fits one whose first day lies more days before its own.
[[nodiscard]] int reach_of(const Lane& lane);
// The last day on which a happening can begin that fits this one.
[[nodiscard]] Day end_of_reach(const Happening& happening);

// The same, or one lies in the other. The countryside of a town, its outskirts and what lies east of it do not lie in
// the town: السيطرة على ريف البوكمال (control of the countryside of Al-Bukamal) says nothing of the town.
[[nodiscard]] bool is_within(Row inner, Row outer, const World& world);

// The voice of a claim's numbers: whether two counts of one kind can both be right, or one be the other revised.
[[nodiscard]] bool numbers_overlap(const Account& one, const Account& two);

}  // namespace sijill
