#include "sijill/ledger/control_words.h"

#include <algorithm>
#include <set>

#include "sijill/ledger/families.h"
#include "sijill/ledger/happenings.h"
#include "sijill/ledger/parties.h"

namespace sijill {
namespace {

bool is_deal(const Account& account) {
  return account.type == Event_type::agree || (account.type == Event_type::retreat && account.mode == Mode::access);
}

bool speaks_of_control(const Account& account) {
  if (account.rejected || account.stance == Stance::predict || account.stance == Stance::demand) return false;
  switch (account.modality) {
    case Modality::intended:
    case Modality::future:
    case Modality::hypothetical:
    case Modality::attempt: return false;
    default: break;
  }
  return is_deal(account) || control_of(account.type, account.mode) != Control::none;
}

bool has_day(const Account& account) { return account.earliest || account.latest; }

bool is_state(const Account& account) {
  const Control control = control_of(account.type, account.mode);
  return control == Control::keeps || control == Control::fights;
}

// Told in passing of a place that the same article says was lost: from the day before the loss.
Day day_before_loss(const Account& aside, std::span<const Account> document, Row place, const World& world) {
  std::optional<Day> loss;
  for (const Account& account : document) {
    const bool is_gain =
        control_of(account.type, account.mode) == Control::gains && account.modality == Modality::actual;
    if (!is_gain || !has_day(account) || is_denial(account)) continue;
    if (std::find(account.place.begin(), account.place.end(), place) == account.place.end()) continue;
    if (share_a_side(account.actor, aside.actor, day_of(account), world)) continue;
    if (!loss || day_of(account) < *loss) loss = day_of(account);
  }
  return loss ? *loss - 1 : aside.known;
}

// The first saying of each voice.
std::vector<const Saying*> first_of_each_voice(const std::vector<const Saying*>& sayings, const World& world) {
  std::vector<const Account*> accounts;
  for (const Saying* saying : sayings) accounts.push_back(saying->account);
  std::vector<const Saying*> firsts;
  for (const Voice& voice : voices_of(accounts, world)) firsts.push_back(sayings[voice.accounts.front()]);
  return firsts;
}

std::vector<const Saying*> of_word(const std::vector<const Saying*>& sayings, Control_word word) {
  std::vector<const Saying*> some;
  for (const Saying* saying : sayings) {
    if (saying->word == word && !saying->denied) some.push_back(saying);
  }
  return some;
}

Relation between(const Saying& one, const Saying& two, Relation_kind kind, std::string reason) {
  const bool ordered = was_known_before(*one.account, *two.account);
  return {.later = ordered ? two.account->claim : one.account->claim,
          .earlier = ordered ? one.account->claim : two.account->claim,
          .kind = kind,
          .reason = std::move(reason)};
}

class Relations {
 public:
  explicit Relations(const World& world) : world_(world) {}

  void add_order(const Told_interval& before, const Told_interval& now) {
    const std::string reason = "ordered in time: of " + to_string(before.since) + " the one, of " +
                               to_string(now.since) + " the other; both may be true";
    const auto affirmed = [](const std::vector<const Saying*>& sayings) {
      std::vector<const Saying*> some;
      for (const Saying* saying : sayings) {
        if (!saying->denied) some.push_back(saying);
      }
      return some;
    };
    for (const Saying* later : first_of_each_voice(affirmed(now.said), world_)) {
      for (const Saying* earlier : first_of_each_voice(affirmed(before.said), world_)) {
        add({.later = later->account->claim,
             .earlier = earlier->account->claim,
             .kind = Relation_kind::supersedes,
             .reason = reason});
      }
    }
  }

  void add_dissent(const Told_interval& interval) {
    const auto said = first_of_each_voice(of_word(interval.said, Control_word::has), world_);
    for (const Saying* other : first_of_each_voice(of_word(interval.against, Control_word::has), world_)) {
      for (const Saying* one : said) {
        if (one->account->speaker == other->account->speaker) continue;
        if (one->day == other->day && one->party != 0 && other->party != 0 &&
            stated_share(*one->account) + stated_share(*other->account) > 1.05)
          add(between(*one, *other, Relation_kind::contradicts, "two holders of one place on one day"));
      }
    }
    // Not having entered is not having it; what tells of one incident is denied there.
    for (const Saying* denial : interval.against) {
      if (!denial->denied) continue;
      for (const Saying* one : said) {
        const bool apart = family_of(one->account->type, one->account->mode) !=
                               family_of(denial->account->type, denial->account->mode) ||
                           std::abs(one->day - denial->day) > 1;
        if (apart && one->account->speaker != denial->account->speaker)
          add({.later = denial->account->claim,
               .earlier = one->account->claim,
               .kind = Relation_kind::denies,
               .reason = "denies the same state of the place"});
      }
    }
  }

  // Taken by force in one account, by agreement in another.
  void add_deal(const Told_interval& interval, const Saying& deal) {
    if (deal.denied || interval.rival != 0 || interval.holder == 0) return;
    const int after = deal.day - interval.since;
    if (after < (deal.is_dated ? -deal_days / 2 : 0) || after > deal_days) return;
    for (const Saying* one : first_of_each_voice(of_word(interval.said, Control_word::has), world_)) {
      if (control_of(one->account->type, one->account->mode) != Control::gains) continue;
      std::vector<Row> parties = deal.losers;
      parties.push_back(deal.party);
      if (!share_a_side(parties, std::vector<Row>{one->party}, one->day, world_)) continue;
      add(between(*one, deal, Relation_kind::competing_account,
                  "taken by force in one account, by a deal in the other"));
    }
  }

  [[nodiscard]] std::vector<Relation> take() { return std::move(relations_); }

 private:
  void add(Relation relation) {
    if (relation.later == relation.earlier) return;
    if (seen_.insert({relation.later, relation.earlier, static_cast<int>(relation.kind)}).second)
      relations_.push_back(std::move(relation));
  }

  const World& world_;
  std::vector<Relation> relations_;
  std::set<std::tuple<Row, Row, int>> seen_;
};

}  // namespace

std::vector<Control_claim> control_claims_of(std::span<const Account> document, const World& world) {
  std::vector<Control_claim> claims;
  const std::vector<Happening> happenings = happenings_of(document, world);
  for (const Account& account : document) {
    if (!speaks_of_control(account)) continue;
    for (const Row place : account.place) {
      Day day = account.known;
      if (has_day(account)) {
        const Day last = day_of(account);
        day = is_state(account) ? account.earliest.value_or(last) : last;
      } else if (account.modality == Modality::background) {
        day = day_before_loss(account, document, place, world);
      } else {
        for (const Happening& happening : happenings) {
          if (happening.account == &account) day = happening.last;
        }
      }
      claims.push_back({&account, place, day});
    }
  }
  return claims;
}

bool Saying::is_decisive() const {
  if (denied || account->certainty == Certainty::possible || account->certainty == Certainty::unknown) return false;
  return is_dated || word == Control_word::has || word == Control_word::leaves || word == Control_word::defends;
}

Saying saying_of(const Control_claim& claim, const World& world) {
  const Account& account = *claim.account;
  Saying saying{.account = &account, .place = claim.place, .day = claim.day, .last = claim.day};
  saying.denied = is_denial(account);
  saying.is_dated = has_day(account);
  if (is_state(account) && account.latest) saying.last = std::max(claim.day, *account.latest);
  const Stakes stakes = stakes_of(account, world);
  const auto first = [](const std::vector<Row>& rows) { return rows.empty() ? Row{0} : rows.front(); };
  saying.party = first(stakes.gainers);
  saying.parties = stakes.gainers;
  saying.losers = stakes.losers;
  switch (control_of(account.type, account.mode)) {
    case Control::gains:
      saying.word = account.modality == Modality::ongoing ? Control_word::fights : Control_word::has;
      break;
    case Control::keeps: saying.word = Control_word::has; break;
    case Control::gives:
      saying.word = saying.parties.empty() ? Control_word::leaves : Control_word::has;
      if (saying.word == Control_word::leaves) saying.parties = account.actor;
      break;
    case Control::leaves:
      saying.word = Control_word::leaves;
      saying.parties = account.actor;
      break;
    case Control::is_inside: saying.word = Control_word::is_inside; break;
    case Control::fights: saying.word = Control_word::fights; break;
    case Control::defends: saying.word = Control_word::defends; break;
    case Control::none:
      saying.word = Control_word::deals;
      saying.parties = account.actor;
      saying.losers = account.recipient;
      break;
  }
  saying.party = first(saying.parties);
  return saying;
}

bool is_open(const Account& account) {
  return account.extent_bound != Bound::equal && account.extent_bound != Bound::about;
}

double stated_share(const Account& account) {
  if (!account.extent_min && !account.extent_max) return 1;
  const double low = account.extent_min.value_or(0);
  const double high = account.extent_max.value_or(1);
  if (account.extent_bound == Bound::more || account.extent_bound == Bound::at_least) return low;
  if (account.extent_bound == Bound::less || account.extent_bound == Bound::at_most) return high;
  return (low + high) / 2;
}

std::vector<Relation> relations_between(std::span<const Told_interval> intervals, std::span<const Saying> sayings,
                                        const World& world) {
  Relations relations(world);
  for (std::size_t i = 0; i < intervals.size(); ++i) {
    if (i > 0) relations.add_order(intervals[i - 1], intervals[i]);
    relations.add_dissent(intervals[i]);
    for (const Saying& saying : sayings) {
      if (saying.word == Control_word::deals) relations.add_deal(intervals[i], saying);
    }
  }
  return relations.take();
}

}  // namespace sijill
