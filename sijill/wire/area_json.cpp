#include "sijill/wire/area_json.h"

#include <set>

#include "sijill/wire/ledger_json.h"

namespace sijill {
namespace {

void write_facts(Json_writer& json, const Area_row& area) {
  json.key("code").text(area.code).key("level").integer(area.level).key("parent").text_or_null(area.parent);
  json.key("name_ar").text_or_null(area.name_ar).key("name_en").text_or_null(area.name_en);
  json.key("source").text(area.source).key("places").begin_array();
  for (const std::string& place : area.places) json.text(place);
  json.end_array();
}

}  // namespace

void write_row(Json_writer& json, const Area_source& row) {
  json.begin_object().key("key").text(row.key).key("level").integer(row.level).key("areas").integer(row.areas);
  json.key("publisher").text(row.publisher).key("licence").text(row.licence);
  json.key("attribution").text(row.attribution).key("dated").text_or_null(row.dated);
  json.key("imported").text(row.imported).end_object();
}

void write_row(Json_writer& json, const Area_holding& row) {
  json.begin_object().key("code").text(row.code).key("level").integer(row.level);
  json.key("name_ar").text_or_null(row.name_ar).key("name_en").text_or_null(row.name_en);
  json.key("standing").text(name(row.standing)).key("holders").begin_array();
  for (const Area_holder& holder : row.holders) {
    json.begin_object().key("holder");
    write_ledger_entity(json, holder.holder);
    json.key("places").integer(holder.places).end_object();
  }
  json.end_array().key("rests_on").begin_array();
  for (const Area_place& place : row.places) {
    json.begin_object().key("place");
    write_ledger_entity(json, place.place);
    json.key("holder");
    write_ledger_entity(json, place.holder);
    json.key("rival");
    write_ledger_entity(json, place.rival);
    json.key("since").text(to_string(place.since)).key("evidence_until").text(to_string(place.evidence_until));
    json.key("status").text(name(place.status)).key("holding").text(place.holding).end_object();
  }
  json.end_array().key("known_places").integer(row.known_places).end_object();
}

std::string area_source_line(const Area_source& source) {
  Json_writer json;
  write_row(json, source);
  json.newline();
  return std::move(json).take();
}

std::string area_line(const Area_row& area) {
  Json_writer json;
  json.begin_object();
  write_facts(json, area);
  json.end_object().newline();
  return std::move(json).take();
}

std::string area_collection(int level, const std::vector<Area_row>& areas, const std::vector<Area_source>& sources) {
  std::set<int> levels;
  for (const Area_source& source : sources) levels.insert(source.level);
  Json_writer head;
  head.begin_object().key("type").text("FeatureCollection").key("level").integer(level).key("levels").begin_array();
  for (const int known : levels) head.integer(known);
  head.end_array().key("sources").begin_array();
  for (const Area_source& source : sources) write_row(head, source);
  head.end_array().key("features").begin_array();
  std::string out = std::move(head).take();
  for (const Area_row& area : areas) {
    if (&area != areas.data()) out += ',';
    // The outline is kept as what it is here.
    out += R"({"type":"Feature","geometry":)" + area.outline + R"(,"properties":)";
    Json_writer facts;
    facts.begin_object();
    write_facts(facts, area);
    facts.end_object();
    out += std::move(facts).take() + "}";
  }
  return out + "]}\n";
}

}  // namespace sijill
