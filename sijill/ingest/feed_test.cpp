#include "sijill/ingest/feed.h"

#include <gtest/gtest.h>

namespace sijill {
namespace {

std::string published(const Feed_entry& entry) { return entry.published ? to_string(*entry.published) : "none"; }
std::string updated(const Feed_entry& entry) { return entry.updated ? to_string(*entry.updated) : "none"; }

const std::string rss = R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
     xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>أخبار البلدة</title><link>https://example.org/</link><language>ar-SY</language>
<atom:link rel="self" href="https://example.org/rss"/>
<item><title>الجيش: &quot;انتهى&quot; القتال</title><link>/news/1</link><guid isPermaLink="false">n1</guid>
<pubDate>Sat, 11 Nov 2017 00:04:00 +0200</pubDate><dc:creator><![CDATA[أحمد سالم]]></dc:creator>
<description>ملخص</description>
<c:encoded><![CDATA[<p>قال الجيش إن القتال انتهى.</p><p>ونفى المسلحون ذلك.</p>]]></c:encoded></item>
<item><title><![CDATA[خبر &laquo;ثان&raquo;]]></title><guid>https://example.org/news/2</guid>
<author>desk@example.org (هيئة التحرير)</author><source url="https://other.example/rss">وكالة أخرى</source>
<description>&lt;p&gt;ملخص الخبر&lt;/p&gt;</description></item>
</channel></rss>)";

TEST(Feed, rss_gives_its_entries) {
  const Feed feed = read_feed(rss, {.address = "https://example.org/rss"});
  EXPECT_EQ(feed.kind, Feed_kind::rss);
  EXPECT_EQ(feed.title, "أخبار البلدة");
  EXPECT_EQ(feed.language, "ar");
  EXPECT_TRUE(feed.notes.empty());
  ASSERT_EQ(feed.entries.size(), 2u);
  const Feed_entry& first = feed.entries[0];
  EXPECT_EQ(first.address, "https://example.org/news/1");
  EXPECT_EQ(first.id, "n1");
  EXPECT_EQ(first.title, "الجيش: \"انتهى\" القتال");
  EXPECT_EQ(published(first), "2017-11-11T00:04:00+02:00");
  EXPECT_EQ(first.author, "أحمد سالم");
  EXPECT_EQ(first.language, "ar");
  EXPECT_TRUE(first.whole);
  EXPECT_TRUE(first.is_html);
  const Feed_entry& second = feed.entries[1];
  EXPECT_EQ(second.address, "https://example.org/news/2");
  EXPECT_EQ(second.title, "خبر «ثان»");
  EXPECT_EQ(second.author, "هيئة التحرير");
  EXPECT_EQ(second.outlet, "وكالة أخرى");
  EXPECT_FALSE(second.whole);
  EXPECT_EQ(second.content, "<p>ملخص الخبر</p>");
}

TEST(Feed, an_entry_becomes_an_article) {
  const Feed feed = read_feed(rss, {.address = "https://example.org/rss"});
  const Article article = article_of(feed.entries[0], "rss.xml#1");
  EXPECT_EQ(article.text, "الجيش: \"انتهى\" القتال\n\nقال الجيش إن القتال انتهى.\nونفى المسلحون ذلك.");
  ASSERT_EQ(article.marked.size(), 1u);
  EXPECT_EQ(article.marked[0].span.of(article.text), article.title);
  EXPECT_EQ(article.url, "https://example.org/news/1");
  EXPECT_EQ(article.byline, "أحمد سالم");
  EXPECT_EQ(article.id.size(), 64u);
  EXPECT_TRUE(article.notes.empty());
  const Article summary = article_of(feed.entries[1], "rss.xml#2", {.outlet = "media.x"});
  EXPECT_EQ(summary.outlet, "media.x");
  EXPECT_EQ(summary.notes.size(), 2u) << "a summary only, and no date";
  EXPECT_NE(summary.id, article.id);
}

TEST(Feed, an_entry_without_content_has_no_text) {
  const Article article = article_of({.address = "https://example.org/", .title = "عنوان"}, "x");
  EXPECT_TRUE(article.text.empty());
  EXPECT_EQ(article.notes.size(), 1u);
}

TEST(Feed, rdf_has_its_items_beside_the_channel) {
  const Feed feed = read_feed(R"(<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns="http://purl.org/rss/1.0/" xmlns:d="http://purl.org/dc/elements/1.1/">
    <channel rdf:about="https://example.org/"><title>عنوان</title><d:language>ar</d:language></channel>
    <item rdf:about="https://example.org/1"><title>أول</title><d:date>2017-11-11T00:04+02:00</d:date></item>
    <item rdf:about="x"><title>ثان</title><link> https://example.org/2 </link></item></rdf:RDF>)");
  EXPECT_EQ(feed.kind, Feed_kind::rdf);
  EXPECT_EQ(feed.title, "عنوان");
  ASSERT_EQ(feed.entries.size(), 2u);
  EXPECT_EQ(feed.entries[0].address, "https://example.org/1");
  EXPECT_EQ(published(feed.entries[0]), "2017-11-11T00:04:00+02:00");
  EXPECT_EQ(feed.entries[1].address, "https://example.org/2");
  EXPECT_EQ(feed.entries[1].language, "ar");
}

TEST(Feed, rss_0_9_without_a_vocabulary) {
  const Feed feed = read_feed(
      "<rss version='0.91'><channel><title>a</title><item><title>b</title>"
      "<link>http://example.org/b</link></item></channel></rss>");
  ASSERT_EQ(feed.entries.size(), 1u);
  EXPECT_EQ(feed.entries[0].address, "http://example.org/b");
  EXPECT_EQ(feed.entries[0].id, "http://example.org/b");
}

TEST(Feed, atom_with_bases_types_and_inherited_authors) {
  const Feed feed =
      read_feed(R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://example.org/a/" xml:lang="ar-YE">
    <title type="html">&lt;b&gt;أخبار&lt;/b&gt;</title><author><name>الهيئة</name></author>
    <entry xml:base="b/"><id>tag:1</id><title>1 &lt; 2</title><link rel="edit" href="/edit"/><link rel="alternate" href="1.html"/>
      <published>2017-11-11T00:04:00Z</published><updated>2017-11-12T00:00:00+03:00</updated>
      <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>قال <b>الجيش</b></p></div></content></entry>
    <entry><id>https://example.org/2</id><title type="text">a &amp;amp; b</title><author><name>أ</name></author><author><name>ب</name></author>
      <summary>نص</summary><source><title>وكالة</title></source></entry>
    <entry><link type="application/pdf" href="3.pdf"/><link type="text/html" href="3"/><content src="x.html"/></entry></feed>)");
  EXPECT_EQ(feed.kind, Feed_kind::atom);
  EXPECT_EQ(feed.title, "أخبار");
  ASSERT_EQ(feed.entries.size(), 3u);
  const Feed_entry& first = feed.entries[0];
  EXPECT_EQ(first.address, "https://example.org/a/b/1.html");
  EXPECT_EQ(first.title, "1 < 2");
  EXPECT_EQ(first.author, "الهيئة");
  EXPECT_EQ(first.language, "ar");
  EXPECT_EQ(published(first), "2017-11-11T00:04:00+00:00");
  EXPECT_EQ(updated(first), "2017-11-12T00:00:00+03:00");
  EXPECT_TRUE(first.is_html);
  EXPECT_NE(first.content.find("<p>قال <b>الجيش</b></p>"), std::string::npos) << first.content;
  EXPECT_EQ(feed.entries[1].address, "https://example.org/2");
  EXPECT_EQ(feed.entries[1].title, "a &amp; b");
  EXPECT_EQ(feed.entries[1].author, "أ، ب");
  EXPECT_EQ(feed.entries[1].outlet, "وكالة");
  EXPECT_EQ(feed.entries[2].address, "https://example.org/a/3");
}

TEST(Feed, atom_with_a_prefix_is_atom) {
  const Feed feed = read_feed(R"(<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>t</a:title>
    <a:entry><a:title>e</a:title><a:link href="http://example.org/"/><a:updated>2017-11-11</a:updated></a:entry></a:feed>)");
  EXPECT_EQ(feed.kind, Feed_kind::atom);
  ASSERT_EQ(feed.entries.size(), 1u);
  EXPECT_EQ(feed.entries[0].title, "e");
  EXPECT_EQ(updated(feed.entries[0]), "2017-11-11");
}

TEST(Feed, json_feed_of_both_versions) {
  const Feed feed = read_feed(R"( {"version": "https://jsonfeed.org/version/1.1", "title": "أخبار", "language": "ar",
    "items": [{"id": 7, "url": "/7", "title": "سبعة", "content_html": "<p>نص</p>", "date_published": "2017-11-11T00:04:00+02:00",
               "authors": [{"name": "أ"}, {"name": "ب"}, 3]},
              {"id": "https://example.org/8", "content_text": "a < b", "author": {"name": "ج"}}, "x", {"summary": 5}]})",
                              {.address = "https://example.org/feed.json"});
  EXPECT_EQ(feed.kind, Feed_kind::json);
  ASSERT_EQ(feed.entries.size(), 3u);
  EXPECT_EQ(feed.entries[0].address, "https://example.org/7");
  EXPECT_EQ(feed.entries[0].id, "7");
  EXPECT_EQ(feed.entries[0].author, "أ، ب");
  EXPECT_EQ(published(feed.entries[0]), "2017-11-11T00:04:00+02:00");
  EXPECT_EQ(feed.entries[1].address, "https://example.org/8");
  EXPECT_EQ(feed.entries[1].content, "a < b");
  EXPECT_FALSE(feed.entries[1].is_html);
  EXPECT_EQ(feed.entries[2].content, "");
}

TEST(Feed, sitemaps_with_news) {
  const Feed feed = read_feed(R"(<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
      xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">
    <url><loc>https://example.org/1?a=b&amp;c=d</loc><lastmod>2017-11-12</lastmod><n:news>
      <n:publication><n:name>صحيفة</n:name><n:language>ar</n:language></n:publication>
      <n:publication_date>2017-11-11T00:04:00Z</n:publication_date><n:title>عنوان</n:title></n:news></url>
    <url><loc>mailto:x</loc></url></urlset>)");
  EXPECT_EQ(feed.kind, Feed_kind::sitemap);
  ASSERT_EQ(feed.entries.size(), 1u);
  EXPECT_EQ(feed.entries[0].address, "https://example.org/1?a=b&c=d");
  EXPECT_EQ(feed.entries[0].outlet, "صحيفة");
  EXPECT_EQ(feed.entries[0].language, "ar");
  EXPECT_EQ(feed.entries[0].title, "عنوان");
  EXPECT_EQ(published(feed.entries[0]), "2017-11-11T00:04:00+00:00");
  EXPECT_EQ(updated(feed.entries[0]), "2017-11-12");
  const Feed index = read_feed("<sitemapindex><sitemap><loc>http://example.org/s.xml</loc></sitemap></sitemapindex>");
  EXPECT_EQ(index.kind, Feed_kind::sitemap_index);
  ASSERT_EQ(index.entries.size(), 1u);
}

TEST(Feed, a_wrong_charset_is_found_out) {
  // «خبر» in windows-1256, declared as UTF-8; and UTF-8 declared as windows-1256.
  const Feed feed = read_feed(
      "<?xml version='1.0' encoding='utf-8'?><rss><channel><item><title>\xCE\xC8\xD1 "
      "\xC7\xE1\xCC\xED\xD4 \xDD\xED \xC7\xE1\xE3\xCF\xED\xE4\xC9</title></item></channel></rss>");
  ASSERT_EQ(feed.entries.size(), 1u);
  EXPECT_EQ(feed.entries[0].title, "خبر الجيش في المدينة");
  const Feed other = read_feed(
      "<?xml version='1.0' encoding='windows-1256'?><rss><channel><item><title>خبر</title>"
      "</item></channel></rss>",
      {.charset = "iso-8859-1"});
  ASSERT_EQ(other.entries.size(), 1u);
  EXPECT_EQ(other.entries[0].title, "خبر");
}

TEST(Feed, entities_of_a_document_type_are_never_opened) {
  const Feed feed = read_feed(R"(<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">
    <!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss><channel><item><title>[&x;&b;]</title></item></channel></rss>)");
  ASSERT_EQ(feed.entries.size(), 1u);
  EXPECT_EQ(feed.entries[0].title, "[&x;&b;]");
  EXPECT_TRUE(is_feed("<!DOCTYPE rss [<!ENTITY x 'y'>]><rss>"));
}

TEST(Feed, a_cut_feed_keeps_what_came_before) {
  const Feed feed =
      read_feed(rss.substr(0, rss.find("<item><title><![CDATA[") + 30), {.address = "https://example.org/"});
  ASSERT_GE(feed.entries.size(), 1u);
  EXPECT_EQ(feed.entries[0].id, "n1");
  ASSERT_EQ(feed.notes.size(), 1u);
  EXPECT_NE(feed.notes[0].find("at fault at byte"), std::string::npos) << feed.notes[0];
}

TEST(Feed, a_bare_ampersand_and_markup_without_escapes_are_read) {
  const Feed feed = read_feed(
      "\xEF\xBB\xBF\n<rss><channel><item><title>a & b</title><link>http://example.org/?a=1&b=2</link>"
      "<description>قال <b>الجيش</b></description></item></channel></rss>");
  ASSERT_EQ(feed.entries.size(), 1u);
  EXPECT_EQ(feed.entries[0].title, "a & b");
  EXPECT_EQ(feed.entries[0].address, "http://example.org/?a=1&b=2");
  EXPECT_EQ(article_of(feed.entries[0], "x").text, "a & b\n\nقال الجيش");
}

TEST(Feed, what_is_no_feed_has_a_note) {
  for (const char* text : {"", "خبر", "<html><body>x</body></html>", "{}", "{\"version\": 3}", "[1]", "<", "<rss",
                           "{\"a", "<?xml version='1.0'?>", "<!--", "\x00\x01"}) {
    const Feed feed = read_feed(text);
    EXPECT_TRUE(feed.entries.empty()) << text;
    EXPECT_TRUE(feed.kind != Feed_kind::none || !feed.notes.empty()) << text;
  }
  EXPECT_FALSE(is_feed("<html>"));
  EXPECT_FALSE(is_feed("<rssx>"));
  EXPECT_FALSE(is_feed("{\"a\": 1}"));
  EXPECT_TRUE(is_feed("\xEF\xBB\xBF <?xml version='1.0'?><!-- a --><rss version='2.0'>"));
  EXPECT_TRUE(is_feed("{ \"version\": \"https://jsonfeed.org/version/1\""));
}

TEST(Feed, hostile_feeds_are_left_out_with_a_note) {
  std::string deep = "<rss><channel>";
  for (int i = 0; i < 100'000; ++i) deep += "<a>";
  EXPECT_NE(read_feed(deep).notes.at(0).find("nested deeper"), std::string::npos);
  std::string json = "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":";
  EXPECT_EQ(read_feed(json + std::string(100'000, '[')).kind, Feed_kind::none);
  std::string many = "<rss>";
  for (int i = 0; i < 300; ++i) many += "<item/>";
  EXPECT_NE(read_feed(many, {}, {.markup = 200}).notes.at(0).find("more than 200"), std::string::npos);
  EXPECT_EQ(read_feed("<rss><channel>" + many, {}, {.entries = 0}).entries.size(), 0u);
  EXPECT_NE(read_feed(many, {}, {.bytes = 10}).notes.at(0).find("at most 10"), std::string::npos);
}

TEST(Feed, entries_beyond_the_limit_are_left_out_with_a_note) {
  std::string text = "<rss><channel>";
  for (int i = 0; i < 5; ++i) text += "<item><title>x</title></item>";
  const Feed feed = read_feed(text + "</channel></rss>", {}, {.entries = 3});
  EXPECT_EQ(feed.entries.size(), 3u);
  EXPECT_EQ(feed.notes.size(), 1u);
}

}  // namespace
}  // namespace sijill
