#include "sijill/wire/display_width.h"

#include <gtest/gtest.h>

// NOLINTBEGIN(misc-misleading-bidirectional): what is tested; written as escapes
namespace sijill {
namespace {

TEST(DisplayWidth, marks_and_controls_take_no_column_and_wide_letters_two) {
  EXPECT_EQ(display_width("قال"), 3u);
  EXPECT_EQ(display_width("قَالَ"), 3u);
  EXPECT_EQ(display_width("كــتاب"), 6u);
  EXPECT_EQ(display_width("\u2068قال\u2069"), 3u);
  EXPECT_EQ(display_width("日本"), 4u);
  EXPECT_EQ(display_width("😀a"), 3u);
  EXPECT_EQ(display_width("e\u0301"), 1u);
}

TEST(DisplayWidth, a_cut_fits_and_closes_the_isolates_it_opened) {
  EXPECT_EQ(cut_to_width("البوكمال", 20), "البوكمال");
  EXPECT_EQ(cut_to_width("البوكمال", 4), "الب…");
  EXPECT_EQ(cut_to_width("\u2068البوكمال\u2069 x", 4), "\u2068الب…\u2069");
  EXPECT_EQ(cut_to_width("日本語", 4), "日…");
  EXPECT_EQ(cut_to_width("abc", 0), "");
}

TEST(DisplayWidth, nothing_of_an_article_can_steer_the_terminal) {
  EXPECT_EQ(cleaned_for_display("a\x1b[31mb\u202Ec\u2069"), "a\uFFFD[31mb\uFFFDc\uFFFD");
  EXPECT_EQ(cleaned_for_display("  قال \n\t الجيش \u00A0"), "قال الجيش");
  EXPECT_EQ(cleaned_for_display("a\xFF"), "a\uFFFD");
}

}  // namespace
}  // namespace sijill
// NOLINTEND(misc-misleading-bidirectional)
