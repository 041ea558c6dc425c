#include "sijill/ingest/feed_source.h"

#include <gtest/gtest.h>

#include "sijill/ingest/sources_testing.h"

namespace sijill {
namespace {

const std::string prose =
    "قالت قوات الحكومة إنها سيطرت صباح أمس على بلدة المزرعة شمال المدينة بعد معارك عنيفة استمرت ثلاثة أيام.";
const std::string more =
    "وأضاف المتحدث باسم القوات أن المسلحين انسحبوا من البلدة نحو القرى المجاورة، وأن فرق الهندسة تفكك الألغام فيها.";

std::string rss(const std::string& items, const std::string& prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>") {
  return prolog +
         "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel>"
         "<title>صوت المزرعة</title>" +
         items + "</channel></rss>";
}

std::string item(const std::string& number, const std::string& content) {
  return "<item><title>خبر " + number + "</title><link>https://x.example/" + number + "</link><guid>g" + number +
         "</guid><pubDate>Sat, 11 Nov 2017 00:04:00 +0300</pubDate>" + content + "</item>";
}

std::string whole(const std::string& number) {
  return item(number, "<content:encoded><![CDATA[<p>" + prose + "</p><p>" + more + "</p>]]></content:encoded>");
}

std::string summary(const All_records& all) {
  std::string text = std::to_string(all.articles.size()) + " articles";
  for (const Refusal& refusal : all.left_out) text += "; left out: " + refusal.reason;
  for (const Refusal& refusal : all.passed_over) text += "; " + refusal.reason;
  return text;
}

bool has_note(const Article& article, std::string_view words) {
  for (const std::string& note : article.notes) {
    if (note.find(words) != std::string::npos) return true;
  }
  return false;
}

TEST(FeedSource, entries_are_articles_with_what_the_feed_says_of_them) {
  const All_records all = received_from("saved", rss(whole("1") + whole("2")));
  EXPECT_EQ(summary(all), "2 articles");
  ASSERT_EQ(all.articles.size(), 2u);
  const Article& article = all.articles[0];
  EXPECT_EQ(article.title, "خبر 1");
  EXPECT_EQ(article.url, "https://x.example/1");
  EXPECT_EQ(article.name, "https://x.example/1");
  EXPECT_EQ(article.outlet, "صوت المزرعة");
  ASSERT_TRUE(article.published);
  EXPECT_EQ(to_string(*article.published), "2017-11-11T00:04:00+03:00");
  EXPECT_EQ(article.text, "خبر 1\n" + prose + "\n" + more);
  EXPECT_TRUE(article.notes.empty());
  EXPECT_NE(article.id, all.articles[1].id);
}

TEST(FeedSource, what_a_site_adds_to_each_entry_is_left_out) {
  const std::string content = "<p>" + prose + "</p><p>" + more +
                              "</p><div class=\"sharedaddy\"><a href=\"/f\">شارك على فيسبوك</a></div>"
                              "<p>اقرأ أيضاً: <a href=\"/9\">عنوان خبر آخر تماماً</a></p>";
  const All_records all =
      received_from("a.xml", rss(item("1", "<content:encoded><![CDATA[" + content + "]]></content:encoded>")));
  ASSERT_EQ(all.articles.size(), 1u) << summary(all);
  EXPECT_NE(all.articles[0].text.find(more), std::string::npos);
  EXPECT_EQ(all.articles[0].text.find("فيسبوك"), std::string::npos) << all.articles[0].text;
  EXPECT_EQ(all.articles[0].text.find("خبر آخر"), std::string::npos) << all.articles[0].text;
}

TEST(FeedSource, a_short_entry_loses_nothing) {
  const All_records all =
      received_from("a.xml", rss(item("1", "<content:encoded>&lt;div&gt;سقط صاروخ.&lt;/div&gt;</content:encoded>")));
  ASSERT_EQ(all.articles.size(), 1u) << summary(all);
  EXPECT_NE(all.articles[0].text.find("سقط صاروخ."), std::string::npos) << all.articles[0].text;
}

TEST(FeedSource, a_summary_is_told_to_be_one_and_a_title_is_no_article) {
  const All_records all =
      received_from("a.xml", rss(item("1", "<description>" + prose + "</description>") + item("2", "") + whole("3")));
  EXPECT_EQ(summary(all), "2 articles; entry without content");
  EXPECT_TRUE(has_note(all.articles[0], "summary only"));
  EXPECT_FALSE(has_note(all.articles[1], "summary only"));
}

TEST(FeedSource, atom_rdf_and_json_are_told_by_their_bytes) {
  const std::string atom =
      "<feed xmlns='http://www.w3.org/2005/Atom'><title>t</title><entry><id>urn:1</id><title>e</title>"
      "<updated>2017-11-11T00:04:00Z</updated><content>" +
      prose + "</content></entry></feed>";
  const std::string rdf =
      "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>"
      "<item rdf:about='https://x.example/1'><title>e</title><description>" +
      prose + "</description></item></rdf:RDF>";
  const std::string json =
      R"({"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": [{"id": "1", "content_text": ")" +
      prose + "\"}]}";
  for (const std::string& bytes : {atom, rdf, json, "\xEF\xBB\xBF\n" + atom, gzipped(json)}) {
    const All_records all = received_from("saved.bin", bytes);
    ASSERT_EQ(summary(all), "1 articles") << bytes.substr(0, 60);
    EXPECT_NE(all.articles[0].text.find(prose), std::string::npos) << bytes.substr(0, 60);
  }
  EXPECT_EQ(received_from("saved.bin", atom).articles[0].name, "saved.bin#1") << "an entry without an address";
}

TEST(FeedSource, what_the_user_says_wins) {
  Input_settings users;
  users.facts.outlet = "media.x";
  const auto settings = std::make_shared<const Input_settings>(users);
  EXPECT_EQ(received_from("a.xml", rss(whole("1")), settings).articles[0].outlet, "media.x");
  users.facts.title = "عنوان";
  EXPECT_NE(summary(received_from("a.xml", rss(whole("1")), std::make_shared<const Input_settings>(users))),
            "1 articles")
      << "one title does not fit many articles";
}

TEST(FeedSource, a_sitemap_is_refused_with_the_remedy) {
  const All_records all = received_from(
      "a.xml",
      "<urlset "
      "xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>https://x.example/</loc></url></urlset>");
  ASSERT_EQ(summary(all), "0 articles; left out: sitemap");
  EXPECT_NE(all.left_out[0].message.find("a.xml: found a sitemap of 1 addresses"), std::string::npos)
      << all.left_out[0].message;
  EXPECT_NE(all.left_out[0].message.find("sijill watch"), std::string::npos);
}

TEST(FeedSource, a_feed_that_breaks_off_gives_what_comes_before_and_the_place) {
  const std::string feed = rss(whole("1") + whole("2"));
  const std::size_t second = feed.find("<item>", feed.find("<item>") + 1);
  const All_records cut = received_from("a.xml", feed.substr(0, second + 10));
  ASSERT_EQ(cut.articles.size(), 1u) << summary(cut);
  ASSERT_EQ(cut.left_out.size(), 1u);
  EXPECT_NE(cut.left_out[0].message.find("at fault at byte"), std::string::npos) << cut.left_out[0].message;
  for (std::size_t size = 1; size < feed.size(); size += 13) {
    const All_records all = received_from("a.xml", feed.substr(0, size));
    EXPECT_FALSE(all.articles.empty() && all.left_out.empty()) << size;
    EXPECT_FALSE(all.articles.size() == 2 && all.left_out.empty() && size + 30 < feed.size()) << size;
  }
  EXPECT_EQ(summary(received_from("a.json", "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": [{\"id\"")),
            "0 articles; left out: no feed");
}

TEST(FeedSource, hostile_feeds_cost_little_and_are_told) {
  std::string bomb = "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a \"a\">";
  for (char c = 'b'; c < 'k'; ++c) {
    bomb += std::string("<!ENTITY ") + c + " \"";
    for (int i = 0; i < 10; ++i) bomb += std::string("&") + static_cast<char>(c - 1) + ";";
    bomb += "\">";
  }
  bomb += "]>";
  const All_records expanded = received_from("a.xml", rss(item("1", "<description>&j; &x; نص</description>"), bomb));
  ASSERT_EQ(expanded.articles.size(), 1u) << summary(expanded);
  EXPECT_LT(expanded.articles[0].text.size(), 100u);
  const All_records outside =
      received_from("a.xml", rss(item("1", "<description>نص &p;</description>"),
                                 "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY p SYSTEM \"file:///etc/passwd\">]>"));
  ASSERT_EQ(outside.articles.size(), 1u);
  EXPECT_EQ(outside.articles[0].text.find("root:"), std::string::npos);

  std::string deep;
  for (int i = 0; i < 10'000; ++i) deep += "<a>";
  EXPECT_EQ(summary(received_from("a.xml", rss(deep))), "0 articles; left out: no feed");
  std::string lists(10'000, '[');
  EXPECT_EQ(summary(received_from("a.json", "{\"version\": \"https://jsonfeed.org/version/1\", \"items\": " + lists)),
            "0 articles; left out: no feed");
  std::string deep_content;
  for (int i = 0; i < 10'000; ++i) deep_content += "<div>";
  EXPECT_EQ(received_from("a.xml", rss(item("1", "<content:encoded><![CDATA[" + deep_content + prose +
                                                     "]]></content:encoded>")))
                .articles.size(),
            1u);

  Limits limits;
  limits.document_bytes = 2000;
  EXPECT_EQ(summary(received_from("a.xml", rss(whole("1") + std::string(5000, ' ')), settings_with(limits))),
            "0 articles; left out: too large");
  limits = {};
  limits.text_bytes = 50;
  EXPECT_EQ(summary(received_from("a.xml", rss(whole("1")), settings_with(limits))),
            "0 articles; left out: text too long");
}

TEST(FeedSource, what_is_no_feed_is_named_where_one_was_asked_for) {
  Input_settings users;
  users.from = Input_format::feed;
  const auto settings = std::make_shared<const Input_settings>(users);
  EXPECT_EQ(summary(received_from("a.txt", "قال الجيش.", settings)), "0 articles; left out: no feed");
  EXPECT_EQ(summary(received_from("a.txt", "", settings)), "0 articles; left out: no feed");
  EXPECT_EQ(summary(received_from("a.txt", rss(""), settings)), "0 articles; left out: no entries");
}

}  // namespace
}  // namespace sijill
