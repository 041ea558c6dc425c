#include "sijill/core/address.h"

#include <gtest/gtest.h>

namespace sijill {
namespace {

std::string again(std::string_view text) {
  const auto address = read_address(text);
  return address ? to_string(*address) : "none";
}

TEST(Address, is_written_in_one_way) {
  EXPECT_EQ(again("HTTP://Example.ORG"), "http://example.org/");
  EXPECT_EQ(again(" https://example.org:443/a/../b/./c/..\n"), "https://example.org/b/");
  EXPECT_EQ(again("https://example.org:8443/a?b=c#d"), "https://example.org:8443/a?b=c");
  EXPECT_EQ(again("https://example.org?b"), "https://example.org/?b");
  EXPECT_EQ(again("http://[2001:DB8::1]:8080/x"), "http://[2001:db8::1]:8080/x");
  EXPECT_EQ(again("http://name:word@example.org/"), "http://name:word@example.org/");
  EXPECT_EQ(again("https://example.org/a//b/"), "https://example.org/a//b/");
}

TEST(Address, arabic_and_blanks_are_encoded_once) {
  EXPECT_EQ(again("https://example.org/خبر 1?q=ن"), "https://example.org/%D8%AE%D8%A8%D8%B1%201?q=%D9%86");
  EXPECT_EQ(again("https://example.org/%D8%AE"), "https://example.org/%D8%AE");
  EXPECT_EQ(again("https://example.org/a\r\nHost: b"), "https://example.org/aHost:%20b");
}

TEST(Address, what_is_no_address_of_the_web_is_none) {
  for (const char* text :
       {"", "example.org", "ftp://example.org/", "file:///etc/passwd", "http:", "http://", "http:///x", "http:/x",
        "javascript:alert(1)", "http://a b/", "http://a%41/", "http://a:99999/", "http://a:b/", "http://[::1",
        "http://a[b]/", "http://[::1]x/", "gopher://example.org/", "http://a\\b/", "http://[fe80::1%25eth0]/"}) {
    EXPECT_EQ(again(text), "none") << text;
  }
  EXPECT_EQ(again("http://a/" + std::string(20000, 'x')), "none");
}

TEST(Address, relative_references_as_rfc_3986_resolves_them) {
  const char* base = "http://a/b/c/d;p?q";
  EXPECT_EQ(resolve(base, "g"), "http://a/b/c/g");
  EXPECT_EQ(resolve(base, "./g/"), "http://a/b/c/g/");
  EXPECT_EQ(resolve(base, "/g"), "http://a/g");
  EXPECT_EQ(resolve(base, "//g"), "http://g/");
  EXPECT_EQ(resolve(base, "?y"), "http://a/b/c/d;p?y");
  EXPECT_EQ(resolve(base, ""), "http://a/b/c/d;p?q");
  EXPECT_EQ(resolve(base, "#s"), "http://a/b/c/d;p?q");
  EXPECT_EQ(resolve(base, "../../../g"), "http://a/g");
  EXPECT_EQ(resolve(base, "g?y/../x"), "http://a/b/c/g?y/../x");
  EXPECT_EQ(resolve(base, "https://b/"), "https://b/");
}

TEST(Address, a_reference_that_leads_nowhere_is_empty) {
  EXPECT_EQ(resolve("http://a/", "mailto:x@example.org"), "");
  EXPECT_EQ(resolve("http://a/", "javascript:x"), "");
  EXPECT_EQ(resolve("", "g"), "");
  EXPECT_EQ(resolve("file:///x/y", "g"), "");
  EXPECT_EQ(resolve("http://a/", "file:///etc/passwd"), "");
}

}  // namespace
}  // namespace sijill
