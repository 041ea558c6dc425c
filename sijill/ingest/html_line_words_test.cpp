#include "sijill/ingest/html_line_words.h"

#include <gtest/gtest.h>

#include <string>

namespace sijill {
namespace {

TEST(HtmlLineWords, an_opening_is_known_by_its_first_words_however_they_are_spelt) {
  for (const std::string_view line : {"اقرأ أيضا: بلدة أخرى", "إقرأ أيضاً", "اقــرأ أيضا", "اِقْرَأْ أيضا", "قد يهمك"}) {
    EXPECT_TRUE(opens_related(line)) << line;
  }
  for (const std::string_view line : {"اقرأ", "قرأ أيضا", "قال إن اقرأ أيضا", "ا", "", "1", "ab", "ق"}) {
    EXPECT_FALSE(opens_related(line)) << line;
  }
  EXPECT_TRUE(opens_comments("التعليقات (12)"));
  EXPECT_TRUE(opens_comments("آراء القراء"));
  EXPECT_FALSE(opens_comments("علق المدير الاجتماع"));
}

TEST(HtmlLineWords, two_texts_may_be_alike_unless_both_their_ends_differ) {
  const std::string title = bare_letters("دخول القوات بلدة تل الزيتون");
  for (const std::string_view line : {"دخول القوات بلدة تل الزيتون", "دُخول القوات", "بلدة تل الزيتون", "«دخول القوات",
                                      "عاجل: بلدة تل الزيتون", "د"}) {
    EXPECT_TRUE(may_be_alike(line, title)) << line;
  }
  EXPECT_FALSE(may_be_alike("الرئيسية والأخبار", title));
}

TEST(HtmlLineWords, bars_part_a_line_only_with_blanks_around_them) {
  EXPECT_TRUE(has_bar("أخبار | رياضة"));
  EXPECT_TRUE(has_bar("|| | أخبار"));
  for (const std::string_view line : {"", "|", " |", "| ", "أخبار|رياضة", "أخبار |رياضة"})
    EXPECT_FALSE(has_bar(line)) << line;
}

TEST(HtmlLineWords, a_sentence_ends_whatever_closes_behind_its_stop) {
  EXPECT_TRUE(ends_sentence("دخلت القوات البلدة.»)"));
  EXPECT_TRUE(ends_sentence("هل دخلت؟"));
  EXPECT_FALSE(ends_sentence("دخلت القوات البلدة»"));
  EXPECT_FALSE(ends_sentence("»"));
}

TEST(HtmlLineWords, two_phrases_of_the_house_are_its_rules_and_one_is_none) {
  EXPECT_TRUE(is_house_rules("سياسة الخصوصية و شروط الاستخدام"));
  EXPECT_FALSE(is_house_rules("أعلنت الشركة سياسة الخصوصية الجديدة"));
  EXPECT_FALSE(is_house_rules("دخلت القوات البلدة"));
}

}  // namespace
}  // namespace sijill
