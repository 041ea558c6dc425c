#include "sijill/wire/export_gdelt.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "sijill/wire/countries.h"
#include "sijill/wire/delimited.h"
#include "sijill/wire/event_codes.h"

namespace sijill {
namespace {

std::string compact(Day day) {
  std::string text = to_string(day);
  std::erase(text, '-');
  return text;
}

std::string compact_time(std::optional<Day> day) { return day ? compact(*day) + "000000" : std::string(); }

// A row of the event table: the deed, or the saying of it where CAMEO counts that.
struct Gdelt_event {
  std::string key;  // the incident's, with the code and the narrator added for a saying
  std::string_view cameo;
  std::vector<Ledger_entity> one, two;
  Day day;
  std::vector<const Recorded_claim*> claims;
};

std::string_view cameo_of(Stance stance) {
  switch (stance) {
    case Stance::claim_responsibility: return "015";
    case Stance::deny: return "016";
    case Stance::accuse: return "112";
    default: return {};
  }
}

std::vector<Gdelt_event> gdelt_events(const Told_incident& told) {
  std::vector<Gdelt_event> events;
  const Incident_row& incident = told.incident;
  const std::string_view cameo = event_codes(incident.type, incident.mode).cameo;
  const auto days = days_of(incident);
  if (cameo.empty() || !days) return events;
  if (is_told_as_done(told)) {
    events.push_back({.key = incident.key,
                      .cameo = cameo,
                      .one = incident.actor,
                      .two = incident.recipient,
                      .day = days->first,
                      .claims = accounts_of(told)});
  }
  for (const Recorded_claim& claim : told.claims) {
    const std::string_view saying = cameo_of(stance_of(claim));
    if (saying.empty() || !claim.known || claim.status == "rejected") continue;
    const std::string key = incident.key + "/" + std::string(saying) + "/" + claim.originator.key;
    const auto same = [&](const Gdelt_event& event) { return event.key == key; };
    if (const auto found = std::ranges::find_if(events, same); found != events.end()) {
      found->claims.push_back(&claim);
      continue;
    }
    events.push_back({.key = key,
                      .cameo = saying,
                      .one = {claim.originator},
                      .two = saying == "112" ? claim.actor : std::vector<Ledger_entity>{},
                      .day = *claim.known,
                      .claims = {&claim}});
  }
  return events;
}

// CAMEO's letters for what an actor is; GDELT's media are MED, its medicine HLH, as in our registry.
std::string_view type_code(const Ledger_entity& actor) {
  if (!actor.sector.empty()) return actor.sector;
  if (actor.kind == "civilians" || actor.kind == "people") return "CVL";
  if (actor.kind == "media") return "MED";
  return actor.kind == "fighters" ? "UAF" : std::string_view();
}

class Gdelt_base : public Export {
 public:
  explicit Gdelt_base(const Export_options& options) : options_(options) {}
  Export_of takes() const override { return Export_of::incidents; }

 protected:
  Export_options options_;
};

class Gdelt : public Gdelt_base {
 public:
  using Gdelt_base::Gdelt_base;

  std::string add_incident(const Told_incident& told) override {
    Delimited out(Delimiter::tab);
    for (const Gdelt_event& event : gdelt_events(told)) write_row(out, event, told);
    return std::move(out).take();
  }

 private:
  // Ten cells: code, name, country, known group, ethnic, two of religion, three of type.
  static void write_actor(Delimited& out, const std::vector<Ledger_entity>& side) {
    if (side.empty()) {
      out.empty(10);
      return;
    }
    const Ledger_entity& actor = side.front();
    const Country* country = country_of(actor.country);
    const std::string nation(country == nullptr ? std::string_view() : country->alpha3);
    out.code(nation + std::string(type_code(actor))).text(name_of(actor)).code(nation).empty(4);
    out.code(type_code(actor)).empty(2);
  }

  // Eight cells: type, full name, country, two divisions, latitude, longitude, feature.
  void write_place(Delimited& out, const Ledger_entity& place) const {
    if (!place.known()) {
      out.integer(0).empty(7);
      return;
    }
    const Divisions divisions = divisions_of(place, options_);
    const Country* country = country_of(country_code_of(place, options_));
    Distinct full;
    full.add(name_of(place));
    full.add(divisions.province);
    full.add(divisions.country);
    const bool is_country = place.kind == "country";
    const bool is_placed = country != nullptr || place.geo;
    out.integer(!is_placed ? 0 : is_country ? 1 : place.precision == "province" ? 5 : 4).text(full.joined(", "));
    out.code(country == nullptr ? std::string_view() : country->fips).empty(2);
    out.number(place.geo ? std::optional(place.geo->lat) : std::nullopt);
    out.number(place.geo ? std::optional(place.geo->lon) : std::nullopt);
    out.code(is_country && country != nullptr ? country->fips : std::string_view());
  }

  void write_row(Delimited& out, const Gdelt_event& event, const Told_incident& told) const {
    const Civil civil = to_civil(event.day);
    // Their year has months of 30 days.
    std::array<char, 32> fraction{};
    std::snprintf(fraction.data(), fraction.size(), "%.4f", civil.year + (civil.month * 30 + civil.day) / 365.0);
    Distinct outlets;
    Distinct documents;
    for (const Recorded_claim* claim : event.claims) {
      outlets.add(claim->outlet.key);
      documents.add(claim->document.id);
    }
    const std::string day = compact(event.day);
    out.integer(number_of(event.key)).code(day).code(day.substr(0, 6)).code(day.substr(0, 4)).code(fraction.data());
    write_actor(out, event.one);
    write_actor(out, event.two);
    out.empty();  // whether it stands in the lead is not known
    out.code(event.cameo).code(event.cameo.substr(0, 3)).code(event.cameo.substr(0, 2));
    out.integer(quad_class(event.cameo)).number(goldstein(event.cameo));
    // An outlet whose name is not known is one.
    const std::size_t sources = std::max<std::size_t>(outlets.size(), 1);
    out.integer(static_cast<std::int64_t>(event.claims.size())).integer(static_cast<std::int64_t>(sources));
    out.integer(static_cast<std::int64_t>(documents.size())).empty();  // tone is not measured
    for (int actor = 0; actor < 2; ++actor) out.integer(0).empty(7);   // where an actor is from is not placed
    write_place(out, told.incident.place);
    out.code(compact_time(event.claims.front()->known)).text(source_of(*event.claims.front())).end_row();
  }

  static std::string source_of(const Recorded_claim& claim) {
    return claim.document.url.empty() ? claim.document.id : claim.document.url;
  }
};

class Gdelt_mentions : public Gdelt_base {
 public:
  using Gdelt_base::Gdelt_base;

  std::string add_incident(const Told_incident& told) override {
    Delimited out(Delimiter::tab);
    for (const Gdelt_event& event : gdelt_events(told)) {
      for (const Recorded_claim* claim : event.claims) write_row(out, event, *claim);
    }
    return std::move(out).take();
  }

 private:
  static void write_offset(Delimited& out, const Passage& words) { out.integer(words.located() ? words.start : -1); }
  static void write_offset(Delimited& out, const std::vector<Entity_record>& side) {
    write_offset(out, side.empty() ? Passage{} : side.front().words);
  }

  static void write_row(Delimited& out, const Gdelt_event& event, const Recorded_claim& claim) {
    const bool has_url = !claim.document.url.empty();
    out.integer(number_of(event.key)).code(compact_time(event.claims.front()->known)).code(compact_time(claim.known));
    out.integer(has_url ? 1 : 2);  // a page of the web, or a citation
    out.text(claim.outlet.known() ? name_of(claim.outlet) : std::string());
    out.text(has_url ? claim.document.url : claim.document.id).empty();  // sentences are not counted
    write_offset(out, claim.claim.actor);
    write_offset(out, claim.claim.recipient);
    write_offset(out, claim.claim.trigger);
    out.integer(1).integer(static_cast<std::int64_t>(claim.claim.confidence * 100 + 0.5)).empty(2);
    out.code(claim.document.language == "ar" ? "srclc:ara" : "").code(claim.claim.id).end_row();
  }
};

}  // namespace

std::unique_ptr<Export> gdelt_export(const Export_options& options) { return std::make_unique<Gdelt>(options); }
std::unique_ptr<Export> gdelt_mentions_export(const Export_options& options) {
  return std::make_unique<Gdelt_mentions>(options);
}

}  // namespace sijill
