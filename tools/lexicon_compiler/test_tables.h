// A directory of small tables for a test, gone when the test ends.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/lexicon/lexicon.h"
#include "tools/lexicon_compiler/compile.h"

namespace sijill {

class Test_tables {
 public:
  Test_tables() {
    std::string name = (std::filesystem::temp_directory_path() / "sijill-lexicon-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary directory");
    directory_ = name;
    std::filesystem::create_directory(directory_ / "predicates");
  }
  Test_tables(const Test_tables&) = delete;
  Test_tables& operator=(const Test_tables&) = delete;
  ~Test_tables() {
    std::error_code ignored;
    std::filesystem::remove_all(directory_, ignored);
  }

  [[nodiscard]] std::string directory() const { return directory_.string(); }
  [[nodiscard]] std::string path(std::string_view name) const { return (directory_ / name).string(); }

  void add(std::string_view name, std::string_view header, const std::vector<std::string>& rows) {
    std::ofstream file(directory_ / name, std::ios::binary);
    file << header << '\n';
    for (const std::string& row : rows) file << row << '\n';
  }
  void predicates(std::string_view type, const std::vector<std::string>& rows) {
    add("predicates/" + std::string(type) + ".tsv",
        "mode\talso\tclass\tlemma\timperfect\tforms\taspect\tframe\tneeds\tgloss", rows);
  }
  void actors(const std::vector<std::string>& rows) {
    add("actors.tsv", "id\tkind\tcountry\tsector\tparent\tname_en\tnames_ar\tallies\twikidata", rows);
  }
  void places(const std::vector<std::string>& rows) {
    add("places.tsv", "id\tkind\tname_en\tlat\tlon\tprecision\tcountry\tparent\tnames_ar\trank\tsource", rows);
  }

  // The tables compiled and opened; throws with what is wrong.
  [[nodiscard]] Lexicon lexicon() const {
    Report report;
    const Source source = read_source(directory(), report);
    for (const Problem& problem : report.problems()) {
      if (problem.kind != Problem::Kind::missing_table) throw std::runtime_error(to_string(problem));
    }
    const std::string file = path("lexicon.bin");
    std::ofstream(file, std::ios::binary) << compile(source).bytes;
    Result<Lexicon> lexicon = Lexicon::open(file);
    if (!lexicon) throw std::runtime_error(lexicon.error().message);
    return std::move(lexicon).value();
  }

 private:
  std::filesystem::path directory_;
};

}  // namespace sijill
