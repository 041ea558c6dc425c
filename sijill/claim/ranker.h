// A log-linear ranker over candidates for a role: the grammar proposes, learnt weights choose.
// Weights: one line "feature<TAB>weight" in models/arguments-*.tsv, trained by training/arguments.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sijill/core/date.h"
#include "sijill/core/entity.h"
#include "sijill/core/result.h"
#include "sijill/core/span.h"
#include "sijill/lexicon/lexicon.h"

namespace sijill {

// What was chosen among what, for training and for --explain.
struct Choice {
  struct Option {
    std::vector<std::string> features;
    std::vector<std::uint32_t> mentions;  // indices into the mentions of the document; empty for "nobody"
    std::optional<Time> time;             // of a choice among dates
    std::optional<Entity> narrator;       // of a choice among chains: who says it; absent for the outlet's own voice
  };
  std::optional<Role> role;  // absent: the date or the chain
  bool of_chain = false;
  Span trigger;
  std::vector<Option> options;
  std::size_t chosen = 0;
};

class Argument_ranker {
 public:
  // An empty ranker has no opinion: the grammar's own proposal stands.
  Argument_ranker() = default;
  [[nodiscard]] static Result<Argument_ranker> open(const std::string& path);

  [[nodiscard]] bool empty() const { return weights_.empty(); }
  [[nodiscard]] double score(std::span<const std::string> features) const;
  // Index of the best option; the first of equals.
  [[nodiscard]] std::size_t best(std::span<const Choice::Option> options) const;
  // Content hash of the weights, for the version line; "none" where empty.
  [[nodiscard]] std::string_view version() const { return version_; }

 private:
  std::unordered_map<std::string, float> weights_;
  std::string version_ = "none";
};

}  // namespace sijill
