#include "sijill/ledger/parties.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "sijill/ledger/families.h"

namespace sijill {
namespace {

bool has_civilians(const Account& account, const World& world) {
  for (const Account_quantity& quantity : account.quantity) {
    if (quantity.who.rfind("civilian", 0) == 0 || quantity.who == "child" || quantity.who == "woman") return true;
  }
  for (const Row row : account.recipient) {
    const World::Actor* actor = world.actor(row);
    if (actor != nullptr && (actor->kind == "people" || actor->kind == "civilian" || actor->kind == "media"))
      return true;
  }
  return false;
}

void append(std::vector<Row>& rows, const std::vector<Row>& more) {
  rows.insert(rows.end(), more.begin(), more.end());
}

// Sets that grow together, by index.
class Sets {
 public:
  explicit Sets(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), std::size_t{0}); }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  // The lower index stays the root, so that the first account names the set.
  void unite(std::size_t a, std::size_t b) {
    a = root(a);
    b = root(b);
    parent_[std::max(a, b)] = std::min(a, b);
  }

 private:
  std::vector<std::size_t> parent_;
};

bool has_side(Row speaker, const World& world) {
  const World::Actor* actor = world.actor(speaker);
  return actor != nullptr && actor->parent != 0;
}

}  // namespace

bool is_described(Row row, const World& world) {
  const World::Actor* actor = world.actor(row);
  if (actor == nullptr || actor->kind == "anonymous" || actor->kind == "people") return true;
  // "3f9a1c04b7de:مسلحون" is known to its document only; "name:..." is a name.
  return actor->key.find(':') != std::string::npos && actor->key.rfind("name:", 0) != 0;
}

std::vector<Row> identified(std::span<const Row> actors, const World& world) {
  std::vector<Row> rows;
  for (const Row row : actors) {
    if (!is_described(row, world)) rows.push_back(row);
  }
  return rows;
}

bool share_a_side(std::span<const Row> one, std::span<const Row> two, std::optional<Day> day, const World& world) {
  for (const Row a : one) {
    for (const Row b : two) {
      if (world.same_side(a, b, day)) return true;
    }
  }
  return false;
}

Day day_of(const Account& account) {
  if (account.latest) return *account.latest;
  return account.earliest ? *account.earliest : account.known;
}

Stakes stakes_of(const Account& account, const World& world) {
  Stakes stakes;
  switch (account.type) {
    case Event_type::control:
      switch (control_of(account.type, account.mode)) {
        case Control::gives:
          stakes.gainers = account.recipient;
          stakes.losers = account.actor;
          append(stakes.losers, account.from);
          return stakes;
        case Control::leaves:
          stakes.losers = account.actor;
          append(stakes.losers, account.from);
          return stakes;
        default:
          stakes.gainers = account.actor;
          stakes.losers = account.from;
          append(stakes.losers, account.recipient);
          return stakes;
      }
    case Event_type::assault:
      // Who hits civilians has nothing to boast of, and who is hit there accuses.
      if (has_civilians(account, world) || account.mode == Mode::abduct || account.mode == Mode::torture ||
          account.mode == Mode::sexual || account.mode == Mode::unconventional) {
        stakes.losers = account.actor;
        stakes.gainers = account.recipient;
        return stakes;
      }
      [[fallthrough]];
    case Event_type::coerce:
    case Event_type::finding:
    case Event_type::mobilize:
      stakes.gainers = account.actor;
      stakes.losers = account.recipient;
      append(stakes.losers, account.from);
      return stakes;
    case Event_type::retreat:
    case Event_type::concede:
      stakes.losers = account.actor;
      stakes.gainers = account.recipient;
      return stakes;
    default: return stakes;
  }
}

bool is_denial(const Account& account) {
  return account.polarity == Polarity::denied || account.stance == Stance::retract ||
         (account.modality == Modality::failed && account.type == Event_type::control);
}

Interest interest_of(const Account& account, const World& world) {
  const Stakes stakes = stakes_of(account, world);
  const auto is_of = [&](const std::vector<Row>& party) {
    for (const Row row : party) {
      if (world.same_side(account.speaker, row, day_of(account))) return true;
    }
    return false;
  };
  const bool gains = is_of(stakes.gainers);
  const bool loses = is_of(stakes.losers);
  if (gains == loses) return Interest::third_party;
  // Nobody is accused of what he boasts of: a party that denies an assault clears itself or hides its losses.
  if (account.type == Event_type::assault && is_denial(account)) return Interest::self_serving;
  return gains != is_denial(account) ? Interest::self_serving : Interest::against_interest;
}

std::string name_of(Row row, const World& world) {
  const World::Actor* actor = world.actor(row);
  if (actor == nullptr) return "somebody";
  if (!actor->name_en.empty()) return actor->name_en;
  return actor->name_ar.empty() ? actor->key : actor->name_ar;
}

std::vector<Voice> voices_of(std::span<const Account* const> accounts, const World& world) {
  Sets sets(accounts.size());
  std::map<Row, std::size_t> by_speaker, by_document;
  const std::size_t none = accounts.size();
  std::size_t unnamed = none;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    const Account& account = *accounts[i];
    const bool is_nobody = account.anonymous && !has_side(account.speaker, world);
    if (is_nobody) {
      if (unnamed == none) unnamed = i;
      sets.unite(unnamed, i);
    } else {
      sets.unite(by_speaker.emplace(account.speaker, i).first->second, i);
    }
    // An article's own voice is the voice of the article that it copies.
    if (account.speaker != account.outlet) continue;
    for (const Row document : {account.document, account.witness}) {
      if (document != 0) sets.unite(by_document.emplace(document, i).first->second, i);
    }
  }
  std::map<std::size_t, Voice> by_root;
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    const std::size_t root = sets.root(i);
    Voice& voice = by_root[root];
    if (voice.accounts.empty()) {
      voice.speaker = accounts[i]->speaker;
      voice.anonymous = accounts[i]->anonymous && !has_side(accounts[i]->speaker, world);
    }
    voice.accounts.push_back(i);
  }
  std::vector<Voice> voices;
  for (auto& [root, voice] : by_root) voices.push_back(std::move(voice));
  return voices;
}

Independence independence_of(std::span<const Account* const> accounts, std::span<const Voice> voices,
                             const World& world) {
  Independence found;
  Sets sides(voices.size());
  for (std::size_t i = 0; i < voices.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (voices[i].anonymous || voices[k].anonymous) continue;
      const Day day = day_of(*accounts[voices[i].accounts.front()]);
      if (world.same_side(voices[k].speaker, voices[i].speaker, day)) sides.unite(k, i);
    }
  }
  for (std::size_t i = 0; i < voices.size(); ++i) {
    if (!voices[i].anonymous && sides.root(i) == i) found.speakers.push_back(voices[i].speaker);
  }
  if (found.speakers.empty() && !voices.empty()) found.speakers.push_back(voices.front().speaker);
  found.originators = static_cast<int>(found.speakers.size());
  return found;
}

}  // namespace sijill
