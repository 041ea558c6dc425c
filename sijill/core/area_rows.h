// Areas as they are asked for: outlines, and what is said of the places in them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sijill/core/date.h"
#include "sijill/core/ledger_rows.h"

namespace sijill {

// A file of areas that a user brought, and what its licence asks for.
struct Area_source {
  std::string key;  // "ocha/syr_admin3"
  std::string publisher, licence, attribution;
  std::string input;     // path as the user gave it
  std::string dated;     // "2016-09-05", the date that the file has; or empty
  std::string imported;  // UTC timestamp; filled by the ledger
  int level = 0;         // of its areas, as the next filled by the ledger
  std::int64_t areas = 0;
};

struct Area_row {
  std::string code;  // p-code
  int level = 0;
  std::string parent, name_ar, name_en;
  std::string source;               // key of the Area_source
  std::string outline;              // GeoJSON geometry
  std::vector<std::string> places;  // keys of the ledger's places that lie in it
};

// What the claims about the places of an area come to. An area is never said to be held: a village is not its
// district.
enum class Area_standing : std::uint8_t {
  unknown,      // nothing is said of any place in it
  same_holder,  // every place of which something is said is said to be held by the same
  contested     // places differ, or one of them is contested or disputed
};
[[nodiscard]] std::string_view name(Area_standing standing);

struct Area_place {
  Ledger_entity place, holder, rival;  // as of a Holding_row
  std::string holding;                 // key
  Day since, evidence_until;
  Holding_status status = Holding_status::third_party;
};
struct Area_holder {
  Ledger_entity holder;  // nobody where it is said to be left
  int places = 0;        // that it is said to hold, alone or against a rival
};
struct Area_holding {
  std::string code, name_ar, name_en;
  int level = 0;
  Area_standing standing = Area_standing::unknown;
  std::vector<Area_holder> holders;  // of most places first
  std::vector<Area_place> places;    // those of which something is said: what the standing rests on
  std::int64_t known_places = 0;     // that the ledger knows in it, whether something is said or not
};

}  // namespace sijill
