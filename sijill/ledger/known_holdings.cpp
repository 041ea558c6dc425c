#include "sijill/ledger/known_holdings.h"

#include <algorithm>
#include <limits>
#include <utility>
#include <vector>

#include "sijill/ledger/accounts.h"
#include "sijill/ledger/parties.h"
#include "sijill/ledger/query.h"

namespace sijill {
namespace {

constexpr Day beginning{std::numeric_limits<std::int32_t>::min() / 2};

// A row of control_claims.
struct Control_row {
  Row claim = 0;
  Day day, known;
};

class Known_holdings {
 public:
  Known_holdings(Database& database, Day known_at)
      : known_at_(known_at), world_(World::load(database)), accounts_(database) {}

  // What `rows` (of one place, by day) come to, `now` being its holdings of today.
  std::vector<Holding> of_place(Row place, const std::vector<Control_row>& rows, std::vector<Holding> now) {
    std::optional<Day> first_later;
    bool is_any_known = false;
    for (const Control_row& row : rows) {
      is_any_known = is_any_known || row.known <= known_at_;
      if (row.known > known_at_ && !first_later) first_later = row.day;
    }
    if (!is_any_known) return {};
    if (!first_later) return now;
    accounts_.forget();
    // As in Holding_rows::write: what begins before the later claims, and the reach of a denial, stands as it does.
    std::size_t first = 0;
    while (first + 1 < now.size() && now[first + 1].since < *first_later - denial_days) ++first;
    if (first == 0 || now.empty()) return told_again(place, rows, beginning, nullptr);
    const Day from = now[first].since;
    if (const bool is_clear = !denies_before(rows, from, from + denial_days); is_clear) {
      return joined(std::move(now), first, told_again(place, rows, from, &now[first - 1]), 0);
    }
    // A denial in the first days may speak of the holding before, which is told again with it.
    const Day context = now[first - 1].since;
    std::vector<Holding> told = told_again(place, rows, context, first >= 2 ? &now[first - 2] : nullptr);
    if (!told.empty()) now[first - 1].until = told.front().until;
    return joined(std::move(now), first, std::move(told), 1);
  }

 private:
  std::vector<Holding> told_again(Row place, const std::vector<Control_row>& rows, Day from, const Holding* before) {
    std::vector<Control_claim> claims;
    for (const Control_row& row : rows) {
      if (row.day >= from && row.known <= known_at_) claims.push_back({&accounts_.get(row.claim), place, row.day});
    }
    return history_of(std::move(claims), world_, before).holdings;
  }

  bool denies_before(const std::vector<Control_row>& rows, Day from, Day until) {
    return std::any_of(rows.begin(), rows.end(), [&](const Control_row& row) {
      return row.day >= from && row.day < until && row.known <= known_at_ && is_denial(accounts_.get(row.claim));
    });
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
};

// The holdings of today by place; asked for one place after the other in rising order.
class Holdings_of_today {
 public:
  Holdings_of_today(Database& database, const std::string& condition)
      : rows_(database.prepare("SELECT place, coalesce(holder, 0), coalesce(rival, 0), share_min, share_max, since, "
                               "until, evidence_until, "
                               "status, originators FROM holdings h WHERE " +
                               condition + " ORDER BY place, since")),
        is_there_(rows_.next()) {}

  std::vector<Holding> of_place(Row place) {
    std::vector<Holding> holdings;
    for (; is_there_ && rows_.integer(0) <= place; is_there_ = rows_.next()) {
      if (rows_.integer(0) != place) continue;
      holdings.push_back({.place = place,
                          .holder = rows_.integer(1),
                          .rival = rows_.integer(2),
                          .share_min = rows_.maybe_number(3),
                          .share_max = rows_.maybe_number(4),
                          .since = *rows_.maybe_day(5),
                          .until = rows_.maybe_day(6),
                          .evidence_until = *rows_.maybe_day(7),
                          .status = holding_status_of(rows_.text(8)).value_or(Holding_status::third_party),
                          .reason = {},
                          .originators = static_cast<int>(rows_.integer(9)),
                          .claims_for = {},
                          .claims_against = {}});
    }
    return holdings;
  }

 private:
  Statement rows_;
  bool is_there_;
};

}  // namespace

void each_known_holding(Database& database, const Ledger_filter& filter, Day known_at,
                        const std::function<bool(const Holding& holding)>& take) {
  const std::string condition =
      filter.places.empty() ? std::string("1") : "place IN " + in_list(places_of(database, filter));
  Holdings_of_today today(database, condition);
  Known_holdings known(database, known_at);
  Statement controls = database.prepare("SELECT place, day, claim, known FROM control_claims WHERE " + condition +
                                        " ORDER BY place, day, claim");
  std::vector<Control_row> rows;
  for (bool is_there = controls.next(); is_there;) {
    const Row place = controls.integer(0);
    rows.clear();
    for (; is_there && controls.integer(0) == place; is_there = controls.next()) {
      rows.push_back({controls.integer(2), *controls.maybe_day(1), *controls.maybe_day(3)});
    }
    for (const Holding& holding : known.of_place(place, rows, today.of_place(place))) {
      if (!take(holding)) return;
    }
  }
}

}  // namespace sijill
