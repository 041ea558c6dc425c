#include "sijill/core/area_rows.h"

namespace sijill {

std::string_view name(Area_standing standing) {
  switch (standing) {
    case Area_standing::unknown: return "unknown";
    case Area_standing::same_holder: return "same_holder";
    case Area_standing::contested: return "contested";
  }
  return "";
}

}  // namespace sijill
