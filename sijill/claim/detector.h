// Whether the text states the event that a trigger names, or only mentions it in general or in passing:
// «اغتال مسلحون الوزير» states it, «حذر من العمليات الانتحارية» and «أدان العنف» state none.
// Weights: one line "feature<TAB>weight" in models/detection-*.tsv, trained by training/detection.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/claim/arguments.h"
#include "sijill/claim/factuality.h"
#include "sijill/claim/ranker.h"

namespace sijill {

class Detector {
 public:
  // An empty detector believes every trigger whose needs are met.
  Detector() = default;
  [[nodiscard]] static Result<Detector> open(const std::string& path);

  // 0..1; 1 where empty.
  [[nodiscard]] double probability(std::span<const std::string> features) const;
  // Below this no claim is made: about half of the F1 that is reached, where F1 is greatest if the probabilities are
  // right (Lipton and others, 2014).
  [[nodiscard]] static constexpr double least() { return 0.45; }
  // The same for a trigger that lacks something its row of the lexicon wants.
  [[nodiscard]] static constexpr double least_in_spite() { return 0.55; }
  [[nodiscard]] bool empty() const { return weights_.empty(); }
  [[nodiscard]] std::string_view version() const { return weights_.version(); }

 private:
  Argument_ranker weights_;
};

// Whether the detector may believe a trigger although something that its row wants is missing.
[[nodiscard]] bool may_be_outweighed(const Claim_context& context, const Predicate& row, std::string_view unmet);

// هاجم لواء سهام الحق حاجزا: a finite verb with whoever did or suffered it, in a main clause. Such a claim stands
// whatever the detector thinks.
[[nodiscard]] bool is_told_outright(const Claim_context& context, const Trigger& trigger, const Filled& filled,
                                    const Factuality& factuality);

// What the detector looks at. `filled` is what the grammar found, before any ranker chose; `unmet` what is missing.
[[nodiscard]] std::vector<std::string> detection_features(
    const Claim_context& context, const Attribution& attribution, const Trigger& trigger, const Predicate& row,
    const std::vector<Governor>& governors, const Filled& filled, const Factuality& factuality,
    const std::vector<Earlier_event>& earlier, std::string_view unmet);

}  // namespace sijill
