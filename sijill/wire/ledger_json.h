// Rows of the ledger as JSON objects (docs/formats/ledger-rows.md) and as GeoJSON features.
#pragma once

#include <string>

#include "sijill/core/ledger_rows.h"
#include "sijill/wire/json_writer.h"

namespace sijill {

// One object each, as a value.
void write_row(Json_writer& json, const Recorded_claim& row);
void write_row(Json_writer& json, const Incident_row& row);
void write_row(Json_writer& json, const Holding_row& row);
void write_row(Json_writer& json, const Relation_row& row);
void write_row(Json_writer& json, const Narrator_row& row);
void write_row(Json_writer& json, const Document_row& row);
void write_row(Json_writer& json, const Review_row& row);
void write_ledger_entity(Json_writer& json, const Ledger_entity& entity);  // null where it is nobody

// One JSON object a line.
template <typename Row_type>
[[nodiscard]] std::string row_line(const Row_type& row) {
  Json_writer json;
  write_row(json, row);
  json.newline();
  return std::move(json).take();
}

// A Feature with the row as its properties; its geometry is the point of the row's place, null where that has none.
template <typename Row_type>
void write_feature(Json_writer& json, const std::optional<Geo>& geo, const Row_type& row) {
  json.begin_object().key("type").text("Feature").key("geometry");
  if (geo) {
    json.begin_object().key("type").text("Point").key("coordinates").begin_array().number(geo->lon).number(geo->lat);
    json.end_array().end_object();
  } else {
    json.null();
  }
  json.key("properties");
  write_row(json, row);
  json.end_object();
}

}  // namespace sijill
