// Incidents in the ledger: which claims tell of one happening, worked out again where claims came or went.
#pragma once

#include <map>
#include <set>
#include <span>
#include <vector>

#include "sijill/ledger/accounts.h"
#include "sijill/ledger/database.h"
#include "sijill/ledger/happenings.h"

namespace sijill {

// One reconciling; all functions throw Database_failure and write in the transaction that is open.
class Incident_rows {
 public:
  // All must outlive it.
  Incident_rows(Database& database, const World& world, Account_loader& accounts);

  // The claims of a document leave their incidents; what a newer reading says is added afterwards.
  void remove(Row document);
  // `happenings` point at accounts that the loader keeps.
  void add(std::span<const Happening> happenings);
  // Merges and splits by reviewers may have come or gone.
  void look_at_verdicts() { verdicts_changed_ = true; }
  // Incidents with claims of this document are graded again: its witness has changed.
  void grade_again(Row document);
  // Groups what is near the added and the removed ones, and writes the incidents and relations that this changed.
  void finish();
  // Groups everything that was added; the tables of incidents are empty.
  void finish_all();

 private:
  struct Placed {
    Happening happening;
    Row incident = 0;  // 0 for one that is not in the ledger yet
    bool is_leader = false;
  };
  struct Changes {
    std::vector<Happening> added, removed_leaders;
    std::vector<Day> removed;
  };
  class Sweep;

  std::vector<Placed> placed_on(const Lane& lane, Day day);
  std::vector<Placed> leaders_before(const Lane& lane, Day day);
  std::optional<Day> next_day(const Lane& lane, Day after, Day until);
  // What reviewers say belongs together or apart lies over the grouping. It is laid in the order in which it was
  // said, so it is taken off and laid anew whenever the grouping beneath it may change.
  struct Verdict {
    bool is_merge = false;
    Row claim = 0, other = 0;
    Row first = 0;  // of a split: the first claim of those that go together
  };
  std::vector<Verdict> standing_verdicts();
  bool touches_overlay(const std::vector<Verdict>& verdicts);
  void take_off_overlay();
  void lay_overlay(const std::vector<Verdict>& verdicts);
  Row incident_of(Row claim);
  void move_claim(Row claim, Row from, Row to);
  void move_all(Row from, Row to);
  void free_keys(Row from, Row to);
  void leave(const Placed& placed);
  Placed placed_in(const Statement& row, const Lane& lane);
  // Of the columns family, area, is_wide.
  static Lane lane_in(const Statement& row, int column);
  Row new_incident(Row leader);
  void place(const Happening& happening, Row incident, bool is_leader);
  void write_touched();
  void write(Row incident);

  Database& database_;
  const World& world_;
  Account_loader& accounts_;
  std::map<Lane, Changes> changes_;
  std::set<Row> touched_;  // incidents
  bool verdicts_changed_ = false;
  Statement of_document_, on_day_, leaders_, next_day_, unplace_, place_, add_incident_, members_, drop_incident_,
      update_incident_, update_interest_, drop_later_, drop_earlier_, add_relation_;
  Statement verdicts_, overlaid_, overlaid_in_, overlay_, incident_of_, move_claim_, move_all_, free_key_;
};

}  // namespace sijill
