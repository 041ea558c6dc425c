#include "sijill/fetch/robots.h"

#include <gtest/gtest.h>

namespace sijill {
namespace {

bool allows(std::string_view rules, std::string_view path) {
  return Robots::parse("User-agent: *\n" + std::string(rules), "Sijill").allows(path);
}

TEST(Robots, without_rules_everything_is_allowed) {
  for (const char* text : {"", "User-agent: *\nDisallow:\n", "nonsense", "Disallow: /", "\x00\xFF: /"}) {
    EXPECT_TRUE(Robots::parse(text, "Sijill").allows("/a")) << text;
  }
  EXPECT_TRUE(Robots().allows("/a"));
  EXPECT_FALSE(Robots::closed().allows("/a"));
}

TEST(Robots, the_longest_rule_decides) {
  const char* rules = "Disallow: /news/\nAllow: /news/war/\nDisallow: /news/war/private\n";
  EXPECT_FALSE(allows(rules, "/news/1"));
  EXPECT_TRUE(allows(rules, "/news/war/1"));
  EXPECT_FALSE(allows(rules, "/news/war/private/1"));
  EXPECT_TRUE(allows(rules, "/other"));
}

TEST(Robots, of_two_equally_long_rules_the_one_that_allows) {
  EXPECT_TRUE(allows("Disallow: /a\nAllow: /a\n", "/a"));
  EXPECT_TRUE(allows("Allow: /a\nDisallow: /a\n", "/a"));
}

TEST(Robots, stars_and_ends) {
  EXPECT_FALSE(allows("Disallow: /*.pdf$", "/x/y.pdf"));
  EXPECT_TRUE(allows("Disallow: /*.pdf$", "/x/y.pdf?a"));
  EXPECT_FALSE(allows("Disallow: /*.pdf", "/x/y.pdf?a"));
  EXPECT_FALSE(allows("Disallow: *", "/x"));
  EXPECT_FALSE(allows("Disallow: /a*b*c", "/a1b2b3c4"));
  EXPECT_TRUE(allows("Disallow: /a*b*c", "/a1b2b3"));
  EXPECT_FALSE(allows("Disallow: /*?print=", "/x?print=1"));
  EXPECT_FALSE(allows("Disallow: /$", "/"));
  EXPECT_TRUE(allows("Disallow: /$", "/x"));
  EXPECT_FALSE(allows("Disallow: /**a", "/ba"));
}

TEST(Robots, encoding_does_not_matter) {
  EXPECT_FALSE(allows("Disallow: /خبر", "/%D8%AE%D8%A8%D8%B1/1"));
  EXPECT_FALSE(allows("Disallow: /%d8%ae", "/%D8%AE%D8%A8%D8%B1"));
  EXPECT_FALSE(allows("Disallow: /%61bc", "/abc"));
  EXPECT_FALSE(allows("Disallow: /a%2Ab", "/a*b"));
  EXPECT_TRUE(allows("Disallow: /a%2Fb", "/a/b"));
  EXPECT_TRUE(allows("Disallow: /abc", "/ABC"));
}

TEST(Robots, the_group_that_names_us_wins_and_several_hold_together) {
  const Robots robots = Robots::parse(
      "User-agent: *\nDisallow: /\n\nUser-agent: other\nUser-agent: sijill/2.0\nDisallow: /a\n\nUSER-AGENT: SIJILL\n"
      "Disallow: /b\n",
      "Sijill");
  EXPECT_TRUE(robots.allows("/c"));
  EXPECT_FALSE(robots.allows("/a"));
  EXPECT_FALSE(robots.allows("/b"));
  EXPECT_TRUE(Robots::parse("User-agent: sijillbot\nDisallow: /\n", "Sijill").allows("/a"));
  EXPECT_TRUE(Robots::parse("User-agent: *\nDisallow: /\nUser-agent: Sijill\n", "Sijill").allows("/a"))
      << "a group without rules allows";
}

TEST(Robots, agents_that_follow_one_another_share_their_rules) {
  const char* text =
      "User-agent: a\nUser-agent: *\nCrawl-delay: 2.5\nDisallow: /x\nSitemap: https://example.org/s.xml\n";
  const Robots robots = Robots::parse(text, "Sijill");
  EXPECT_FALSE(robots.allows("/x"));
  EXPECT_EQ(robots.delay(), 2.5);
  ASSERT_EQ(robots.sitemaps().size(), 1u);
  EXPECT_EQ(robots.sitemaps()[0], "https://example.org/s.xml");
}

TEST(Robots, line_ends_comments_and_marks_of_all_kinds) {
  const Robots robots =
      Robots::parse("\xEF\xBB\xBFUser-agent : * # all\r\rDisallow:/a#b\r\n\t disallow : /c \n", "Sijill");
  EXPECT_FALSE(robots.allows("/a"));
  EXPECT_FALSE(robots.allows("/c"));
}

TEST(Robots, robots_txt_itself_is_always_allowed) { EXPECT_TRUE(Robots::closed().allows("/robots.txt")); }

TEST(Robots, what_lies_beyond_the_size_is_not_read) {
  const std::string filler(longest_robots, '#');
  EXPECT_TRUE(Robots::parse(filler + "\nUser-agent: *\nDisallow: /\n", "Sijill").allows("/a"));
}

TEST(Robots, patterns_made_to_be_slow_are_not) {
  std::string pattern = "Disallow: /";
  for (int i = 0; i < 900; ++i) pattern += "*a";
  std::string rules;
  for (int i = 0; i < 200; ++i) rules += pattern + "b\n";
  EXPECT_TRUE(allows(rules, "/" + std::string(4000, 'a')));
  rules.clear();
  for (int i = 0; i < 250; ++i) rules += "Disallow: /*" + std::string(2000, 'a') + "b\n";
  EXPECT_TRUE(allows(rules, "/" + std::string(16000, 'a')));
}

}  // namespace
}  // namespace sijill
