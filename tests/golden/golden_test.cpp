// Reads every golden file and compares the claims with what its lines expect. README.md shows the format.
// SIJILL_UPDATE_GOLDEN=1 writes the present claims into the files, SIJILL_UPDATE_GOLDEN=gaps only the gap marks.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "sijill/reader/reader.h"
#include "tests/golden/claim_match.h"
#include "tests/golden/compact_claim.h"
#include "tests/golden/golden_file.h"

namespace sijill {
namespace {

const std::filesystem::path folder = SIJILL_GOLDEN_DIR;

std::vector<std::string> golden_paths() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().extension() == ".txt" && entry.path().filename() != "CMakeLists.txt")
      paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

// "attribution/parenthetical_bihasab"
std::string short_name(const std::string& path) {
  return std::filesystem::relative(path, folder).replace_extension().string();
}

const Reader& reader() {
  static const Result<Reader> opened = Reader::open(SIJILL_DATA_DIR, {.explain = true});
  if (!opened) {
    std::cerr << opened.error().message << '\n';
    std::exit(2);
  }
  return opened.value();
}

// The sentences, their words with tags, and the claims: what a person needs to see why it failed.
std::string shown(const Reading& reading) {
  std::string text;
  for (std::size_t i = 0; i < reading.document.sentences.size(); ++i) {
    text += "\n  " + std::string(reading.document.under(reading.document.sentences[i].span)) + "\n   ";
    for (const Word& word : reading.words) {
      if (word.sentence == i) text += " " + word.form + "/" + std::string(name(word.upos)) + "/" + word.lemma;
    }
  }
  text += "\n  claims:";
  for (const Claim& claim : reading.claims) {
    text += "\n    " + compact(claim) + "   «" + std::string(reading.document.under(claim.event.trigger)) + "»";
  }
  if (reading.claims.empty()) text += " none";
  for (const Rejection& rejection : reading.rejections) {
    text += "\n  not taken: " + std::string(name(rejection.type)) + "." + std::string(name(rejection.mode)) + " «" +
            std::string(reading.document.under(rejection.trigger)) + "» " + rejection.reason;
  }
  return text + "\n";
}

void write(const Golden_file& file) { std::ofstream(file.path, std::ios::binary) << to_string(file); }

Golden_file with_present_claims(Golden_file file, const Reading& reading) {
  file.expected.clear();
  for (const Claim& claim : reading.claims) {
    Result<Expectation> line = parse_expectation(compact(claim));
    if (line) file.expected.push_back(std::move(line).value());
  }
  Expectation last;
  last.kind = reading.claims.empty() ? Expectation::Kind::none : Expectation::Kind::only;
  file.expected.push_back(last);
  return file;
}

// Known gaps by file, told once at the end.
std::map<std::string, std::vector<std::string>>& known_gaps() {
  static std::map<std::string, std::vector<std::string>> gaps;
  return gaps;
}

class Gap_report : public testing::Environment {
 public:
  void TearDown() override {
    std::size_t count = 0;
    for (const auto& [file, lines] : known_gaps()) count += lines.size();
    if (count == 0) return;
    std::cout << count << " known gaps in " << known_gaps().size() << " golden files";
    if (std::getenv("SIJILL_SHOW_GAPS") == nullptr) {
      std::cout << "; SIJILL_SHOW_GAPS=1 lists them\n";
      return;
    }
    std::cout << ":\n";
    for (const auto& [file, lines] : known_gaps()) {
      for (const std::string& line : lines) std::cout << "  " << file << ": " << line << '\n';
    }
  }
};

const testing::Environment* const gap_report = testing::AddGlobalTestEnvironment(new Gap_report);

class Golden : public testing::TestWithParam<std::string> {};

TEST_P(Golden, reads_as_expected) {
  Result<Golden_file> parsed = read_golden(GetParam());
  ASSERT_TRUE(parsed.ok()) << parsed.error().message;
  const Golden_file file = std::move(parsed).value();
  const Reading reading = reader().read(article_of(file));

  const char* update = std::getenv("SIJILL_UPDATE_GOLDEN");
  if (update != nullptr) {
    const bool gaps_only = std::string(update) == "gaps";
    write(gaps_only ? with_gaps_marked(file, reading.claims) : with_present_claims(file, reading));
    GTEST_SKIP() << "rewritten";
  }
  const Comparison comparison = compare(file, reading.claims);
  if (!comparison.gaps.empty()) known_gaps()[short_name(file.path)] = comparison.gaps;
  std::string failures;
  for (const std::string& failure : comparison.failures) failures += "\n  " + failure;
  EXPECT_TRUE(comparison.failures.empty()) << short_name(file.path) << ": " << file.why << failures << shown(reading);
}

INSTANTIATE_TEST_SUITE_P(files, Golden, testing::ValuesIn(golden_paths()), [](const auto& info) {
  std::string test_name = short_name(info.param);
  std::replace_if(
      test_name.begin(), test_name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; },
      '_');
  return test_name;
});

}  // namespace
}  // namespace sijill
