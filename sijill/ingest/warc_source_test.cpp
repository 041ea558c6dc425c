#include "sijill/ingest/warc_source.h"

#include <gtest/gtest.h>

#include "sijill/ingest/http_message.h"
#include "sijill/ingest/sources_testing.h"

namespace sijill {
namespace {

const std::string prose =
    "قالت قوات الحكومة إنها سيطرت صباح أمس على بلدة المزرعة شمال المدينة بعد معارك عنيفة استمرت ثلاثة أيام.";
const std::string page = "<html><head><title>خبر</title></head><body><article><h1>خبر</h1><p>" + prose + "</p><p>" +
                         prose + "</p></article></body></html>";

std::string record(const std::string& type, const std::string& block, const std::string& content_type,
                   const std::string& address = "http://x.example/1") {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: " + address + "\r\nContent-Type: " + content_type +
         "\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}
std::string answer(const std::string& body, const std::string& lines = "Content-Type: text/html; charset=utf-8\r\n",
                   const std::string& status = "HTTP/1.1 200 OK") {
  return status + "\r\n" + lines + "\r\n" + body;
}
std::string response(const std::string& http, const std::string& address = "http://x.example/1") {
  return record("response", http, "application/http; msgtype=response", address);
}

std::string summary(const All_records& all) {
  std::string text = std::to_string(all.articles.size()) + " articles";
  for (const Refusal& refusal : all.left_out) text += "; left out: " + refusal.reason;
  for (const Refusal& refusal : all.passed_over) text += "; " + refusal.reason;
  return text;
}
std::string summary(const std::string& bytes, Limits limits = {}) {
  return summary(received_from("a.warc", bytes, settings_with(limits)));
}

TEST(WarcSource, an_answer_is_an_article_with_its_address) {
  const All_records all =
      received_from("a.warc", record("warcinfo", "software: x", "application/warc-fields") +
                                  record("request", "GET / HTTP/1.1", "application/http") + response(answer(page)) +
                                  record("metadata", "fetchTimeMs: 5", "application/warc-fields"));
  EXPECT_EQ(summary(all), "1 articles; warcinfo; request; metadata");
  ASSERT_EQ(all.articles.size(), 1u);
  EXPECT_EQ(all.articles[0].url, "http://x.example/1");
  EXPECT_EQ(all.articles[0].title, "خبر");
  EXPECT_NE(all.articles[0].text.find(prose), std::string::npos);
}

TEST(WarcSource, bodies_come_chunked_packed_and_by_any_protocol) {
  const std::string type = "Content-Type: text/html\r\n";
  const std::string chunks = "5;ext=1\r\n" + page.substr(0, 5) + "\r\n" +
                             [] {
                               char size[16];
                               std::snprintf(size, sizeof size, "%zx", page.size() - 5);
                               return std::string(size);
                             }() +
                             "\r\n" + page.substr(5) + "\r\n0\r\n\r\n";
  for (const std::string& http : {
           answer(page, type, "HTTP/2 200"),
           answer(page, type, "HTTP/1.0 200"),
           answer(page, ""),
           answer(chunks, type + "Transfer-Encoding: chunked\r\n"),
           answer(page, type + "Transfer-Encoding: chunked\r\n"),
           answer(gzipped(page), type + "Content-Encoding: gzip\r\n"),
           answer(page, type + "content-encoding: GZIP\r\n"),
           answer(gzipped(gzipped(page)), type + "Content-Encoding: gzip, gzip\r\n"),
           answer(page, type + "Content-Encoding: br\r\n"),
           answer(page, type + "Content-Encoding: deflate\r\n"),
       }) {
    const All_records all = received_from("a.warc", response(http));
    ASSERT_EQ(all.articles.size(), 1u) << http.substr(0, 90) << summary(all);
    EXPECT_NE(all.articles[0].text.find(prose), std::string::npos) << http.substr(0, 90);
  }
  EXPECT_EQ(summary(response(answer("\x01\x02", type + "Content-Encoding: br\r\n"))),
            "0 articles; left out: no readable answer");
  EXPECT_EQ(summary(response(answer(gzipped(page).substr(0, 40), type + "Content-Encoding: gzip\r\n"))),
            "0 articles; left out: no readable answer");
}

TEST(WarcSource, brotli_is_unpacked) {
  // "hello" as a stream of one stored block.
  const std::string packed = {'\x0b', '\x02', '\x80', 'h', 'e', 'l', 'l', 'o', '\x03'};
  const auto http = read_http("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n" + packed, {});
  ASSERT_TRUE(http) << http.error().message;
  EXPECT_EQ(http.value().body, "hello");
}

TEST(WarcSource, what_is_no_page_is_passed_over_and_counted) {
  EXPECT_EQ(summary(response(answer("x", "Content-Type: image/jpeg\r\n")) +
                    response(answer("", "", "HTTP/1.1 404 Not Found")) +
                    record("revisit", "HTTP/1.1 200 OK\r\n\r\n", "application/http") + response(answer("")) +
                    response(answer("\xFF\xD8\xFF", ""))),
            "0 articles; image/jpeg; status 404; revisit; empty body; no page");
}

TEST(WarcSource, a_feed_in_an_answer_gives_its_entries) {
  const std::string feed =
      "<?xml version='1.0'?><rss><channel><title>صوت</title><item><title>أول</title><link>/1</link><description>" +
      prose + "</description></item><item><title>ثان</title><link>/2</link><description>" + prose +
      "</description></item></channel></rss>";
  const std::string chunks = [&] {
    char size[16];
    std::snprintf(size, sizeof size, "%zx", feed.size());
    return std::string(size) + "\r\n" + feed + "\r\n0\r\n\r\n";
  }();
  const std::string good = response(answer(page));
  for (const std::string& http : {
           answer(feed, "Content-Type: application/rss+xml; charset=utf-8\r\n"),
           answer(feed, "Content-Type: text/xml\r\n"),
           answer(feed, "Content-Type: text/html\r\n"),
           answer(feed, ""),
           answer(chunks, "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"),
           answer(gzipped(feed), "Content-Type: application/rss+xml\r\nContent-Encoding: gzip\r\n"),
       }) {
    const All_records all = received_from("a.warc", response(http, "http://x.example/rss") + good);
    ASSERT_EQ(summary(all), "3 articles") << http.substr(0, 90);
    EXPECT_EQ(all.articles[0].url, "http://x.example/1") << "resolved against the address of the feed";
    EXPECT_EQ(all.articles[1].title, "ثان");
    EXPECT_EQ(to_string(all.positions[1].place), to_string(all.positions[0].place));
    EXPECT_EQ(all.articles[2].title, "خبر") << "the record after the feed";
  }
  EXPECT_EQ(summary(record("resource", feed, "application/rss+xml")), "2 articles");
  EXPECT_EQ(summary(response(answer("<urlset><url><loc>http://x.example/1</loc></url></urlset>",
                                    "Content-Type: application/xml\r\n")) +
                    response(answer("<rss><channel/></rss>", "Content-Type: application/rss+xml\r\n")) +
                    response(answer("<svg/>", "Content-Type: application/xml\r\n")) +
                    response(answer(feed, "Content-Type: application/rss+xml\r\n", "HTTP/1.1 404 Not Found"))),
            "0 articles; sitemap; no entries; application/xml; status 404");
  EXPECT_EQ(summary(response(answer("nonsense", "Content-Type: application/rss+xml\r\n"))),
            "0 articles; application/rss+xml");
}

TEST(WarcSource, texts_of_conversion_and_resource_records_are_articles) {
  EXPECT_EQ(summary(record("conversion", prose, "text/plain") + record("resource", page, "text/html")), "2 articles");
}

TEST(WarcSource, a_bad_record_is_named_and_the_next_is_found) {
  const std::string good = response(answer(page));
  EXPECT_EQ(summary(good + "junk\r\n\r\nWARC\r\n" + good), "2 articles; left out: no record");
  EXPECT_EQ(summary(good + "WARC/1.0\r\nContent-Length: many\r\n\r\nx\r\n\r\n" + good),
            "2 articles; left out: no length");
  EXPECT_EQ(summary(response("nonsense") + good), "1 articles; left out: no readable answer");
  // A length that lies.
  EXPECT_EQ(summary("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 100000\r\n\r\nx\r\n\r\n" + good),
            "1 articles; left out: truncated");
  const All_records all = received_from("a.warc", good + good.substr(0, good.size() - 40));
  EXPECT_EQ(summary(all), "1 articles; left out: truncated");
  EXPECT_NE(all.left_out[0].message.find("a.warc, record 2 at byte " + std::to_string(good.size()) + ": found"),
            std::string::npos);
}

TEST(WarcSource, a_record_that_is_too_large_is_skipped_over) {
  Limits limits;
  limits.document_bytes = 2000;
  const std::string good = response(answer(page));
  EXPECT_EQ(summary(response(answer(std::string(1'000'000, 'x'))) + good, limits), "1 articles; left out: too large");
  EXPECT_EQ(summary("WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 99999999999\r\n\r\nx\r\n\r\n" + good, limits),
            "1 articles; left out: too large");
}

TEST(WarcSource, packed_record_by_record_a_place_can_be_begun_with_again) {
  const std::string first = gzipped(response(answer(page), "http://x.example/1"));
  const std::string second = gzipped(response(answer(page), "http://x.example/2"));
  std::string broken = gzipped(response(answer(page)));
  broken.resize(broken.size() / 2);
  const All_records all = received_from("a.warc.gz", first + second);
  ASSERT_EQ(all.positions.size(), 2u);
  EXPECT_EQ(to_string(all.positions[1].place), std::to_string(first.size()) + "+0");
  EXPECT_EQ(received_from("a.warc.gz", (first + second).substr(all.positions[1].place.offset)).articles[0].url,
            "http://x.example/2");
  const All_records mended = received_from("a.warc.gz", first + broken + second);
  EXPECT_EQ(mended.articles.size(), 2u) << summary(mended);
  EXPECT_GE(mended.left_out.size(), 1u);
  EXPECT_EQ(received_from("a.warc.gz", gzipped(response(answer(page)) + response(answer(page)))).articles.size(), 2u);
}

TEST(WarcSource, any_cut_is_told_and_none_is_fatal) {
  const std::string whole = gzipped(response(answer(page))) + gzipped(response(answer(page)));
  for (std::size_t size = 1; size < whole.size(); size += 7) {
    const All_records all = received_from("a.warc.gz", whole.substr(0, size));
    EXPECT_EQ(all.articles.size() + all.left_out.size() > 0, true) << size;
  }
}

TEST(HttpMessage, parameters_of_a_type) {
  EXPECT_EQ(media_type("Text/HTML; charset=x"), "text/html");
  EXPECT_EQ(parameter("text/html; Charset=\"windows-1256\"; x=y", "charset"), "windows-1256");
  EXPECT_EQ(parameter("text/html; x=y; charset = utf-8 ", "charset"), "utf-8");
  EXPECT_EQ(parameter("text/html", "charset"), "");
  EXPECT_EQ(parameter("text/html; charset=\"x", "charset"), "x");
}

}  // namespace
}  // namespace sijill
