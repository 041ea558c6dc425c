#include "sijill/ledger/known_holdings.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sijill/ledger/accounts.h"
#include "sijill/ledger/parties.h"
#include "sijill/ledger/query.h"

namespace sijill {
namespace {

constexpr Day beginning{std::numeric_limits<std::int32_t>::min() / 2};
constexpr Day end_of_time{std::numeric_limits<std::int32_t>::max() / 2};

// What is to be told again of a place: what is said of days from `first_later` on has changed since.
struct Changed_place {
  Row place = 0;
  std::optional<Day> first_later;
};

class Known_holdings {
 public:
  Known_holdings(Database& database, Day known_at)
      : known_at_(known_at),
        world_(World::load(database)),
        accounts_(database, Account_part::control),
        claims_(database.prepare(
            "SELECT claim, day FROM control_claims WHERE place = ? AND day >= ? AND known <= ? ORDER "
            "BY day, claim")),
        today_(database.prepare("SELECT coalesce(holder, 0), coalesce(rival, 0), share_min, share_max, since, until, "
                                "evidence_until, status, "
                                "originators, holding FROM holdings WHERE place = ? AND since < ? ORDER BY since")) {}

  struct Told {
    std::vector<Holding> holdings;
    std::vector<Row> stored;  // of the first ones, which stand as they do today
  };
  Told of_place(const Changed_place& changed) {
    std::vector<Row> rows;
    std::vector<Holding> holdings = told_of(changed, rows);
    return {std::move(holdings), std::move(rows)};
  }

 private:
  // `rows` are those of the first holdings.
  std::vector<Holding> told_of(const Changed_place& changed, std::vector<Row>& rows) {
    if (!changed.first_later) return today(changed.place, end_of_time, rows);
    accounts_.forget();
    // As in Holding_rows::write: what begins before the later claims, and the reach of a denial, stands as it does;
    // the last of these is told again.
    std::vector<Holding> now = today(changed.place, *changed.first_later - denial_days, rows);
    const std::size_t kept = now.size() < 2 ? 0 : now.size() - 1;
    rows.resize(kept);
    if (kept == 0) return told_again(claims_from(changed.place, beginning), nullptr);
    const Day from = now[kept].since;
    std::vector<Control_claim> claims = claims_from(changed.place, from);
    const bool is_clear = std::none_of(claims.begin(), claims.end(), [&](const Control_claim& claim) {
      return claim.day < from + denial_days && is_denial(*claim.account);
    });
    if (is_clear) return joined(std::move(now), kept, told_again(std::move(claims), &now[kept - 1]), 0);
    // A denial in the first days may speak of a holding before, which is told again with it.
    std::vector<Day> begins;
    for (const Holding& holding : now) begins.push_back(holding.since);
    const std::size_t context = taken_up_at(begins, kept);
    std::vector<Holding> told =
        told_again(claims_from(changed.place, begins[context]), context >= 1 ? &now[context - 1] : nullptr);
    std::size_t begin = 0;
    while (begin < told.size() && told[begin].since < from) ++begin;
    if (begin > 0) now[kept - 1].until = told[begin - 1].until;
    return joined(std::move(now), kept, std::move(told), begin);
  }

  // The holdings of today that begin before that day, and their rows.
  std::vector<Holding> today(Row place, Day before, std::vector<Row>& rows) {
    std::vector<Holding> holdings;
    today_.bind(place, before.number);
    while (today_.next()) {
      rows.push_back(today_.integer(9));
      holdings.push_back({.place = place,
                          .holder = today_.integer(0),
                          .rival = today_.integer(1),
                          .share_min = today_.maybe_number(2),
                          .share_max = today_.maybe_number(3),
                          .since = *today_.maybe_day(4),
                          .until = today_.maybe_day(5),
                          .evidence_until = *today_.maybe_day(6),
                          .status = holding_status_of(today_.text(7)).value_or(Holding_status::third_party),
                          .reason = {},
                          .originators = static_cast<int>(today_.integer(8)),
                          .claims_for = {},
                          .claims_against = {}});
    }
    return holdings;
  }

  std::vector<Control_claim> claims_from(Row place, Day from) {
    std::vector<Control_claim> claims;
    claims_.bind(place, from.number, known_at_.number);
    while (claims_.next()) claims.push_back({&accounts_.get(claims_.integer(0)), place, *claims_.maybe_day(1)});
    return claims;
  }

  std::vector<Holding> told_again(std::vector<Control_claim> claims, const Holding* before) {
    return history_of(std::move(claims), world_, before).holdings;
  }

  // The first `kept` of `now`, then those of `told` but for the first `skipped`.
  static std::vector<Holding> joined(std::vector<Holding> now, std::size_t kept, std::vector<Holding> told,
                                     std::size_t skipped) {
    now.resize(kept);
    for (std::size_t i = skipped; i < told.size(); ++i) now.push_back(std::move(told[i]));
    return now;
  }

  Day known_at_;
  World world_;
  Account_loader accounts_;
  Statement claims_, today_;
};

}  // namespace

void each_known_holding(Database& database, const Ledger_filter& filter, Day known_at, const Place_order& order,
                        const std::function<bool(const Holding& holding, Row stored)>& take) {
  const std::string condition =
      filter.places.empty() ? std::string("1") : "place IN " + in_list(places_of(database, filter));
  Statement places =
      database.prepare("SELECT place, min(CASE WHEN known > ?1 THEN day END) FROM control_claims WHERE " + condition +
                       " GROUP BY place HAVING min(known) <= ?1 ORDER BY place");
  places.bind(std::int64_t{known_at.number});
  std::vector<Row> rows;
  std::unordered_map<Row, std::optional<Day>> first_later;
  while (places.next()) {
    rows.push_back(places.integer(0));
    first_later[rows.back()] = places.maybe_day(1);
  }
  if (order) order(rows);
  Known_holdings known(database, known_at);
  for (const Row place : rows) {
    const Known_holdings::Told told = known.of_place({place, first_later[place]});
    for (std::size_t i = 0; i < told.holdings.size(); ++i) {
      if (!take(told.holdings[i], i < told.stored.size() ? told.stored[i] : 0)) return;
    }
  }
}

}  // namespace sijill
