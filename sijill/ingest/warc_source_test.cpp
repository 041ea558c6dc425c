#include "sijill/ingest/warc_source.h"

#include <gtest/gtest.h>

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
  const std::string chunks = "5;ext=1\r\n" + page.substr(0, 5) + "\r\n" + chunked(page.substr(5));
  for (const std::string& http : {
           answer(page, type, "HTTP/2 200"),
           answer(page, type, "HTTP/1.0 200"),
           answer(page, ""),
           answer(chunks, type + "Transfer-Encoding: chunked\r\n"),
           answer(page, type + "Transfer-Encoding: chunked\r\n"),
           answer(gzipped(page), type + "Content-Encoding: gzip\r\n"),
           answer(page, type + "content-encoding: GZIP\r\n"),
           answer(gzipped(gzipped(page)), type + "Content-Encoding: gzip, gzip\r\n"),
           answer(gzipped(page), type),
           answer(chunked(gzipped(page)), type + "Content-Encoding: x-gzip\r\nTransfer-Encoding: chunked\r\n"),
           answer(zlibbed(page), type + "Content-Encoding: deflate\r\n"),
           answer(bare_deflated(page), type + "Content-Encoding: deflate\r\n"),
           answer(stored_brotli(page), type + "Content-Encoding: br\r\n"),
           answer(gzipped(stored_brotli(page)), type + "Content-Encoding: br, gzip\r\n"),
           answer(page, type + "Content-Encoding: zstd\r\n"),
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

TEST(WarcSource, an_encoding_that_is_not_known_is_named_with_what_helps) {
  const All_records all = received_from(
      "a.warc",
      response(answer("\x28\xB5\x2F\xFD\x01\x02", "Content-Type: text/html\r\nContent-Encoding: zstd\r\n")) +
          response(answer(page)));
  EXPECT_EQ(summary(all), "1 articles; left out: no readable answer");
  ASSERT_EQ(all.left_out.size(), 1u);
  EXPECT_NE(all.left_out[0].message.find("\"zstd\", wanted gzip, deflate or br; an archive that keeps its bodies"),
            std::string::npos)
      << all.left_out[0].message;
}

// As StormCrawler writes CC-NEWS: the body unpacked and unchunked, what the header said of it set aside.
TEST(WarcSource, a_header_set_aside_by_the_crawler_says_nothing_of_the_body) {
  for (const std::string_view encoding : {"gzip", "br", "deflate", "zstd"}) {
    const std::string aside = "X-Crawler-Content-Encoding: " + std::string(encoding) +
                              "\r\nX-Crawler-Transfer-Encoding: chunked\r\nX-Crawler-Content-Length: 17\r\n"
                              "Content-Length: " +
                              std::to_string(page.size()) + "\r\nContent-Type: text/html\r\n";
    EXPECT_EQ(summary(response(answer(page, aside))), "1 articles") << encoding;
  }
}

TEST(WarcSource, of_a_page_that_the_archive_cut_short_the_beginning_is_read_with_a_note) {
  const auto truncated = [](const std::string& http) {
    return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Truncated: length\r\nWARC-Target-URI: http://x.example/1\r\n"
           "Content-Type: application/http; msgtype=response\r\nContent-Length: " +
           std::to_string(http.size()) + "\r\n\r\n" + http + "\r\n\r\n";
  };
  std::string words;  // of many kinds, so that half of them packed is half of them unpacked
  for (int i = 0; i < 400; ++i) words += "<p>" + std::to_string(i * 7919) + " " + prose + "</p>";
  const std::string longer = page.substr(0, page.find("</article>")) + words + "</article></body></html>";
  const std::string type = "Content-Type: text/html\r\n";
  const auto half = [](const std::string& bytes) { return bytes.substr(0, bytes.size() / 2); };
  for (const std::string& http : {
           answer(half(longer), type),
           answer(half(gzipped(longer)), type + "Content-Encoding: gzip\r\n"),
           answer(half(zlibbed(longer)), type + "Content-Encoding: deflate\r\n"),
           answer(half(bare_deflated(longer)), type + "Content-Encoding: deflate\r\n"),
           answer(half(stored_brotli(longer)), type + "Content-Encoding: br\r\n"),
           answer(half(chunked(longer)), type + "Transfer-Encoding: chunked\r\n"),
           answer(half(chunked(gzipped(longer))), type + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
       }) {
    const All_records all = received_from("a.warc", truncated(http));
    ASSERT_EQ(all.articles.size(), 1u) << http.substr(0, 120) << summary(all);
    EXPECT_NE(all.articles[0].text.find(prose), std::string::npos);
    ASSERT_FALSE(all.articles[0].notes.empty());
    EXPECT_EQ(all.articles[0].notes.back(),
              "The archive kept only the beginning of the page (WARC-Truncated: length).");
  }
  // What is cut without a word is a broken body, and what is broken is none that was cut.
  EXPECT_EQ(summary(response(answer(half(gzipped(longer)), type + "Content-Encoding: gzip\r\n"))),
            "0 articles; left out: no readable answer");
  std::string broken = gzipped(longer);
  broken[broken.size() / 3] = static_cast<char>(broken[broken.size() / 3] ^ 0x55);
  broken[broken.size() / 2] = static_cast<char>(broken[broken.size() / 2] ^ 0x55);
  EXPECT_EQ(summary(truncated(answer(broken, type + "Content-Encoding: gzip\r\n"))),
            "0 articles; left out: no readable answer");
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
  const std::string chunks = chunked(feed);
  const std::string good = response(answer(page));
  for (const std::string& http : {
           answer(feed, "Content-Type: application/rss+xml; charset=utf-8\r\n"),
           answer(feed, "Content-Type: text/xml\r\n"),
           answer(feed, "Content-Type: text/html\r\n"),
           answer(feed, ""),
           answer(chunks, "Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n"),
           answer(gzipped(feed), "Content-Type: application/rss+xml\r\nContent-Encoding: gzip\r\n"),
           answer(gzipped(feed), "Content-Type: text/html\r\nContent-Encoding: gzip\r\n"),
           answer(gzipped(feed), "Content-Type: text/xml\r\n"),
           answer(chunked(gzipped(feed)),
                  "Content-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
           answer(gzipped(gzipped(feed)), "Content-Type: text/html\r\nContent-Encoding: gzip, gzip\r\n"),
           answer(zlibbed(feed), "Content-Type: text/html\r\nContent-Encoding: deflate\r\n"),
           answer(bare_deflated(feed), "Content-Type: text/html\r\nContent-Encoding: deflate\r\n"),
           answer(stored_brotli(feed), "Content-Type: text/html\r\nContent-Encoding: br\r\n"),
           answer(chunked(stored_brotli(feed)),
                  "Content-Type: text/html\r\ncontent-encoding: br\r\nTransfer-Encoding: chunked\r\n"),
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

}  // namespace
}  // namespace sijill
