// sijill: reads Arabic news into claims. Chooses the verb; each verb is a file of its own.
#include <csignal>
#include <exception>
#include <string>

#include "CLI/CLI.hpp"
#include "output.h"
#include "verbs.h"

namespace {

int run(int argc, char** argv) {
  using namespace sijill;
  CLI::App program("Reads Arabic news into attributed claims: who says what happened, where, when, and to whom.");
  program.name("sijill");
  program.require_subcommand(1);
  program.fallthrough();
  program.set_version_flag("--version", "sijill " SIJILL_VERSION, "Print the program's version and exit");
  program.set_help_flag("-h,--help", "Print this help and exit");
  program.footer(
      "Examples:\n"
      "  sijill read article.txt                               claims of one article, as a table\n"
      "  sijill read --format jsonl news/*.txt > claims.jsonl  claims of many, one JSON object a line\n"
      "  sijill ingest news/ --ledger war.db                   claims of many, recorded in a ledger\n"
      "  sijill watch feeds.toml --ledger war.db               what feeds bring, from now on\n"
      "  sijill serve --ledger war.db                          the ledger in a browser\n"
      "  sijill read --help                                    all options of a verb\n\n"
      "Exit codes: 0 done, 1 some input could not be read, 2 usage, 3 lexicon or model missing,\n"
      "4 ledger cannot be opened or written, 6 output could not be written, 7 the address to serve at is\n"
      "taken, 8 out of memory or threads.");

  Common_options common;
  program.add_option("--data", common.data, "Directory of the lexicon and the models (else $SIJILL_DATA)")
      ->type_name("DIR");
  Chosen_verb chosen;
  add_read(program, common, chosen);
  add_ingest(program, common, chosen);
  add_ledger(program, common, chosen);
  add_watch(program, common, chosen);
  add_places(program, common, chosen);
  add_export(program, common, chosen);
  add_serve(program, common, chosen);
  add_demo(program, common, chosen);
  add_lexicon(program, common, chosen);
  add_eval(program, common, chosen);
  add_version(program, common, chosen);

  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& wanted) {  // --help, --version
    return program.exit(wanted);
  } catch (const CLI::ParseError& error) {
    const std::string verb = program.get_subcommands().empty() ? "" : program.get_subcommands()[0]->get_name() + " ";
    say(printable(error.what()) + "\nTry 'sijill " + verb + "--help'.");
    return static_cast<int>(Exit_code::usage);
  }
  return static_cast<int>(chosen());
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a failed write, which Output sees
  std::signal(SIGXFSZ, SIG_IGN);  // so is a file over its size limit
  try {
    return run(argc, argv);
  } catch (const std::exception& error) {  // out of memory or threads; reading itself throws nothing
    sijill::say(error.what());
    return static_cast<int>(sijill::Exit_code::exhausted);
  }
}
