// The verbs under `sijill ledger`: a file each, or one for a few that go together.
#pragma once

#include "verbs.h"

namespace sijill {

// Each adds its subcommands to the verb `ledger`.
void add_ledger_asking(CLI::App& ledger, const Common_options& common, Chosen_verb& chosen);
void add_ledger_keeping(CLI::App& ledger, const Common_options& common, Chosen_verb& chosen);
void add_ledger_reconcile(CLI::App& ledger, const Common_options& common, Chosen_verb& chosen);
void add_ledger_telling(CLI::App& ledger, const Common_options& common, Chosen_verb& chosen);
void add_ledger_review(CLI::App& ledger, const Common_options& common, Chosen_verb& chosen);

}  // namespace sijill
