// Prints one JSON line for every choice that the argument ranker would make in an article, for train.py.
// usage: dump_choices DATA_DIRECTORY ARTICLE PUBLISHED OUTLET
#include <boost/json.hpp>
#include <iostream>
#include <string>
#include <utility>

#include "sijill/ingest/plain_text.h"
#include "sijill/ingest/read_bytes.h"
#include "sijill/reader/reader.h"
#include "sijill/text/code_points.h"

namespace {

namespace json = boost::json;

json::object entity(const sijill::Entity& entity) {
  return {{"text", entity.text}, {"name_ar", entity.name_ar}, {"name_en", entity.name_en}};
}

json::object option(const sijill::Choice::Option& option, const sijill::Mentions& mentions) {
  json::array features;
  for (const std::string& feature : option.features) features.emplace_back(feature);
  json::array who;
  for (const std::uint32_t index : option.mentions) who.push_back(entity(mentions[index].entity));
  json::value time = nullptr;
  if (option.time && option.time->earliest) {
    const sijill::Day latest = option.time->latest.value_or(*option.time->earliest);
    time = json::object{{"earliest", to_string(*option.time->earliest)}, {"latest", to_string(latest)}};
  }
  json::value narrator = nullptr;
  if (option.narrator) narrator = entity(*option.narrator);
  return {{"f", features}, {"m", who}, {"t", time}, {"n", narrator}};
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) {
    std::cerr << "usage: dump_choices DATA_DIRECTORY ARTICLE PUBLISHED OUTLET\n";
    return 2;
  }
  const auto reader = sijill::Reader::open(argv[1]);
  if (!reader) {
    std::cerr << reader.error().message << '\n';
    return 3;
  }
  sijill::Input_options options;
  options.published = sijill::read_iso(argv[3]);
  options.outlet = argv[4];
  sijill::Result<std::string> bytes = sijill::read_bytes(argv[2]);
  if (!bytes) {
    std::cerr << bytes.error().message << '\n';
    return 1;
  }
  const sijill::Article article = sijill::read_plain_text(argv[2], std::move(bytes).value(), options);
  const auto [reading, choices] = reader.value().read_with_choices(article);
  const sijill::Code_point_index points(reading.document.text);
  for (const sijill::Choice& choice : choices) {
    json::array options_json;
    for (const auto& one : choice.options) options_json.push_back(option(one, reading.mentions));
    json::value role = nullptr;
    if (choice.role) role = static_cast<int>(*choice.role);
    if (choice.of_chain) role = "chain";
    std::cout << json::serialize(json::object{{"role", role},
                                              {"start", points.at(choice.trigger.begin)},
                                              {"end", points.at(choice.trigger.end)},
                                              {"options", options_json}})
              << '\n';
  }
  return 0;
}
