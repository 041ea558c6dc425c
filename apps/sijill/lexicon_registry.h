// The lexicon as the ledger asks it: who belongs to whom, what lies in what.
#pragma once

#include <optional>
#include <string>
#include <vector>

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
  [[nodiscard]] std::vector<std::string> actors_named(const std::string& name) const override;

  // An outlet told by its name («وكالة سانا») or by its id without the kind ("sana") as the registry's own; one that
  // is not told is looked for in the byline.
  void recognise_outlet(Document_record& document) const;

 private:
  // The paper that a byline begins with; empty where it begins with something else.
  [[nodiscard]] std::string outlet_in(const std::string& byline) const;

  const Lexicon& lexicon_;
};

}  // namespace sijill
