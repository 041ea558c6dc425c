#include "sijill/wire/export_uwazi.h"

#include <array>

#include "sijill/wire/delimited.h"

namespace sijill {
namespace {

constexpr std::array<std::string_view, 19> columns = {
    "title",     "sijill_incident", "event_type",  "date_range", "actors",  "recipients",  "place",
    "province",  "country",         "geolocation", "grade",      "reason",  "originators", "said_by",
    "denied_by", "outlets",         "dead_low",    "dead_high",  "evidence"};

// A vertical bar would part one value into two.
std::string one_value(std::string text) {
  for (char& letter : text) {
    if (letter == '|') letter = '/';
  }
  return text;
}

std::string values_of(const std::vector<Ledger_entity>& entities) {
  Distinct values;
  for (const Ledger_entity& entity : entities) values.add(one_value(name_of(entity)));
  return values.joined("|");
}

class Uwazi : public Export {
 public:
  explicit Uwazi(const Export_options& options) : options_(options) {}

  Export_of takes() const override { return Export_of::incidents; }

  std::string begin() override {
    Delimited out(Delimiter::comma);
    out.header(columns);
    return std::move(out).take();
  }

  std::string add_incident(const Told_incident& told) override {
    if (!is_told_as_done(told)) return {};
    const Incident_row& incident = told.incident;
    const Divisions divisions = divisions_of(incident.place, options_);
    const std::string place = incident.place.known() ? name_of(incident.place) : std::string();
    const auto days = days_of(incident);
    Distinct said_by;
    Distinct denied_by;
    Distinct outlets;
    Distinct evidence;
    for (const Recorded_claim& claim : told.claims) {
      if (claim.status == "rejected") continue;
      const bool is_account = is_told_as_done(claim);
      const std::string originator = claim.originator.known() ? one_value(name_of(claim.originator)) : std::string();
      if (is_account) said_by.add(originator);
      if (claim.claim.polarity == Polarity::denied) denied_by.add(originator);
      if (!is_account) continue;
      if (claim.outlet.known()) outlets.add(one_value(name_of(claim.outlet)));
      evidence.add(claim.claim.evidence.text);
    }
    Delimited out(Delimiter::comma);
    std::string title = event_name(incident.type, incident.mode);
    if (!place.empty()) title += ", " + place;
    if (days && days->is_told) title += ", " + to_string(days->first);
    out.text(title).code(incident.key).code(event_name(incident.type, incident.mode));
    out.code(days && days->is_told ? to_string(days->first) + ":" + to_string(days->last) : std::string());
    out.text(values_of(incident.actor)).text(values_of(incident.recipient)).text(one_value(place));
    out.text(divisions.province).code(divisions.country);
    const auto& geo = incident.place.geo;
    const bool is_point = geo && incident.place.relation.empty();
    out.code(is_point ? plain_decimal(geo->lat) + "|" + plain_decimal(geo->lon) : std::string());
    out.code(name(incident.grade)).text(incident.reason).integer(incident.originators);
    out.text(said_by.joined("|")).text(denied_by.joined("|")).text(outlets.joined("|"));
    const Death_toll deaths = deaths_of(incident);
    if (deaths.known) {
      out.integer(deaths.low).integer(deaths.high);
    } else {
      out.empty(2);
    }
    out.text(evidence.joined("\n")).end_row();
    return std::move(out).take();
  }

 private:
  Export_options options_;
};

}  // namespace

std::unique_ptr<Export> uwazi_export(const Export_options& options) { return std::make_unique<Uwazi>(options); }

}  // namespace sijill
