#include "sijill/ledger/relations.h"

#include <algorithm>
#include <cmath>

#include "sijill/ledger/families.h"
#include "sijill/ledger/happenings.h"
#include "sijill/ledger/parties.h"

namespace sijill {
namespace {

std::string number(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

std::string words_of(const Amount& amount) {
  if (amount.min && amount.max && *amount.min == *amount.max) return number(*amount.min);
  if (amount.min && amount.max) return number(*amount.min) + " to " + number(*amount.max);
  if (amount.min) return "at least " + number(*amount.min);
  return amount.max ? "at most " + number(*amount.max) : "an unknown number";
}

double middle(const Amount& amount) {
  const double low = amount.min.value_or(amount.max.value_or(0));
  return (low + amount.max.value_or(low)) / 2;
}

bool overlap(const Amount& a, const Amount& b) {
  return std::max(a.min.value_or(0), b.min.value_or(0)) <=
         std::min(a.max.value_or(INFINITY), b.max.value_or(INFINITY));
}

struct Counts {
  const Account_quantity* earlier = nullptr;
  const Account_quantity* later = nullptr;
};

// The first kind of count in which the two differ.
Counts differing_counts(const Account& earlier, const Account& later) {
  for (const Account_quantity& a : earlier.quantity) {
    for (const Account_quantity& b : later.quantity) {
      if (a.kind == b.kind && a.who == b.who && !overlap(a.amount, b.amount)) return {&a, &b};
    }
  }
  return {};
}

std::optional<std::string> finer_in(const Account& later, const Account& earlier, const World& world) {
  const auto days = [](const Account& account) {
    return account.earliest && account.latest ? *account.latest - *account.earliest : 10'000;
  };
  if (!later.place.empty() &&
      (earlier.place.empty() || (later.place.front() != earlier.place.front() &&
                                 is_within(later.place.front(), earlier.place.front(), world)))) {
    return "names the place more closely";
  }
  if (days(later) < days(earlier)) return "names the time more closely";
  if (is_vague(earlier.type, earlier.mode) && !is_vague(later.type, later.mode)) return "names the kind of deed";
  if (identified(earlier.actor, world).empty() && !identified(later.actor, world).empty()) return "names who did it";
  if (later.quantity.size() > earlier.quantity.size()) return "gives a count";
  if (later.extent_min && !earlier.extent_min) return "gives a share";
  return std::nullopt;
}

bool are_shares_apart(const Account& a, const Account& b) {
  if (!a.extent_min || !a.extent_max || !b.extent_min || !b.extent_max) return false;
  return std::max(*a.extent_min, *b.extent_min) > std::min(*a.extent_max, *b.extent_max) + 0.1;
}

bool by_force(const Account& account) { return control_of(account.type, account.mode) == Control::gains; }
bool by_consent(const Account& account) {
  return account.type == Event_type::control && account.mode == Mode::handover;
}

Relation make(const Account& later, const Account& earlier, Relation_kind kind, std::string reason) {
  return {.later = later.claim, .earlier = earlier.claim, .kind = kind, .reason = std::move(reason)};
}

std::string counts_in_words(const Counts& counts) {
  return std::string(name(counts.earlier->kind)) + ": " + words_of(counts.earlier->amount) + ", then " +
         words_of(counts.later->amount);
}

Relation to_own(const Account& later, const Account& earlier, const World& world) {
  const bool same_narrator = later.speaker == earlier.speaker;
  if (is_denial(later) != is_denial(earlier)) {
    const std::string who = name_of(later.speaker, world);
    if (later.stance == Stance::retract)
      return make(later, earlier, Relation_kind::supersedes, who + " takes it back");
    if (later.document == earlier.document)
      return make(later, earlier, Relation_kind::denies, "said and denied in one article");
    return make(later, earlier, Relation_kind::supersedes,
                who + (is_denial(later) ? " now denies what it said" : " now says what it denied"));
  }
  if (const Counts counts = differing_counts(earlier, later); counts.later != nullptr) {
    if (later.document != earlier.document)
      return make(later, earlier, Relation_kind::supersedes,
                  "the same narrator revises it: " + counts_in_words(counts));
    return make(later, earlier, Relation_kind::refines,
                "another count in the same article: " + counts_in_words(counts));
  }
  if (const auto finer = finer_in(later, earlier, world); finer && later.document != earlier.document)
    return make(later, earlier, Relation_kind::refines, "the same narrator " + *finer);
  if (later.document == earlier.document)
    return make(later, earlier, Relation_kind::same, "said again in the same article");
  if (later.outlet == earlier.outlet && same_narrator)
    return make(later, earlier, Relation_kind::same, "said again by the same narrator");
  return make(later, earlier, Relation_kind::same,
              same_narrator     ? "one narrator, relayed by two outlets"
              : later.anonymous ? "unnamed voices, not known to be two"
                                : "a copy of the same text");
}

// What a claim does to one of another voice where they cannot both be right; none where they can.
std::optional<Relation> against(const Account& later, const Account& earlier, const World& world) {
  if (is_denial(later) != is_denial(earlier)) {
    const Interest interest = interest_of(later, world);
    if (is_denial(later)) {
      const char* reason = interest == Interest::self_serving       ? "denied by a party that it would cost"
                           : interest == Interest::against_interest ? "denied by a party that it would serve"
                                                                    : "denied by a third party";
      return make(later, earlier, Relation_kind::denies, reason);
    }
    if (later.earliest && earlier.latest && *earlier.latest < *later.earliest)
      return make(later, earlier, Relation_kind::supersedes,
                  "ordered in time: denied of one day, said of a later one");
    return make(later, earlier, Relation_kind::contradicts, "says what was denied");
  }
  if (is_denial(later)) return std::nullopt;
  if ((by_force(later) && by_consent(earlier)) || (by_consent(later) && by_force(earlier))) {
    return make(later, earlier, Relation_kind::competing_account,
                "taken by force in one account, handed over in the other");
  }
  if (later.type == Event_type::assault && later.mode != Mode::clash && earlier.mode != Mode::clash) {
    const std::vector<Row> a = identified(earlier.actor, world);
    const std::vector<Row> b = identified(later.actor, world);
    if (!a.empty() && !b.empty() && !share_a_side(a, b, day_of(later), world)) {
      return make(later, earlier, Relation_kind::competing_account,
                  "put down to " + name_of(a.front(), world) + " in one account, to " + name_of(b.front(), world) +
                      " in the other");
    }
  }
  if (const Counts counts = differing_counts(earlier, later); counts.later != nullptr) {
    const bool rises = middle(counts.later->amount) > middle(counts.earlier->amount);
    if (rises && later.known > earlier.known)
      return make(later, earlier, Relation_kind::refines,
                  "a later and higher count; counts rise: " + counts_in_words(counts));
    return make(later, earlier, Relation_kind::contradicts, "two claimants, two counts: " + counts_in_words(counts));
  }
  const bool same_day = later.earliest && earlier.earliest && later.latest && earlier.latest &&
                        *later.earliest <= *earlier.latest && *earlier.earliest <= *later.latest;
  if (same_day && are_shares_apart(later, earlier))
    return make(later, earlier, Relation_kind::contradicts, "two shares of one place for one day");
  return std::nullopt;
}

Relation for_it(const Account& later, const Account& earlier, const World& world) {
  if (is_denial(later)) return make(later, earlier, Relation_kind::supports, "denies it too");
  if (world.same_side(later.speaker, earlier.speaker, day_of(later)))
    return make(later, earlier, Relation_kind::supports, "of the same side, so no independent witness");
  if (const auto finer = finer_in(later, earlier, world))
    return make(later, earlier, Relation_kind::refines, "another narrator " + *finer);
  switch (interest_of(later, world)) {
    case Interest::against_interest:
      return make(later, earlier, Relation_kind::supports, "admitted against the narrator's interest");
    case Interest::self_serving:
      return make(later, earlier, Relation_kind::supports, "said by a party that it serves");
    case Interest::third_party: break;
  }
  return make(later, earlier, Relation_kind::supports, "said by another narrator");
}

}  // namespace

std::vector<Relation> relations_of(std::span<const Account* const> accounts, const World& world) {
  std::vector<Relation> relations;
  const std::vector<Voice> voices = voices_of(accounts, world);
  std::vector<std::size_t> voice_of(accounts.size());
  for (std::size_t v = 0; v < voices.size(); ++v) {
    for (const std::size_t i : voices[v].accounts) voice_of[i] = v;
  }
  std::vector<std::size_t> last(voices.size(), accounts.size());  // the last account of each voice so far
  std::vector<std::size_t> heads;                                 // the first that says it, the first that denies it
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    const Account& later = *accounts[i];
    const std::size_t own = last[voice_of[i]];
    if (own < accounts.size()) {
      // An unnamed voice that denies what an unnamed voice said is another.
      const auto other = later.anonymous ? against(later, *accounts[own], world) : std::nullopt;
      relations.push_back(other ? *other : to_own(later, *accounts[own], world));
    }
    bool is_against_head = false;
    const std::size_t* head = nullptr;
    for (const std::size_t& h : heads) {
      if (is_denial(*accounts[h]) == is_denial(later)) head = &h;
    }
    // A voice that only says again what it said stands against the others through its first saying.
    const bool is_news = own == accounts.size() || relations.back().kind != Relation_kind::same;
    for (std::size_t v = 0; is_news && v < voices.size(); ++v) {
      if (v == voice_of[i] || last[v] == accounts.size()) continue;
      if (const auto relation = against(later, *accounts[last[v]], world)) {
        is_against_head = is_against_head || (head != nullptr && voice_of[*head] == v);
        relations.push_back(*relation);
      }
    }
    if (is_news && head != nullptr && !is_against_head && voice_of[*head] != voice_of[i])
      relations.push_back(for_it(later, *accounts[*head], world));
    if (head == nullptr) heads.push_back(i);
    last[voice_of[i]] = i;
  }
  return relations;
}

}  // namespace sijill
