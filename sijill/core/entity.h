// An actor, narrator, outlet or place as a claim names it: who it is, where that is known, and the words that say so.
#pragma once

#include <optional>
#include <string>

#include "sijill/core/span.h"

namespace sijill {

struct Geo {
  double lat = 0;  // degrees north
  double lon = 0;  // degrees east
};

struct Entity {
  std::string id;  // registry id ("org.isis", "gn.174448"), or "doc.N" for one that only this document knows
  std::string name_ar;
  std::string name_en;  // empty where unknown
  std::string kind;  // state force group person media monitor anonymous people … ; city town village province …
  std::string country;  // ISO 3166 alpha-2, or empty
  Span span;            // where this mention stands; empty for an implied one
  std::string text;     // the surface under span
  std::string head;     // folded head noun of a described actor ("مسلحون"), else empty
  // Places only.
  std::optional<Geo> geo;
  std::string precision;  // locality district province country region line none
  std::string relation;   // "east of", "countryside of", … relative to the anchor; empty for the place itself
  std::string anchor;     // id or name of the place that the relation starts from
};

}  // namespace sijill
