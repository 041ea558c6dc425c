#include "sijill/ledger/incident_rows.h"

#include <algorithm>
#include <string>

#include "sijill/ledger/incidents.h"
#include "sijill/ledger/relations.h"

namespace sijill {
namespace {

constexpr const char* placed_columns =
    "SELECT claim, incident, first_day, last_day, is_dated, is_leader FROM incident_claims ";

}  // namespace

Incident_rows::Incident_rows(Database& database, const World& world, Account_loader& accounts)
    : database_(database),
      world_(world),
      accounts_(accounts),
      of_document_(database.prepare(
          "SELECT ic.claim, ic.incident, ic.first_day, ic.last_day, ic.is_dated, ic.is_leader, "
          "ic.family, ic.area, ic.is_wide, ic.is_overlaid FROM claims c JOIN incident_claims ic USING (claim) "
          "WHERE c.document = ?")),
      on_day_(database.prepare(std::string(placed_columns) +
                               "WHERE area = ? AND family = ? AND is_wide = ? AND first_day = ?")),
      leaders_(database.prepare(std::string(placed_columns) +
                                "WHERE area = ? AND family = ? AND is_wide = ? AND first_day BETWEEN ? AND ? AND "
                                "last_day >= ? AND is_leader")),
      next_day_(
          database.prepare("SELECT min(first_day) FROM incident_claims WHERE area = ? AND family = ? AND is_wide = ? "
                           "AND first_day BETWEEN ? AND ?")),
      unplace_(database.prepare("DELETE FROM incident_claims WHERE claim = ?")),
      place_(database.prepare(
          "INSERT OR REPLACE INTO incident_claims (claim, incident, interest, family, area, is_wide, "
          "first_day, last_day, is_dated, is_leader) VALUES (?, ?, 'third_party', ?, ?, ?, ?, ?, ?, ?)")),
      add_incident_(
          database.prepare("INSERT INTO incidents (key, family, type, grade, reason, originators, claims) VALUES "
                           "(?, '', '', '', '', 0, 0)")),
      members_(
          database.prepare("SELECT claim, incident, first_day, last_day, is_dated, is_leader, family, area, is_wide "
                           "FROM incident_claims WHERE incident = ?")),
      drop_incident_(database.prepare("DELETE FROM incidents WHERE incident = ?")),
      update_incident_(
          database.prepare("UPDATE incidents SET key = ?, family = ?, type = ?, mode = ?, place = ?, earliest = ?, "
                           "latest = ?, first_known = ?, last_known = ?, grade = ?, reason = ?, originators = ?, "
                           "claims = ? WHERE incident = ?")),
      update_interest_(database.prepare("UPDATE incident_claims SET interest = ? WHERE claim = ?")),
      drop_later_(database.prepare("DELETE FROM relations WHERE later = ? AND basis = 0")),
      drop_earlier_(database.prepare("DELETE FROM relations WHERE earlier = ? AND basis = 0")),
      add_relation_(
          database.prepare("INSERT INTO relations (later, earlier, relation, basis, reason) VALUES (?, ?, ?, 0, ?)")),
      verdicts_(database.prepare("SELECT r.action, r.claim, r.other, first.claim FROM reviews r LEFT JOIN reviews "
                                 "first ON r.action = 'split' "
                                 "AND first.review = r.new WHERE r.action IN ('merge', 'split') AND r.is_placed AND "
                                 "NOT EXISTS (SELECT 1 FROM "
                                 "reviews u WHERE u.undoes = r.review) ORDER BY r.review")),
      overlaid_(database.prepare(
          "SELECT claim, incident, first_day, last_day, is_dated, is_leader, family, area, is_wide FROM "
          "incident_claims WHERE is_overlaid")),
      overlaid_in_(database.prepare(
          "SELECT 1 FROM incident_claims WHERE area = ? AND family = ? AND is_wide = ? AND is_overlaid LIMIT 1")),
      overlay_(database.prepare("UPDATE incident_claims SET is_overlaid = 1 WHERE incident = ?")),
      incident_of_(database.prepare("SELECT incident FROM incident_claims WHERE claim = ?")),
      move_claim_(database.prepare("UPDATE incident_claims SET incident = ? WHERE claim = ?")),
      move_all_(database.prepare("UPDATE incident_claims SET incident = ? WHERE incident = ?")),
      free_key_(database.prepare("UPDATE incidents SET key = 'moved:' || incident WHERE incident = ?")) {}

namespace {

Day day_in(const Statement& row, int column) { return {static_cast<std::int32_t>(row.integer(column))}; }

}  // namespace

Lane Incident_rows::lane_in(const Statement& row, int column) {
  Lane lane{.is_wide = row.integer(column + 2) != 0, .area = row.integer(column + 1)};
  const std::string family = row.text(column);
  for (int i = 0; i <= static_cast<int>(Family::finding); ++i) {
    if (name(static_cast<Family>(i)) == family) lane.family = static_cast<Family>(i);
  }
  return lane;
}

Incident_rows::Placed Incident_rows::placed_in(const Statement& row, const Lane& lane) {
  Placed placed;
  placed.happening = {.account = &accounts_.get(row.integer(0)),
                      .lane = lane,
                      .first = day_in(row, 2),
                      .last = day_in(row, 3),
                      .is_dated = row.integer(4) != 0};
  placed.incident = row.integer(1);
  placed.is_leader = row.integer(5) != 0;
  return placed;
}

void Incident_rows::remove(Row document) {
  of_document_.bind(document);
  std::vector<Placed> gone;
  while (of_document_.next()) {
    gone.push_back(placed_in(of_document_, lane_in(of_document_, 6)));
    if (of_document_.integer(9) != 0) verdicts_changed_ = true;
  }
  of_document_.reset();
  for (const Placed& placed : gone) leave(placed);
}

void Incident_rows::leave(const Placed& placed) {
  Changes& changes = changes_[placed.happening.lane];
  changes.removed.push_back(placed.happening.first);
  if (placed.is_leader) changes.removed_leaders.push_back(placed.happening);
  touched_.insert(placed.incident);
  unplace_.run(placed.happening.account->claim);
  drop_later_.run(placed.happening.account->claim);
  drop_earlier_.run(placed.happening.account->claim);
}

void Incident_rows::add(std::span<const Happening> happenings) {
  for (const Happening& happening : happenings) changes_[happening.lane].added.push_back(happening);
}

void Incident_rows::grade_again(Row document) {
  of_document_.bind(document);
  while (of_document_.next()) touched_.insert(of_document_.integer(1));
  of_document_.reset();
}

std::vector<Incident_rows::Placed> Incident_rows::placed_on(const Lane& lane, Day day) {
  std::vector<Placed> found;
  on_day_.bind(lane.area, name(lane.family), lane.is_wide ? 1 : 0, day.number);
  while (on_day_.next()) found.push_back(placed_in(on_day_, lane));
  on_day_.reset();
  return found;
}

std::vector<Incident_rows::Placed> Incident_rows::leaders_before(const Lane& lane, Day day) {
  std::vector<Placed> found;
  const Day from = day - reach_of(lane);
  leaders_.bind(lane.area, name(lane.family), lane.is_wide ? 1 : 0, from.number, (day - 1).number,
                lane.is_wide ? from.number : (day - 1).number);
  while (leaders_.next()) found.push_back(placed_in(leaders_, lane));
  leaders_.reset();
  std::sort(found.begin(), found.end(),
            [](const Placed& a, const Placed& b) { return comes_before(a.happening, b.happening); });
  return found;
}

std::optional<Day> Incident_rows::next_day(const Lane& lane, Day after, Day until) {
  next_day_.bind(lane.area, name(lane.family), lane.is_wide ? 1 : 0, (after + 1).number, until.number);
  std::optional<Day> day;
  if (next_day_.next() && !next_day_.is_null(0)) day = day_in(next_day_, 0);
  next_day_.reset();
  return day;
}

Row Incident_rows::new_incident(Row leader) {
  add_incident_.run("new:" + std::to_string(leader));
  const Row incident = database_.last_row();
  touched_.insert(incident);
  return incident;
}

void Incident_rows::place(const Happening& happening, Row incident, bool is_leader) {
  const Lane& lane = happening.lane;
  place_.run(happening.account->claim, incident, name(lane.family), lane.area, lane.is_wide ? 1 : 0,
             happening.first.number, happening.last.number, happening.is_dated ? 1 : 0, is_leader ? 1 : 0);
  touched_.insert(incident);
}

// Groups one lane again from the first change on, day by day, until nothing that changed can reach the next day.
// Whether a happening leads depends on the leaders within its reach only, so what lies beyond is as it was.
class Incident_rows::Sweep {
 public:
  Sweep(Incident_rows& rows, const Lane& lane, Changes changes)
      : rows_(rows), lane_(lane), changes_(std::move(changes)) {}

  void run() {
    while (const std::optional<Day> start = first_pending()) run_from(*start);
  }

 private:
  [[nodiscard]] std::optional<Day> first_pending() const {
    std::optional<Day> first;
    const auto see = [&first](Day day) { first = first ? std::min(*first, day) : day; };
    for (const Happening& happening : changes_.added) see(happening.first);
    for (const Day day : changes_.removed) see(day);
    return first;
  }

  void run_from(Day day) {
    leaders_.clear();
    incidents_.clear();
    for (const Placed& leader : rows_.leaders_before(lane_, day)) {
      leaders_.push_back(leader.happening);
      incidents_.push_back(leader.incident);
    }
    horizon_ = day;
    for (std::optional<Day> now = day; now; now = next(*now)) regroup(*now);
  }

  // The next day with anything on it, up to the horizon.
  std::optional<Day> next(Day day) {
    std::optional<Day> found = rows_.next_day(lane_, day, horizon_);
    if (const auto pending = first_pending(); pending && *pending <= horizon_)
      found = found ? std::min(*found, *pending) : pending;
    return found;
  }

  void regroup(Day day) {
    std::vector<Placed> today = rows_.placed_on(lane_, day);
    take_changes(day, today);
    std::sort(today.begin(), today.end(),
              [](const Placed& a, const Placed& b) { return comes_before(a.happening, b.happening); });
    for (const Placed& placed : today) {
      const Happening* leader = leader_for(placed.happening, leaders_, rows_.world_);
      const bool leads = leader == nullptr;
      if (leads != placed.is_leader) horizon_ = std::max(horizon_, end_of_reach(placed.happening));
      Row incident = 0;
      if (!leads) {
        incident = incidents_[static_cast<std::size_t>(leader - leaders_.data())];
      } else {
        incident = placed.is_leader ? placed.incident : rows_.new_incident(placed.happening.account->claim);
        leaders_.push_back(placed.happening);
        incidents_.push_back(incident);
      }
      if (incident == placed.incident && leads == placed.is_leader) continue;
      if (placed.incident != 0) leave(placed);
      rows_.place(placed.happening, incident, leads);
    }
  }

  void leave(const Placed& placed) {
    rows_.touched_.insert(placed.incident);
    rows_.drop_later_.run(placed.happening.account->claim);
    rows_.drop_earlier_.run(placed.happening.account->claim);
  }

  void take_changes(Day day, std::vector<Placed>& today) {
    for (const Happening& leader : changes_.removed_leaders) {
      if (leader.first == day) horizon_ = std::max(horizon_, end_of_reach(leader));
    }
    std::erase_if(changes_.removed, [day](Day removed) { return removed == day; });
    std::erase_if(changes_.added, [&](const Happening& happening) {
      if (happening.first != day) return false;
      today.push_back({.happening = happening});
      return true;
    });
  }

  Incident_rows& rows_;
  Lane lane_;
  Changes changes_;
  std::vector<Happening> leaders_;
  std::vector<Row> incidents_;  // of the leaders
  Day horizon_;
};

void Incident_rows::finish() {
  const std::vector<Verdict> verdicts = standing_verdicts();
  const bool is_overlay_old = touches_overlay(verdicts);
  if (is_overlay_old) take_off_overlay();
  for (auto& [lane, changes] : changes_) Sweep(*this, lane, std::move(changes)).run();
  changes_.clear();
  if (is_overlay_old) lay_overlay(verdicts);
  write_touched();
}

void Incident_rows::finish_all() {
  for (auto& [lane, changes] : changes_) {
    std::vector<Happening>& all = changes.added;
    std::sort(all.begin(), all.end(), comes_before);
    const std::vector<std::size_t> leader_of = group(all, world_);
    std::vector<Row> incidents(all.size(), 0);
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (leader_of[i] == i) incidents[i] = new_incident(all[i].account->claim);
      place(all[i], incidents[leader_of[i]], leader_of[i] == i);
    }
  }
  changes_.clear();
  lay_overlay(standing_verdicts());
  write_touched();
}

void Incident_rows::write_touched() {
  // What is empty goes first, so that its key is free.
  for (auto it = touched_.begin(); it != touched_.end();) {
    members_.bind(*it);
    const bool is_empty = !members_.next();
    members_.reset();
    if (is_empty) drop_incident_.run(*it);
    it = is_empty ? touched_.erase(it) : std::next(it);
  }
  for (const Row incident : touched_) write(incident);
  touched_.clear();
}

void Incident_rows::write(Row incident) {
  std::vector<Placed> members;
  members_.bind(incident);
  while (members_.next()) members.push_back(placed_in(members_, lane_in(members_, 6)));
  members_.reset();
  std::sort(members.begin(), members.end(),
            [](const Placed& a, const Placed& b) { return comes_before(a.happening, b.happening); });
  std::vector<Happening> happenings;
  std::vector<const Account*> accounts;
  for (const Placed& member : members) {
    happenings.push_back(member.happening);
    accounts.push_back(member.happening.account);
  }
  const Incident told = describe(happenings, world_);
  update_incident_.run(told.key, name(told.family), name(told.type), name(told.mode),
                       told.place == 0 ? std::optional<std::int64_t>() : told.place, told.earliest.number,
                       told.latest.number, told.first_known.number, told.last_known.number, name(told.grade),
                       told.reason, told.originators, static_cast<std::int64_t>(members.size()), incident);
  for (std::size_t i = 0; i < members.size(); ++i) {
    const Row claim = members[i].happening.account->claim;
    update_interest_.run(name(told.interests[i]), claim);
    drop_later_.run(claim);
  }
  std::sort(accounts.begin(), accounts.end(),
            [](const Account* a, const Account* b) { return was_known_before(*a, *b); });
  for (const Relation& relation : relations_of(accounts, world_))
    add_relation_.run(relation.later, relation.earlier, name(relation.kind), relation.reason);
}

}  // namespace sijill
