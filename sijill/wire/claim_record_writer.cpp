// The writing half of claim_record_json.h.
#include <cmath>
#include <optional>

#include "sijill/wire/claim_record_json.h"
#include "sijill/wire/json_writer.h"

namespace sijill {
namespace {

void write_bound(Json_writer& out, std::string_view key, std::optional<double> bound) {
  out.key(key);
  if (bound) {
    out.number(*bound);
  } else {
    out.null();
  }
}

void write_who(Json_writer& out, const Entity_record& entity, bool is_place) {
  out.begin_object();
  out.key("entity").text_or_null(entity.id);
  out.key("name_ar").text_or_null(entity.name_ar);
  out.key("name_en").text_or_null(entity.name_en);
  out.key("kind").text_or_null(entity.kind);
  if (is_place) {
    write_bound(out, "lat", entity.geo ? std::optional(entity.geo->lat) : std::nullopt);
    write_bound(out, "lon", entity.geo ? std::optional(entity.geo->lon) : std::nullopt);
    out.key("precision").text_or_null(entity.precision);
    out.key("relation").text_or_null(entity.relation);
    out.key("anchor").text_or_null(entity.anchor);
  }
  write_offsets(out, entity.words);
  out.key("text").text_or_null(entity.words.text);
  out.end_object();
}

void write_entities(Json_writer& out, std::string_view key, const std::vector<Entity_record>& entities,
                    bool are_places = false) {
  out.key(key).begin_array();
  for (const Entity_record& entity : entities) write_who(out, entity, are_places);
  out.end_array();
}

void write_amount(Json_writer& out, const Amount& amount, const std::string& text) {
  write_bound(out, "min", amount.min);
  write_bound(out, "max", amount.max);
  out.key("op").text(name(amount.bound)).key("text").text_or_null(text);
}

void write_day(Json_writer& out, std::string_view key, std::optional<Day> day) {
  out.key(key).text_or_null(day ? to_string(*day) : std::string());
}

bool is_nobody(const Entity_record& entity) {
  return entity.id.empty() && entity.name_ar.empty() && entity.name_en.empty() && entity.words.text.empty();
}

void write_event(Json_writer& out, const Claim_record& claim) {
  out.begin_object();
  out.key("type").text(name(claim.type));
  out.key("mode").text_or_null(name(claim.mode));
  if (claim.also != Mode::none) out.key("also").text(name(claim.also));
  out.key("trigger");
  write_passage(out, claim.trigger);
  write_entities(out, "actor", claim.actor);
  write_entities(out, "recipient", claim.recipient);
  write_entities(out, "from", claim.from);
  write_entities(out, "object", claim.object);
  write_entities(out, "place", claim.place, true);
  out.key("time");
  if (claim.time) {
    out.begin_object();
    write_day(out, "earliest", claim.time->earliest);
    write_day(out, "latest", claim.time->latest);
    out.key("precision").text(name(claim.time->precision));
    out.key("text").text_or_null(claim.time->words.text);
    write_offsets(out, claim.time->words);
    out.key("anchor").text_or_null(claim.time->anchor);
    out.end_object();
  } else {
    out.null();
  }
  out.key("extent");
  if (claim.extent) {
    out.begin_object();
    write_amount(out, claim.extent->amount, claim.extent->text);
    out.end_object();
  } else {
    out.null();
  }
  out.key("quantity").begin_array();
  for (const Quantity_record& quantity : claim.quantity) {
    out.begin_object().key("kind").text(name(quantity.kind)).key("who").text_or_null(quantity.who);
    write_amount(out, quantity.amount, quantity.text);
    out.end_object();
  }
  out.end_array();
  out.key("polarity").text(name(claim.polarity));
  out.key("certainty").text(name(claim.certainty));
  out.key("modality").text(name(claim.modality));
  out.end_object();
}

void write_link(Json_writer& out, const Link_record& link) {
  out.begin_object().key("narrator");
  write_entity(out, link.narrator);
  out.key("role").text_or_null(link.role);
  out.key("stance").text(name(link.stance));
  if (link.stance != Stance::publish) {
    out.key("named").text(name(link.named));
    out.key("cue");
    write_passage(out, link.cue);
    out.key("party_to_event").boolean(link.party_to_event);
  }
  out.end_object();
}

}  // namespace

void write_offsets(Json_writer& out, const Passage& words) {
  out.key("start");
  if (words.located()) {
    out.integer(words.start).key("end").integer(words.end);
  } else {
    out.null().key("end").null();
  }
}

void write_passage(Json_writer& out, const Passage& words) {
  if (words.empty()) {
    out.null();
    return;
  }
  out.begin_object();
  write_offsets(out, words);
  out.key("text").text_or_null(words.text).end_object();
}

void write_entity(Json_writer& out, const Entity_record& entity) { write_who(out, entity, false); }

void write_place(Json_writer& out, const Entity_record& place) { write_who(out, place, true); }

void write_article_facts(Json_writer& out, const Document_record& document) {
  out.begin_object();
  out.key("id").text(document.id);
  out.key("url").text_or_null(document.url);
  out.key("outlet");
  if (is_nobody(document.outlet)) {
    out.null();
  } else {
    write_entity(out, document.outlet);
  }
  out.key("title").text_or_null(document.title);
  out.key("byline").text_or_null(document.byline);
  out.key("published").text_or_null(document.published ? to_string(*document.published) : std::string());
  out.key("language").text_or_null(document.language);
  out.end_object();
}

void write_claim_body(Json_writer& out, const Claim_record& claim) {
  out.key("event");
  write_event(out, claim);
  out.key("chain").begin_array();
  for (const Link_record& link : claim.chain) write_link(out, link);
  out.end_array();
  out.key("evidence");
  write_passage(out, claim.evidence);
  out.key("confidence").number(std::round(claim.confidence * 1000) / 1000);
  out.key("trace").begin_array();
  for (const std::string& rule : claim.trace) out.text(rule);
  out.end_array();
}

std::string claim_record_line(const Document_record& document, const Claim_record& claim) {
  Json_writer out;
  out.begin_object();
  out.key("schema").text("sijill.claim/1").key("id").text(claim.id).key("document");
  write_article_facts(out, document);
  write_claim_body(out, claim);
  out.end_object().newline();
  return std::move(out).take();
}

}  // namespace sijill
