#include "sijill/wire/export_ucdp.h"

#include <array>
#include <cmath>

#include "sijill/wire/contested_columns.h"
#include "sijill/wire/countries.h"
#include "sijill/wire/delimited.h"
#include "sijill/wire/event_codes.h"

namespace sijill {
namespace {

constexpr std::array<std::string_view, 49> columns = {"id",
                                                      "relid",
                                                      "year",
                                                      "active_year",
                                                      "code_status",
                                                      "type_of_violence",
                                                      "conflict_dset_id",
                                                      "conflict_new_id",
                                                      "conflict_name",
                                                      "dyad_dset_id",
                                                      "dyad_new_id",
                                                      "dyad_name",
                                                      "side_a_dset_id",
                                                      "side_a_new_id",
                                                      "side_a",
                                                      "side_b_dset_id",
                                                      "side_b_new_id",
                                                      "side_b",
                                                      "number_of_sources",
                                                      "source_article",
                                                      "source_office",
                                                      "source_date",
                                                      "source_headline",
                                                      "source_original",
                                                      "where_prec",
                                                      "where_coordinates",
                                                      "where_description",
                                                      "adm_1",
                                                      "adm_2",
                                                      "latitude",
                                                      "longitude",
                                                      "geom_wkt",
                                                      "priogrid_gid",
                                                      "country",
                                                      "country_id",
                                                      "region",
                                                      "event_clarity",
                                                      "date_prec",
                                                      "date_start",
                                                      "date_end",
                                                      "deaths_a",
                                                      "deaths_b",
                                                      "deaths_civilians",
                                                      "deaths_unknown",
                                                      "best",
                                                      "high",
                                                      "low",
                                                      "gwnoa",
                                                      "gwnob"};

// 1 the town, 2 near it, 3 the district, 4 the province, 5 a line or an area, 6 the country.
int where_precision(const Ledger_entity& place) {
  if (place.precision == "locality") return place.relation.empty() ? 1 : 2;
  if (place.precision == "district") return 3;
  if (place.precision == "province") return 4;
  return place.precision == "country" || !place.known() ? 6 : 5;
}

// 1 the day, 2 within 2 to 6 days, 3 within a week, 4 within a month, 5 longer or not told.
int date_precision(const Told_days& days) {
  const int length = days.last - days.first + 1;
  if (!days.is_told || length > 31) return 5;
  if (length == 1) return 1;
  if (length < 7) return 2;
  return length == 7 ? 3 : 4;
}

// The half-degree cell of PRIO-GRID, counted from the south-west.
std::int64_t prio_grid(const Geo& geo) {
  const auto row = static_cast<std::int64_t>(std::floor((geo.lat + 90) * 2));
  const auto column = static_cast<std::int64_t>(std::floor((geo.lon + 180) * 2));
  return row * 720 + column + 1;
}

bool is_organized(Inter inter) { return inter != Inter::none && inter != Inter::civilians; }

// 1 state-based, 2 non-state, 3 one-sided; empty where one side is not named.
std::string_view type_of_violence(Inter one, Inter two) {
  if (is_organized(one) && two == Inter::civilians) return "3";
  if (!is_organized(one) || !is_organized(two)) return {};
  const auto is_state = [](Inter inter) { return inter == Inter::state_forces || inter == Inter::external_forces; };
  return is_state(one) || is_state(two) ? "1" : "2";
}

bool is_of_state(Inter inter) { return inter == Inter::state_forces || inter == Inter::external_forces; }

void write_state_number(Delimited& out, const Ledger_entity& side, Inter inter) {
  const Country* country = is_of_state(inter) ? country_of(side.country) : nullptr;
  if (country == nullptr || country->gleditsch_ward == 0) {
    out.empty();
  } else {
    out.integer(country->gleditsch_ward);
  }
}

std::string midnight(Day day) { return to_string(day) + " 00:00:00.000"; }

class Ucdp : public Export {
 public:
  explicit Ucdp(const Export_options& options) : options_(options) {}

  Export_of takes() const override { return Export_of::incidents; }

  std::string begin() override {
    std::vector<std::string_view> names(columns.begin(), columns.end());
    if (options_.include_contested) names.insert(names.end(), contested_columns.begin(), contested_columns.end());
    Delimited out(Delimiter::comma);
    out.header(names);
    return std::move(out).take();
  }

  std::string add_incident(const Told_incident& told) override {
    const Incident_row& incident = told.incident;
    const auto days = days_of(incident);
    const Death_toll deaths = deaths_of(incident);
    // An event of theirs is armed force with at least one death.
    const bool is_force = incident.type == Event_type::assault || incident.type == Event_type::control;
    if (!days || !is_force || deaths.high < 1 || !is_told_as_done(told)) return {};

    const std::string code = country_code_of(incident.place, options_);
    const Country* country = country_of(code);
    const Divisions divisions = divisions_of(incident.place, options_);
    const Ledger_entity nobody;
    const Ledger_entity& a = incident.actor.empty() ? nobody : incident.actor.front();
    const Ledger_entity& b = incident.recipient.empty() ? nobody : incident.recipient.front();
    const Inter inter_a = inter_of(a, code);
    const Inter inter_b = inter_of(b, code);
    const std::string side_a = names_of(incident.actor);
    const std::string side_b = names_of(incident.recipient);

    Delimited out(Delimiter::comma);
    out.integer(number_of(incident.key)).code(incident.key).integer(to_civil(days->first).year).empty(2);
    out.code(type_of_violence(inter_a, inter_b)).empty(5);
    out.text(side_a.empty() || side_b.empty() ? std::string() : side_a + " - " + side_b);
    out.empty(2).text(side_a).empty(2).text(side_b);
    write_sources(out, told);
    out.integer(where_precision(incident.place));
    const std::string where = incident.place.known() ? name_of(incident.place) : std::string();
    out.text(divisions.town.empty() ? where : divisions.town).text(where);
    out.text(divisions.province).text(divisions.district);
    if (const auto& geo = incident.place.geo) {
      out.number(geo->lat)
          .number(geo->lon)
          .code("POINT (" + plain_decimal(geo->lon) + " " + plain_decimal(geo->lat) + ")")
          .integer(prio_grid(*geo));
    } else {
      out.empty(4);
    }
    if (country == nullptr) {
      out.empty(3);
    } else {
      out.code(country->name);
      country->gleditsch_ward == 0 ? out.empty() : out.integer(country->gleditsch_ward);
      out.code(ucdp_region(*country));
    }
    out.integer(1).integer(date_precision(*days)).code(midnight(days->first)).code(midnight(days->last));
    // Which side the dead were on is not told by the figures.
    out.integer(0).integer(0).integer(deaths.civilians).integer(deaths.best - deaths.civilians);
    out.integer(deaths.best).integer(deaths.high).integer(deaths.low);
    write_state_number(out, a, inter_a);
    write_state_number(out, b, inter_b);
    if (options_.include_contested) write_contested(out, told);
    out.end_row();
    return std::move(out).take();
  }

 private:
  static void write_sources(Delimited& out, const Told_incident& told) {
    Distinct articles;
    Distinct offices;
    Distinct dates;
    Distinct headlines;
    Distinct originators;
    for (const Recorded_claim* account : accounts_of(told)) {
      const std::string outlet = account->outlet.known() ? name_of(account->outlet) : std::string();
      const std::string known = account->known ? to_string(*account->known) : std::string();
      Distinct article;
      article.add(outlet);
      article.add(known);
      article.add(account->document.title);
      article.add(account->document.url);
      articles.add(article.joined(", "));
      offices.add(outlet);
      dates.add(known);
      headlines.add(account->document.title);
      originators.add(account->originator.known() ? name_of(account->originator) : std::string());
    }
    out.integer(static_cast<std::int64_t>(articles.size())).text(articles.joined("; ")).text(offices.joined("; "));
    out.code(dates.joined("; ")).text(headlines.joined("; ")).text(originators.joined("; "));
  }

  Export_options options_;
};

}  // namespace

std::unique_ptr<Export> ucdp_export(const Export_options& options) { return std::make_unique<Ucdp>(options); }

}  // namespace sijill
