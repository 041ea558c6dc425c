// sijill ledger reconcile: all incidents, relations and holdings told anew from the claims.
#include <memory>
#include <string>
#include <utility>

#include "CLI/CLI.hpp"
#include "fmt/format.h"
#include "ledger_path.h"
#include "ledger_verbs.h"
#include "open_ledger.h"
#include "output.h"
#include "sijill/ledger/retelling.h"

namespace sijill {
namespace {

struct Reconcile_options {
  std::string ledger;
  bool look = false, list = false, quiet = false;
};

std::string sums_of(const Retold_kind& kind) {
  return fmt::format("{:<10} {:>9} before {:>9} now {:>9} new {:>9} gone {:>9} told otherwise\n", kind.name,
                     kind.before, kind.now, kind.added.size(), kind.gone.size(), kind.changed.size());
}

void write_keys(Output& output, const Retold_kind& kind) {
  const auto write = [&](const std::vector<std::string>& keys, std::string_view what) {
    for (const std::string& key : keys) output.write(fmt::format("{}\t{}\t{}\n", kind.name, what, printable(key)));
  };
  write(kind.added, "new");
  write(kind.gone, "gone");
  write(kind.changed, "otherwise");
}

Exit_code reconcile(const Reconcile_options& options) {
  Result<Ledger> opened = open_ledger(ledger_path(options.ledger), Access::write);
  if (!opened) {
    say(printable(opened.error().message));
    return Exit_code::ledger_failed;
  }
  Ledger ledger = std::move(opened).value();
  Result<Retold> told = [&] {
    Share_shown shown(options.quiet);
    return tell_anew(ledger, options.look ? Retelling::only_look : Retelling::keep,
                     [&](double share) { shown.show(share); });
  }();
  if (!told) {
    say(printable(told.error().message));
    return Exit_code::ledger_failed;
  }
  Output output;
  for (const Retold_kind& kind : told.value().kinds) {
    if (options.list) {
      write_keys(output, kind);
    } else {
      output.write(sums_of(kind));
    }
  }
  if (!options.quiet) {
    say(fmt::format("{}: {} documents; {}", printable(ledger.path()), told.value().documents,
                    options.look ? "nothing was changed" : "told anew"));
  }
  return output.finish();
}

}  // namespace

void add_ledger_reconcile(CLI::App& ledger, const Common_options&, Chosen_verb& chosen) {
  CLI::App* verb = ledger.add_subcommand(
      "reconcile", "Tell all incidents, relations and holdings anew from the claims, and say what changed");
  verb->fallthrough();
  const auto options = std::make_shared<Reconcile_options>();
  add_ledger_option(*verb, options->ledger);
  verb->add_flag("--look", options->look, "Say what would change, and change nothing");
  verb->add_flag("--list", options->list, "Each key that is new, gone or told otherwise, instead of sums");
  verb->add_flag("-q,--quiet", options->quiet, "Errors only on stderr");
  verb->callback([options, &chosen] { chosen = [options] { return reconcile(*options); }; });
  verb->footer(
      "Claims and reviews stay as they are. A sound ledger that this program keeps changes in nothing.\n"
      "All is one transaction: killed, it leaves the ledger as it was. Others may read meanwhile; who writes waits.\n"
      "Exit codes: 0 done, 4 the ledger cannot be opened or written.");
}

}  // namespace sijill
