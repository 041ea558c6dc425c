// Mentions -> Claims: events, their arguments, factuality, and the chain of narrators who vouch for each.
#pragma once

#include <vector>

#include "sijill/core/claim.h"
#include "sijill/core/document.h"
#include "sijill/core/mention.h"
#include "sijill/core/word.h"
#include "sijill/lexicon/lexicon.h"

namespace sijill {

struct Claims {
  std::vector<Claim> claims;           // in the order of their triggers
  std::vector<Rejection> rejections;   // words that could have been triggers, with the reason why not
};

[[nodiscard]] Claims build_claims(const Document& document, const Words& words, const Mentions& mentions,
                                  const Lexicon& lexicon);

}  // namespace sijill
