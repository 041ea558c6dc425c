// What the caller knows about an input better than the input itself.
#pragma once

#include <optional>
#include <string>

#include "sijill/core/date.h"

namespace sijill {

struct Input_options {
  std::optional<Timestamp> published;  // wins over a date line in the text
  std::string outlet;                  // id or name; wins over «المصدر: …»
  std::string url;
  std::string title;  // wins over the first line
};

}  // namespace sijill
