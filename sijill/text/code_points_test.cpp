#include "sijill/text/code_points.h"

#include <gtest/gtest.h>

#include <string>

namespace sijill {
namespace {

TEST(CodePoints, every_byte_of_a_long_mixed_text_is_counted_as_by_hand) {
  std::string text;
  for (int i = 0; i < 50; ++i) text += "a😀ق\u200Fد€";
  const Code_point_index index(text);
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < text.size(); ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) {
      ASSERT_EQ(index.at(i), count) << "byte " << i;
      ++count;
    }
  }
  EXPECT_EQ(index.size(), count);
  EXPECT_EQ(count, 50u * 6);
}

TEST(CodePoints, an_empty_text_and_an_offset_past_the_end_are_answered) {
  EXPECT_EQ(Code_point_index("").at(0), 0u);
  EXPECT_EQ(Code_point_index("").at(9), 0u);
  EXPECT_EQ(Code_point_index("قال").at(1000), 3u);
  EXPECT_EQ(Code_point_index(std::string(64, 'x')).at(64), 64u);
}

TEST(CodePoints, a_step_over_broken_bytes_is_one_byte_long) {
  EXPECT_EQ(step_at("😀", 0).length, 4u);
  EXPECT_EQ(step_at("😀", 0).value, U'😀');
  for (const std::string text : {"\xFF", "\xD8", "\xC0\xAF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\x80"}) {
    const Code_point_step step = step_at(text, 0);
    EXPECT_FALSE(step.valid);
    EXPECT_EQ(step.length, 1u);
    EXPECT_EQ(step.value, U'\uFFFD');
  }
}

}  // namespace
}  // namespace sijill
