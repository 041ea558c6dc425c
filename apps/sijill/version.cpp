// sijill version: which program, lexicon and grammar this is; the three name a reading's maker.
#include <string>

#include "CLI/CLI.hpp"
#include "data_directory.h"
#include "fmt/format.h"
#include "output.h"
#include "sijill/grammar/grammar.h"
#include "sijill/lexicon/lexicon.h"
#include "verbs.h"

namespace sijill {
namespace {

Exit_code print_version(const Common_options& common) {
  const std::string directory = data_directory(common.data);
  std::string text = fmt::format("sijill  {}\n", SIJILL_VERSION);
  const Result<Lexicon> lexicon = Lexicon::open(directory + "/lexicon.bin");
  const Result<Grammar> grammar = Grammar::open(directory + "/grammar.bin");
  if (lexicon) text += fmt::format("lexicon {}\n", lexicon.value().version());
  if (grammar) text += fmt::format("grammar {}\n", grammar.value().version());
  text += fmt::format("data    {}\n", printable(directory));
  Output output;
  output.write(text);
  const Exit_code written = output.finish();
  if (!lexicon) say(printable(lexicon.error().message));
  if (!grammar) say(printable(grammar.error().message));
  return !lexicon || !grammar ? Exit_code::configuration : written;
}

}  // namespace

void add_version(CLI::App& program, const Common_options& common, Chosen_verb& chosen) {
  CLI::App* verb = program.add_subcommand("version", "Print the versions of program, lexicon and grammar");
  verb->fallthrough();
  verb->callback([&common, &chosen] { chosen = [&common] { return print_version(common); }; });
}

}  // namespace sijill
