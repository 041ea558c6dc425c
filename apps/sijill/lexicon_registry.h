// The lexicon as the ledger asks it: who belongs to whom, what lies in what.
#pragma once

#include <optional>
#include <string>

#include "sijill/core/record.h"
#include "sijill/ledger/registry.h"
#include "sijill/lexicon/lexicon.h"

namespace sijill {

class Lexicon_registry : public Registry {
 public:
  // `lexicon` must outlive it.
  explicit Lexicon_registry(const Lexicon& lexicon) : lexicon_(lexicon) {}
  [[nodiscard]] std::optional<Actor> actor(const std::string& id) const override;
  [[nodiscard]] std::optional<Place> place(const std::string& id) const override;

  // An outlet told by its name («وكالة سانا») or by its id without the kind ("sana") as the registry's own.
  void recognise_outlet(Document_record& document) const;

 private:
  const Lexicon& lexicon_;
};

}  // namespace sijill
