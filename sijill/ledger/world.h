// Who belongs to whom and what lies in what, as the ledger's own tables say; what reconciling asks.
#pragma once

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

  World() = default;
  // Reads all rows of actors, places and alliances. Throws Database_failure.
  static World load(Database& database);
  void add(Row row, Actor actor) { actors_[row] = std::move(actor); }
  void add(Row row, Place place) { places_[row] = std::move(place); }
  void add(Alliance alliance);

  [[nodiscard]] const Actor* actor(Row row) const;
  [[nodiscard]] const Place* place(Row row) const;

  // The same, or one is a part of the other (a brigade of an army, the army of a state).
  [[nodiscard]] bool is_kin(Row a, Row b) const;
  // Kin, or allied on that day, directly or through a parent.
  [[nodiscard]] bool same_side(Row a, Row b, std::optional<Day> day) const;
  // `inner` is `outer` or lies in it.
  [[nodiscard]] bool lies_in(Row inner, Row outer) const;
  // One lies in the other.
  [[nodiscard]] bool is_nested(Row a, Row b) const { return lies_in(a, b) || lies_in(b, a); }
  // Kilometres on the sphere; absent where one has no position.
  [[nodiscard]] std::optional<double> distance_km(Row a, Row b) const;

 private:
  std::unordered_map<Row, Actor> actors_;
  std::unordered_map<Row, Place> places_;
  std::unordered_multimap<Row, Alliance> alliances_;  // by both ends
};

}  // namespace sijill
