#include "sijill/ledger/holding_rows.h"

#include <algorithm>
#include <limits>
#include <set>

#include "sijill/ledger/families.h"

namespace sijill {
namespace {

constexpr Day beginning{std::numeric_limits<std::int32_t>::min() / 2};
constexpr Day end_of_time{std::numeric_limits<std::int32_t>::max() / 2};

Day day_in(const Statement& row, int column) { return {static_cast<std::int32_t>(row.integer(column))}; }

bool stands_alike(const Holding& one, const Holding& two) {
  return one.holder == two.holder && one.rival == two.rival && one.share_min == two.share_min &&
         one.share_max == two.share_max;
}

std::optional<std::int64_t> maybe(Row row) { return row == 0 ? std::optional<std::int64_t>() : row; }

}  // namespace

Holding_rows::Holding_rows(Database& database, const World& world, Account_loader& accounts)
    : database_(database),
      world_(world),
      accounts_(accounts),
      of_document_(
          database.prepare("SELECT cc.place, cc.day, cc.claim, c.type FROM claims c JOIN control_claims cc USING "
                           "(claim) WHERE c.document = ?")),
      drop_claim_(database.prepare("DELETE FROM control_claims WHERE place = ? AND day = ? AND claim = ?")),
      add_claim_(
          database.prepare("INSERT OR IGNORE INTO control_claims (place, day, claim, known) VALUES (?, ?, ?, ?)")),
      stored_(database.prepare(
          "SELECT holding, coalesce(holder, 0), coalesce(rival, 0), share_min, share_max, since FROM "
          "holdings WHERE place = ? ORDER BY since")),
      claims_(database.prepare("SELECT claim, day FROM control_claims WHERE place = ? AND day BETWEEN ? AND ?")),
      deals_(database.prepare(
          "SELECT cc.claim, cc.day FROM control_claims cc JOIN claims c USING (claim) WHERE cc.place = ? "
          "AND cc.day BETWEEN ? AND ? AND c.type IN ('agree', 'retreat')")),
      drop_(database.prepare("DELETE FROM holdings WHERE holding = ?")),
      add_(database.prepare(
          "INSERT INTO holdings (key, place, holder, rival, share_min, share_max, since, until, "
          "evidence_until, status, reason, originators) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")),
      add_evidence_(database.prepare("INSERT OR IGNORE INTO holding_claims (holding, claim, side) VALUES (?, ?, ?)")),
      evidence_(database.prepare("SELECT claim FROM holding_claims WHERE holding = ?")),
      drop_relations_(database.prepare("DELETE FROM relations WHERE basis = ?1 AND (later = ?2 OR earlier = ?2)")),
      add_relation_(
          database.prepare("INSERT OR IGNORE INTO relations (later, earlier, relation, basis, reason) VALUES "
                           "(?, ?, ?, ?, ?)")),
      set_until_(database.prepare("UPDATE holdings SET until = ? WHERE holding = ?")) {}

void Holding_rows::touch(Row place, Day first, Day last) {
  const auto [found, is_new] = touched_.emplace(place, Days{first, last});
  if (is_new) return;
  found->second.first = std::min(found->second.first, first);
  found->second.last = std::max(found->second.last, last);
}

void Holding_rows::remove(Row document) {
  struct Gone {
    Row place, claim;
    Day day;
  };
  std::vector<Gone> gone;
  of_document_.bind(document);
  while (of_document_.next())
    gone.push_back({of_document_.integer(0), of_document_.integer(2), day_in(of_document_, 1)});
  of_document_.reset();
  tell_again(document);
  for (const Gone& one : gone) {
    drop_claim_.run(one.place, one.day.number, one.claim);
    drop_relations_.run(one.place, one.claim);
  }
}

void Holding_rows::tell_again(Row document) {
  of_document_.bind(document);
  while (of_document_.next()) {
    const Day day = day_in(of_document_, 1);
    const bool is_deal = of_document_.text(3) != "control";
    touch(of_document_.integer(0), is_deal ? day - deal_days : day, is_deal ? day + deal_days : day);
  }
  of_document_.reset();
}

void Holding_rows::add(std::span<const Control_claim> claims) {
  for (const Control_claim& claim : claims) {
    add_claim_.run(claim.place, claim.day.number, claim.account->claim, claim.account->known.number);
    const bool is_deal = claim.account->type != Event_type::control;
    touch(claim.place, is_deal ? claim.day - deal_days : claim.day, is_deal ? claim.day + deal_days : claim.day);
  }
}

std::vector<Holding_rows::Stored> Holding_rows::stored(Row place) {
  std::vector<Stored> rows;
  stored_.bind(place);
  while (stored_.next()) {
    Stored one{.row = stored_.integer(0), .holding = {}};
    one.holding.place = place;
    one.holding.holder = stored_.integer(1);
    one.holding.rival = stored_.integer(2);
    one.holding.share_min = stored_.maybe_number(3);
    one.holding.share_max = stored_.maybe_number(4);
    one.holding.since = day_in(stored_, 5);
    rows.push_back(std::move(one));
  }
  stored_.reset();
  return rows;
}

std::vector<Control_claim> Holding_rows::claims_between(Row place, Day from, Day until) {
  std::vector<Control_claim> claims;
  claims_.bind(place, from.number, until.number);
  while (claims_.next()) claims.push_back({&accounts_.get(claims_.integer(0)), place, day_in(claims_, 1)});
  claims_.reset();
  return claims;
}

std::vector<Control_claim> Holding_rows::deals_between(Row place, Day from, Day until) {
  std::vector<Control_claim> claims;
  deals_.bind(place, from.number, until.number);
  while (deals_.next()) claims.push_back({&accounts_.get(deals_.integer(0)), place, day_in(deals_, 1)});
  deals_.reset();
  return claims;
}

void Holding_rows::finish() {
  for (const auto& [place, days] : touched_) write(place, days);
  touched_.clear();
}

// The map is told again from the holding into which the first change falls, up to the first one after the last change
// that begins as it did; where that one begins otherwise, a later one is tried.
void Holding_rows::write(Row place, Days days) {
  const std::vector<Stored> all = stored(place);
  std::size_t first = 0;
  while (first + 1 < all.size() && all[first + 1].holding.since < days.first - denial_days) ++first;
  std::size_t next = first + 1;
  while (next < all.size() && all[next].holding.since <= days.last + denial_days) ++next;
  while (!write_between(all, first, std::min(next, all.size()), place)) ++next;
}

// Tells the holdings `first` to `next` again (`next` itself is kept). False where `next` would not begin as it does.
bool Holding_rows::write_between(std::span<const Stored> all, std::size_t first, std::size_t next, Row place) {
  const bool has_context = first > 0;
  const bool has_next = next < all.size();
  std::vector<Day> begins;
  for (std::size_t i = 0; i <= first && i < all.size(); ++i) begins.push_back(all[i].holding.since);
  const std::size_t context = taken_up_at(begins, first);
  const Day from = has_context ? begins[context] : beginning;
  Day until = end_of_time;
  if (next + 1 < all.size()) until = std::max(all[next].holding.since + denial_days, all[next + 1].holding.since - 1);
  std::vector<Control_claim> claims = claims_between(place, from, until);
  if (has_context) {
    for (const Control_claim& deal : deals_between(place, from - deal_days, from - 1)) claims.push_back(deal);
  }
  if (until != end_of_time) {
    for (const Control_claim& deal : deals_between(place, until + 1, until + deal_days)) claims.push_back(deal);
  }
  const Place_history history =
      history_of(std::move(claims), world_, context >= 1 ? &all[context - 1].holding : nullptr);
  std::size_t begin = 0;  // of what is written; before it stands what is kept
  while (has_context && begin < history.holdings.size() && history.holdings[begin].since < begins[first]) ++begin;

  std::size_t end = history.holdings.size();
  if (has_next) {
    const Holding& wanted = all[next].holding;
    end = 0;
    while (end < history.holdings.size() && history.holdings[end].since < wanted.since) ++end;
    if (end == history.holdings.size() || end == 0 || history.holdings[end].since != wanted.since ||
        !stands_alike(history.holdings[end], wanted) ||
        !stands_alike(history.holdings[end - 1], all[next - 1].holding)) {
      return false;
    }
    // A denial in its first days may be one of what stood before it: where that began shortly before, it may have
    // begun otherwise until now, and the denial belong to another.
    const Day settled = wanted.since - denial_days;
    if (history.holdings[end - 1].since > settled || all[next - 1].holding.since > settled) return false;
  }
  std::set<Row> affected;
  for (std::size_t i = first; i < next && i < all.size(); ++i) {
    evidence_.bind(all[i].row);
    while (evidence_.next()) affected.insert(evidence_.integer(0));
    evidence_.reset();
    drop_.run(all[i].row);
  }
  for (std::size_t i = begin; i < end; ++i) {
    add_holding(history.holdings[i]);
    affected.insert(history.holdings[i].claims_for.begin(), history.holdings[i].claims_for.end());
    affected.insert(history.holdings[i].claims_against.begin(), history.holdings[i].claims_against.end());
  }
  if (begin > 0) {
    const auto& context_until = history.holdings[begin - 1].until;
    set_until_.run(context_until ? std::optional<std::int64_t>(context_until->number) : std::nullopt,
                   all[first - 1].row);
  }
  for (const Row claim : affected) drop_relations_.run(place, claim);
  for (const Relation& relation : history.relations) {
    if (affected.count(relation.later) + affected.count(relation.earlier) == 0) continue;
    add_relation_.run(relation.later, relation.earlier, name(relation.kind), place, relation.reason);
  }
  return true;
}

void Holding_rows::add_holding(const Holding& holding) {
  add_.run(holding_key(holding, world_), holding.place, maybe(holding.holder), maybe(holding.rival),
           holding.share_min, holding.share_max, holding.since.number,
           holding.until ? std::optional<std::int64_t>(holding.until->number) : std::nullopt,
           holding.evidence_until.number, name(holding.status), holding.reason, holding.originators);
  const Row row = database_.last_row();
  for (const Row claim : holding.claims_for) add_evidence_.run(row, claim, "for");
  for (const Row claim : holding.claims_against) add_evidence_.run(row, claim, "against");
}

}  // namespace sijill
