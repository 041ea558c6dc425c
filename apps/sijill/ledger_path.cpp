#include "ledger_path.h"

#include <cstdlib>
#include <fstream>
#include <string_view>

#include "CLI/CLI.hpp"

namespace sijill {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r") - begin + 1);
}

// The value of `key` in the settings, empty where it is not set. Lines are "key = value"; # begins a comment line.
std::string setting(std::string_view key) {
  std::string folder = variable("XDG_CONFIG_HOME");
  if (folder.empty()) folder = variable("HOME") + "/.config";
  std::ifstream file(folder + "/sijill/settings");
  for (std::string line; std::getline(file, line);) {
    const std::string_view text = trimmed(line);
    const std::size_t equals = text.find('=');
    if (text.starts_with('#') || equals == std::string_view::npos) continue;
    if (trimmed(text.substr(0, equals)) == key) return std::string(trimmed(text.substr(equals + 1)));
  }
  return {};
}

}  // namespace

void add_ledger_option(CLI::App& verb, std::string& path) {
  verb.add_option("--ledger", path, "The ledger (else $SIJILL_LEDGER, the settings, ./sijill.db)")->type_name("FILE");
}

std::string ledger_path(const std::string& option) {
  if (!option.empty()) return option;
  if (std::string path = variable("SIJILL_LEDGER"); !path.empty()) return path;
  if (std::string path = setting("ledger"); !path.empty()) return path;
  return "sijill.db";
}

}  // namespace sijill
