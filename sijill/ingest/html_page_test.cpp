#include "sijill/ingest/html_page.h"

#include <gtest/gtest.h>

#include <ctime>
#include <string>

namespace sijill {
namespace {

constexpr std::string_view first =
    "قال قائد ميداني إن قواته دخلت بلدة تل الزيتون صباح اليوم بعد اشتباكات استمرت ساعات مع مسلحين مجهولين.";
constexpr std::string_view second =
    "وأضاف أن ثلاثة مدنيين أصيبوا بجروح، وأن فرق الإسعاف نقلتهم إلى مستشفى المدينة القريب من خط التماس.";

std::string page(std::string_view head, std::string_view body) {
  std::string out = "<!DOCTYPE html><html lang=\"ar\"><head><meta charset=\"utf-8\">";
  return ((out += head) += "</head><body>") += body;
}

std::string two_paragraphs() { return "<p>" + std::string(first) + "</p>\n<p>" + std::string(second) + "</p>"; }

Article read(std::string bytes, const Html_options& html = {}) {
  return read_html("page.html", std::move(bytes), {}, html);
}

std::string date_of(const Article& article) { return article.published ? to_string(*article.published) : "none"; }

std::string_view marked(const Article& article, Marked_line::Kind kind) {
  for (const Marked_line& line : article.marked) {
    if (line.kind == kind) return line.span.of(article.text);
  }
  return {};
}

TEST(HtmlPage, headline_paragraphs_and_caption_come_apart_and_the_menu_is_left_out) {
  const Article article =
      read(page("<title>عنوان الخبر هنا | موقع</title>",
                "<nav><ul><li><a href=/>الرئيسية</a><li><a href=/w>العالم</a></ul></nav>"
                "<article><h1>عنوان الخبر هنا</h1><figure><img src=a.jpg><figcaption>جنود قرب البلدة"
                "</figcaption></figure>" +
                    two_paragraphs() + "</article><footer>جميع الحقوق محفوظة لموقعنا</footer>"));
  EXPECT_EQ(article.title, "عنوان الخبر هنا");
  EXPECT_EQ(article.text,
            "عنوان الخبر هنا\n" + std::string(first) + "\n" + std::string(second) + "\nجنود قرب البلدة");
  EXPECT_EQ(marked(article, Marked_line::Kind::title), "عنوان الخبر هنا");
  EXPECT_EQ(marked(article, Marked_line::Kind::caption), "جنود قرب البلدة");
}

TEST(HtmlPage, the_name_is_that_of_the_received_bytes) {
  const std::string bytes = page("", two_paragraphs());
  EXPECT_EQ(read(bytes).id.size(), 64u);
  EXPECT_NE(read(bytes).id, read(bytes + " ").id);
}

TEST(HtmlPage, json_ld_tells_title_date_outlet_writer_and_address) {
  const Article article = read(page(
      R"(<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"x"},
        {"@type":"NewsArticle","headline":"عنوان من البيانات","datePublished":"2017-11-11T00:04:00+02:00",
         "author":[{"@type":"Person","name":"سامي الخطيب"}],"publisher":{"name":"صحيفة الساحل"},
         "url":"https://sahel.example/n/1",}]}</script>)",
      two_paragraphs()));
  EXPECT_EQ(article.title, "عنوان من البيانات");
  EXPECT_EQ(date_of(article), "2017-11-11T00:04:00+02:00");
  EXPECT_EQ(article.outlet, "صحيفة الساحل");
  EXPECT_EQ(article.byline, "سامي الخطيب");
  EXPECT_EQ(article.url, "https://sahel.example/n/1");
}

TEST(HtmlPage, without_metadata_the_date_line_of_the_page_dates_it) {
  EXPECT_EQ(date_of(read(
                page("", "<h1>عنوان طويل للخبر</h1><div>السبت 11/نوفمبر/2017 - 12:04 ص</div>" + two_paragraphs()))),
            "2017-11-11T00:04:00");
  EXPECT_EQ(date_of(read(page(
                "", "<h1>عنوان طويل للخبر</h1><p>الجمعة 24 نيسان / أبريل 2020 09:22 مساءً</p>" + two_paragraphs()))),
            "2020-04-24T21:22:00");
}

TEST(HtmlPage, the_time_of_publication_is_that_beside_the_headline) {
  const std::string other = "<time datetime=\"2024-01-02\">اليوم</time>";
  const std::string teaser = "<li><a href=/x>خبر آخر عن شيء آخر</a> " + other;
  EXPECT_EQ(date_of(read(page("", "<ul>" + teaser + teaser +
                                      "</ul><h1>عنوان طويل للخبر</h1><p><time "
                                      "datetime=\"2019-07-14T09:30:00Z\">14 يوليو</time></p>" +
                                      two_paragraphs() + "<ul>" + teaser + "</ul>"))),
            "2019-07-14T09:30:00+00:00");
}

TEST(HtmlPage, what_the_caller_knows_wins) {
  Input_options options;
  options.title = "عنوان معطى";
  options.outlet = "أ";
  options.url = "https://a.example/";
  options.published = read_iso("2015-01-02");
  const Article article = read_html("n", page("<meta property=og:title content='غيره'>", two_paragraphs()), options);
  EXPECT_EQ(article.title, "عنوان معطى");
  EXPECT_EQ(article.outlet, "أ");
  EXPECT_EQ(article.url, "https://a.example/");
  EXPECT_EQ(date_of(article), "2015-01-02");
}

TEST(HtmlPage, a_page_may_not_take_another_sites_address) {
  Html_options html;
  html.address = "https://m.sahel.example/n/1?x=2";
  const std::string other = page("<link rel=canonical href='https://elsewhere.test/n'>", two_paragraphs());
  EXPECT_EQ(read(other, html).url, html.address);
  const std::string own = page("<link rel=canonical href='https://www.sahel.example/n/1'>", two_paragraphs());
  EXPECT_EQ(read(own, html).url, "https://www.sahel.example/n/1");
}

TEST(HtmlPage, an_article_that_only_a_script_holds_is_read) {
  const Article article =
      read(page("<title>عنوان</title>",
                "<div id=\"__next\"></div><script id=\"__NEXT_DATA__\" type=\"application/json\">"
                R"({"props":{"article":{"title":"عنوان الخبر في البيانات","body":[{"type":"p","text":")" +
                    std::string(first) + R"("},{"type":"p","text":")" + std::string(second) +
                    R"("}]},"related":[{"title":"خبر آخر عن شيء آخر لا علاقة له"}]}}</script>)"));
  EXPECT_NE(article.text.find(std::string(first) + "\n" + std::string(second)), std::string::npos) << article.text;
  EXPECT_EQ(article.text.find("خبر آخر"), std::string::npos) << article.text;
}

TEST(HtmlPage, ten_thousand_open_elements_are_read_in_no_time) {
  for (const std::string_view tag :
       {"<div>", "<b>", "<a href=x>", "<table><tr><td>", "<ul><li>", "<p><span>", "<blockquote>"}) {
    std::string body;
    for (int i = 0; i < 10'000; ++i) body += tag;
    const std::clock_t began = std::clock();  // of the processor: the machine may be busy with other things
    const Article article = read(page("", body + two_paragraphs()));
    EXPECT_LT((std::clock() - began) / CLOCKS_PER_SEC, 2) << tag;
    EXPECT_NE(article.text.find(second), std::string::npos) << tag;
  }
}

TEST(HtmlPage, unclosed_and_broken_things_lose_no_paragraph) {
  for (const std::string_view broken :
       {"<!-- never closed ", "<p title=\"never closed>", "<b><i><p></b>", "</p></div></table>", "<td>", "< p >",
        "&#0;&#xFFFFFF;&nosuch;", "<script>var a = '</p>';</script>", "<script>", "<title>",
        "<svg><path/><title>x</title>"}) {
    const Article article = read(page("", two_paragraphs() + std::string(broken) + " " + two_paragraphs()));
    EXPECT_NE(article.text.find(first), std::string::npos) << broken;
    EXPECT_NE(article.text.find(second), std::string::npos) << broken;
  }
}

TEST(HtmlPage, a_charset_that_the_page_does_not_have_is_named) {
  const Article article = read(
      "<html><head><meta http-equiv='Content-Type' content='text/html; charset=windows-1256'>" + two_paragraphs());
  EXPECT_NE(article.text.find(first), std::string::npos);
  ASSERT_FALSE(article.notes.empty());
  EXPECT_EQ(article.notes[0], "The page calls itself windows-1256 and is utf-8.");
}

TEST(HtmlPage, nuls_and_wrong_bytes_leave_valid_text) {
  std::string bytes = page("", two_paragraphs());
  bytes.insert(bytes.find("قواته"), std::string("\0\xFF\0", 3));
  const Article article = read(bytes);
  EXPECT_NE(article.text.find(second), std::string::npos);
  EXPECT_EQ(article.text.find('\0'), std::string::npos);
}

TEST(HtmlPage, limits_cut_with_a_note) {
  std::string bytes = page("", two_paragraphs());
  Html_options html;
  html.max_bytes = bytes.size() - 20;
  EXPECT_NE(read(bytes, html).notes.at(0).find("only the first"), std::string::npos);
  html = {};
  html.max_nodes = 16;
  for (int i = 0; i < 100; ++i) bytes += "<p>";
  EXPECT_NE(read(bytes, html).notes.at(0).find("more than 16 elements"), std::string::npos);
}

TEST(HtmlPage, what_is_no_page_is_an_empty_article_with_a_note) {
  const Article article = read("");
  EXPECT_TRUE(article.text.empty());
  EXPECT_FALSE(article.notes.empty());
}

TEST(HtmlPage, pages_are_told_from_text) {
  EXPECT_TRUE(looks_like_html("\xEF\xBB\xBF <!DOCTYPE html><p>"));
  EXPECT_TRUE(looks_like_html("<?xml version=\"1.0\"?><html>"));
  EXPECT_FALSE(looks_like_html("قال <b>الجيش</b>"));
  EXPECT_FALSE(looks_like_html("<?xml version=\"1.0\"?><rss version=\"2.0\"><channel>"));
  EXPECT_FALSE(looks_like_html(""));
}

}  // namespace
}  // namespace sijill
