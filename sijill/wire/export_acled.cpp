#include "sijill/wire/export_acled.h"

#include <algorithm>
#include <array>

#include "sijill/wire/contested_columns.h"
#include "sijill/wire/countries.h"
#include "sijill/wire/delimited.h"
#include "sijill/wire/event_codes.h"

namespace sijill {
namespace {

constexpr std::array<std::string_view, 31> columns = {
    "event_id_cnty", "event_date",     "year",     "time_precision", "disorder_type",
    "event_type",    "sub_event_type", "actor1",   "assoc_actor_1",  "inter1",
    "actor2",        "assoc_actor_2",  "inter2",   "interaction",    "civilian_targeting",
    "iso",           "region",         "country",  "admin1",         "admin2",
    "admin3",        "location",       "latitude", "longitude",      "geo_precision",
    "source",        "source_scale",   "notes",    "fatalities",     "tags",
    "timestamp"};

// 1 the day, 2 within a week, 3 within a month or worse.
int time_precision(const Told_days& days) {
  if (!days.is_told) return 3;
  if (days.first == days.last) return 1;
  return days.last - days.first < 7 ? 2 : 3;
}

// 1 the town, 2 around it or the district, 3 the province or worse.
int geo_precision(const Ledger_entity& place) {
  if (place.precision == "locality") return place.relation.empty() ? 1 : 2;
  return place.precision == "district" || place.precision == "line" ? 2 : 3;
}

// Outlets of the country where it happened are national to it.
std::string_view source_scale(const std::vector<const Recorded_claim*>& accounts, std::string_view country) {
  bool is_national = false;
  bool is_international = false;
  for (const Recorded_claim* account : accounts) {
    if (country.empty() || account->outlet.country.empty()) return {};
    (account->outlet.country == country ? is_national : is_international) = true;
  }
  if (is_national && is_international) return "National-International";
  return is_national ? "National" : "International";
}

std::string notes_of(const std::vector<const Recorded_claim*>& accounts) {
  Distinct notes;
  for (const Recorded_claim* account : accounts) {
    const std::string outlet = account->outlet.known() ? name_of(account->outlet) : std::string();
    const std::string originator = account->originator.known() ? name_of(account->originator) : std::string();
    std::string note = originator;
    if (outlet != originator) note += (note.empty() || outlet.empty() ? "" : " via ") + outlet;
    if (account->known) note += " (" + to_string(*account->known) + ")";
    notes.add(note + ": " + account->claim.evidence.text);
  }
  return notes.joined(" | ");
}

std::vector<Ledger_entity> all_but_first(const std::vector<Ledger_entity>& entities) {
  return entities.empty() ? entities : std::vector(entities.begin() + 1, entities.end());
}

class Acled : public Export {
 public:
  explicit Acled(const Export_options& options) : options_(options) {}

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
    if (!days || !is_told_as_done(told)) return {};
    const std::string code = country_code_of(incident.place, options_);
    const Ledger_entity nobody;
    const Ledger_entity& actor = incident.actor.empty() ? nobody : incident.actor.front();
    const Ledger_entity& recipient = incident.recipient.empty() ? nobody : incident.recipient.front();
    const Inter one = inter_of(actor, code);
    const Inter two = inter_of(recipient, code);
    const Acled_codes codes = acled_codes(incident.type, incident.mode, one, two);
    if (codes.event.empty()) return {};

    const std::vector<const Recorded_claim*> accounts = accounts_of(told);
    const Country* country = country_of(code);
    const Divisions divisions = divisions_of(incident.place, options_);
    const bool hits_civilians = two == Inter::civilians && codes.disorder == "Political violence";
    Distinct sources;
    for (const Recorded_claim* account : accounts) {
      sources.add(account->outlet.known() ? name_of(account->outlet) : std::string());
    }
    Delimited out(Delimiter::comma);
    out.code(std::string(country == nullptr ? "XXX" : country->alpha3) + std::to_string(number_of(incident.key)));
    out.code(to_string(days->first)).integer(to_civil(days->first).year).integer(time_precision(*days));
    out.code(codes.disorder).code(codes.event).code(codes.sub_event);
    write_side(out, incident.actor, one);
    write_side(out, incident.recipient, two);
    out.integer(interaction(one, two)).code(hits_civilians ? "Civilian targeting" : "");
    if (country == nullptr) {
      out.empty(3);
    } else {
      out.integer(country->numeric).code(country->region).code(country->name);
    }
    out.text(divisions.province).text(divisions.district).empty();
    out.text(incident.place.known() ? name_of(incident.place) : std::string());
    out.number(incident.place.geo ? std::optional(incident.place.geo->lat) : std::nullopt);
    out.number(incident.place.geo ? std::optional(incident.place.geo->lon) : std::nullopt);
    out.integer(geo_precision(incident.place));
    out.text(sources.joined("; ")).code(source_scale(accounts, code)).text(notes_of(accounts));
    out.integer(deaths_of(incident).low);
    out.code("sijill incident=" + incident.key + "; grade=" + std::string(name(incident.grade)));
    out.integer(std::int64_t{incident.last_known.value_or(days->last).number} * 86400);
    if (options_.include_contested) write_contested(out, told);
    out.end_row();
    return std::move(out).take();
  }

 private:
  static void write_side(Delimited& out, const std::vector<Ledger_entity>& side, Inter inter) {
    out.text(side.empty() ? std::string() : name_of(side.front())).text(names_of(all_but_first(side)));
    if (inter == Inter::none) {
      out.empty();
    } else {
      out.integer(static_cast<int>(inter));
    }
  }

  Export_options options_;
};

}  // namespace

std::unique_ptr<Export> acled_export(const Export_options& options) { return std::make_unique<Acled>(options); }

}  // namespace sijill
