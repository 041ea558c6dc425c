#include "sijill/wire/export_bayanat.h"

#include "sijill/wire/json_writer.h"

namespace sijill {
namespace {

constexpr std::size_t longest_title = 255;  // characters that their table holds

std::string title_of(const Incident_row& incident, bool arabic) {
  const auto name_in = [&](const Ledger_entity& entity) {
    if (!entity.known()) return std::string();
    return arabic && !entity.name_ar.empty() ? entity.name_ar : name_of(entity);
  };
  std::string title = event_name(incident.type, incident.mode);
  if (!incident.actor.empty()) title += ": " + name_in(incident.actor.front());
  if (!incident.recipient.empty()) title += " → " + name_in(incident.recipient.front());
  if (incident.place.known()) title += ", " + name_in(incident.place);
  if (incident.earliest) title += " (" + to_string(*incident.earliest) + ")";
  return cut(std::move(title), longest_title);
}

bool is_address(std::string_view url) { return url.starts_with("http://") || url.starts_with("https://"); }

class Bayanat : public Export {
 public:
  Export_of takes() const override { return Export_of::incidents; }

  std::string add_incident(const Told_incident& told) override {
    if (!is_told_as_done(told)) return {};
    const Incident_row& incident = told.incident;
    const std::vector<const Recorded_claim*> accounts = accounts_of(told);
    Json_writer json;
    json.begin_object().key("item").begin_object();
    json.key("originid").text(incident.key);
    json.key("title").text(title_of(incident, false)).key("title_ar").text(title_of(incident, true));
    json.key("description").text(description_of(told));
    json.key("comments")
        .text("Exported by Sijill. Grade: " + std::string(name(incident.grade)) + ". " + incident.reason);
    // Their form asks for an address, or NA.
    const std::string& url = accounts.front()->document.url;
    json.key("source_link").text(is_address(url) ? url : "NA");
    json.key("tags").begin_array().text("sijill").text("grade:" + std::string(name(incident.grade)));
    json.text(event_name(incident.type, incident.mode)).end_array();
    json.key("geoLocations").begin_array();
    if (incident.place.geo) {
      json.begin_object().key("title").text(name_of(incident.place)).key("main").boolean(true);
      json.key("lat").number(incident.place.geo->lat).key("lng").number(incident.place.geo->lon);
      json.key("comment").text(incident.place.relation.empty() ? "precision: " + incident.place.precision
                                                               : incident.place.relation + " this point");
      json.end_object();
    }
    json.end_array().key("events").begin_array();
    write_event(json, incident);
    json.end_array();
    if (accounts.front()->known) json.key("publish_date").text(to_string(*accounts.front()->known));
    json.end_object().end_object().newline();
    return std::move(json).take();
  }

 private:
  static void write_event(Json_writer& json, const Incident_row& incident) {
    json.begin_object().key("title").text(title_of(incident, false)).key("title_ar").text(title_of(incident, true));
    const auto days = days_of(incident);
    if (days && days->is_told) {
      json.key("from_date").text(to_string(days->first)).key("to_date").text(to_string(days->last));
      json.key("estimated").boolean(days->first != days->last);
    }
    json.end_object();
  }

  // Every account, denials too: this is prose, so nothing need be left out.
  static std::string description_of(const Told_incident& told) {
    Distinct lines;
    for (const Recorded_claim& claim : told.claims) {
      if (claim.status == "rejected") continue;
      std::string line = claim.originator.known() ? name_of(claim.originator) : std::string("?");
      line += claim.claim.polarity == Polarity::denied ? " denies" : " says";
      if (claim.outlet.known() && claim.outlet.key != claim.originator.key) line += " in " + name_of(claim.outlet);
      if (claim.known) line += ", " + to_string(*claim.known);
      line += ": " + claim.claim.evidence.text;
      if (!claim.document.url.empty()) line += " <" + claim.document.url + ">";
      lines.add(std::move(line));
    }
    return lines.joined("\n");
  }
};

}  // namespace

std::unique_ptr<Export> bayanat_export(const Export_options&) { return std::make_unique<Bayanat>(); }

}  // namespace sijill
