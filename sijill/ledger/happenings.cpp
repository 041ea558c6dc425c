#include "sijill/ledger/happenings.h"

#include <algorithm>
#include <limits>
#include <string_view>
#include <tuple>

#include "sijill/ledger/parties.h"

namespace sijill {
namespace {

constexpr int assumed_days = 2;     // news without a date is of its day or of the two before
constexpr int longest_narrow = 15;  // days of a happening that is told to the day or the week
constexpr int wide_slack = 31;
constexpr int slack = 1;  // nights, time zones and weekdays are told wrong by a day
constexpr int deepest = 16;
constexpr double city_km = 10;  // a quarter lies in the city of its province that is no farther away

bool is_happening(const Account& account) {
  if (account.rejected || account.stance == Stance::predict || account.stance == Stance::demand) return false;
  switch (account.modality) {
    case Modality::intended:
    case Modality::future:
    case Modality::hypothetical: return false;
    case Modality::background: return account.earliest || account.latest;
    default: return true;
  }
}

bool is_country_or_wider(const World::Place& place) {
  return place.kind == "country" || place.kind == "region" || place.kind == "sea" || place.precision == "country";
}

// The province of a place: its uppermost ancestor below a country. 0 for a country and what is wider.
Row province_of(Row row, const World& world) {
  Row area = 0;
  for (int depth = 0; row != 0 && depth < deepest; ++depth) {
    const World::Place* place = world.place(row);
    if (place == nullptr) break;
    if (is_country_or_wider(*place) && place->relation.empty()) {
      // A region inside a province ("the western countryside of Aleppo") is left for its province.
      if (place->kind != "region" || place->parent == 0) break;
    } else {
      area = row;
    }
    row = place->parent;
  }
  return area;
}

Row root_of(Row row, const World& world) {
  for (int depth = 0; depth < deepest; ++depth) {
    const World::Actor* actor = world.actor(row);
    if (actor == nullptr || actor->parent == 0) break;
    row = actor->parent;
  }
  return row;
}

Row area_of(const Account& account, const World& world) {
  if (!account.place.empty()) {
    if (const Row province = province_of(account.place.front(), world)) return province;
  }
  for (const auto* party : {&account.actor, &account.recipient, &account.from}) {
    const std::vector<Row> known = identified(*party, world);
    if (!known.empty()) return -root_of(known.front(), world);
  }
  return account.place.empty() ? 0 : account.place.front();
}

bool is_quarter_of(Row inner, Row outer, const World& world) {
  const World::Place* quarter = world.place(inner);
  const World::Place* city = world.place(outer);
  if (quarter == nullptr || city == nullptr || quarter->kind != "quarter" ||
      (city->kind != "city" && city->kind != "town"))
    return false;
  const auto distance = world.distance_km(inner, outer);
  return quarter->parent == city->parent && distance && *distance <= city_km;
}

bool same_or_nested(const std::vector<Row>& one, const std::vector<Row>& two, const World& world) {
  for (const Row a : one) {
    for (const Row b : two) {
      if (is_within(a, b, world) || is_within(b, a, world)) return true;
    }
  }
  return false;
}

bool share_a_row(const std::vector<Row>& one, const std::vector<Row>& two) {
  return std::find_first_of(one.begin(), one.end(), two.begin(), two.end()) != one.end();
}

double stated(const Amount& amount) {
  if (amount.min && (amount.bound == Bound::more || amount.bound == Bound::at_least || !amount.max))
    return *amount.min;
  return amount.max ? *amount.max : 0;
}

// Counts of one kind may be far apart (12 and 30 dead), not of another order (3 and 150).
bool could_be_one_count(const Account& one, const Account& two) {
  constexpr double factor = 5;
  constexpr double difference = 10;
  for (const Account_quantity& a : one.quantity) {
    for (const Account_quantity& b : two.quantity) {
      if (a.kind != b.kind || a.who != b.who) continue;
      const double low = std::min(stated(a.amount), stated(b.amount));
      const double high = std::max(stated(a.amount), stated(b.amount));
      if (high - low > difference && high > factor * low) return false;
    }
  }
  return true;
}

bool overlap(const Amount& a, const Amount& b) {
  constexpr double open = std::numeric_limits<double>::infinity();
  return std::max(a.min.value_or(0), b.min.value_or(0)) <= std::min(a.max.value_or(open), b.max.value_or(open));
}

bool have_one_count_of_several(const Account& one, const Account& two) {
  for (const Account_quantity& a : one.quantity) {
    for (const Account_quantity& b : two.quantity) {
      if (a.kind == b.kind && overlap(a.amount, b.amount) && std::min(stated(a.amount), stated(b.amount)) >= 2)
        return true;
    }
  }
  return false;
}

bool is_mutual(Event_type type, Mode mode) {
  return mode == Mode::clash || mode == Mode::contest || mode == Mode::swap || type == Event_type::agree ||
         type == Event_type::consult || mode == Mode::ceasefire;
}

enum class Parties { agree, differ, unknown };

// Named on both sides and not of one side: they differ. Named on both and of one side: they agree.
Parties compare(const std::vector<Row>& one, const std::vector<Row>& two, Day day, const World& world) {
  const std::vector<Row> a = identified(one, world);
  const std::vector<Row> b = identified(two, world);
  if (a.empty() || b.empty()) return Parties::unknown;
  return share_a_side(a, b, day, world) ? Parties::agree : Parties::differ;
}

struct Agreement {
  bool differ = false;
  int agreed = 0;
  void add(Parties parties) {
    differ = differ || parties == Parties::differ;
    agreed += parties == Parties::agree ? 1 : 0;
  }
};

Agreement compare_parties(const Account& one, const Account& two, Family family, Day day, const World& world) {
  Agreement agreement;
  if (family == Family::hands) {
    const Stakes a = stakes_of(one, world);
    const Stakes b = stakes_of(two, world);
    agreement.add(compare(a.gainers, b.gainers, day, world));
    agreement.add(compare(a.losers, b.losers, day, world));
    // Taken by those of whom the other says that they left.
    const auto crosses = [&](const Stakes& x, const Stakes& y) {
      return identified(y.gainers, world).empty() && compare(x.gainers, y.losers, day, world) == Parties::agree;
    };
    if (crosses(a, b) || crosses(b, a)) agreement.differ = true;
    return agreement;
  }
  if (is_mutual(one.type, one.mode) || is_mutual(two.type, two.mode) || one.mode == Mode::repel ||
      two.mode == Mode::repel) {
    const auto both = [](const Account& account) {
      std::vector<Row> rows = account.actor;
      rows.insert(rows.end(), account.recipient.begin(), account.recipient.end());
      return rows;
    };
    agreement.add(compare(both(one), both(two), day, world));
    if (!agreement.differ && compare(one.actor, two.actor, day, world) == Parties::differ &&
        compare(one.actor, two.recipient, day, world) == Parties::differ) {
      agreement.differ = true;
    }
    return agreement;
  }
  agreement.add(compare(one.actor, two.actor, day, world));
  agreement.add(compare(one.recipient, two.recipient, day, world));
  return agreement;
}

bool times_meet(const Happening& one, const Happening& two) {
  if (one.lane.is_wide)
    return std::abs(one.first - two.first) <= wide_slack && std::abs(one.last - two.last) <= wide_slack;
  return two.first <= end_of_reach(one);
}

}  // namespace

bool is_within(Row inner, Row outer, const World& world) {
  if (is_quarter_of(inner, outer, world)) return true;
  for (int depth = 0; inner != 0 && depth < deepest; ++depth) {
    if (inner == outer) return true;
    const World::Place* place = world.place(inner);
    if (place == nullptr) return false;
    if (place->relation.empty()) {
      inner = place->parent;
      continue;
    }
    // Beside its anchor, so in what the anchor lies in; a part of a province lies in the province.
    const World::Place* anchor = world.place(place->parent);
    if (anchor == nullptr) return false;
    const bool is_part = anchor->precision == "province" || anchor->precision == "country" ||
                         anchor->precision == "district" || anchor->precision == "region" ||
                         place->relation.rfind("cent", 0) == 0;
    inner = is_part ? place->parent : anchor->parent;
  }
  return false;
}

bool numbers_overlap(const Account& one, const Account& two) {
  for (const Account_quantity& a : one.quantity) {
    for (const Account_quantity& b : two.quantity) {
      if (a.kind == b.kind && a.who == b.who && !overlap(a.amount, b.amount)) return false;
    }
  }
  return true;
}

bool was_known_before(const Account& one, const Account& two) {
  if (one.known != two.known) return one.known < two.known;
  if (one.known_at != two.known_at) return one.known_at < two.known_at;
  const auto document = [](const Account& account) {
    return std::string_view(account.key).substr(0, account.key.rfind('#'));
  };
  if (const auto a = document(one), b = document(two); a != b) return a < b;
  return std::tie(one.n, one.claim) < std::tie(two.n, two.claim);
}

bool comes_before(const Happening& one, const Happening& two) {
  if (one.first != two.first) return one.first < two.first;
  return was_known_before(*one.account, *two.account);
}

int reach_of(const Lane& lane) { return lane.is_wide ? wide_slack : longest_narrow + slack; }

Day end_of_reach(const Happening& happening) {
  return happening.lane.is_wide ? happening.first + wide_slack : happening.last + slack;
}

int fit(const Happening& one, const Happening& two, const World& world) {
  const Account& a = *one.account;
  const Account& b = *two.account;
  if (one.lane != two.lane || !times_meet(one, two)) return 0;
  if (!modes_agree(a.type, a.mode, b.type, b.mode)) return 0;
  const bool same_document = a.document == b.document;
  if (!same_document && one.lane.area == 0) return 0;

  const bool same_place = share_a_row(a.place, b.place);
  const bool no_place = a.place.empty() && b.place.empty();
  if (!no_place && !same_place && !same_or_nested(a.place, b.place, world)) return 0;
  const bool is_told_to_the_day = one.is_dated && two.is_dated && one.first == one.last && two.first == two.last;
  // What is denied of one day may be so on the next.
  if (is_told_to_the_day && is_denial(a) && !is_denial(b) && one.first < two.first) return 0;
  const bool numbers_agree = have_one_count_of_several(a, b);
  // Shelled on Monday and shelled on Tuesday are two shellings, unless the count says that a day was told wrong.
  const bool days_count = one.lane.family == Family::violence || one.lane.family == Family::movement;
  if (days_count && is_told_to_the_day && one.first != two.first && (same_document || !numbers_agree)) return 0;
  // One narrator who gives two counts in one article speaks of two happenings.
  if (same_document && a.speaker == b.speaker ? !numbers_overlap(a, b) : !could_be_one_count(a, b)) return 0;

  const Agreement parties = compare_parties(a, b, one.lane.family, one.first, world);
  // Told of one deed with others to blame for it: the same place, day and count of the same victims.
  const bool is_blame = numbers_agree && same_place && std::abs(one.first - two.first) <= slack;
  if (parties.differ && !is_blame) return 0;
  const bool share_actor = share_a_row(identified(a.actor, world), identified(b.actor, world));
  if (one.lane.area <= 0 && !same_document) {
    // Without a place there must be more to hold on to than the day.
    if (!share_actor) return 0;
    if (parties.agreed < 2 && !numbers_agree && a.mode != b.mode) return 0;
  }
  if (!a.object.empty() && !b.object.empty() && !share_a_row(a.object, b.object) && same_document) return 0;

  int score = 1;
  score += same_place ? 8 : 0;
  score += a.mode == b.mode ? 4 : 0;
  score += numbers_agree ? 6 : 0;
  score += share_actor ? 4 : 0;
  score += 2 * parties.agreed;
  score += std::max(0, 3 - std::abs(one.first - two.first));
  score -= parties.differ ? 8 : 0;
  return std::max(1, score);
}

std::vector<Happening> happenings_of(std::span<const Account> document, const World& world) {
  std::vector<Happening> found;
  std::vector<std::size_t> undated;
  for (const Account& account : document) {
    if (!is_happening(account)) continue;
    Happening happening{.account = &account,
                        .lane = {.family = family_of(account.type, account.mode), .area = area_of(account, world)}};
    happening.is_dated = account.earliest || account.latest;
    if (happening.is_dated) {
      happening.last = account.latest.value_or(std::max(account.known, account.earliest.value_or(account.known)));
      happening.first = account.earliest.value_or(happening.last);
      if (happening.last < happening.first) std::swap(happening.first, happening.last);
    } else {
      happening.first = account.known - assumed_days;
      happening.last = account.known;
      undated.push_back(found.size());
    }
    happening.lane.is_wide = happening.last - happening.first > longest_narrow;
    found.push_back(happening);
  }
  // An article that speaks twice of a happening dates it once.
  for (const std::size_t i : undated) {
    int best = 0;
    Happening dated;
    for (const Happening& other : found) {
      if (!other.is_dated) continue;
      Happening moved = found[i];
      moved.first = other.first;
      moved.last = other.last;
      moved.lane.is_wide = other.lane.is_wide;
      const int score = fit(other, moved, world);
      if (score > best) {
        best = score;
        dated = moved;
      }
    }
    if (best > 0) found[i] = dated;
  }
  return found;
}

}  // namespace sijill
