#include "sijill/wire/ledger_json.h"

#include <optional>

#include "sijill/wire/claim_record_json.h"

namespace sijill {
namespace {

void write_day(Json_writer& json, std::string_view key, std::optional<Day> day) {
  json.key(key).text_or_null(day ? to_string(*day) : std::string());
}

void write_number(Json_writer& json, std::string_view key, std::optional<double> number) {
  json.key(key);
  if (number) {
    json.number(*number);
  } else {
    json.null();
  }
}

void write_entities(Json_writer& json, std::string_view key, const std::vector<Ledger_entity>& entities) {
  json.key(key).begin_array();
  for (const Ledger_entity& entity : entities) write_ledger_entity(json, entity);
  json.end_array();
}

void write_texts(Json_writer& json, std::string_view key, const std::vector<std::string>& texts) {
  json.key(key).begin_array();
  for (const std::string& text : texts) json.text(text);
  json.end_array();
}

void write_entity_under(Json_writer& json, std::string_view key, const Ledger_entity& entity) {
  json.key(key);
  write_ledger_entity(json, entity);
}

}  // namespace

void write_ledger_entity(Json_writer& json, const Ledger_entity& entity) {
  if (!entity.known()) {
    json.null();
    return;
  }
  json.begin_object().key("key").text(entity.key).key("kind").text_or_null(entity.kind);
  json.key("name_ar").text_or_null(entity.name_ar).key("name_en").text_or_null(entity.name_en);
  json.key("country").text_or_null(entity.country).key("parent").text_or_null(entity.parent);
  if (entity.geo || !entity.precision.empty()) {
    write_number(json, "lat", entity.geo ? std::optional(entity.geo->lat) : std::nullopt);
    write_number(json, "lon", entity.geo ? std::optional(entity.geo->lon) : std::nullopt);
    json.key("precision").text_or_null(entity.precision).key("relation").text_or_null(entity.relation);
  }
  json.end_object();
}

void write_row(Json_writer& json, const Recorded_claim& row) {
  json.begin_object();
  json.key("schema").text("sijill.claim/1").key("id").text(row.claim.id).key("document");
  write_article_facts(json, row.document);
  write_claim_body(json, row.claim);
  // What the ledger adds stands under a key of its own, so that the record stays the record.
  json.key("ledger").begin_object();
  write_day(json, "known", row.known);
  json.key("incident").text_or_null(row.incident).key("interest").text(name(row.interest));
  json.key("review").text_or_null(row.status);
  write_entity_under(json, "originator", row.originator);
  json.end_object().end_object();
}

void write_row(Json_writer& json, const Incident_row& row) {
  json.begin_object().key("key").text(row.key).key("family").text_or_null(row.family);
  json.key("type").text(name(row.type)).key("mode").text_or_null(name(row.mode));
  write_entity_under(json, "place", row.place);
  write_entities(json, "actor", row.actor);
  write_entities(json, "recipient", row.recipient);
  write_day(json, "earliest", row.earliest);
  write_day(json, "latest", row.latest);
  write_day(json, "first_known", row.first_known);
  write_day(json, "last_known", row.last_known);
  json.key("grade").text(name(row.grade)).key("reason").text(row.reason).key("originators").integer(row.originators);
  json.key("figures").begin_array();
  for (const Incident_figure& figure : row.figures) {
    json.begin_object();
    write_entity_under(json, "claimant", figure.claimant);
    json.key("kind").text(name(figure.kind)).key("who").text_or_null(figure.who);
    write_number(json, "min", figure.amount.min);
    write_number(json, "max", figure.amount.max);
    json.key("op").text(name(figure.amount.bound));
    write_day(json, "known", figure.known);
    json.key("claim").text(figure.claim).end_object();
  }
  json.end_array();
  write_texts(json, "claims", row.claims);
  json.end_object();
}

void write_row(Json_writer& json, const Holding_row& row) {
  json.begin_object().key("key").text(row.key);
  write_entity_under(json, "place", row.place);
  write_entity_under(json, "holder", row.holder);
  write_entity_under(json, "rival", row.rival);
  write_number(json, "share_min", row.share_min);
  write_number(json, "share_max", row.share_max);
  json.key("since").text(to_string(row.since));
  write_day(json, "until", row.until);
  json.key("evidence_until").text(to_string(row.evidence_until)).key("stale_days").integer(row.stale_days);
  json.key("status")
      .text(name(row.status))
      .key("reason")
      .text(row.reason)
      .key("originators")
      .integer(row.originators);
  write_texts(json, "claims_for", row.claims_for);
  write_texts(json, "claims_against", row.claims_against);
  json.end_object();
}

void write_row(Json_writer& json, const Relation_row& row) {
  json.begin_object().key("relation").text(name(row.kind)).key("reason").text(row.reason).key("later");
  write_row(json, row.later);
  json.key("earlier");
  write_row(json, row.earlier);
  json.end_object();
}

void write_row(Json_writer& json, const Narrator_row& row) {
  json.begin_object();
  write_entity_under(json, "narrator", row.narrator);
  json.key("claims").integer(row.claims).key("documents").integer(row.documents);
  json.key("denials").integer(row.denials).key("denied").integer(row.denied);
  write_day(json, "first_known", row.first_known);
  write_day(json, "last_known", row.last_known);
  json.end_object();
}

void write_row(Json_writer& json, const Document_row& row) {
  json.begin_object().key("document");
  write_article_facts(json, row.document);
  write_entity_under(json, "outlet", row.outlet);
  json.key("version").integer(row.version).key("copy_of").text_or_null(row.copy_of).key("claims").integer(row.claims);
  json.key("snippet").text_or_null(row.snippet).end_object();
}

void write_row(Json_writer& json, const Review_row& row) {
  json.begin_object().key("id").integer(row.id).key("made").text(row.made).key("who").text(row.who);
  json.key("action").text(row.action).key("why").text(row.why);
  json.key("claim").text_or_null(row.claim).key("incident").text_or_null(row.incident);
  json.key("field").text_or_null(row.field).key("old").text_or_null(row.old_value);
  json.key("new").text_or_null(row.new_value).key("undoes");
  if (row.undoes != 0) {
    json.integer(row.undoes);
  } else {
    json.null();
  }
  json.key("undone").boolean(row.is_undone).key("placed").boolean(row.is_placed).end_object();
}

}  // namespace sijill
