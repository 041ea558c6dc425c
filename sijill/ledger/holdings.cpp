#include "sijill/ledger/holdings.h"

#include <algorithm>
#include <map>
#include <set>

#include "sijill/ledger/control_words.h"
#include "sijill/ledger/happenings.h"
#include "sijill/ledger/parties.h"

namespace sijill {
namespace {

constexpr double nearly_all = 0.9;  // a share from here on is the place

// What stands at the end of a day.
struct Standing {
  Row holder = 0, rival = 0;
  std::optional<double> share_min, share_max;
  bool is_known = false;
};

bool same_share(const Standing& one, const Standing& two) {
  if (one.share_min.has_value() != two.share_min.has_value())
    return !two.share_min;  // a claim without a share keeps it
  return !one.share_min || (*two.share_min <= *one.share_max && *one.share_min <= *two.share_max);
}

struct Entry {
  const Saying* saying = nullptr;
  bool is_for = true;
};

struct Interval {
  Standing standing;
  Standing before;
  Day since;
  std::vector<Entry> entries;
};

class Fold {
 public:
  Fold(const World& world, const Holding* before) : world_(world) {
    if (before == nullptr) return;
    standing_ = {before->holder, before->rival, before->share_min, before->share_max, true};
  }

  void add_day(std::span<const Saying> sayings) {
    const Day day = sayings.front().day;
    const Standing next = after(sayings);
    if (next.is_known && (!same_parties(next, standing_) || !same_share(standing_, next))) {
      intervals_.push_back({.standing = next, .before = standing_, .since = day, .entries = {}});
      standing_ = next;
    }
    for (const Saying& saying : sayings) place_entry(saying);
  }

  [[nodiscard]] const std::vector<Interval>& intervals() const { return intervals_; }

 private:
  [[nodiscard]] bool allied(Row a, Row b, Day day) const {
    return a != 0 && b != 0 && (a == b || world_.same_side(a, b, day));
  }
  // One of those of whom it is said is on the side of `a`.
  [[nodiscard]] bool allied(Row a, const Saying& saying) const {
    return std::any_of(saying.parties.begin(), saying.parties.end(),
                       [&](Row party) { return allied(a, party, saying.day); });
  }

  [[nodiscard]] static bool same_parties(const Standing& one, const Standing& two) {
    return one.is_known == two.is_known && one.holder == two.holder && one.rival == two.rival;
  }

  // One for each side that is said to have the place by the last word of each narrator, in the order of telling.
  [[nodiscard]] std::vector<std::vector<const Saying*>> claimants(std::span<const Saying> sayings) const {
    std::map<Row, const Saying*> last_word;
    std::vector<std::vector<const Saying*>> sides;
    for (const Saying& saying : sayings) {
      if (saying.is_decisive() && saying.word == Control_word::has) last_word[saying.account->speaker] = &saying;
    }
    for (const Saying& saying : sayings) {
      if (!saying.is_decisive() || saying.word != Control_word::has) continue;
      const Saying* last = last_word[saying.account->speaker];
      if (last != &saying && !allied(last->party, saying)) continue;
      auto side = std::find_if(sides.begin(), sides.end(), [&](const auto& other) {
        return other.front()->party == saying.party || allied(other.front()->party, saying);
      });
      if (side == sides.end()) side = sides.emplace(sides.end());
      side->push_back(&saying);
    }
    return sides;
  }

  [[nodiscard]] Standing after(std::span<const Saying> sayings) const {
    const auto sides = claimants(sayings);
    if (sides.size() == 1) return held_by(sides.front());
    if (sides.size() > 1) return held_by_several(sides);
    Standing next = standing_;
    for (const Saying& saying : sayings) {
      if (saying.is_decisive()) next = moved(next, saying);
    }
    return next;
  }

  [[nodiscard]] Standing held_by(const std::vector<const Saying*>& side) const {
    const Saying& first = *side.front();
    Standing next{.holder = first.party, .is_known = true};
    const bool was_holder = allied(standing_.holder, first);
    const bool was_rival = allied(standing_.rival, first);
    if (was_holder) next.holder = standing_.holder;
    if (was_rival) next.holder = standing_.rival;
    set_share(next, side);
    const bool is_part = next.share_max && next.share_min && stated_share(*first.account) < nearly_all;
    if (!is_part) {
      // That nearly all is held says the same as that it is held; the share is told.
      if (was_holder && standing_.rival == 0 && !next.share_min) {
        next.share_min = standing_.share_min;
        next.share_max = standing_.share_max;
      }
      return next;
    }
    if (was_holder) {
      next.rival = standing_.rival;
    } else if (standing_.holder != 0) {
      next.rival = standing_.holder;
    } else if (!first.losers.empty()) {
      next.rival = first.losers.front();
    }
    return next;
  }

  static void set_share(Standing& standing, const std::vector<const Saying*>& side) {
    int count = 0;
    for (const Saying* saying : side) {
      const Account& account = *saying->account;
      if (!account.extent_min && !account.extent_max) continue;
      const double low = account.extent_min.value_or(0);
      const double high = account.extent_max.value_or(1);
      if (count++ == 0) {
        standing.share_min = low;
        standing.share_max = high;
        continue;
      }
      // Several shares: from the lowest figure that is told to the highest ("about half", "more than 40 %").
      if (count == 2) {
        for (const Saying* first : side) {
          if (!first->account->extent_min && !first->account->extent_max) continue;
          if (is_open(*first->account)) standing.share_min = standing.share_max = stated_share(*first->account);
          break;
        }
      }
      const bool open = is_open(account);
      standing.share_min = std::min(*standing.share_min, open ? stated_share(account) : low);
      standing.share_max = std::max(*standing.share_max, open ? stated_share(account) : high);
    }
  }

  // Two sides are said to have it on one day: contested, by whoever had it before and the other.
  [[nodiscard]] Standing held_by_several(const std::vector<std::vector<const Saying*>>& sides) const {
    Standing next{.is_known = true};
    std::size_t first = 0;
    for (std::size_t i = 0; i < sides.size(); ++i) {
      if (allied(standing_.holder, sides[i].front()->party, sides[i].front()->day)) first = i;
    }
    next.holder = sides[first].front()->party;
    next.rival = sides[first == 0 ? 1 : 0].front()->party;
    const Day day = sides[first].front()->day;
    if (allied(standing_.holder, next.holder, day)) next.holder = standing_.holder;
    if (allied(standing_.rival, next.rival, day)) next.rival = standing_.rival;
    set_share(next, sides[first]);
    return next;
  }

  [[nodiscard]] Standing moved(const Standing& now, const Saying& saying) const {
    switch (saying.word) {
      case Control_word::leaves: return left(now, saying);
      case Control_word::is_inside: return joined(now, saying.party, 0, saying.day);
      case Control_word::fights:
        return joined(now, saying.party, saying.losers.empty() ? 0 : saying.losers.front(), saying.day);
      case Control_word::defends:
        // Who repels an attack on a place that nobody was said to hold is there.
        return now.is_known || saying.party == 0 ? now : Standing{.holder = saying.party, .is_known = true};
      default: return now;
    }
  }

  [[nodiscard]] Standing left(const Standing& now, const Saying& saying) const {
    if (allied(now.rival, saying)) return {.holder = now.holder, .is_known = true};
    if (now.holder != 0 && !allied(now.holder, saying)) return now;
    return {.holder = now.rival, .is_known = true};
  }

  // Entering and fighting make a place contested, nobody's own: the holder stays the holder.
  [[nodiscard]] Standing joined(const Standing& now, Row party, Row other, Day day) const {
    if (party == 0) return now;
    if (now.holder == 0) {
      if (other == 0 || allied(party, other, day)) return now;
      return {.holder = party, .rival = other, .is_known = true};
    }
    if (now.rival != 0) return now;
    const bool is_holder = allied(now.holder, party, day);
    const Row newcomer = is_holder ? other : party;
    if (newcomer == 0 || allied(now.holder, newcomer, day)) return now;
    return {.holder = now.holder, .rival = newcomer, .share_min = {}, .share_max = {}, .is_known = true};
  }

  void place_entry(const Saying& saying) {
    if (intervals_.empty() || saying.word == Control_word::deals) return;
    if (saying.denied) {
      place_denial(saying);
      return;
    }
    Interval& now = intervals_.back();
    now.entries.push_back({&saying, speaks_for(now.standing, saying)});
  }

  [[nodiscard]] bool speaks_for(const Standing& standing, const Saying& saying) const {
    const bool is_holder = allied(standing.holder, saying);
    switch (saying.word) {
      case Control_word::has: return is_holder || (standing.holder == 0 && saying.party == 0);
      case Control_word::leaves: return !is_holder;
      case Control_word::is_inside:
      case Control_word::fights:
        return is_holder || allied(standing.rival, saying) ||
               (!saying.losers.empty() && allied(standing.holder, saying.losers.front(), saying.day) &&
                standing.rival != 0);
      default: return is_holder;
    }
  }

  // A denial stands against the interval of the one to whom it denies the place, and for that of any other.
  void place_denial(const Saying& saying) {
    const bool denies_leaving = saying.word == Control_word::leaves;
    for (std::size_t i = intervals_.size(); i-- > 0;) {
      Interval& interval = intervals_[i];
      const bool is_its = allied(interval.standing.holder, saying) ||
                          (allied(interval.standing.rival, saying) && saying.word != Control_word::has);
      if (is_its) {
        interval.entries.push_back({&saying, denies_leaving});
        return;
      }
      if (saying.is_dated || interval.since <= saying.day - denial_days) break;
    }
    intervals_.back().entries.push_back({&saying, !denies_leaving});
  }

  const World& world_;
  Standing standing_;
  std::vector<Interval> intervals_;
};

std::string listed(std::span<const Account* const> accounts, const World& world, int& originators) {
  const Independence found = independence_of(accounts, voices_of(accounts, world), world);
  originators = found.originators;
  std::string text;
  for (std::size_t i = 0; i < found.speakers.size() && i < 3; ++i)
    text += (i == 0 ? "" : ", ") + name_of(found.speakers[i], world);
  if (found.speakers.size() > 3) text += " and " + std::to_string(found.speakers.size() - 3) + " more";
  return text;
}

struct Hearing {
  std::vector<const Account*> said, denied, others;  // others: what else stands against
  bool only_background = true, by_gainer = true, by_none_of_them = true, by_loser = false;
  bool is_exclusive = false;  // another is said to have it on the same day
};

bool allied(Row gainer, const Saying& saying, const World& world) {
  return std::any_of(saying.parties.begin(), saying.parties.end(),
                     [&](Row party) { return world.same_side(gainer, party, saying.day); });
}

Hearing heard(const Interval& interval, const World& world) {
  Hearing hearing;
  const auto is_of = [&](const Account& account, Row party) {
    return party != 0 && world.same_side(account.speaker, party, interval.since);
  };
  // An interval that somebody's entering opened is that one's gain.
  const Standing& now = interval.standing;
  const bool is_newcomer =
      now.rival != 0 && now.rival != interval.before.rival && now.holder == interval.before.holder;
  const Row gainer = is_newcomer ? now.rival : now.holder;
  std::set<Row> speakers;  // who says so; what they said of the same day before is no dissent
  for (const Entry& entry : interval.entries) {
    if (entry.is_for) speakers.insert(entry.saying->account->speaker);
  }
  for (const Entry& entry : interval.entries) {
    const Account& account = *entry.saying->account;
    if (!entry.is_for) {
      const bool is_claim = !entry.saying->denied && entry.saying->word == Control_word::has;
      if (is_claim && speakers.contains(account.speaker)) continue;
      (entry.saying->denied ? hearing.denied : hearing.others).push_back(&account);
      hearing.is_exclusive = hearing.is_exclusive || (is_claim && entry.saying->is_decisive());
      continue;
    }
    // What could not have changed the map does not say how well it is borne out.
    if (!entry.saying->denied && !entry.saying->is_decisive()) continue;
    hearing.said.push_back(&account);
    hearing.only_background = hearing.only_background && account.modality == Modality::background;
    const bool gains = is_of(account, gainer);
    bool loses = false;
    for (const Row party : {interval.before.holder, interval.before.rival, is_newcomer ? now.holder : now.rival}) {
      loses = loses || (party != 0 && party != gainer && is_of(account, party));
    }
    for (const Row party : entry.saying->losers) loses = loses || is_of(account, party);
    hearing.by_gainer = hearing.by_gainer && gains;
    hearing.by_none_of_them = hearing.by_none_of_them && !gains && !loses;
    // To be there oneself concedes nothing.
    const bool concedes = entry.saying->word == Control_word::leaves || allied(gainer, *entry.saying, world);
    hearing.by_loser = hearing.by_loser || (loses && !gains && concedes && !entry.saying->denied);
  }
  return hearing;
}

Holding_status status_of(const Hearing& hearing, int originators) {
  if (!hearing.denied.empty() || hearing.is_exclusive) return Holding_status::disputed;
  if (hearing.by_loser) return Holding_status::conceded_by_loser;
  if (hearing.only_background) return Holding_status::background;
  if (hearing.by_gainer) return Holding_status::claimed_by_holder_only;
  if (hearing.by_none_of_them && originators < 2) return Holding_status::third_party;
  return Holding_status::undisputed;
}

Holding described(const Interval& interval, const World& world) {
  Holding holding{.place = interval.entries.front().saying->place,
                  .holder = interval.standing.holder,
                  .rival = interval.standing.rival,
                  .share_min = interval.standing.share_min,
                  .share_max = interval.standing.share_max,
                  .since = interval.since,
                  .evidence_until = interval.since};
  for (const Entry& entry : interval.entries) {
    (entry.is_for ? holding.claims_for : holding.claims_against).push_back(entry.saying->account->claim);
    if (!entry.saying->denied) holding.evidence_until = std::max(holding.evidence_until, entry.saying->last);
  }
  const Hearing hearing = heard(interval, world);
  int denying = 0;
  holding.reason = "said by " + listed(hearing.said, world, holding.originators);
  if (!hearing.denied.empty()) holding.reason += "; denied by " + listed(hearing.denied, world, denying);
  if (!hearing.others.empty()) holding.reason += "; told otherwise by " + listed(hearing.others, world, denying);
  holding.status = status_of(hearing, holding.originators);
  return holding;
}

}  // namespace

Place_history history_of(std::vector<Control_claim> claims, const World& world, const Holding* before) {
  std::vector<Saying> sayings;
  for (const Control_claim& claim : claims) sayings.push_back(saying_of(claim, world));
  std::sort(sayings.begin(), sayings.end(), [](const Saying& a, const Saying& b) {
    return a.day != b.day ? a.day < b.day : was_known_before(*a.account, *b.account);
  });
  Fold fold(world, before);
  for (std::size_t i = 0; i < sayings.size();) {
    std::size_t end = i;
    while (end < sayings.size() && sayings[end].day == sayings[i].day) ++end;
    fold.add_day(std::span(sayings).subspan(i, end - i));
    i = end;
  }
  Place_history history;
  std::vector<Told_interval> told;
  for (const Interval& interval : fold.intervals()) {
    if (!history.holdings.empty()) history.holdings.back().until = interval.since;
    history.holdings.push_back(described(interval, world));
    Told_interval one{.since = interval.since, .holder = interval.standing.holder, .rival = interval.standing.rival};
    for (const Entry& entry : interval.entries) (entry.is_for ? one.said : one.against).push_back(entry.saying);
    told.push_back(std::move(one));
  }
  history.relations = relations_between(told, sayings, world);
  return history;
}

std::size_t taken_up_at(std::span<const Day> begins, std::size_t first) {
  if (first == 0) return 0;
  std::size_t at = first - 1;
  while (at > 0 && begins[at] > begins[first] - denial_days) --at;
  return at;
}

int stale_days(const Holding& holding, Day at) { return std::max(0, at - holding.evidence_until); }

std::string holding_key(const Holding& holding, const World& world) {
  const World::Place* place = world.place(holding.place);
  return "holding:" + (place == nullptr ? std::string("?") : place->key) + "@" + to_string(holding.since);
}

}  // namespace sijill
