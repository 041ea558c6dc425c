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
  Placed placed_in(const Statement& row, const Lane& lane);
  Row new_incident(Row leader);
  void place(const Happening& happening, Row incident, bool is_leader);
  void write(Row incident);

  Database& database_;
  const World& world_;
  Account_loader& accounts_;
  std::map<Lane, Changes> changes_;
  std::set<Row> touched_;  // incidents
  Statement of_document_, on_day_, leaders_, next_day_, unplace_, place_, add_incident_, members_, drop_incident_,
      update_incident_, update_interest_, drop_later_, drop_earlier_, add_relation_;
};

}  // namespace sijill
