#include "ledger_filter.h"

#include <array>
#include <ctime>
#include <string_view>
#include <utility>

#include "CLI/CLI.hpp"
#include "data_directory.h"
#include "fmt/format.h"
#include "output.h"
#include "sijill/lexicon/lexicon.h"
#include "sijill/text/fold.h"

namespace sijill {
namespace {

// A name with its class before it: محافظة دير الزور (the governorate of Deir ez-Zor), مدينة البوكمال (the town of …).
std::vector<Row> places_of_class(Ledger& ledger, const std::string& name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> classes = {{{"محافظه", "province"},
                                                                                     {"ولايه", "province"},
                                                                                     {"قضاء", "district"},
                                                                                     {"مديريه", "district"},
                                                                                     {"مدينه", "city town"},
                                                                                     {"بلده", "town city"},
                                                                                     {"قريه", "village"},
                                                                                     {"حي", "quarter"}}};
  std::vector<Row> rows;
  const std::size_t blank = name.find(' ');
  if (blank == std::string::npos) return rows;
  const std::string first = fold(name.substr(0, blank));
  for (const auto& [word, kinds] : classes) {
    if (first != word) continue;
    for (const Row row : find_places(ledger.database(), name.substr(blank + 1))) {
      const std::string kind = place_of(ledger.database(), row).kind;
      if (!kind.empty() && kinds.find(kind) != std::string_view::npos) rows.push_back(row);
    }
  }
  return rows;
}

using Find = std::vector<Row> (*)(Database&, const std::string&);

Result<std::vector<Row>> rows_named(const std::string& option, const std::vector<std::string>& names, Find find,
                                    Entry_kind kind, Ledger& ledger, const std::string& data) {
  std::vector<Row> rows;
  for (const std::string& name : names) {
    std::vector<Row> found = find(ledger.database(), name);
    if (found.empty() && kind == Entry_kind::place) found = places_of_class(ledger, name);
    if (found.empty()) {
      for (const std::string& id : lexicon_ids(name, kind == Entry_kind::place, data)) {
        for (const Row row : find(ledger.database(), id)) found.push_back(row);
      }
    }
    if (found.empty()) {
      return Error{fmt::format(
          "{}: found \"{}\", which no claim of {} names; wanted a key such as {} or a name in Arabic or English",
          option, printable(name), printable(ledger.path()), kind == Entry_kind::place ? "gn.174448" : "org.isis")};
    }
    rows.insert(rows.end(), found.begin(), found.end());
  }
  return rows;
}

}  // namespace

std::vector<std::string> lexicon_ids(const std::string& name, bool are_places, const std::string& data) {
  const Entry_kind kind = are_places ? Entry_kind::place : Entry_kind::actor;
  const Result<Lexicon> lexicon = Lexicon::open(data_directory(data) + "/lexicon.bin");
  if (!lexicon) return {};
  const std::string folded = fold(name);
  std::vector<std::string_view> words;
  for (std::size_t begin = 0; begin < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', begin), folded.size());
    if (end > begin) words.push_back(std::string_view(folded).substr(begin, end - begin));
    begin = end + 1;
  }
  std::vector<std::string> ids;
  for (const Name_match& match : lexicon.value().match_names(words)) {
    if (match.kind != kind || match.length != words.size()) continue;
    ids.emplace_back(are_places ? lexicon.value().place(match.entry).id : lexicon.value().actor(match.entry).id);
  }
  return ids;
}

void add_filter_options(CLI::App& verb, Filter_options& options) {
  verb.add_option("--place", options.places, "A place by name or key, with all that lies in it; may be repeated")
      ->type_name("PLACE");
  verb.add_option("--radius", options.radius_km, "Also what lies within so many kilometres of it")
      ->type_name("KM")
      ->check(CLI::Range(0.0, 2000.0).description(""));
  verb.add_flag("--only", options.only_named_places, "The named places alone, not what lies in them");
  verb.add_option("--actor", options.actors, "Who does it or to whom, with all its parts; may be repeated")
      ->type_name("ACTOR");
  verb.add_option("--narrator", options.narrators, "Who says it, anywhere in the chain; may be repeated")
      ->type_name("NAME");
  verb.add_option("--outlet", options.outlets, "Who published it; may be repeated")->type_name("NAME");
  verb.add_option("--side", options.sides, "Said by this actor, its parts or its allies of the day; may be repeated")
      ->type_name("ACTOR");
  verb.add_option("--type", options.type, "An event type, or type.mode: control, assault.aerial")->type_name("TYPE");
  verb.add_option("--polarity", options.polarity, "affirmed or denied")
      ->type_name("WHICH")
      ->check(CLI::IsMember({"affirmed", "denied"}).description(""));
  verb.add_option("--grade", options.grades,
                  "Of the incident: confirmed fair weak contested discounted; may be repeated")
      ->type_name("GRADE")
      ->check(CLI::IsMember({"confirmed", "fair", "weak", "contested", "discounted"}).description(""));
  verb.add_option("--from", options.from, "Said to have happened on this day or later")->type_name("DATE");
  verb.add_option("--to", options.to, "Said to have happened on this day or before")->type_name("DATE");
  verb.add_option("--known-from", options.known_from, "Published on this day or later")->type_name("DATE");
  verb.add_option("--known-to", options.known_to, "Published on this day or before")->type_name("DATE");
  verb.add_option("--text", options.text, "Words that the article holds; \"a phrase\", -without")->type_name("WORDS");
  verb.add_option("--document", options.document, "One document, by id")->type_name("ID");
  verb.add_option("--incident", options.incident, "One incident, by key")->type_name("KEY");
  verb.add_flag("--all-versions", options.all_versions, "Also earlier versions of articles and older readings");
}

Result<std::vector<Row>> places_named(const std::string& option, const std::vector<std::string>& names,
                                      Ledger& ledger, const std::string& data) {
  return rows_named(option, names, find_places, Entry_kind::place, ledger, data);
}

Result<std::vector<Row>> actors_named(const std::string& option, const std::vector<std::string>& names,
                                      Ledger& ledger, const std::string& data) {
  return rows_named(option, names, find_actors, Entry_kind::actor, ledger, data);
}

Result<std::optional<Day>> day_named(const std::string& option, const std::string& text) {
  if (text.empty()) return std::optional<Day>();
  if (text == "today") {
    const std::time_t now = std::time(nullptr);
    return std::optional(Day{static_cast<std::int32_t>(now / 86400)});
  }
  const auto stamp = read_iso(text);
  if (!stamp)
    return Error{fmt::format("{}: found \"{}\", wanted a day such as 2017-11-10, or today", option, printable(text))};
  return std::optional(stamp->day);
}

Result<Ledger_filter> filter_of(const Filter_options& options, Ledger& ledger, const std::string& data) {
  Ledger_filter filter;
  const auto take_rows = [&](Result<std::vector<Row>> rows, std::vector<Row>& into) -> std::optional<Error> {
    if (!rows) return rows.error();
    into = std::move(rows).value();
    return std::nullopt;
  };
  if (auto error = take_rows(places_named("--place", options.places, ledger, data), filter.places)) return *error;
  for (const auto& [option, names, rows] : {std::tuple("--actor", &options.actors, &filter.actors),
                                            std::tuple("--narrator", &options.narrators, &filter.narrators),
                                            std::tuple("--outlet", &options.outlets, &filter.outlets),
                                            std::tuple("--side", &options.sides, &filter.sides)}) {
    if (auto error = take_rows(actors_named(option, *names, ledger, data), *rows)) return *error;
  }
  for (const auto& [option, text, day] : {std::tuple("--from", &options.from, &filter.happened_from),
                                          std::tuple("--to", &options.to, &filter.happened_to),
                                          std::tuple("--known-from", &options.known_from, &filter.known_from),
                                          std::tuple("--known-to", &options.known_to, &filter.known_to)}) {
    const Result<std::optional<Day>> read = day_named(option, *text);
    if (!read) return read.error();
    *day = read.value();
  }
  if (options.radius_km > 0 && options.places.empty())
    return Error{"--radius: found no --place, wanted one to measure from"};
  if (!options.type.empty()) {
    const std::size_t dot = options.type.find('.');
    filter.type = event_type_of(options.type.substr(0, dot));
    if (!filter.type) {
      return Error{fmt::format("--type: found \"{}\", wanted an event type such as control or assault.aerial",
                               printable(options.type))};
    }
    if (dot != std::string::npos) {
      filter.mode = mode_of(*filter.type, options.type.substr(dot + 1));
      if (!filter.mode) {
        return Error{
            fmt::format("--type: found \"{}\", wanted a mode of {}", printable(options.type), name(*filter.type))};
      }
    }
  }
  if (!options.polarity.empty())
    filter.polarity = options.polarity == "denied" ? Polarity::denied : Polarity::affirmed;
  for (const std::string& grade : options.grades) filter.grades.push_back(*grade_of(grade));
  filter.radius_km = options.radius_km;
  filter.only_named_places = options.only_named_places;
  filter.all_versions = options.all_versions;
  filter.text = options.text;
  filter.document = options.document;
  filter.incident = options.incident;
  return filter;
}

}  // namespace sijill
