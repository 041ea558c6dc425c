#include "sijill/ingest/http_message.h"

#include <gtest/gtest.h>

#include "sijill/ingest/sources_testing.h"

namespace sijill {
namespace {

TEST(HttpMessage, parameters_of_a_type) {
  EXPECT_EQ(media_type("Text/HTML; charset=x"), "text/html");
  EXPECT_EQ(parameter("text/html; Charset=\"windows-1256\"; x=y", "charset"), "windows-1256");
  EXPECT_EQ(parameter("text/html; x=y; charset = utf-8 ", "charset"), "utf-8");
  EXPECT_EQ(parameter("text/html", "charset"), "");
  EXPECT_EQ(parameter("text/html; charset=\"x", "charset"), "x");
}

TEST(HttpMessage, brotli_is_unpacked) {
  // "hello" as a stream of one stored block.
  const std::string packed = {'\x0b', '\x02', '\x80', 'h', 'e', 'l', 'l', 'o', '\x03'};
  EXPECT_EQ(stored_brotli("hello"), packed);
  const auto http = read_http("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n" + packed, {});
  ASSERT_TRUE(http) << http.error().message;
  EXPECT_EQ(http.value().body, "hello");
}

TEST(HttpMessage, of_a_packed_body_no_more_than_the_beginning_is_unpacked_for_a_look) {
  const std::string body(1'000'000, 'x');
  for (const auto& [packed, encoding] : {std::pair(gzipped(body), "gzip"),
                                         {zlibbed(body), "deflate"},
                                         {bare_deflated(body), "deflate"},
                                         {stored_brotli(body), "br"}}) {
    const std::string whole = "HTTP/1.1 200 OK\r\nContent-Encoding: " + std::string(encoding) + "\r\n\r\n" + packed;
    const auto seen = read_http(whole, {}, Body_part::beginning);
    ASSERT_TRUE(seen) << encoding;
    EXPECT_GE(seen.value().body.size(), beginning_bytes) << encoding;
    EXPECT_LE(seen.value().body.size(), std::size_t{1} << 17) << encoding;
    EXPECT_EQ(read_http(whole, {}).value().body, body) << encoding;
    const auto little = read_http(whole.substr(0, whole.size() - packed.size() / 2), {}, Body_part::beginning);
    ASSERT_TRUE(little) << encoding;
    EXPECT_FALSE(little.value().body.empty()) << encoding;
  }
}

TEST(HttpMessage, a_packed_file_that_its_header_does_not_name_is_unpacked_where_a_text_was_meant) {
  const std::string packed = gzipped("<p>قال</p>");
  for (const std::string type : {"text/html", "application/rss+xml", "text/xml"}) {
    EXPECT_EQ(read_http("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\n\r\n" + packed, {}).value().body,
              "<p>قال</p>");
  }
  EXPECT_EQ(read_http("HTTP/1.1 200 OK\r\nContent-Type: application/gzip\r\n\r\n" + packed, {}).value().body, packed);
}

}  // namespace
}  // namespace sijill
