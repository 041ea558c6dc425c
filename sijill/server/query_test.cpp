#include "sijill/server/query.h"

#include <gtest/gtest.h>

namespace sijill {
namespace {

TEST(Request_target, a_path_and_a_query_are_decoded) {
  const auto target = read_request_target("/api/claims/ab%23 1?q=%D8%A7+b&x&y=1%2B1");
  ASSERT_TRUE(target);
  EXPECT_EQ(target->segments, (std::vector<std::string>{"api", "claims", "ab# 1"}));
  EXPECT_EQ(target->values,
            (std::vector<std::pair<std::string, std::string>>{{"q", "ا b"}, {"x", ""}, {"y", "1+1"}}));
}

TEST(Request_target, broken_escapes_controls_and_broken_utf8_are_refused) {
  for (const char* target : {"", "x", "/%", "/%4", "/%zz", "/%00", "/%0a", "/%ff", "/?a=%c3", "/?%0d=1"}) {
    EXPECT_FALSE(read_request_target(target)) << target;
  }
  EXPECT_FALSE(read_request_target("/" + std::string(9'000, 'a')));
}

TEST(Query, what_is_wrong_is_named) {
  Query query(
      {{"limit", "0"}, {"at", "2017-02-30"}, {"flag", "yes"}, {"twice", "1"}, {"twice", "2"}, {"extra", "1"}});
  const auto parameter_of = [](const auto& take) {
    try {
      take();
    } catch (const Problem& problem) {
      EXPECT_EQ(problem.status, 400);
      return problem.parameter;
    }
    return std::string("nothing");
  };
  EXPECT_EQ(parameter_of([&] { (void)query.whole("limit", 1, 9, 5); }), "limit");
  EXPECT_EQ(parameter_of([&] { (void)query.day("at"); }), "at");
  EXPECT_EQ(parameter_of([&] { (void)query.flag("flag"); }), "flag");
  EXPECT_EQ(parameter_of([&] { (void)query.text("twice"); }), "twice");
  EXPECT_EQ(parameter_of([&] { query.finish(); }), "extra");
  EXPECT_EQ(query.whole("absent", 1, 9, 5), 5);
}

TEST(Query, a_day_is_ten_characters_and_exists) {
  EXPECT_EQ(to_string(read_day("2017-11-10").value_or(Day{})), "2017-11-10");
  for (const char* text : {"2017-11-1", "2017-11-10T00:04", "2017-13-01", "10/11/2017", ""}) {
    EXPECT_FALSE(read_day(text)) << text;
  }
}

TEST(Query, what_was_sent_is_cut_between_characters) {
  std::string long_text;
  for (int i = 0; i < 100; ++i) long_text += "ا";
  EXPECT_EQ(shown(long_text).size(), 80U + 3U);
}

}  // namespace
}  // namespace sijill
