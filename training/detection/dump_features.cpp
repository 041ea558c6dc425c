// Prints what the detector looks at (sijill/claim/detector.h), for train.py.
// usage: dump_features DATA_DIRECTORY ARTICLE PUBLISHED OUTLET   one line a claim: its record with the key "features"
//        dump_features DATA_DIRECTORY --texts FILE               one line a text of FILE (a JSON string a line): its
//        claims
#include <boost/json.hpp>
#include <fstream>
#include <iostream>
#include <sstream>
#include <string>
#include <utility>

#include "sijill/ingest/plain_text.h"
#include "sijill/ingest/read_bytes.h"
#include "sijill/reader/reader.h"
#include "sijill/wire/claim_json.h"

namespace {

namespace json = boost::json;

json::array claims_with_features(const sijill::Reader& reader, sijill::Article article) {
  const auto [reading, features] = reader.read_with_features(std::move(article));
  json::array claims;
  std::istringstream lines(claims_jsonl(reading));
  std::string line;
  for (std::size_t i = 0; std::getline(lines, line); ++i) {
    json::object claim = json::parse(line).as_object();
    json::array list;
    for (const std::string& feature : features[i]) list.emplace_back(feature);
    claim["features"] = std::move(list);
    claims.push_back(std::move(claim));
  }
  return claims;
}

}  // namespace

int main(int argc, char** argv) {
  const bool texts = argc == 4 && std::string(argv[2]) == "--texts";
  if (argc != 5 && !texts) {
    std::cerr << "usage: dump_features DATA_DIRECTORY (ARTICLE PUBLISHED OUTLET | --texts FILE)\n";
    return 2;
  }
  const auto reader = sijill::Reader::open(argv[1]);
  if (!reader) {
    std::cerr << reader.error().message << '\n';
    return 3;
  }
  if (texts) {
    std::ifstream file(argv[3]);
    std::string line;
    while (std::getline(file, line)) {
      sijill::Article article;
      article.text = std::string(json::parse(line).as_string());
      std::cout << json::serialize(claims_with_features(reader.value(), std::move(article))) << '\n';
    }
    return 0;
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
  for (const json::value& claim : claims_with_features(reader.value(), article)) {
    std::cout << json::serialize(claim) << '\n';
  }
  return 0;
}
