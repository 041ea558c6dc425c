// What must not open does not open, and says why; what the build compiled opens in time.
#include "sijill/lexicon/lexicon.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "sijill/core/folder_testing.h"
#include "sijill/lexicon/lexicon_file.h"

namespace sijill {
namespace {

const std::string compiled = std::string(SIJILL_DATA_DIR) + "/lexicon.bin";

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The error of opening a file with these bytes; empty where it opens.
std::string error_of(const std::string& bytes) {
  const Test_folder folder;
  const auto path = folder / "made.bin";
  std::ofstream(path, std::ios::binary) << bytes;
  const Result<Lexicon> lexicon = Lexicon::open(path.string());
  if (lexicon) return {};
  EXPECT_NE(lexicon.error().message.find(path.string()), std::string::npos) << "the message names the file";
  EXPECT_NE(lexicon.error().message.find("build it"), std::string::npos) << "the message names the remedy";
  return lexicon.error().message;
}

void expect_says(const std::string& message, std::string_view part) {
  EXPECT_NE(message.find(part), std::string::npos) << "found: " << message << "\nwanted: " << part;
}

TEST(OpenLexicon, a_missing_file_is_an_error_with_a_remedy) {
  const Result<Lexicon> lexicon = Lexicon::open("/nowhere/lexicon.bin");
  ASSERT_FALSE(lexicon);
  expect_says(lexicon.error().message, "/nowhere/lexicon.bin: cannot be read");
  expect_says(lexicon.error().message, "build it");
}

TEST(OpenLexicon, a_directory_is_no_lexicon) { EXPECT_FALSE(Lexicon::open("/tmp")); }

TEST(OpenLexicon, another_file_is_not_a_compiled_lexicon) {
  expect_says(error_of(""), "not a compiled lexicon");
  expect_says(error_of("lemma\timperfect\n"), "not a compiled lexicon");
  expect_says(error_of(std::string(lexicon_file::magic)), "cut short within its header");
}

TEST(OpenLexicon, another_format_version_is_named) {
  std::string bytes = bytes_of(compiled);
  const std::uint32_t newer = lexicon_file::format_version + 1;
  std::memcpy(bytes.data() + offsetof(lexicon_file::Header, format_version), &newer, sizeof newer);
  expect_says(error_of(bytes), "format version " + std::to_string(newer) + "; this program reads version 1");
}

TEST(OpenLexicon, a_file_cut_short_at_any_place_is_refused) {
  const std::string bytes = bytes_of(compiled);
  for (std::size_t size : {std::size_t{9}, std::size_t{31}, std::size_t{32}, std::size_t{400}, bytes.size() - 1}) {
    EXPECT_NE(error_of(bytes.substr(0, size)), "") << size;
  }
}

TEST(OpenLexicon, a_changed_byte_is_found) {
  const std::string bytes = bytes_of(compiled);
  for (std::size_t at = sizeof(lexicon_file::Header); at < bytes.size(); at += bytes.size() / 7) {
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x40);
    expect_says(error_of(damaged), "damaged");
  }
}

TEST(OpenLexicon, the_version_is_the_content_hash) {
  const Result<Lexicon> first = Lexicon::open(compiled), second = Lexicon::open(compiled);
  ASSERT_TRUE(first) << first.error().message;
  ASSERT_TRUE(second);
  EXPECT_EQ(first.value().version(), second.value().version());
  EXPECT_EQ(first.value().version().size(), 16U);
}

TEST(Lexicon, a_moved_lexicon_keeps_its_words) {
  Result<Lexicon> opened = Lexicon::open(compiled);
  ASSERT_TRUE(opened);
  Lexicon lexicon = std::move(opened).value();
  const std::size_t count = lexicon.forms("سيطر").size();
  const Lexicon moved = std::move(lexicon);
  EXPECT_EQ(moved.forms("سيطر").size(), count);
}

TEST(Lexicon, odd_words_find_nothing) {
  const Result<Lexicon> lexicon = Lexicon::open(compiled);
  ASSERT_TRUE(lexicon);
  EXPECT_TRUE(lexicon.value().forms("").empty());
  EXPECT_TRUE(lexicon.value().forms("\xff\xfe").empty());
  EXPECT_TRUE(lexicon.value().match_names({}).empty());
  EXPECT_TRUE(lexicon.value().match_phrases({}).empty());
}

}  // namespace
}  // namespace sijill
