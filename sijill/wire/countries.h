// Countries as the exchange formats of the field number and name them.
#pragma once

#include <string_view>

namespace sijill {

struct Country {
  std::string_view alpha2, alpha3;  // ISO 3166-1
  int numeric = 0;                  // ISO 3166-1; 0 for one without
  int gleditsch_ward = 0;           // state number of UCDP; 0 for none
  int correlates_of_war = 0;        // state number of POLECAT; 0 for none
  std::string_view fips;            // FIPS 10-4, as GDELT writes places; empty for none
  std::string_view region;          // as ACLED names regions
  std::string_view name;            // English, as ACLED names countries
};

// Nothing for a code that the table lacks or an empty one.
[[nodiscard]] const Country* country_of(std::string_view alpha2);

// UCDP's region: Europe, Africa, Middle East, Asia, Americas. It follows from the state number.
[[nodiscard]] std::string_view ucdp_region(const Country& country);

}  // namespace sijill
