#include "sijill/wire/export_plover.h"

#include "sijill/wire/countries.h"
#include "sijill/wire/json_writer.h"
#include "sijill/wire/plover_events.h"

namespace sijill {
namespace {

void write_if(Json_writer& json, std::string_view key, std::string_view text) {
  if (!text.empty()) json.key(key).text(text);
}

void write_actors(Json_writer& json, std::string_view key, const std::vector<Ledger_entity>& actors) {
  json.key(key).begin_array();
  for (const Ledger_entity& actor : actors) {
    json.begin_object();
    write_if(json, "code", plover_code(actor));
    write_if(json, "sector", plover_sector(actor));
    write_if(json, "actor_text", actor.name_ar);
    json.key("identifier_id").text(actor.key);
    json.key("identifier_text").text(name_of(actor)).end_object();
  }
  json.end_array();
}

void write_place(Json_writer& json, const Ledger_entity& place, const Export_options& options) {
  json.key("event_loc").begin_object();
  if (const std::string_view id = geonames_id(place.key); !id.empty()) json.key("geonameid").text(id);
  json.key("name").text(name_of(place));
  write_if(json, "alternatenames", place.name_ar);
  if (place.geo) json.key("latitude").number(place.geo->lat).key("longitude").number(place.geo->lon);
  const std::string code = country_code_of(place, options);
  write_if(json, "country code", code);
  if (const Country* country = country_of(code)) json.key("cc3").text(country->alpha3);
  // Ours: an area around a place, and how precise the place is.
  write_if(json, "relation", place.relation);
  write_if(json, "precision", place.precision);
  json.end_object();
}

void write_count(Json_writer& json, std::string_view key, const Claim_record& claim, Quantity_kind kind) {
  for (const Quantity_record& quantity : claim.quantity) {
    if (quantity.kind != kind) continue;
    const auto& least = quantity.amount.min ? quantity.amount.min : quantity.amount.max;
    if (least) json.key(key).number(*least);
    return;
  }
}

void write_texts(Json_writer& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).begin_array();
  for (const std::string& text : texts) json.text(text);
  json.end_array();
}

class Plover : public Export {
 public:
  explicit Plover(const Export_options& options) : options_(options) {}

  Export_of takes() const override { return Export_of::claims; }

  std::string add_claim(const Recorded_claim& claim) override {
    std::string out;
    for (const Plover_event& event : plover_events(claim)) out += line_of(event, claim);
    return out;
  }

 private:
  std::string line_of(const Plover_event& event, const Recorded_claim& claim) const {
    Json_writer json;
    json.begin_object().key("id").text(event.id);
    json.key("date").text(to_string(event.days.first));
    if (event.days.last != event.days.first) json.key("enddate").text(to_string(event.days.last));
    write_actors(json, "actor", event.actor);
    write_actors(json, "recipient", event.recipient);
    write_texts(json, "event", {std::string(event.codes.plover)});
    write_texts(json, "mode",
                event.codes.plover_mode.empty() ? std::vector<std::string>{}
                                                : std::vector<std::string>{std::string(event.codes.plover_mode)});
    write_texts(json, "context", event.contexts);
    json.key("quad_code").integer(plover_quad(event.codes.plover));
    json.key("event_scale").number(plover_intensity(event.codes.plover));
    if (!claim.place.empty()) write_place(json, claim.place.front(), options_);
    write_count(json, "dead", claim.claim, Quantity_kind::dead);
    write_count(json, "injured", claim.claim, Quantity_kind::injured);
    write_if(json, "link", claim.incident);
    if (claim.claim.evidence.located()) {
      json.key("text_info").begin_object().key("start").integer(claim.claim.evidence.start);
      json.key("end").integer(claim.claim.evidence.end).end_object();
    }
    json.key("cite_info").begin_object().key("citation").text(claim.document.id);
    write_if(json, "url", claim.document.url);
    write_if(json, "title", claim.document.title);
    write_if(json, "language", claim.document.language);
    write_if(json, "publication", claim.outlet.known() ? name_of(claim.outlet) : std::string());
    json.end_object();
    write_if(json, "coder", options_.version.empty() ? std::string() : "sijill " + options_.version);
    // PLOVER has no word for who says so; without it a claim would read as a fact.
    if (claim.originator.known()) {
      json.key("comment").text("according to " + name_of(claim.originator) + " (" +
                               std::string(name(stance_of(claim))) + ")");
    }
    json.end_object().newline();
    return std::move(json).take();
  }

  Export_options options_;
};

}  // namespace

std::unique_ptr<Export> plover_export(const Export_options& options) { return std::make_unique<Plover>(options); }

}  // namespace sijill
