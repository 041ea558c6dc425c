// The parts of a claim as short texts for a person, one cell of the table each.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/claim.h"
#include "sijill/core/document.h"

namespace sijill {

class Claim_cells {
 public:
  // `isolates`: every piece of outside text stands in FSI … PDI. The document must outlive the cells.
  Claim_cells(const Document& document, bool isolates) : document_(document), isolates_(isolates) {}

  [[nodiscard]] std::string isolated(std::string_view text) const;
  [[nodiscard]] static std::string event(const Event& event);   // "control.recapture"
  [[nodiscard]] static std::string marks(const Event& event);   // "denied, possible, future, dead 4"
  [[nodiscard]] std::string parties(const Event& event) const;  // "actor → recipient"
  [[nodiscard]] std::string places(const Event& event) const;
  [[nodiscard]] static std::string time(const Event& event);  // "2017-11-10", "2017-11-01..09", "2017-11"
  // The one who is said to know first, the outlet last, with ← between.
  [[nodiscard]] std::string chain(const Claim& claim) const;
  [[nodiscard]] std::string trigger(const Event& event) const;

 private:
  [[nodiscard]] std::string name_of(const Entity& entity) const;
  [[nodiscard]] std::string names_of(const std::vector<Entity>& entities) const;

  const Document& document_;
  bool isolates_;
};

}  // namespace sijill
