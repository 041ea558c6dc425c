#include "sijill/server/byte_range.h"

#include <gtest/gtest.h>

#include <string>

namespace sijill {
namespace {

using Answer = Asked_range::Answer;

TEST(Byte_range, one_range_is_taken_and_ends_with_the_file) {
  const struct {
    const char* range;
    std::uint64_t from, size;
  } cases[] = {{"bytes=0-0", 0, 1},
               {"bytes=0-99", 0, 100},
               {"bytes=0-100", 0, 100},
               {"bytes=10-19", 10, 10},
               {"bytes=99-", 99, 1},
               {"bytes=0-", 0, 100},
               {"bytes=-1", 99, 1},
               {"bytes=-100", 0, 100},
               {"bytes=-500", 0, 100},
               {"BYTES = 5-6", 5, 2},
               {"bytes=1-99999999999999999999999", 1, 99},
               {"bytes=-99999999999999999999999", 0, 100}};
  for (const auto& one : cases) {
    const Asked_range asked = asked_range(one.range, 100);
    EXPECT_EQ(asked.answer, Answer::part) << one.range;
    EXPECT_EQ(asked.from, one.from) << one.range;
    EXPECT_EQ(asked.size, one.size) << one.range;
  }
}

TEST(Byte_range, what_is_not_one_range_within_the_file_is_refused) {
  for (const char* range :
       {"bytes=100-", "bytes=100-200", "bytes=5-4", "bytes=-0", "bytes=-", "bytes=", "bytes", "bytes=a-b",
        "bytes=0-1,5-6", "bytes=0-1,", "bytes=1", "bytes=0x0-0x5", "bytes=--5", "bytes=1-2-3", "bytes=+1-2",
        "bytes=99999999999999999999999-", "bytes=1 - 2", "bytes=0-1;x"}) {
    EXPECT_EQ(asked_range(range, 100).answer, Answer::refused) << range;
  }
  EXPECT_EQ(asked_range("bytes=0-0", 0).answer, Answer::refused) << "an empty file has no byte";
}

TEST(Byte_range, without_one_and_in_other_units_it_is_the_whole) {
  for (const char* range : {"", "items=0-5", "bites=0-5", "=0-5"}) {
    EXPECT_EQ(asked_range(range, 100).answer, Answer::whole) << range;
  }
}

TEST(Byte_range, a_part_always_lies_in_the_file) {
  const std::string letters = "bytes=0123459-, ";
  std::uint64_t dice = 1;
  const auto roll = [&](std::uint64_t sides) {
    dice = dice * 6364136223846793005ULL + 1442695040888963407ULL;
    return (dice >> 33U) % sides;
  };
  int parts = 0;
  for (int i = 0; i < 200'000; ++i) {
    std::string range = "bytes=";
    for (std::uint64_t n = roll(8); n > 0; --n) range += letters[6 + roll(letters.size() - 6)];
    const std::uint64_t size = roll(3) == 0 ? roll(4) : roll(1'000'000);
    const Asked_range asked = asked_range(range, size);
    if (asked.answer != Answer::part) continue;
    ++parts;
    ASSERT_GT(asked.size, 0U) << range << " of " << size;
    ASSERT_LE(asked.from + asked.size, size) << range;
  }
  EXPECT_GT(parts, 1'000);
}

}  // namespace
}  // namespace sijill
