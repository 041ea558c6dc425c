#include "sijill/ingest/html_names.h"

#include <gtest/gtest.h>

namespace sijill {
namespace {

TEST(HtmlNames, names_are_known_in_any_case_and_nothing_else_is) {
  EXPECT_EQ(tag_of("a"), Tag::a);
  EXPECT_EQ(tag_of("DIV"), Tag::div);
  EXPECT_EQ(tag_of("BlockQuote"), Tag::blockquote);
  EXPECT_EQ(tag_of("figcaption"), Tag::figcaption);
  EXPECT_EQ(tag_of("template"), Tag::template_);
  EXPECT_EQ(tag_of("h6"), Tag::h6);
  EXPECT_EQ(tag_of("xmp"), Tag::xmp);
  for (const std::string_view name :
       {"", "h7", "diva", "di", "blockquotes", "text", "other", "amp-img", "H\x11", "1"}) {
    EXPECT_EQ(tag_of(name), Tag::other) << name;
  }
}

}  // namespace
}  // namespace sijill
