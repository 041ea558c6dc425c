// All layers of one article, outermost first. Layers point at one another by index or Span.
#pragma once

#include <string>
#include <vector>

#include "sijill/core/claim.h"
#include "sijill/core/document.h"
#include "sijill/core/mention.h"
#include "sijill/core/word.h"

namespace sijill {

struct Reading {
  Document document;
  Words words;
  Mentions mentions;
  std::vector<Claim> claims;
  std::vector<Rejection> rejections;
};

}  // namespace sijill
