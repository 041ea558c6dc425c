#include "sijill/core/quantity.h"

namespace sijill {

const char* name(Bound bound) {
  switch (bound) {
    case Bound::equal: return "=";
    case Bound::about: return "~";
    case Bound::more: return ">";
    case Bound::at_least: return ">=";
    case Bound::less: return "<";
    case Bound::at_most: return "<=";
  }
  return "=";
}

const char* name(Quantity_kind kind) {
  switch (kind) {
    case Quantity_kind::dead: return "dead";
    case Quantity_kind::injured: return "injured";
    case Quantity_kind::captured: return "captured";
    case Quantity_kind::arrested: return "arrested";
    case Quantity_kind::missing: return "missing";
    case Quantity_kind::displaced: return "displaced";
    case Quantity_kind::evacuated: return "evacuated";
    case Quantity_kind::released: return "released";
    case Quantity_kind::destroyed: return "destroyed";
    case Quantity_kind::participants: return "participants";
    case Quantity_kind::forces: return "forces";
  }
  return "dead";
}

}  // namespace sijill
