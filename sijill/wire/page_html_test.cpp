#include "sijill/wire/page_html.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "sijill/wire/wire_testing.h"

namespace sijill {
namespace {

constexpr std::string_view opening = R"(<script type="application/json" class="reading">)";
constexpr std::string_view closing = "</script>";

TEST(PageHtml, nothing_of_the_article_is_ever_parsed_as_markup) {
  Reading reading = one_claim();
  reading.document.text = "</script><img src=x onerror=alert(1)><!-- " + reading.document.text;
  reading.document.title = "</title><script>alert(1)</script>";
  reading.document.outlet = "<b>";
  const std::string article = page_article(reading);
  EXPECT_EQ(article.find(opening), 0u);
  EXPECT_EQ(article.find(closing), article.size() - closing.size() - 1) << "one end, at the end";
  EXPECT_EQ(article.find('<', 1), article.rfind('<'));
}

TEST(PageHtml, the_text_comes_back_whole_from_the_script_element) {
  const Reading reading = one_claim();
  const std::string article = page_article(reading);
  const std::string json = article.substr(opening.size(), article.rfind(closing) - opening.size());
  EXPECT_EQ(boost::json::parse(json).at("text").as_string(), reading.document.text);
}

TEST(PageHtml, the_page_asks_the_network_for_nothing) {
  const std::string page = page_begin() + page_article(one_claim()) + page_end();
  EXPECT_NE(page.find("default-src 'none'"), std::string::npos);
  for (std::string_view forbidden : {"http://", "https://", "unsafe-inline", "innerHTML", "url("}) {
    EXPECT_EQ(page.find(forbidden), std::string::npos) << forbidden;
  }
  EXPECT_NE(page.find("<html lang=\"ar\" dir=\"rtl\">"), std::string::npos);
}

}  // namespace
}  // namespace sijill
