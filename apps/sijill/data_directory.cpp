#include "data_directory.h"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace sijill {

std::string data_directory(const std::string& option) {
  if (!option.empty()) return option;
  if (const char* variable = std::getenv("SIJILL_DATA"); variable != nullptr && *variable != '\0') return variable;
  std::error_code error;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error) {
    const std::filesystem::path beside = program.parent_path().parent_path() / "share" / "sijill";
    if (std::filesystem::exists(beside / "lexicon.bin", error)) return beside.string();
  }
  return SIJILL_DATA_DIR;
}

}  // namespace sijill
