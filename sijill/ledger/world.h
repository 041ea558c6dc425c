// Who belongs to whom and what lies in what, as the ledger's own tables say; what reconciling asks. Rows of actors
// and places never change once they are there, so each is read when it is first asked for and kept.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "sijill/core/date.h"
#include "sijill/core/entity.h"
#include "sijill/ledger/account.h"
#include "sijill/ledger/database.h"

namespace sijill {

class World {
 public:
  struct Actor {
    std::string key, kind, name_ar, name_en, country, sector;
    Row parent = 0;
  };
  struct Place {
    std::string key, kind, name_ar, name_en, country, precision, relation;
    std::optional<Geo> geo;
    Row parent = 0;
  };
  struct Alliance {
    Row actor = 0, ally = 0;
    std::optional<Day> since, until;
  };

  // Of nothing but what is added.
  World() = default;
  // Of a ledger, which must outlive it; all questions may then throw Database_failure.
  static World load(Database& database);
  // What has just been written to the ledger, or the whole world of a test.
  void add(Row row, Actor actor) { actors_[row] = std::move(actor); }
  void add(Row row, Place place) { places_[row] = std::move(place); }
  void add(Alliance alliance);
  // `since` and `until` as the ledger has them: "YYYY", "YYYY-MM", or empty for open.
  [[nodiscard]] static Alliance alliance(Row actor, Row ally, const std::string& since, const std::string& until);
  // Forgets what was read: after a rollback, or when the ledger may have changed and no pointer is held any more.
  void forget();
  // How many rows are kept in memory.
  [[nodiscard]] std::size_t size() const { return actors_.size() + places_.size(); }

  // Null for row 0 and for rows that are not there. Pointers hold until forget().
  [[nodiscard]] const Actor* actor(Row row) const;
  [[nodiscard]] const Place* place(Row row) const;

  // The same, or one is a part of the other (a brigade of an army, the army of a state).
  [[nodiscard]] bool is_kin(Row a, Row b) const;
  // Kin, parts of one whole, or allied on that day, directly or through a parent.
  [[nodiscard]] bool same_side(Row a, Row b, std::optional<Day> day) const;
  // `inner` is `outer` or lies in it.
  [[nodiscard]] bool lies_in(Row inner, Row outer) const;
  // One lies in the other.
  [[nodiscard]] bool is_nested(Row a, Row b) const { return lies_in(a, b) || lies_in(b, a); }
  // Kilometres on the sphere; absent where one has no position.
  [[nodiscard]] std::optional<double> distance_km(Row a, Row b) const;

 private:
  [[nodiscard]] bool share_a_stem(Row a, Row b) const;
  void read_alliances() const;

  struct Questions;  // the prepared statements
  std::shared_ptr<Questions> questions_;
  mutable std::unordered_map<Row, Actor> actors_;
  mutable std::unordered_map<Row, Place> places_;
  mutable std::unordered_multimap<Row, Alliance> alliances_;  // by both ends
  mutable bool knows_alliances_ = true;
};

}  // namespace sijill
