#include "sijill/wire/export.h"

#include <algorithm>
#include <array>

#include "sijill/wire/countries.h"
#include "sijill/wire/export_acled.h"
#include "sijill/wire/export_claims.h"
#include "sijill/wire/export_geojson.h"
#include "sijill/wire/export_ucdp.h"

namespace sijill {
namespace {

constexpr int deepest = 8;  // places lie in one another no deeper; also ends a circle

constexpr std::array formats = {
    Export_format{"jsonl", "the claim records, one JSON object a line; nothing is lost", claims_jsonl_export},
    Export_format{"csv", "the claims as one flat table", claims_csv_export},
    Export_format{"geojson", "incidents on a map; with --at the holdings of a day", geojson_export},
    Export_format{"acled", "incidents in the shape of ACLED's table (CSV, 31 columns)", acled_export},
    Export_format{"ucdp", "deadly incidents in the shape of UCDP GED (CSV, 49 columns)", ucdp_export},
};

}  // namespace

std::span<const Export_format> export_formats() { return formats; }

const Export_format* export_format(std::string_view name) {
  const auto* found = std::ranges::find(formats, name, &Export_format::name);
  return found == formats.end() ? nullptr : found;
}

Divisions divisions_of(const Ledger_entity& place, const Export_options& options) {
  Divisions divisions;
  std::optional<Ledger_entity> at = place;
  for (int depth = 0; depth < deepest && at && at->known(); ++depth) {
    // "Countryside of Al-Bukamal" is told by what it lies around.
    if (at->relation.empty()) {
      if (at->kind == "country") {
        divisions.country = name_of(*at);
      } else if (at->precision == "province" || at->kind == "province") {
        divisions.province = name_of(*at);
      } else if (at->precision == "district" || at->kind == "district") {
        if (divisions.district.empty()) divisions.district = name_of(*at);
      } else if (at->precision == "locality" && divisions.town.empty()) {
        divisions.town = name_of(*at);
      }
    }
    if (at->parent.empty() || !options.find_place) break;
    at = options.find_place(at->parent);
  }
  if (const Country* country = country_of(country_code_of(place, options))) divisions.country = country->name;
  return divisions;
}

std::string country_code_of(const Ledger_entity& place, const Export_options& options) {
  std::optional<Ledger_entity> at = place;
  for (int depth = 0; depth < deepest && at && at->known(); ++depth) {
    if (!at->country.empty()) return at->country;
    if (at->parent.empty() || !options.find_place) break;
    at = options.find_place(at->parent);
  }
  return {};
}

}  // namespace sijill
