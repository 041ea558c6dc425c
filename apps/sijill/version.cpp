// sijill version: which program, lexicon and models these are; together they name a reading's maker.
#include <string>
#include <string_view>

#include "CLI/CLI.hpp"
#include "data_directory.h"
#include "fmt/format.h"
#include "output.h"
#include "sijill/claim/detector.h"
#include "sijill/claim/ranker.h"
#include "sijill/grammar/grammar.h"
#include "sijill/lexicon/lexicon.h"
#include "verbs.h"

namespace sijill {
namespace {

Exit_code print_version(const Common_options& common) {
  const std::string directory = data_directory(common.data);
  std::string known = fmt::format("sijill    {}\n", SIJILL_VERSION);
  std::string missing;
  const auto add = [&](std::string_view part, const auto& opened) {
    if (opened) {
      known += fmt::format("{:<9} {}\n", part, opened.value().version());
    } else {
      missing += fmt::format("sijill: {}\n", printable(opened.error().message));
    }
  };
  add("lexicon", Lexicon::open(directory + "/lexicon.bin"));
  add("grammar", Grammar::open(directory + "/grammar.bin"));
  add("arguments", Argument_ranker::open(directory + "/arguments.tsv"));
  add("detection", Detector::open(directory + "/detection.tsv"));
  known += fmt::format("data      {}\n", printable(directory));

  Output output;
  output.write(known);
  const Exit_code written = output.finish();
  if (missing.empty()) return written;
  talk(missing);
  return Exit_code::configuration;
}

}  // namespace

void add_version(CLI::App& program, const Common_options& common, Chosen_verb& chosen) {
  CLI::App* verb = program.add_subcommand("version", "Print the versions of program, lexicon and models");
  verb->fallthrough();
  verb->callback([&common, &chosen] { chosen = [&common] { return print_version(common); }; });
}

}  // namespace sijill
