#include "sijill/ledger/near_copies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace sijill {
namespace {

std::string words(int from, int to) {
  std::string text;
  for (int i = from; i < to; ++i) text += "كلمة" + std::to_string(i) + (i % 9 == 0 ? "، " : " ");
  return text;
}

TEST(Near_copies, spelling_and_marks_make_no_difference) {
  EXPECT_EQ(shingles_of("أعلنتْ الإدارةُ، أمس، «حظر» التجوّل في المدينة"),
            shingles_of("اعلنت الاداره امس حظر التجول في المدينه"));
}

TEST(Near_copies, too_short_a_text_has_no_shingles) {
  EXPECT_TRUE(shingles_of("").empty());
  EXPECT_TRUE(shingles_of("كلمة واحدة").empty());
  EXPECT_EQ(shingles_of("ثلاث كلمات فقط").size(), 1U);
  EXPECT_TRUE(shingles_of("\xff\xfe \x80").empty());
}

TEST(Near_copies, a_sketch_keeps_its_size_and_comes_back_from_bytes) {
  for (const int size : {0, 5, 100, 1000, 20'000}) {
    const Sketch sketch = sketch_of(shingles_of(words(0, size)));
    EXPECT_LE(sketch.kept.size(), sketch_size);
    const Sketch back = sketch_from(sketch.shingles, to_bytes(sketch));
    EXPECT_EQ(back.kept, sketch.kept);
    EXPECT_EQ(back.halvings, sketch.halvings);
  }
  EXPECT_TRUE(sketch_from(9, std::vector<std::byte>(7)).kept.empty());
  EXPECT_TRUE(sketch_from(9, {}).kept.empty());
}

TEST(Near_copies, half_of_a_text_is_contained_in_the_whole) {
  const Shingles whole = shingles_of(words(0, 400));
  const Shingles half = shingles_of(words(100, 300));
  const Likeness likeness = likeness_of(whole, half);
  EXPECT_DOUBLE_EQ(likeness.containment, 1);
  EXPECT_NEAR(likeness.likeness, 0.5, 0.01);
  EXPECT_NEAR(estimate(sketch_of(whole), sketch_of(half)).containment, 1, 1e-9);
}

TEST(Near_copies, an_estimate_is_near_the_truth) {
  const Shingles one = shingles_of(words(0, 3000));
  const Shingles two = shingles_of(words(1000, 4000));
  EXPECT_NEAR(estimate(sketch_of(one), sketch_of(two)).likeness, likeness_of(one, two).likeness, 0.15);
}

// The sketches may let a pair through that is none, but must not lose one that is.
TEST(Near_copies, sketches_and_bands_lose_no_copy) {
  int lost = 0, unmet = 0;
  for (int i = 0; i < 200; ++i) {
    const int begin = 10'000 * i;
    const Shingles whole = shingles_of(words(begin, begin + 300 + i));
    const Shingles part = shingles_of(words(begin + 40, begin + 130));
    ASSERT_TRUE(is_copy(likeness_of(whole, part)));
    const Sketch one = sketch_of(whole);
    const Sketch two = sketch_of(part);
    lost += may_be_copy(one, two) ? 0 : 1;
    const auto a = bands_of(one);
    const auto b = bands_of(two);
    unmet += std::find_first_of(a.begin(), a.end(), b.begin(), b.end()) == a.end() ? 1 : 0;
  }
  EXPECT_EQ(lost, 0);
  EXPECT_LE(unmet, 1);  // of 200 paragraphs of 90 words
}

TEST(Near_copies, what_shares_a_phrase_is_no_copy) {
  EXPECT_FALSE(is_copy(likeness_of(shingles_of(words(0, 300)), shingles_of(words(290, 600)))));
}

}  // namespace
}  // namespace sijill
