// A folder of its own for each test.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <stdexcept>
#include <string>

namespace sijill {

// A new, empty folder of one test, removed with all that it holds when the test ends. Tests of one program run side
// by side as processes of their own, so a fixed name would be shared between them.
class Test_folder {
 public:
  Test_folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "sijill-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
      throw std::runtime_error(pattern + ": found that no folder can be made there, wanted a writable TMPDIR");
    }
    path_ = pattern;
  }
  Test_folder(const Test_folder&) = delete;
  Test_folder& operator=(const Test_folder&) = delete;
  ~Test_folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::filesystem::path operator/(const std::filesystem::path& name) const { return path_ / name; }

 private:
  std::filesystem::path path_;
};

}  // namespace sijill
