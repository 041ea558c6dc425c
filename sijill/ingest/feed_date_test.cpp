#include "sijill/ingest/feed_date.h"

#include <gtest/gtest.h>

namespace sijill {
namespace {

std::string read(std::string_view text) {
  const auto stamp = read_feed_date(text);
  return stamp ? to_string(*stamp) : "none";
}

TEST(FeedDate, rfc_822_as_it_should_be) {
  EXPECT_EQ(read("Sat, 11 Nov 2017 00:04:00 +0200"), "2017-11-11T00:04:00+02:00");
  EXPECT_EQ(read("Sat, 11 Nov 2017 00:04:00 GMT"), "2017-11-11T00:04:00+00:00");
  EXPECT_EQ(read("11 Nov 17 00:04 EST"), "2017-11-11T00:04:00-05:00");
}

TEST(FeedDate, rfc_822_as_feeds_write_it) {
  EXPECT_EQ(read("Saturday, 11 November 2017 00:04:00 UTC"), "2017-11-11T00:04:00+00:00");
  EXPECT_EQ(read("Sat 11 Nov 2017 0:04"), "2017-11-11T00:04:00");
  EXPECT_EQ(read("11-Nov-2017 00:04:00 Z"), "2017-11-11T00:04:00+00:00");
  EXPECT_EQ(read("Sat, 11 Nov 2017 00:04:00 +03:00"), "2017-11-11T00:04:00+03:00");
  EXPECT_EQ(read("Sat, 11 Nov 2017 00:04:00 GMT+3"), "2017-11-11T00:04:00+03:00");
  EXPECT_EQ(read("Sat, 11 Nov 2017 00:04:00.000 +0330 (Tehran)"), "2017-11-11T00:04:00+03:30");
  EXPECT_EQ(read("Nov 11, 2017 12:04 AM"), "2017-11-11T00:04:00");
  EXPECT_EQ(read("November 11, 2017, 1:04 pm EEST"), "2017-11-11T13:04:00+03:00");
  EXPECT_EQ(read("Sat Nov 11 00:04:00 GMT 2017"), "2017-11-11T00:04:00+00:00");
  EXPECT_EQ(read("Sat Nov 11 00:04:00 2017"), "2017-11-11T00:04:00");
  EXPECT_EQ(read("  Sat, 1 Sept 2018 10:00:00 CEST\n"), "2018-09-01T10:00:00+02:00");
  EXPECT_EQ(read("11 Nov 2017"), "2017-11-11");
}

TEST(FeedDate, a_time_that_is_none_leaves_the_day) {
  EXPECT_EQ(read("11 Nov 2017 25:99"), "2017-11-11");
  EXPECT_EQ(read("11 Nov 2017 00:04 +9900"), "2017-11-11T00:04:00");
}

TEST(FeedDate, a_zone_of_an_unknown_name_is_left_unsaid) {
  EXPECT_EQ(read("Sat, 11 Nov 2017 00:04:00 XYZ"), "2017-11-11T00:04:00");
}

TEST(FeedDate, rfc_3339_and_shorter_forms) {
  EXPECT_EQ(read("2017-11-11T00:04:00Z"), "2017-11-11T00:04:00+00:00");
  EXPECT_EQ(read("2017-11-11T00:04:00.123+02:00"), "2017-11-11T00:04:00+02:00");
  EXPECT_EQ(read("2017-11-11T00:04+0200"), "2017-11-11T00:04:00+02:00");
  EXPECT_EQ(read("2017-11-11 00:04:00 UTC"), "2017-11-11T00:04:00+00:00");
  EXPECT_EQ(read("2017-11-11 00:04:00 +0300"), "2017-11-11T00:04:00+03:00");
  EXPECT_EQ(read("20171111T000400Z"), "2017-11-11T00:04:00+00:00");
  EXPECT_EQ(read("2017-11-11"), "2017-11-11");
}

TEST(FeedDate, arabic_date_lines) {
  EXPECT_EQ(read("السبت 11/نوفمبر/2017 - 12:04 ص"), "2017-11-11T00:04:00");
  EXPECT_EQ(read("السبت, 11 تشرين الثاني 2017 00:04:00 +0300"), "2017-11-11T00:04:00+03:00");
  EXPECT_EQ(read("٢٢ صفر ١٤٣٩"), "2017-11-11");
}

TEST(FeedDate, what_names_no_day_is_none) {
  for (const char* text : {"", "yesterday", "Nov 2017", "31 Feb 2017", "1970-01-01T00:00:00Z", "0001-01-01T00:00:00",
                           "Thu, 01 Jan 1970 00:00:00 GMT", "99999", "((((", "2017"}) {
    EXPECT_EQ(read(text), "none") << text;
  }
  EXPECT_EQ(read(std::string(100000, '1')), "none");
}

}  // namespace
}  // namespace sijill
