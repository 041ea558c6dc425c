// What is known of actors and places beyond what a claim carries; the program answers from the lexicon.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace sijill {

// Asked once for each id that a ledger meets.
struct Registry {
  struct Actor {
    std::string kind, country, sector, parent, name_ar, name_en;
    struct Ally {
      std::string actor, since, until;  // "YYYY" or "YYYY-MM", empty for open
    };
    std::vector<Ally> allies;
  };
  struct Place {
    std::string kind, country, precision, parent, name_ar, name_en;
    double lat = 0, lon = 0;
  };
  virtual ~Registry() = default;
  // Absent where the registry does not know the id.
  [[nodiscard]] virtual std::optional<Actor> actor(const std::string& id) const = 0;
  [[nodiscard]] virtual std::optional<Place> place(const std::string& id) const = 0;
  // Ids of actors that bear this whole name, also one that no claim carries: «داعش» (Daesh) is org.isis.
  [[nodiscard]] virtual std::vector<std::string> actors_named(const std::string& name) const {
    static_cast<void>(name);
    return {};
  }
};

}  // namespace sijill
