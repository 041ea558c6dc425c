#include "sijill/ingest/markup_text.h"

#include <gtest/gtest.h>

namespace sijill {
namespace {

TEST(MarkupText, a_paragraph_is_a_line) {
  EXPECT_EQ(text_of_markup("<p>قال <b>الجيش</b></p>\n<p>إن&nbsp;القتال <br/>انتهى</p>"),
            "قال الجيش\nإن القتال\nانتهى");
  EXPECT_EQ(line_of_markup("<p>قال</p><p>إن</p>"), "قال إن");
}

TEST(MarkupText, references_are_read) {
  EXPECT_EQ(text_of_markup("&laquo;x&raquo; &#1575;&#x627; &amp;lt; &unknown; & &; &#xFFFFFFFF;"),
            "«x» اا &lt; &unknown; & &; &#xFFFFFFFF;");
}

TEST(MarkupText, scripts_and_comments_are_left_out) {
  EXPECT_EQ(text_of_markup("a<script>if (a < b) x('</p>')</script>b<!-- <p>c</p> -->d<STYLE>e</style>f"), "abdf");
  EXPECT_EQ(text_of_markup("<img alt=\"a > b\" src=x>c"), "c");
}

TEST(MarkupText, what_is_no_tag_stays) {
  EXPECT_EQ(text_of_markup("1 < 2 and 3 > 2"), "1 < 2 and 3 > 2");
  EXPECT_EQ(text_of_markup("a <b"), "a <b");
  EXPECT_FALSE(has_markup("1 < 2 & 3"));
  EXPECT_TRUE(has_markup("<p>"));
  EXPECT_TRUE(has_markup("&quot;"));
}

TEST(MarkupText, hostile_fragments_take_linear_time) {
  for (const std::string_view piece : {"<", "<a", "<!--", "<a b=\"", "&#", "<script>", "</", "<script", "&amp"}) {
    std::string text;
    while (text.size() < 2'000'000) text += piece;
    EXPECT_LE(text_of_markup(text).size(), text.size()) << piece;
    (void)has_markup(text);
  }
}

}  // namespace
}  // namespace sijill
