#include "sijill/wire/export.h"

#include <algorithm>
#include <array>

#include "sijill/wire/countries.h"
#include "sijill/wire/export_acled.h"
#include "sijill/wire/export_atlos.h"
#include "sijill/wire/export_bayanat.h"
#include "sijill/wire/export_claims.h"
#include "sijill/wire/export_ftm.h"
#include "sijill/wire/export_gdelt.h"
#include "sijill/wire/export_geojson.h"
#include "sijill/wire/export_kml.h"
#include "sijill/wire/export_plover.h"
#include "sijill/wire/export_polecat.h"
#include "sijill/wire/export_ucdp.h"
#include "sijill/wire/export_uwazi.h"

namespace sijill {
namespace {

constexpr int deepest = 8;  // places lie in one another no deeper; also ends a circle

constexpr std::array formats = {
    Export_format{"jsonl", "the claim records, one JSON object a line; nothing is lost", claims_jsonl_export},
    Export_format{"csv", "the claims as one flat table", claims_csv_export},
    Export_format{"geojson", "incidents on a map; with --at the holdings of a day", geojson_export},
    Export_format{"kml", "the same for globes and GIS programs", kml_export},
    Export_format{"acled", "incidents in the shape of ACLED's table (CSV, 31 columns)", acled_export},
    Export_format{"ucdp", "deadly incidents in the shape of UCDP GED (CSV, 49 columns)", ucdp_export},
    Export_format{"plover", "claims as PLOVER events, one JSON object a line", plover_export},
    Export_format{"polecat", "claims in the shape of POLECAT's table (TSV, 40 columns)", polecat_export},
    Export_format{"gdelt", "incidents in the shape of GDELT 2.0's events (TSV, 61 columns, no heading)",
                  gdelt_export},
    Export_format{"gdelt-mentions", "their claims as its mentions (TSV, 16 columns, no heading)",
                  gdelt_mentions_export},
    Export_format{"ftm", "FollowTheMoney entities, one JSON object a line", ftm_export},
    Export_format{"ftm-statements", "FollowTheMoney statements, each with its outlet as the dataset",
                  ftm_statements_export},
    Export_format{"bayanat", "incidents as bulletins for Bayanat's interface, one JSON object a line",
                  bayanat_export},
    Export_format{"uwazi", "incidents as CSV for Uwazi's import", uwazi_export},
    Export_format{"atlos", "incidents as CSV for Atlos's bulk import", atlos_export},
};

}  // namespace

std::span<const Export_format> export_formats() { return formats; }

const Export_format* export_format(std::string_view name) {
  const auto* found = std::ranges::find(formats, name, &Export_format::name);
  return found == formats.end() ? nullptr : found;
}

About about_of(const Export_format& format) {
  if (format.name == "geojson" || format.name == "kml") return About::member;
  for (const std::string_view lines : {"jsonl", "plover", "ftm", "ftm-statements", "bayanat"}) {
    if (format.name == lines) return About::record;
  }
  return About::comments;
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
