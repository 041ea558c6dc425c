// The claims of a reading as a table for a person.
#pragma once

#include <string>

#include "sijill/core/reading.h"

namespace sijill {

struct Table_style {
  bool isolates =
      false;  // wrap every name in FSI … PDI, so that a terminal that knows bidi keeps the columns in order
  bool colour = false;   // ANSI colours; the words say the same without them
  unsigned columns = 0;  // width to fit into; 0 for no limit
};

// A heading line, then a line a claim: number, event, marks, actor → recipient, place, time, who says it (the one
// said to know first, the outlet last), trigger. Where these do not fit side by side, the last two take a line of
// their own. Rejections, if any, follow. Ends with an empty line.
[[nodiscard]] std::string table(const Reading& reading, const Table_style& style = {});

}  // namespace sijill
