#include "sijill/server/write_export.h"

#include <unordered_map>
#include <utility>

#include "sijill/ledger/schema.h"
#include "sijill/server/export_query.h"

namespace sijill {
namespace {

// Places by key, each asked once.
class Place_names {
 public:
  explicit Place_names(Database& database) : database_(database) {}
  std::optional<Ledger_entity> operator()(const std::string& key) {
    const auto [found, is_new] = places_.try_emplace(key);
    if (is_new) {
      const std::vector<Row> rows = find_places(database_, key);
      if (!rows.empty()) found->second = place_of(database_, rows.front());
    }
    return found->second;
  }

 private:
  Database& database_;
  std::unordered_map<std::string, std::optional<Ledger_entity>> places_;
};

// Who read what the ledger tells now; older readings are not told.
std::vector<std::string> readers_of(Database& database) {
  std::vector<std::string> readers;
  Statement runs = database.prepare(
      "SELECT program, lexicon, grammar, ranker FROM runs WHERE run IN (SELECT run FROM readings WHERE is_latest) "
      "ORDER "
      "BY run");
  while (runs.next()) {
    std::string reader = runs.text(0);
    constexpr const char* what[] = {"; lexicon ", "; grammar ", "; ranker "};
    for (int i = 0; i < 3; ++i) {
      if (const std::string version = runs.text(i + 1); !version.empty()) reader += what[i] + version;
    }
    readers.push_back(std::move(reader));
  }
  return readers;
}

}  // namespace

void write_export(const Export_format& format, Export_options options, Database& database,
                  const Ledger_filter& filter, std::optional<Day> known_at,
                  const std::function<void(const std::string& bytes)>& write) {
  Place_names places(database);
  options.find_place = [&](const std::string& key) { return places(key); };
  const Holding_view view{
      .at = options.at, .known_at = known_at, .narrators = filter.narrators, .sides = filter.sides};
  options.provenance = Provenance{.query = export_query(database, filter, options, known_at),
                                  .program = "sijill " + options.version,
                                  .read_by = readers_of(database),
                                  .ledger = version_of(database)};
  if (options.about && about_of(format) == About::record) write(provenance_line(*options.provenance));
  if (options.about && about_of(format) == About::comments) write(provenance_comments(*options.provenance));
  const std::unique_ptr<Export> writer = format.make(options);
  write(writer->begin());
  switch (writer->takes()) {
    case Export_of::claims:
      each_claim(database, filter, [&](const Recorded_claim& claim) { write(writer->add_claim(claim)); });
      break;
    case Export_of::incidents:
      each_incident(database, filter, [&](const Incident_row& incident, std::vector<Recorded_claim> claims) {
        write(writer->add_incident({incident, std::move(claims)}));
      });
      break;
    case Export_of::holdings:
      for (const Holding_row& holding : ask_holdings(database, filter, view)) write(writer->add_holding(holding));
      break;
  }
  write(writer->end());
}

}  // namespace sijill
