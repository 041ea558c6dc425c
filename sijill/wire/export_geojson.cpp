#include "sijill/wire/export_geojson.h"

#include "sijill/wire/ledger_json.h"

namespace sijill {
namespace {

class Geojson : public Export {
 public:
  explicit Geojson(const Export_options& options) : at_(options.at), provenance_(options.provenance) {}

  Export_of takes() const override { return at_ ? Export_of::holdings : Export_of::incidents; }
  std::string begin() override {
    // The day asked for stands beside the features, as RFC 7946 allows foreign members.
    const std::string day = at_ ? "\"at\":\"" + to_string(*at_) + "\"," : "";
    std::string about;
    if (provenance_) {
      Json_writer json;
      write_provenance(json, *provenance_);
      about = "\"provenance\":" + std::move(json).take() + ",";
    }
    return "{\"type\":\"FeatureCollection\"," + day + about + "\"features\":[";
  }
  std::string add_incident(const Told_incident& told) override {
    return feature(told.incident.place, told.incident, told.incident.key);
  }
  std::string add_holding(const Holding_row& holding) override {
    return feature(holding.place, holding, holding.key);
  }
  std::string end() override { return "\n]}\n"; }

 private:
  template <typename Row_type>
  std::string feature(const Ledger_entity& place, const Row_type& row, const std::string& key) {
    Json_writer json;
    json.begin_object().key("type").text("Feature").key("id").text(key).key("geometry");
    // A place told by another is an area around it: its point would be the other's.
    if (place.geo && place.relation.empty()) {
      json.begin_object().key("type").text("Point").key("coordinates").begin_array();
      json.number(place.geo->lon).number(place.geo->lat).end_array().end_object();
    } else {
      json.null();
    }
    json.key("properties");
    write_row(json, row);
    json.end_object();
    const std::string before = is_first_ ? "\n" : ",\n";
    is_first_ = false;
    return before + std::move(json).take();
  }

  std::optional<Day> at_;
  std::optional<Provenance> provenance_;
  bool is_first_ = true;
};

}  // namespace

std::unique_ptr<Export> geojson_export(const Export_options& options) { return std::make_unique<Geojson>(options); }

}  // namespace sijill
