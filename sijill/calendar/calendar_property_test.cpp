#include <gtest/gtest.h>

#include <random>

#include "sijill/calendar/calendar_testing.h"

namespace sijill {
namespace {

// Any order of the words of time, however senseless, gives intervals that stand in order and do not contradict
// themselves.
TEST(CalendarProperty, any_words_give_ordered_intervals) {
  std::vector<std::string> vocabulary;
  std::istringstream source(
      "قبل منذ حتى بعد في من أمس اليوم غدا الأول أول الجمعة الخميس الأحد يوم مساء ليل ليلة فجر منتصف أواخر مطلع "
      "نهاية "
      "شهر نوفمبر شوال رمضان صفر آب كانون 2 الثاني تشرين عام العام الأسبوع الأيام الساعات الماضي الماضية المقبل "
      "الجاري القليلة هذا هذه 9 31 11 2017 1436 24 ساعة أيام سنوات عدة نحو أكثر و / - ، ( ) \" م ه الموافق العيد "
      "عيد الفطر القرن تسعينات صيف ربيع عشر العشرين ثلاثة ال آخر خلال وقت سابق الآن 1.2.2017 0 99999 ل");
  for (std::string word; source >> word;) vocabulary.push_back(fold(word));
  std::mt19937 random(7);
  for (int round = 0; round < 8'000; ++round) {
    std::vector<std::string_view> words;
    for (unsigned count = random() % 14; count > 0; --count)
      words.push_back(vocabulary[random() % vocabulary.size()]);
    Calendar_options options;
    if (round % 3 != 0) options.published = read_iso(round % 2 ? "2017-11-11T00:04" : "2016-02-29");
    if (round % 5 == 0) options.weekdays = Weekday_preference::future;
    std::uint32_t end = 0;
    for (const Time_match& match : find_times(words, options)) {
      std::string text;
      for (const std::string_view word : words) text += std::string(word) + " ";
      ASSERT_GE(match.words.begin, end) << text;
      ASSERT_LT(match.words.begin, match.words.end) << text;
      ASSERT_LE(match.words.end, words.size()) << text;
      ASSERT_FALSE(match.time.rule.empty()) << text;
      if (match.time.earliest && match.time.latest) {
        ASSERT_LE(*match.time.earliest, *match.time.latest) << text << match.time.rule;
      }
      if (match.time.precision == Time_precision::day) {
        ASSERT_EQ(match.time.earliest, match.time.latest) << text << match.time.rule;
      }
      if (!options.published && match.time.anchor == "published") {
        ASSERT_FALSE(match.time.earliest && match.time.latest) << text << match.time.rule;
      }
      end = match.words.end;
    }
  }
}

TEST(CalendarProperty, any_line_may_be_asked_for_a_date) {
  const std::string alphabet = "0123456789:-/.+TZ صمهAPM,()نوفمبر ";
  std::mt19937 random(11);
  for (int round = 0; round < 8'000; ++round) {
    std::string line;
    for (unsigned count = random() % 30; count > 0; --count) line += alphabet[random() % alphabet.size()];
    for (const auto& stamp : {read_dateline(line), read_iso(line)}) {
      if (!stamp || !stamp->minute_of_day) continue;
      ASSERT_GE(*stamp->minute_of_day, 0) << line;
      ASSERT_LT(*stamp->minute_of_day, 1440) << line;
    }
  }
}

}  // namespace
}  // namespace sijill
