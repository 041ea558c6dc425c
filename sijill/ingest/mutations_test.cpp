// Good files with a few bytes changed, cut, doubled or swapped, by the thousand: the door always comes to an end.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "sijill/ingest/sources_testing.h"

namespace sijill {
namespace {

class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15ull + 1) {}
  std::size_t below(std::size_t bound) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return bound == 0 ? 0 : static_cast<std::size_t>(state_ % bound);
  }

 private:
  std::uint64_t state_;
};

std::string mutated(std::string bytes, std::uint64_t seed) {
  Dice dice(seed);
  for (std::size_t i = 0, times = 1 + dice.below(4); i < times && !bytes.empty(); ++i) {
    const std::size_t at = dice.below(bytes.size());
    const std::size_t size = std::min(1 + dice.below(40), bytes.size() - at);
    switch (dice.below(6)) {
      case 0: bytes[at] = static_cast<char>(dice.below(256)); break;
      case 1:
        bytes[at] = std::string(
            "\0\n\"{}[]<>\\:,-\xFF"
            "09",
            15)[dice.below(15)];
        break;
      case 2: bytes.erase(at, size); break;
      case 3: bytes.insert(at, bytes.substr(at, size)); break;
      case 4: bytes.resize(at); break;
      default: bytes.insert(at, bytes.substr(dice.below(bytes.size()), size)); break;
    }
  }
  return bytes;
}

TEST(Mutations, every_one_comes_to_an_end_with_articles_or_reasons) {
  const std::filesystem::path corpus = std::filesystem::path(SIJILL_SOURCE_DIR) / "fuzz" / "corpus";
  Limits limits;
  limits.document_bytes = 1 << 20;
  const Settings settings = settings_with(limits);
  std::size_t files = 0;
  for (const char* format : {"csv", "feed", "json", "mail", "mbox", "pdf", "telegram", "warc", "zip"}) {
    for (const auto& entry : std::filesystem::directory_iterator(corpus / format)) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
      ASSERT_FALSE(bytes.empty()) << entry.path();
      ++files;
      for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const std::string changed = mutated(bytes, seed);
        const All_records all = received_from(entry.path().filename().string(), changed, settings);
        EXPECT_GT(all.articles.size() + all.left_out.size() + all.passed_over.size() + (changed.size() < 20 ? 1 : 0),
                  0u)
            << entry.path() << " with seed " << seed << " gives nothing, not even a reason";
      }
    }
  }
  EXPECT_GE(files, 10u);
}

}  // namespace
}  // namespace sijill
