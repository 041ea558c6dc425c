// sijill ledger: the verb that holds the verbs about a ledger.
#include "CLI/CLI.hpp"
#include "ledger_verbs.h"

namespace sijill {

void add_ledger(CLI::App& program, const Common_options& common, Chosen_verb& chosen) {
  CLI::App* ledger = program.add_subcommand("ledger", "Ask a ledger, correct it, keep it");
  ledger->require_subcommand(1);
  ledger->fallthrough();
  add_ledger_asking(*ledger, common, chosen);
  add_ledger_telling(*ledger, common, chosen);
  add_ledger_review(*ledger, common, chosen);
  add_ledger_keeping(*ledger, common, chosen);
  add_ledger_reconcile(*ledger, common, chosen);
  ledger->footer(
      "Examples:\n"
      "  sijill ledger claims --place البوكمال --known-from 2017-11-08 --known-to 2017-11-12\n"
      "  sijill ledger holdings --place البوكمال --at 2017-11-10\n"
      "  sijill ledger holdings --at 2017-11-10 --side الجيش السوري    the map according to one side\n"
      "  sijill ledger timeline البوكمال                               like a page of history\n"
      "  sijill ledger why KEY                                         the sentences behind an incident or a "
      "holding");
}

}  // namespace sijill
