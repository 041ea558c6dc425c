// Mentions -> Claims: events, their arguments, factuality, and the chain of narrators who vouch for each.
#pragma once

#include <vector>

#include "sijill/claim/detector.h"
#include "sijill/claim/ranker.h"
#include "sijill/core/claim.h"
#include "sijill/core/document.h"
#include "sijill/core/mention.h"
#include "sijill/core/word.h"
#include "sijill/lexicon/lexicon.h"

namespace sijill {

struct Claim_options {
  bool keep_choices = false;   // for training: what the ranker chose among
  bool keep_features = false;  // for training: what the detector looked at; no claim is dropped
};

struct Claims {
  std::vector<Claim> claims;                       // in the order of their triggers
  std::vector<Rejection> rejections;               // words that could have been triggers, with the reason why not
  std::vector<Choice> choices;                     // only with keep_choices
  std::vector<std::vector<std::string>> features;  // of each claim; only with keep_features
};

[[nodiscard]] Claims build_claims(const Document& document, const Words& words, const Mentions& mentions,
                                  const Lexicon& lexicon, const Argument_ranker& ranker, const Detector& detector,
                                  const Claim_options& options = {});

}  // namespace sijill
