// Who and where as rows: the same actor or place of two documents is one row, what only one document knows stays its
// own.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

#include "sijill/core/record.h"
#include "sijill/ledger/account.h"
#include "sijill/ledger/database.h"
#include "sijill/ledger/registry.h"
#include "sijill/ledger/world.h"

namespace sijill {

// Prepared once for a connection.
struct Entity_statements {
  explicit Entity_statements(Database& database);
  Statement find_actor, find_place, add_actor, add_place, add_alliance;
};

// Rows are made where they are not there yet, within the transaction that is open. The keys:
//   org.isis, gn.174448        the registry's own id, with its parents and allies
//   name:<folded name>         a person of at least two names, a body, an outlet or a place that has a name of its
//   own gn.174448/countryside      a place told by another, whose row is the parent 3f9a1c04b7de:<folded words>  what
//   only its document knows: unnamed voices, described people, nameless places;
//                              where two of them have the same words, the second ends in /2
// All functions throw Database_failure.
class Entity_rows {
 public:
  // All of them must outlive it.
  Entity_rows(Database& database, Entity_statements& statements, World& world, const Registry& registry,
              std::string_view document_key);

  // 0 for an entity without id, name and words.
  [[nodiscard]] Row actor(const Entity_record& entity);
  [[nodiscard]] Row place(const Entity_record& entity);

 private:
  [[nodiscard]] Row registered_actor(const std::string& id, int depth);
  [[nodiscard]] Row registered_place(const std::string& id, int depth);
  [[nodiscard]] Row add(const std::string& key, World::Actor actor);
  [[nodiscard]] Row add(const std::string& key, World::Place place);
  [[nodiscard]] Row place_by_anchor(const Entity_record& entity);
  [[nodiscard]] std::string own_key(const std::string& id, std::string_view words);

  Database& database_;
  Entity_statements& statements_;
  World& world_;
  const Registry& registry_;
  std::string prefix_;                                    // "3f9a1c04b7de:"
  std::unordered_map<std::string, std::string> keys_;     // "doc.N" -> the key it was given
  std::unordered_map<std::string, std::string> holders_;  // an own key -> the "doc.N" that has it
};

}  // namespace sijill
