// sijill places import | list | remove: areas with outlines that the user brings, and what lies in them.
#include "CLI/CLI.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <vector>

#include "fmt/format.h"
#include "ledger_path.h"
#include "open_ledger.h"
#include "output.h"
#include "sijill/area/ocha.h"
#include "sijill/area/shapefile.h"
#include "sijill/ledger/areas.h"
#include "sijill/wire/area_json.h"
#include "verbs.h"

namespace sijill {
namespace {

struct Places_options {
  std::string ledger, path, key, format = "table";
  std::string licence = "CC BY-IGO";
  std::string attribution = "OCHA, Common Operational Datasets, administrative boundaries";
  int level = -1;
  bool quiet = false;
};

// "272 subdistricts"
std::string counted(std::int64_t count, int level) {
  constexpr std::array one = {"country", "province", "district", "subdistrict", "quarter"};
  constexpr std::array many = {"countries", "provinces", "districts", "subdistricts", "quarters"};
  const auto at = static_cast<std::size_t>(std::clamp(level, 0, 4));
  return fmt::format("{} {}", count, count == 1 ? one[at] : many[at]);
}

Exit_code failed(const Error& error) {
  say(printable(error.message));
  return Exit_code::ledger_failed;
}

// All files are read before the first is recorded: a folder with a bad file changes nothing.
Exit_code import_ocha(const Places_options& options) {
  const Result<std::vector<std::string>> paths = shapefiles_of(options.path);
  if (!paths) {
    say(printable(paths.error().message));
    return Exit_code::some_rejected;
  }
  std::vector<std::pair<std::string, Area_file>> files;
  bool is_whole = true;
  for (const std::string& path : paths.value()) {
    const Result<bool> polygons = holds_polygons(path);
    if (polygons && !polygons.value()) {
      say(fmt::format("{}: holds no polygons; passed over", printable(path)));
      continue;
    }
    Result<Area_file> file = polygons ? read_ocha(path) : Result<Area_file>(polygons.error());
    if (!file) {
      say(printable(file.error().message));
      is_whole = false;
      continue;
    }
    for (const std::string& note : file.value().notes) say(printable(note));
    files.emplace_back(path, std::move(file).value());
  }
  if (!is_whole || files.empty()) {
    say(fmt::format("{}: nothing was imported", printable(options.path)));
    return Exit_code::some_rejected;
  }
  Result<Ledger> opened = open_ledger(ledger_path(options.ledger), Access::create);
  if (!opened) return failed(opened.error());
  Ledger ledger = std::move(opened).value();
  std::vector<Area_import> imports;
  for (const auto& [path, file] : files) {
    imports.push_back({.source = {.key = "ocha/" + file.name,
                                  .publisher = "OCHA",
                                  .licence = options.licence,
                                  .attribution = options.attribution,
                                  .input = path,
                                  .dated = file.dated},
                       .areas = file.areas});
  }
  const Result<std::int64_t> places = import_areas(ledger, imports);
  if (!places) return failed(places.error());
  if (options.quiet) return Exit_code::done;
  for (const auto& [path, file] : files) {
    say(fmt::format("{}: {}", printable(path),
                    counted(static_cast<std::int64_t>(file.areas.size()), file.areas.front().level)));
  }
  say(fmt::format("{} places of the ledger lie in an area", places.value()));
  say(fmt::format("licence {}; shown with them: {}", printable(options.licence), printable(options.attribution)));
  return Exit_code::done;
}

std::string or_dash(const std::string& text) { return text.empty() ? "-" : printable(text); }

std::string line_of(const Area_source& source, bool as_json) {
  if (as_json) return area_source_line(source);
  return fmt::format("{}\t{}\t{}\t{}\t{}\t{}\n", printable(source.key), counted(source.areas, source.level),
                     or_dash(source.dated), source.imported, printable(source.licence),
                     printable(source.attribution));
}

std::string line_of(const Area_row& area, bool as_json) {
  if (as_json) return area_line(area);
  return fmt::format("{}\t{}\t{}\t{}\t{}\n", printable(area.code), or_dash(area.name_ar), or_dash(area.name_en),
                     or_dash(area.parent), area.places.size());
}

Exit_code list(const Places_options& options) {
  Result<Ledger> opened = Ledger::open(ledger_path(options.ledger), Access::read);
  if (!opened) return failed(opened.error());
  Ledger ledger = std::move(opened).value();
  Output output;
  try {
    if (options.level < 0) {
      for (const Area_source& source : ask_area_sources(ledger.database()))
        output.write(line_of(source, options.format == "json"));
    } else {
      for (const Area_row& area : ask_areas(ledger.database(), options.level))
        output.write(line_of(area, options.format == "json"));
    }
  } catch (const Database_failure& failure) {
    return failed({failure.message});
  }
  return output.finish();
}

Exit_code remove(const Places_options& options) {
  Result<Ledger> opened = open_ledger(ledger_path(options.ledger), Access::write);
  if (!opened) return failed(opened.error());
  Ledger ledger = std::move(opened).value();
  const Result<bool> was_there = remove_areas(ledger, options.key);
  if (!was_there) return failed(was_there.error());
  if (was_there.value()) return Exit_code::done;
  say(fmt::format("found no areas \"{}\", wanted a key that 'sijill places list' shows", printable(options.key)));
  return Exit_code::some_rejected;
}

}  // namespace

void add_places(CLI::App& program, const Common_options&, Chosen_verb& chosen) {
  CLI::App* places = program.add_subcommand("places", "Bring outlines of areas into a ledger, and list them");
  places->require_subcommand(1);
  places->fallthrough();
  const auto options = std::make_shared<Places_options>();

  CLI::App* bring = places->add_subcommand("import", "Take areas from files that you have");
  bring->require_subcommand(1);
  bring->fallthrough();
  CLI::App* ocha = bring->add_subcommand("ocha", "Administrative boundaries as OCHA publishes them, as shapefiles");
  ocha->fallthrough();
  ocha->add_option("path", options->path, "A folder of shapefiles, or one of them (.shp)")
      ->required()
      ->type_name("PATH");
  add_ledger_option(*ocha, options->ledger);
  ocha->add_option("--licence", options->licence, "Of these files, as the page says that you took them from")
      ->capture_default_str();
  ocha->add_option("--attribution", options->attribution, "What is to be shown where they are shown")
      ->capture_default_str();
  ocha->add_flag("-q,--quiet", options->quiet, "Errors and notes only on stderr");
  ocha->callback([options, &chosen] { chosen = [options] { return import_ocha(*options); }; });
  ocha->footer(
      "Examples:\n"
      "  sijill places import ocha syr_admbnda/ --ledger war.db\n"
      "  sijill places import ocha syr_admin3.shp --ledger war.db    one level, instead of what that file brought "
      "before\n\n"
      "Where one file cannot be read nothing is imported; each fault is named.\n"
      "Exit codes: 0 done, 1 a file is at fault, 2 usage, 4 the ledger cannot be opened or written.");

  CLI::App* lists =
      places->add_subcommand("list", "The files that were imported with their licences; or their areas");
  lists->fallthrough();
  add_ledger_option(*lists, options->ledger);
  lists
      ->add_option(
          "--level", options->level,
          "The areas of this level: 0 countries, 1 provinces, 2 districts, 3 subdistricts,\n4 quarters; with p-code, "
          "names, the code of what they lie in, and places of the ledger")
      ->check(CLI::Range(0, 4).description(""));
  lists->add_option("--format", options->format, "table (columns between tabs) or json (one object a line)")
      ->check(CLI::IsMember({"table", "json"}).description(""))
      ->capture_default_str();
  lists->callback([options, &chosen] { chosen = [options] { return list(*options); }; });

  CLI::App* removes = places->add_subcommand("remove", "Take out what one file brought");
  removes->fallthrough();
  removes->add_option("key", options->key, "As list shows it: ocha/syr_admin3")->required()->type_name("KEY");
  add_ledger_option(*removes, options->ledger);
  removes->callback([options, &chosen] { chosen = [options] { return remove(*options); }; });
}

}  // namespace sijill
