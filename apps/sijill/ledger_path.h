// Which ledger a verb works on.
#pragma once

#include <string>

namespace CLI {  // NOLINT(readability-identifier-naming): named by CLI11
class App;
}

namespace sijill {

// Adds --ledger. `path` outlives the parse.
void add_ledger_option(CLI::App& verb, std::string& path);

// The option where given, else $SIJILL_LEDGER, else the line "ledger = PATH" of the settings
// ($XDG_CONFIG_HOME/sijill/settings, without that variable ~/.config/sijill/settings), else sijill.db in the working
// directory.
[[nodiscard]] std::string ledger_path(const std::string& option);

}  // namespace sijill
