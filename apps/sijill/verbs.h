// What every verb of the program shares: how it is registered, and what its exit codes mean.
#pragma once

#include <functional>
#include <string>

namespace CLI {  // NOLINT(readability-identifier-naming): named by CLI11
class App;
}

namespace sijill {

enum class Exit_code {
  done = 0,
  some_rejected = 1,  // an input could not be read; the rest is done
  usage = 2,
  configuration = 3,   // the lexicon or a model is missing or of another version
  ledger_failed = 4,   // the ledger cannot be opened, read or written; what was recorded before stays
  output_failed = 6,   // disk full, or standard output cannot be written
  network_failed = 7,  // an address cannot be listened on
  exhausted = 8        // out of memory or threads
};

// Options that stand before or after any verb.
struct Common_options {
  std::string data;  // --data, empty where not given
};

// A verb adds its subcommand; parsing it sets `chosen` to what is to be run. Both references outlive the parse.
using Chosen_verb = std::function<Exit_code()>;
void add_read(CLI::App& program, const Common_options& common, Chosen_verb& chosen);
void add_ingest(CLI::App& program, const Common_options& common, Chosen_verb& chosen);
void add_ledger(CLI::App& program, const Common_options& common, Chosen_verb& chosen);
void add_watch(CLI::App& program, const Common_options& common, Chosen_verb& chosen);
void add_export(CLI::App& program, const Common_options& common, Chosen_verb& chosen);
void add_serve(CLI::App& program, const Common_options& common, Chosen_verb& chosen);
void add_demo(CLI::App& program, const Common_options& common, Chosen_verb& chosen);
void add_places(CLI::App& program, const Common_options& common, Chosen_verb& chosen);
void add_lexicon(CLI::App& program, const Common_options& common, Chosen_verb& chosen);
void add_eval(CLI::App& program, const Common_options& common, Chosen_verb& chosen);
void add_version(CLI::App& program, const Common_options& common, Chosen_verb& chosen);

}  // namespace sijill
