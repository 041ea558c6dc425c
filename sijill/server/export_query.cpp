#include "sijill/server/export_query.h"

#include "sijill/server/query.h"
#include "sijill/wire/delimited.h"

namespace sijill {
namespace {

class Query_text {
 public:
  explicit Query_text(Database& database) : database_(database) {}

  void add(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    if (!out_.empty()) out_ += '&';
    out_.append(name).append("=").append(percent_encoded(value));
  }
  void add(std::string_view name, std::optional<Day> day) {
    if (day) add(name, to_string(*day));
  }
  void add(std::string_view name, bool is_set) {
    if (is_set) add(name, std::string_view("true"));
  }
  void places(std::string_view name, const std::vector<Row>& rows) {
    for (const Row row : rows) add(name, place_of(database_, row).key);
  }
  void actors(std::string_view name, const std::vector<Row>& rows) {
    for (const Row row : rows) add(name, actor_of(database_, row).key);
  }
  void kinds(std::string_view parameter, const std::vector<Event_kind>& kinds) {
    for (const Event_kind& kind : kinds) {
      std::string text(name(kind.type));
      if (kind.mode != Mode::none) text += "." + std::string(name(kind.mode));
      add(parameter, text);
    }
  }
  template <typename Values>
  void words(std::string_view parameter, const Values& values) {
    for (const auto& value : values) add(parameter, name(value));
  }
  void texts(std::string_view parameter, const std::vector<std::string>& values) {
    for (const std::string& value : values) add(parameter, value);
  }
  [[nodiscard]] std::string take() && { return out_.empty() ? "all" : std::move(out_); }

 private:
  Database& database_;
  std::string out_;
};

}  // namespace

std::string export_query(Database& database, const Ledger_filter& filter, const Export_options& options,
                         std::optional<Day> known_at) {
  Query_text query(database);
  query.places("place", filter.places);
  query.places("all_place", filter.all_places);
  query.places("not_place", filter.not_places);
  query.add("only", filter.only_named_places);
  if (filter.radius_km > 0) query.add("radius", plain_decimal(filter.radius_km));
  query.actors("actor", filter.actors);
  query.actors("all_actor", filter.all_actors);
  query.actors("not_actor", filter.not_actors);
  query.actors("narrator", filter.narrators);
  query.actors("all_narrator", filter.all_narrators);
  query.actors("not_narrator", filter.not_narrators);
  query.texts("narrator_kind", filter.narrator_kinds);
  query.actors("outlet", filter.outlets);
  query.actors("not_outlet", filter.not_outlets);
  query.actors("side", filter.sides);
  if (filter.type || filter.mode) {
    const Event_type type = filter.type.value_or(Event_type::assault);
    query.kinds("type", {{type, filter.mode.value_or(Mode::none)}});
  }
  query.kinds("type", filter.kinds);
  query.kinds("not_type", filter.not_kinds);
  if (filter.polarity) query.add("polarity", std::string_view(name(*filter.polarity)));
  query.words("stance", filter.stances);
  query.words("not_stance", filter.not_stances);
  query.words("certainty", filter.certainties);
  query.words("modality", filter.modalities);
  query.words("interest", filter.interests);
  query.words("grade", filter.grades);
  query.texts("review", filter.reviews);
  query.add("happened_from", filter.happened_from);
  query.add("happened_to", filter.happened_to);
  query.add("known_from", filter.known_from);
  query.add("known_to", filter.known_to);
  query.add("text", std::string_view(filter.text));
  query.add("document", std::string_view(filter.document));
  query.add("incident", std::string_view(filter.incident));
  query.add("all_versions", filter.all_versions);
  query.add("at", options.at);
  query.add("known_at", known_at);
  query.add("include_contested", options.include_contested);
  return std::move(query).take();
}

}  // namespace sijill
