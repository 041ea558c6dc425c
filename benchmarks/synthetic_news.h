// Invented documents with invented claims, as many as are wanted and the same for the same number: for measuring how
// a ledger grows. Places, actors and outlets are made up; days, shares of types, denials and copies are as in real
// news.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sijill/core/record.h"
#include "sijill/ledger/registry.h"

namespace sijill {

class Synthetic_news final : public Registry {
 public:
  Synthetic_news();
  // The document of that number, 0 and up; about four claims each.
  [[nodiscard]] Document_record document(std::uint64_t number) const;

  [[nodiscard]] std::optional<Actor> actor(const std::string& id) const override;
  [[nodiscard]] std::optional<Place> place(const std::string& id) const override;

 private:
  struct Known_place {
    std::string id;
    Place facts;
  };
  std::vector<Known_place> places_;  // towns and quarters; provinces are asked for by id
};

}  // namespace sijill
