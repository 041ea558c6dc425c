#include "sijill/ingest/plain_text.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace sijill {
namespace {

// "kind: text" of every marked line.
std::vector<std::string> marked(const Article& article) {
  static constexpr const char* names[] = {"title", "dateline", "byline", "caption", "furniture"};
  std::vector<std::string> lines;
  for (const Marked_line& line : article.marked) {
    std::string shown = names[static_cast<int>(line.kind)];
    shown.append(": ").append(line.span.of(article.text));
    lines.push_back(std::move(shown));
  }
  return lines;
}

using Lines = std::vector<std::string>;

const std::string prose =
    "سيطرت قوات الحكومة صباح أمس على بلدة المزرعة شمال المدينة بعد معارك عنيفة استمرت ثلاثة أيام مع المسلحين الذين "
    "كانوا يتحصنون فيها، وفق ما قال مسؤول محلي.";

TEST(PlainText, the_text_is_the_input_itself) {
  const std::string text = "\uFEFFعنوان الخبر هنا\r\n2017-11-11\r\n\r\n  " + prose + "\n\n";
  const Article article = read_plain_text("x.txt", text);
  EXPECT_EQ(article.text, text);
  EXPECT_EQ(article.name, "x.txt");
  EXPECT_EQ(article.id.size(), 64u);
  EXPECT_TRUE(article.notes.empty());
}

TEST(PlainText, finds_title_date_byline_and_furniture_of_a_saved_page) {
  const Article article = read_plain_text(
      "x", "قوات الحكومة تسيطر على \"المزرعة\"\nالسبت 11/نوفمبر/2017 - 12:04 ص\nأحمد سالم\nطباعة\n" + prose);
  EXPECT_EQ(marked(article),
            (Lines{"title: قوات الحكومة تسيطر على \"المزرعة\"", "dateline: السبت 11/نوفمبر/2017 - 12:04 ص",
                   "byline: أحمد سالم", "furniture: طباعة"}));
  EXPECT_EQ(article.title, "قوات الحكومة تسيطر على \"المزرعة\"");
  EXPECT_EQ(article.byline, "أحمد سالم");
  EXPECT_EQ(to_string(*article.published), "2017-11-11T00:04:00");
}

TEST(PlainText, reads_bylines_in_their_usual_forms) {
  for (const char* byline : {"كتب: أحمد سالم", "بقلم أحمد سالم", "الرياض - واس", "دبي - رويترز", "(رويترز)",
                             "عدن – خاص", "أحمد سالم – الدمام", "عدن: أحمد سالم", "لاهاي - أ. ف. ب.",
                             "بيروت - (أ.ف.ب):", "عدن: محمد علي - صنعاء: أحمد سالم", "أحمد سالم (الدوادمي)",
                             "أحمد سالم من الرياض", "القاهرة- د ب أ", "سانا"}) {
    const Article article =
        read_plain_text("x", "قوات الحكومة تسيطر على المزرعة\n2017-11-11\n" + std::string(byline) + "\n" + prose);
    EXPECT_EQ(article.byline, byline);
    EXPECT_EQ(article.marked.size(), 3u) << byline;
  }
}

TEST(PlainText, an_agency_lead_in_the_first_sentence_is_marked_apart) {
  struct Case {
    const char* lead;
    const char* byline;
  };
  for (const Case& c : {Case{"رويترز- بنغازي:", "رويترز- بنغازي"}, Case{"دمشق - سانا:", "دمشق - سانا"},
                        Case{"بيروت (أ ف ب) -", "بيروت (أ ف ب)"}, Case{"القاهرة – (د ب أ):", "القاهرة – (د ب أ)"}}) {
    const Article article =
        read_plain_text("x", "قوات الحكومة تسيطر على المزرعة\n2017-11-11\n" + std::string(c.lead) + " " + prose);
    EXPECT_EQ(article.byline, c.byline);
    ASSERT_EQ(article.marked.size(), 3u) << c.lead;
    EXPECT_EQ(article.marked.back().span.of(article.text), c.lead);
  }
}

TEST(PlainText, a_speaker_before_a_colon_is_no_agency_lead) {
  const Article article = read_plain_text("x", "قال الناطق باسم القوات: " + prose);
  EXPECT_TRUE(article.marked.empty());
}

TEST(PlainText, a_text_without_a_head_has_none) {
  for (const std::string& text :
       {prose, prose + "\n" + prose, std::string("قتل ثلاثة في القصف."), std::string("قتل ثلاثة")}) {
    const Article article = read_plain_text("x", text);
    EXPECT_TRUE(article.marked.empty()) << text;
    EXPECT_TRUE(article.title.empty());
    EXPECT_FALSE(article.published);
    ASSERT_EQ(article.notes.size(), 1u) << "no date is noted";
  }
}

TEST(PlainText, a_headline_with_a_slash_or_colon_is_still_the_title) {
  for (const char* title :
       {"عام / مقتل العشرات", "المتحدث: الهدنة مستمرة", "اليمن : مقتل ثلاثة", "هل تنتهي الهدنة؟"}) {
    const Article article = read_plain_text("x", std::string(title) + "\n2015-08-10\n" + prose);
    EXPECT_EQ(article.title, title);
  }
}

TEST(PlainText, a_second_date_line_in_the_text_does_not_move_the_date) {
  const Article article = read_plain_text(
      "x", "مقتل ثلاثة في القصف\n2015-08-11\nبغداد 25 شوال 1436 هـ الموافق 10 أغسطس 2015 م واس\n" + prose);
  EXPECT_EQ(to_string(*article.published), "2015-08-11");
  EXPECT_EQ(marked(article).size(), 3u);
}

TEST(PlainText, furniture_after_the_prose_is_marked) {
  const Article article =
      read_plain_text("x", "مقتل ثلاثة في القصف\n2015-08-10\n" + prose +
                               "\n// انتهى //\n13:44 ت م\nاقرأ أيضا: خبر آخر من المدينة\n***\nالمصدر: رويترز");
  EXPECT_EQ(marked(article), (Lines{"title: مقتل ثلاثة في القصف", "dateline: 2015-08-10", "furniture: // انتهى //",
                                    "furniture: 13:44 ت م", "furniture: اقرأ أيضا: خبر آخر من المدينة",
                                    "furniture: ***", "furniture: المصدر: رويترز"}));
  EXPECT_EQ(article.outlet, "رويترز");
}

TEST(PlainText, a_link_pasted_after_the_prose_is_marked_from_where_it_begins) {
  const Article article = read_plain_text("x", prose + " رابط الخبر بصحيفة المدينة: مقتل ثلاثة");
  EXPECT_EQ(marked(article), (Lines{"furniture: رابط الخبر بصحيفة المدينة: مقتل ثلاثة"}));
}

TEST(PlainText, a_picture_line_before_the_prose_is_a_caption) {
  const Article article = read_plain_text(
      "x", "قوات الحكومة تسيطر على المزرعة\n2017-11-11\nجنود من قوات الحكومة خلال المعارك قرب المزرعة\n" + prose);
  EXPECT_EQ(marked(article).back(), "caption: جنود من قوات الحكومة خلال المعارك قرب المزرعة");
}

TEST(PlainText, options_win_over_what_the_text_says) {
  Input_options options;
  options.published = Timestamp{to_day(Civil{2020, 1, 2}), std::nullopt, std::nullopt};
  options.outlet = "media.x";
  options.url = "http://x/";
  options.title = "عنوان";
  const Article article =
      read_plain_text("x", "مقتل ثلاثة في القصف\n2015-08-10\n" + prose + "\nالمصدر: رويترز", options);
  EXPECT_EQ(to_string(*article.published), "2020-01-02");
  EXPECT_EQ(article.outlet, "media.x");
  EXPECT_EQ(article.url, "http://x/");
  EXPECT_EQ(article.title, "عنوان");
}

TEST(PlainText, odd_bytes_give_an_article_with_a_note) {
  EXPECT_EQ(read_plain_text("x", "").notes.size(), 1u);
  EXPECT_EQ(read_plain_text("x", "%PDF-1.4").notes.size(), 1u);
  EXPECT_TRUE(read_plain_text("x", "%PDF-1.4").text.empty());
  EXPECT_EQ(read_plain_text("x", " \n\t\n").marked.size(), 0u);
  EXPECT_EQ(read_plain_text("x", "\xDE\xC7\xE1 \xC7\xE1\xCC\xED\xD4").text, "قال الجيش");
}

TEST(PlainText, marks_are_in_order_and_do_not_overlap) {
  for (const char* text : {"a\nb\nc\nطباعة\nشارك\n***\n", "رويترز:\n- واس -\n", "كتب:\nكتب:", "// انتهى //",
                           "2015-08-10", "2015-08-10\n2015-08-11", "- رويترز: رابط الخبر بصحيفة x",
                           "x رابط الخبر بصحيفة رويترز: y", "(رويترز) - x رابط الخبر بصحيفة"}) {
    std::uint32_t end = 0;
    const Article article = read_plain_text("x", text);
    for (const Marked_line& line : article.marked) {
      EXPECT_GE(line.span.begin, end) << text;
      EXPECT_LE(line.span.end, article.text.size()) << text;
      EXPECT_FALSE(line.span.empty()) << text;
      end = line.span.end;
    }
  }
}

TEST(PlainText, reads_the_article_that_started_the_project) {
  std::ifstream file("/work/shared/data/race/article.txt", std::ios::binary);
  if (!file) GTEST_SKIP() << "/work/shared/data/race/article.txt is not here";
  std::ostringstream bytes;
  bytes << file.rdbuf();
  const Article article = read_plain_text("article.txt", bytes.str());
  EXPECT_EQ(article.text, bytes.str());
  EXPECT_EQ(to_string(*article.published), "2017-11-11T00:04:00");
  EXPECT_EQ(article.marked.size(), 4u);
}

}  // namespace
}  // namespace sijill
