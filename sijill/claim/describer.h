// The features by which the ranker knows a candidate for a role: where it stands, what it is, what was told of it.
#pragma once

#include <string>
#include <vector>

#include "sijill/claim/arguments.h"
#include "sijill/claim/setting.h"
#include "sijill/claim/story.h"

namespace sijill {

// How far apart two words stand, as coarsely as a feature should say it: "1", "2", "4" … "32", "far".
[[nodiscard]] std::string distance_bucket(std::uint32_t distance);
// A count, "3" standing for all above.
[[nodiscard]] std::string few(std::uint32_t count);

// How the sentence of a word opens: its first particle (كما, في), else what kind of word stands there.
[[nodiscard]] std::string opening_of(const Claim_context& context, std::uint32_t word);

class Describer {
 public:
  Describer(Role role, const Claim_context& context, const Attribution& attribution, const Trigger& trigger,
            const Predicate& row, const std::vector<Governor>& governors, const Filled& filled, const Story& story);

  [[nodiscard]] std::vector<std::string> nobody(const Setting& setting) const;
  [[nodiscard]] std::vector<std::string> somebody(const Fillers& fillers, bool proposed) const;

 private:
  using Features = std::vector<std::string>;
  void add(Features& out, const std::string& feature) const { out.push_back(prefix_ + feature); }
  [[nodiscard]] bool wants_role() const;
  [[nodiscard]] std::string side_of(const Mention& mention) const;
  [[nodiscard]] bool could_be_subject(std::int32_t mention) const;
  void describe_position(const Mention& mention, Range sentence, Features& out) const;
  void describe_neighbours(const Mention& mention, Range sentence, Features& out) const;
  void describe_words(const Mention& mention, Range sentence, Features& out) const;
  void describe_rivals(std::int32_t mention, Features& out) const;
  void describe_scale(const Mention& mention, Range sentence, Features& out) const;
  void describe_tree(const Mention& mention, Features& out) const;
  void describe_clauses(const Mention& mention, Features& out) const;
  void describe_standing(const Fillers& fillers, Features& out) const;
  void describe_history(const Fillers& fillers, Features& out) const;
  void describe_narrator(const Fillers& fillers, Features& out) const;

  Role role_;
  const Claim_context& context_;
  const Trigger& trigger_;
  const Predicate& row_;
  const std::vector<Governor>& governors_;
  const Filled& filled_;
  const Story& story_;
  std::vector<const Narration*> narrations_;
  std::string prefix_;
  std::string shape_;
  std::string type_;
  std::string mode_;
  std::string rule_;
  std::string recipient_ = "none";            // what kind of party the recipient is
  std::vector<const Earlier_event*> recent_;  // the nearest first, four at most
  std::uint32_t last_subject_ = 0;            // where the last rival begins that could be the trigger's subject
  std::vector<std::int32_t> rivals_;          // who else stands in the sentence and may fill the role
  std::uint32_t armed_ = 0;                   // how many of them are armed
  const Earlier_event* alike_ = nullptr;      // the nearest one that may be the same happening
};

}  // namespace sijill
