#include "sijill/wire/export_polecat.h"

#include <array>

#include "sijill/wire/countries.h"
#include "sijill/wire/delimited.h"
#include "sijill/wire/plover_events.h"

namespace sijill {
namespace {

constexpr std::array<std::string_view, 40> columns = {"Event ID",
                                                      "Event Date",
                                                      "Event Type",
                                                      "Event Mode",
                                                      "Intensity",
                                                      "Quad Code",
                                                      "Contexts",
                                                      "Actor Name",
                                                      "Actor Country",
                                                      "Actor COW",
                                                      "Primary Actor Sector",
                                                      "Actor Sectors",
                                                      "Actor Title",
                                                      "Actor Name Raw",
                                                      "Wikipedia Actor ID",
                                                      "Recipient Name",
                                                      "Recipient Country",
                                                      "Recipient COW",
                                                      "Primary Recipient Sector",
                                                      "Recipient Sectors",
                                                      "Recipient Title",
                                                      "Recipient Name Raw",
                                                      "Wikipedia Recipient ID",
                                                      "Placename",
                                                      "City",
                                                      "District",
                                                      "Province",
                                                      "Country",
                                                      "Latitude",
                                                      "Longitude",
                                                      "GeoNames ID",
                                                      "Raw Placename",
                                                      "Feature Type",
                                                      "Source",
                                                      "Publication Date",
                                                      "Story People",
                                                      "Story Organizations",
                                                      "Story Locations",
                                                      "Language",
                                                      "Version"};

constexpr std::array<std::string_view, 5> quads = {"", "VERBAL COOPERATION", "MATERIAL COOPERATION",
                                                   "VERBAL CONFLICT", "MATERIAL CONFLICT"};

// Eight cells: name, country, COW, primary sector, sectors, title, raw name, Wikipedia.
void write_side(Delimited& out, const std::vector<Ledger_entity>& side) {
  Distinct countries;
  Distinct states;
  Distinct sectors;
  Distinct raw;
  for (const Ledger_entity& actor : side) {
    countries.add(std::string(plover_code(actor)));
    const Country* country = country_of(actor.country);
    if (country != nullptr && country->correlates_of_war != 0) states.add(std::to_string(country->correlates_of_war));
    sectors.add(std::string(plover_sector(actor)));
    raw.add(actor.name_ar);
  }
  out.text(names_of(side)).code(countries.joined("; ")).code(states.joined("; "));
  out.code(side.empty() ? std::string_view() : plover_sector(side.front())).code(sectors.joined("; "));
  out.empty().text(raw.joined("; ")).empty();
}

class Polecat : public Export {
 public:
  explicit Polecat(const Export_options& options) : options_(options) {}

  Export_of takes() const override { return Export_of::claims; }

  std::string begin() override {
    Delimited out(Delimiter::tab);
    out.header(columns);
    return std::move(out).take();
  }

  std::string add_claim(const Recorded_claim& claim) override {
    Delimited out(Delimiter::tab);
    for (const Plover_event& event : plover_events(claim)) write_row(out, event, claim);
    return std::move(out).take();
  }

 private:
  void write_row(Delimited& out, const Plover_event& event, const Recorded_claim& claim) const {
    Distinct contexts;
    for (const std::string& context : event.contexts) contexts.add(context);
    out.code(event.id).code(to_string(event.days.first)).code(event.codes.plover).code(event.codes.plover_mode);
    out.number(plover_intensity(event.codes.plover));
    out.code(quads[static_cast<std::size_t>(plover_quad(event.codes.plover))]).code(contexts.joined("; "));
    write_side(out, event.actor);
    write_side(out, event.recipient);

    const Ledger_entity place = claim.place.empty() ? Ledger_entity{} : claim.place.front();
    const Divisions divisions = divisions_of(place, options_);
    const Country* country = country_of(country_code_of(place, options_));
    out.text(place.known() ? name_of(place) : std::string()).text(divisions.town).text(divisions.district);
    out.text(divisions.province).code(country == nullptr ? std::string_view() : country->alpha3);
    out.number(place.geo ? std::optional(place.geo->lat) : std::nullopt);
    out.number(place.geo ? std::optional(place.geo->lon) : std::nullopt);
    out.code(geonames_id(place.key));
    out.text(claim.claim.place.empty() ? std::string() : claim.claim.place.front().words.text).text(place.kind);
    out.text(claim.outlet.known() ? name_of(claim.outlet) : std::string());
    out.code(claim.known ? to_string(*claim.known) : std::string());
    write_story(out, claim);
    out.code(claim.document.language).code(options_.version.empty() ? "" : "sijill " + options_.version);
    out.end_row();
  }

  // All that the claim names; those of the whole article stand in `sijill read`.
  static void write_story(Delimited& out, const Recorded_claim& claim) {
    Distinct persons;
    Distinct organizations;
    Distinct places;
    for (const auto* side : {&claim.actor, &claim.recipient, &claim.from, &claim.object}) {
      for (const Ledger_entity& one : *side) (one.kind == "person" ? persons : organizations).add(name_of(one));
    }
    for (const Ledger_entity& place : claim.place) places.add(name_of(place));
    out.text(persons.joined("; ")).text(organizations.joined("; ")).text(places.joined("; "));
  }

  Export_options options_;
};

}  // namespace

std::unique_ptr<Export> polecat_export(const Export_options& options) { return std::make_unique<Polecat>(options); }

}  // namespace sijill
