// sijill export: the ledger in the shapes of other tools, to standard output or into a file that is whole or not
// there.
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <memory>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "fmt/format.h"
#include "ledger_filter.h"
#include "ledger_path.h"
#include "output.h"
#include "sijill/ledger/ask.h"
#include "sijill/ledger/ledger.h"
#include "sijill/server/write_export.h"
#include "verbs.h"

namespace sijill {
namespace {

struct Export_command {
  std::string format, ledger, out = "-";
  std::string at, known_at;
  bool include_contested = false;
  bool about = false;
  Filter_options filter;
};

// Bytes to standard output, or to a file beside the wanted one that takes its name at the end.
class Target {
 public:
  explicit Target(std::string path) : path_(std::move(path)), part_(path_ + ".part") {
    if (path_ == "-") return;
    file_.open(part_, std::ios::binary | std::ios::trunc);
    note_failure();
  }
  Target(const Target&) = delete;
  ~Target() {
    if (path_ != "-" && !is_finished_) std::remove(part_.c_str());
  }

  // False once nothing more can be written.
  bool write(std::string_view bytes) {
    if (path_ == "-") return output_.write(bytes);
    file_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    note_failure();
    return error_ == 0;
  }

  [[nodiscard]] Exit_code finish() {
    if (path_ == "-") return output_.finish();
    if (error_ == 0) {
      file_.close();
      note_failure();
    }
    if (error_ == 0 && std::rename(part_.c_str(), path_.c_str()) != 0) error_ = errno;
    is_finished_ = error_ == 0;
    if (is_finished_) return Exit_code::done;
    say(fmt::format("{}: {}; nothing was written there", printable(path_), std::strerror(error_)));
    return Exit_code::output_failed;
  }

 private:
  void note_failure() {
    if (!file_ && error_ == 0) error_ = errno == 0 ? EIO : errno;
  }

  std::string path_, part_;
  std::ofstream file_;
  Output output_;
  int error_ = 0;  // errno of the first failure
  bool is_finished_ = false;
};

// Thrown by a row's taker to end the asking early: the reader of standard output has seen enough, or the disk is
// full.
struct Enough {};

Exit_code export_ledger(const Export_command& command, const Common_options& common) {
  const bool is_map = command.format == "geojson" || command.format == "kml";
  if (!is_map && (!command.at.empty() || !command.known_at.empty())) {
    say(fmt::format("--at, --known-at: found with {}, wanted geojson or kml; the other formats hold no holdings",
                    command.format));
    return Exit_code::usage;
  }
  const Result<std::optional<Day>> at = day_named("--at", command.at);
  const Result<std::optional<Day>> known_at = day_named("--known-at", command.known_at);
  for (const auto* day : {&at, &known_at}) {
    if (*day) continue;
    say(day->error().message);
    return Exit_code::usage;
  }
  if (known_at.value() && !at.value()) {
    say("--known-at: found without --at, wanted the day whose holdings are asked for too");
    return Exit_code::usage;
  }
  Result<Ledger> opened = Ledger::open(ledger_path(command.ledger), Access::read);
  if (!opened) {
    say(printable(opened.error().message));
    return Exit_code::ledger_failed;
  }
  Ledger ledger = std::move(opened).value();
  try {
    const Result<Ledger_filter> filter = filter_of(command.filter, ledger, common.data);
    if (!filter) {
      say(filter.error().message);
      return Exit_code::usage;
    }
    Target target(command.out);
    // All rows are of one moment, whatever others record meanwhile.
    ledger.database().execute("BEGIN");
    try {
      write_export(*export_format(command.format),
                   {.include_contested = command.include_contested,
                    .at = at.value(),
                    .version = SIJILL_VERSION,
                    .about = command.about,
                    .find_place = {}},
                   ledger.database(), filter.value(), known_at.value(), [&](const std::string& bytes) {
                     if (!target.write(bytes)) throw Enough{};
                   });
    } catch (const Enough&) {
    }
    ledger.database().execute("COMMIT");
    return target.finish();
  } catch (const Database_failure& failure) {
    say(printable(failure.message));
    return Exit_code::ledger_failed;
  }
}

}  // namespace

void add_export(CLI::App& program, const Common_options& common, Chosen_verb& chosen) {
  CLI::App* verb = program.add_subcommand("export", "Write a ledger in the shape of another tool");
  const auto command = std::make_shared<Export_command>();
  verb->fallthrough();
  std::vector<std::string> names;
  std::string listing = "What to write:";
  for (const Export_format& format : export_formats()) {
    names.emplace_back(format.name);
    listing += fmt::format("\n{}: {}", format.name, format.description);
  }
  verb->add_option("format", command->format, listing)
      ->required()
      ->type_name("FORMAT")
      ->check(CLI::IsMember(names).description(""));
  add_ledger_option(*verb, command->ledger);
  verb->add_option("--out", command->out,
                   "Where to; the file is there whole or not at all; - is standard output (default)")
      ->type_name("FILE");
  verb->add_flag("--include-contested", command->include_contested,
                 "Add columns that tell who denies it and what else is said (acled, ucdp); never rows");
  verb->add_flag("--about", command->about,
                 "Begin the file with its query, versions and licence: JSON Lines with a record of\nschema "
                 "sijill.export/1, tables with lines after #; geojson and kml hold them anyway");
  verb->add_option("--at", command->at, "Maps only: who is said to hold what on this day, instead of incidents")
      ->type_name("DATE");
  verb->add_option("--known-at", command->known_at, "With --at: with what had been published by this day")
      ->type_name("DATE");
  add_filter_options(*verb, command->filter);
  verb->footer(
      "Examples:\n"
      "  sijill export acled --ledger war.db --out war.csv --include-contested\n"
      "  sijill export geojson --at 2017-11-10 --out holdings.geojson\n"
      "  sijill export jsonl --place البوكمال --from 2017-11-01 --to 2017-11-30 > claims.jsonl\n\n"
      "docs/formats tells for each format what its columns hold and what is lost.");
  verb->callback(
      [command, &common, &chosen] { chosen = [command, &common] { return export_ledger(*command, common); }; });
}

}  // namespace sijill
