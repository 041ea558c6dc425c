#include "sijill/wire/claim_json.h"

#include <cmath>
#include <optional>
#include <vector>

namespace sijill {
namespace {

void write_bound(Json_writer& json, std::string_view key, std::optional<double> bound) {
  json.key(key);
  if (bound) {
    json.number(*bound);
  } else {
    json.null();
  }
}

void write_amount(Json_writer& json, const Amount& amount) {
  write_bound(json, "min", amount.min);
  write_bound(json, "max", amount.max);
  json.key("op").text(name(amount.bound));
}

void write_day(Json_writer& json, std::string_view key, std::optional<Day> day) {
  json.key(key).text_or_null(day ? to_string(*day) : std::string());
}

double rounded(double value) { return std::round(value * 1000) / 1000; }

}  // namespace

std::string claim_id(const Document& document, std::size_t index) {
  return document.id + "#" + std::to_string(index + 1);
}

Entity outlet_of(const Reading& reading) {
  for (const Claim& claim : reading.claims) {
    if (!claim.chain.empty() && claim.chain.front().stance == Stance::publish) return claim.chain.front().narrator;
  }
  Entity outlet;
  outlet.text = reading.document.outlet;
  outlet.kind = "media";
  return outlet;
}

void Claim_records::write_offsets(Json_writer& json, Span span) const {
  if (span.empty()) {
    json.key("start").null().key("end").null();
    return;
  }
  json.key("start").integer(code_points_.at(span.begin)).key("end").integer(code_points_.at(span.end));
}

void Claim_records::write_span(Json_writer& json, Span span) const {
  if (span.empty()) {
    json.null();
    return;
  }
  json.begin_object();
  write_offsets(json, span);
  json.key("text").text(document_.under(span)).end_object();
}

void Claim_records::write_entity(Json_writer& json, const Entity& entity) const {
  json.begin_object();
  json.key("entity").text_or_null(entity.id);
  json.key("name_ar").text_or_null(entity.name_ar);
  json.key("name_en").text_or_null(entity.name_en);
  json.key("kind").text_or_null(entity.kind);
  write_offsets(json, entity.span);
  json.key("text").text_or_null(entity.span.empty() ? std::string_view(entity.text) : document_.under(entity.span));
  json.end_object();
}

void Claim_records::write_place(Json_writer& json, const Entity& place) const {
  json.begin_object();
  json.key("entity").text_or_null(place.id);
  json.key("name_ar").text_or_null(place.name_ar);
  json.key("name_en").text_or_null(place.name_en);
  json.key("kind").text_or_null(place.kind);
  write_bound(json, "lat", place.geo ? std::optional(place.geo->lat) : std::nullopt);
  write_bound(json, "lon", place.geo ? std::optional(place.geo->lon) : std::nullopt);
  json.key("precision").text_or_null(place.precision);
  json.key("relation").text_or_null(place.relation);
  json.key("anchor").text_or_null(place.anchor);
  write_offsets(json, place.span);
  json.key("text").text_or_null(place.span.empty() ? std::string_view(place.text) : document_.under(place.span));
  json.end_object();
}

void Claim_records::write_article_facts(Json_writer& json, const Entity& outlet) const {
  json.begin_object();
  json.key("id").text(document_.id);
  json.key("url").text_or_null(document_.url);
  json.key("outlet");
  if (outlet.id.empty() && outlet.name_ar.empty() && outlet.name_en.empty() && outlet.text.empty()) {
    json.null();
  } else {
    write_entity(json, outlet);
  }
  json.key("title").text_or_null(document_.title);
  json.key("byline").text_or_null(document_.byline);
  json.key("published").text_or_null(document_.published ? to_string(*document_.published) : std::string());
  json.key("language").text_or_null(document_.language);
  json.end_object();
}

void Claim_records::write_event(Json_writer& json, const Event& event) const {
  json.begin_object();
  json.key("type").text(name(event.type));
  json.key("mode").text_or_null(name(event.mode));
  if (event.also != Mode::none) json.key("also").text(name(event.also));
  json.key("trigger");
  write_span(json, event.trigger);
  const auto write_entities = [&](std::string_view key, const std::vector<Entity>& entities) {
    json.key(key).begin_array();
    for (const Entity& entity : entities) write_entity(json, entity);
    json.end_array();
  };
  write_entities("actor", event.actor);
  write_entities("recipient", event.recipient);
  write_entities("from", event.from);
  write_entities("object", event.object);
  json.key("place").begin_array();
  for (const Entity& place : event.place) write_place(json, place);
  json.end_array();

  json.key("time");
  if (event.time) {
    const Claim_time& when = *event.time;
    json.begin_object();
    write_day(json, "earliest", when.time.earliest);
    write_day(json, "latest", when.time.latest);
    json.key("precision").text(name(when.time.precision));
    json.key("text").text_or_null(document_.under(when.span));
    write_offsets(json, when.span);
    json.key("anchor").text_or_null(when.time.anchor);
    json.end_object();
  } else {
    json.null();
  }

  json.key("extent");
  if (event.extent) {
    json.begin_object();
    write_amount(json, event.extent->amount);
    json.key("text").text_or_null(document_.under(event.extent->span)).end_object();
  } else {
    json.null();
  }

  json.key("quantity").begin_array();
  for (const Quantity& quantity : event.quantity) {
    json.begin_object();
    json.key("kind").text(name(quantity.kind)).key("who").text_or_null(quantity.who);
    write_amount(json, quantity.amount);
    json.key("text").text_or_null(document_.under(quantity.span)).end_object();
  }
  json.end_array();
  json.key("polarity").text(name(event.polarity));
  json.key("certainty").text(name(event.certainty));
  json.key("modality").text(name(event.modality));
  json.end_object();
}

void Claim_records::write_link(Json_writer& json, const Link& link) const {
  json.begin_object();
  json.key("narrator");
  write_entity(json, link.narrator);
  json.key("role").text_or_null(link.role);
  json.key("stance").text(name(link.stance));
  if (link.stance != Stance::publish) {
    json.key("named").text(name(link.named));
    json.key("cue");
    write_span(json, link.cue);
    json.key("party_to_event").boolean(link.party_to_event);
  }
  json.end_object();
}

void Claim_records::write_claim_body(Json_writer& json, const Claim& claim) const {
  json.key("event");
  write_event(json, claim.event);
  json.key("chain").begin_array();
  for (const Link& link : claim.chain) write_link(json, link);
  json.end_array();
  json.key("evidence");
  write_span(json, claim.evidence);
  json.key("confidence").number(rounded(claim.confidence));
  json.key("trace").begin_array();
  for (const std::string& rule : claim.trace) json.text(rule);
  json.end_array();
}

void Claim_records::write_rejection_body(Json_writer& json, const Rejection& rejection) const {
  json.key("trigger");
  write_span(json, rejection.trigger);
  json.key("type").text(name(rejection.type));
  json.key("mode").text_or_null(name(rejection.mode));
  json.key("reason").text_or_null(rejection.reason);
}

std::string claims_jsonl(const Reading& reading) {
  if (reading.claims.empty()) return {};
  const Claim_records records(reading.document);
  const Entity outlet = outlet_of(reading);
  Json_writer json;
  for (std::size_t i = 0; i < reading.claims.size(); ++i) {
    json.begin_object();
    json.key("schema").text("sijill.claim/1").key("id").text(claim_id(reading.document, i));
    json.key("document");
    records.write_article_facts(json, outlet);
    records.write_claim_body(json, reading.claims[i]);
    json.end_object().newline();
  }
  return std::move(json).take();
}

std::string rejections_jsonl(const Reading& reading) {
  if (reading.rejections.empty()) return {};
  const Claim_records records(reading.document);
  Json_writer json;
  for (const Rejection& rejection : reading.rejections) {
    json.begin_object();
    json.key("schema").text("sijill.rejection/1").key("document").text(reading.document.id);
    records.write_rejection_body(json, rejection);
    json.end_object().newline();
  }
  return std::move(json).take();
}

}  // namespace sijill
