#include "sijill/calendar/hijri.h"

#include <gtest/gtest.h>

namespace sijill {
namespace {

TEST(Hijri, agrees_with_dates_as_the_saudi_press_printed_them) {
  EXPECT_EQ(to_string(to_day(Hijri{1436, 10, 25})), "2015-08-10");
  EXPECT_EQ(to_string(to_day(Hijri{1439, 2, 22})), "2017-11-11");
  EXPECT_EQ(to_string(to_day(Hijri{1445, 9, 1})), "2024-03-11");
  EXPECT_EQ(to_string(to_day(Hijri{1436, 10, 1})), "2015-07-17");
}

TEST(Hijri, is_tabular_outside_the_table) { EXPECT_EQ(to_string(to_day(Hijri{1, 1, 1})), "0622-07-19"); }

TEST(Hijri, every_day_comes_back) {
  for (Day day = to_day(Civil{1900, 1, 1}); day < to_day(Civil{2100, 1, 1}); day = day + 1) {
    const Hijri hijri = to_hijri(day);
    ASSERT_EQ(to_day(hijri), day) << to_string(day);
    ASSERT_GE(hijri.day, 1);
    ASSERT_LE(hijri.day, 31);
  }
}

}  // namespace
}  // namespace sijill
