#include "sijill/ledger/incidents.h"

#include <algorithm>

#include "sijill/ledger/document_key.h"
#include "sijill/ledger/parties.h"

namespace sijill {
namespace {

constexpr std::size_t key_digits = 16;  // of a SHA-256: enough for a ledger of any size

int width(const Happening& happening) { return happening.last - happening.first; }

std::string list_of(const std::vector<Row>& speakers, const World& world) {
  constexpr std::size_t shown = 4;
  std::string text;
  for (std::size_t i = 0; i < speakers.size() && i < shown; ++i) {
    if (i > 0) text += i + 1 == speakers.size() ? " and " : ", ";
    text += name_of(speakers[i], world);
  }
  if (speakers.size() > shown) text += " and " + std::to_string(speakers.size() - shown) + " more";
  return text;
}

std::vector<const Account*> chosen(std::span<const Account* const> accounts, const std::vector<bool>& take) {
  std::vector<const Account*> some;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    if (take[i]) some.push_back(accounts[i]);
  }
  return some;
}

Independence independence_of(const std::vector<const Account*>& accounts, const World& world) {
  return independence_of(accounts, voices_of(accounts, world), world);
}

bool speaks_for(const Account& account, const std::vector<Row>& party, const World& world) {
  for (const Row row : party) {
    if (world.same_side(account.speaker, row, day_of(account))) return true;
  }
  return false;
}

struct Admission {
  const Account* by = nullptr;
  bool both_sides = false;
};

// One speaks for those who did it, the other for those to whom it was done.
bool are_both_sides(const Account& one, const Account& other, const World& world) {
  std::vector<Row> suffered = one.recipient;
  suffered.insert(suffered.end(), one.from.begin(), one.from.end());
  const auto speaks_only_for = [&](const Account& account, const std::vector<Row>& party,
                                   const std::vector<Row>& not_for) {
    return speaks_for(account, party, world) && !speaks_for(account, not_for, world);
  };
  return (speaks_only_for(one, one.actor, suffered) && speaks_only_for(other, suffered, one.actor)) ||
         (speaks_only_for(one, suffered, one.actor) && speaks_only_for(other, one.actor, suffered));
}

Admission admission_in(const std::vector<const Account*>& said, const World& world) {
  for (const Account* account : said) {
    if (interest_of(*account, world) == Interest::against_interest) return {.by = account};
  }
  constexpr std::size_t compared = 50;  // of an incident of thousands of claims the first ones tell
  for (std::size_t i = 0; i < said.size() && i < compared; ++i) {
    for (std::size_t k = 0; k < said.size() && k < compared; ++k) {
      if (are_both_sides(*said[i], *said[k], world)) return {.by = said[k], .both_sides = true};
    }
  }
  return {};
}

// Two that are blamed for it and are not of one side; none where all agree.
std::vector<Row> competing_agents(const std::vector<const Account*>& said, const World& world) {
  const Account* first = nullptr;
  for (const Account* account : said) {
    if (account->type != Event_type::assault || account->mode == Mode::clash) continue;
    const std::vector<Row> agents = identified(account->actor, world);
    if (agents.empty()) continue;
    if (first == nullptr) {
      first = account;
      continue;
    }
    const std::vector<Row> before = identified(first->actor, world);
    if (!share_a_side(before, agents, day_of(*account), world)) return {before.front(), agents.front()};
  }
  return {};
}

}  // namespace

const Happening* leader_for(const Happening& happening, std::span<const Happening> leaders, const World& world) {
  const Happening* best = nullptr;
  int best_score = 0;
  for (const Happening& leader : leaders) {
    const int score = fit(leader, happening, world);
    if (score > best_score) {
      best = &leader;
      best_score = score;
    }
  }
  return best;
}

std::vector<std::size_t> group(std::span<const Happening> ordered, const World& world) {
  std::vector<std::size_t> leader_of(ordered.size());
  std::vector<Happening> leaders;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < ordered.size(); ++i) {
    const Happening* leader = leader_for(ordered[i], leaders, world);
    if (leader == nullptr) {
      leader_of[i] = i;
      leaders.push_back(ordered[i]);
      places.push_back(i);
    } else {
      leader_of[i] = places[static_cast<std::size_t>(leader - leaders.data())];
    }
  }
  return leader_of;
}

std::string incident_key(const Account& leader) {
  const std::size_t mark = leader.key.rfind('#');
  return "incident:" + brief_key(leader.key.substr(0, mark), key_digits) + "." + std::to_string(leader.n);
}

std::vector<bool> withdrawn(std::span<const Account* const> accounts, const World& world) {
  std::vector<bool> taken_back(accounts.size(), false);
  for (const Voice& voice : voices_of(accounts, world)) {
    if (voice.anonymous) continue;
    for (std::size_t i = 0; i < voice.accounts.size(); ++i) {
      const Account& earlier = *accounts[voice.accounts[i]];
      for (std::size_t k = i + 1; k < voice.accounts.size(); ++k) {
        const Account& later = *accounts[voice.accounts[k]];
        // What an article says and denies in one breath is two sentences, not a change of mind.
        if (later.document == earlier.document && later.stance != Stance::retract) continue;
        if (is_denial(later) != is_denial(earlier)) taken_back[voice.accounts[i]] = true;
      }
    }
  }
  return taken_back;
}

Grading grade(std::span<const Account* const> accounts, const World& world) {
  const std::vector<bool> taken_back = withdrawn(accounts, world);
  std::vector<bool> says(accounts.size()), denies(accounts.size()), takes_back(accounts.size());
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    says[i] = !taken_back[i] && !is_denial(*accounts[i]);
    denies[i] = !taken_back[i] && is_denial(*accounts[i]);
    takes_back[i] = taken_back[i] && !is_denial(*accounts[i]);
  }
  const std::vector<const Account*> said = chosen(accounts, says);
  const std::vector<const Account*> denied = chosen(accounts, denies);
  const std::vector<const Account*> dropped = chosen(accounts, takes_back);
  const Independence saying = independence_of(said, world);
  const Independence denying = independence_of(denied, world);

  if (said.empty() && !dropped.empty())
    return {Grade::discounted, "taken back by " + list_of(independence_of(dropped, world).speakers, world), 0};
  if (said.empty()) return {Grade::contested, "nobody says it; denied by " + list_of(denying.speakers, world), 0};
  const std::string by = "said by " + list_of(saying.speakers, world);
  if (!denied.empty())
    return {Grade::contested, by + "; denied by " + list_of(denying.speakers, world), saying.originators};
  if (const std::vector<Row> agents = competing_agents(said, world); !agents.empty()) {
    return {Grade::contested,
            by + "; put down to " + name_of(agents[0], world) + " and to " + name_of(agents[1], world),
            saying.originators};
  }
  if (const Admission admission = admission_in(said, world); admission.by != nullptr) {
    const std::string who = name_of(admission.by->speaker, world);
    return {Grade::confirmed,
            by + (admission.both_sides ? "; both sides say so" : "; " + who + " admits it against its interest"),
            saying.originators};
  }
  if (saying.originators >= 2) {
    return {Grade::fair,
            std::to_string(saying.originators) + " independent originators: " + list_of(saying.speakers, world),
            saying.originators};
  }
  const bool unnamed = said.front()->anonymous;
  const std::string weak =
      said.size() == 1 ? by : by + ", in " + std::to_string(said.size()) + " claims of one voice or side";
  return {Grade::weak, weak + (unnamed ? " (unnamed)" : ""), saying.originators};
}

Incident describe(std::span<const Happening> members, const World& world) {
  const Account& leader = *members.front().account;
  Incident incident{.key = incident_key(leader), .family = members.front().lane.family};
  const Happening* narrowest = &members.front();
  const Account* kind = &leader;
  incident.first_known = incident.last_known = leader.known;
  for (const Happening& member : members) {
    const Account& account = *member.account;
    incident.first_known = std::min(incident.first_known, account.known);
    incident.last_known = std::max(incident.last_known, account.known);
    const bool is_better_dated = member.is_dated && !narrowest->is_dated;
    if (is_better_dated || (member.is_dated == narrowest->is_dated && width(member) < width(*narrowest)))
      narrowest = &member;
    if (is_vague(kind->type, kind->mode) && !is_vague(account.type, account.mode)) kind = &account;
    for (const Row place : account.place) {
      if (incident.place == 0 || (place != incident.place && is_within(place, incident.place, world)))
        incident.place = place;
    }
    incident.interests.push_back(interest_of(account, world));
  }
  incident.type = kind->type;
  incident.mode = kind->mode;
  incident.earliest = narrowest->first;
  incident.latest = narrowest->last;
  std::vector<const Account*> accounts;
  for (const Happening& member : members) accounts.push_back(member.account);
  std::sort(accounts.begin(), accounts.end(),
            [](const Account* a, const Account* b) { return was_known_before(*a, *b); });
  Grading grading = grade(accounts, world);
  incident.grade = grading.grade;
  incident.reason = std::move(grading.reason);
  incident.originators = grading.originators;
  return incident;
}

std::vector<Claimed_count> claimed_counts(std::span<const Account* const> accounts) {
  std::vector<Claimed_count> counts;
  for (const Account* account : accounts) {
    for (const Account_quantity& quantity : account->quantity) {
      counts.push_back({account->claim, account->originator, account->known, quantity});
    }
  }
  std::stable_sort(counts.begin(), counts.end(),
                   [](const Claimed_count& a, const Claimed_count& b) { return a.known < b.known; });
  return counts;
}

}  // namespace sijill
