#include <gtest/gtest.h>

#include <map>

#include "sijill/fetch/back_off.h"
#include "sijill/fetch/fetcher.h"
#include "sijill/fetch/proxy.h"

namespace sijill {
namespace {

using namespace std::chrono_literals;

TEST(BackOff, doubles_up_to_a_day_and_never_comes_before_it_was_asked) {
  EXPECT_EQ(wait_before_next(600s, 0, 0.5), 600s);
  EXPECT_EQ(wait_before_next(600s, 0, 0.0), 450s);
  EXPECT_EQ(wait_before_next(600s, 0, 1.0), 750s);
  EXPECT_EQ(wait_before_next(600s, 1, 0.5), 600s);
  EXPECT_EQ(wait_before_next(600s, 2, 0.5), 1200s);
  EXPECT_EQ(wait_before_next(600s, 4, 0.5), 4800s);
  EXPECT_EQ(wait_before_next(600s, 1000, 0.5), 24h);
  EXPECT_EQ(wait_before_next(48h, 1000, 0.5), 48h);
  EXPECT_EQ(wait_before_next(600s, 1, 0.5, 7200s), 7200s);
  EXPECT_EQ(wait_before_next(600s, 1, 0.5, 1s), 600s);
}

TEST(Proxy, the_setting_then_the_environment) {
  std::map<std::string, std::string> variables = {{"http_proxy", "http://p:1"},
                                                  {"HTTP_PROXY", "http://bad:1"},
                                                  {"HTTPS_PROXY", "socks5://q:2"},
                                                  {"no_proxy", "Example.org, .local,10.0.0.1:8080"}};
  const auto variable = [&](const char* name) { return variables[name]; };
  const auto proxy = [&](const char* address, std::optional<std::string> setting = {}) {
    return proxy_for(*read_address(address), setting, variable);
  };
  EXPECT_EQ(proxy("http://a/"), "http://p:1");
  EXPECT_EQ(proxy("https://a/"), "socks5h://q:2") << "the proxy resolves";
  EXPECT_EQ(proxy("http://example.org/"), "");
  EXPECT_EQ(proxy("http://news.example.org/"), "");
  EXPECT_EQ(proxy("http://badexample.org/"), "http://p:1");
  EXPECT_EQ(proxy("http://x.local/"), "");
  EXPECT_EQ(proxy("http://10.0.0.1:8080/"), "");
  EXPECT_EQ(proxy("http://10.0.0.1/"), "http://p:1");
  EXPECT_EQ(proxy("http://a/", ""), "");
  EXPECT_EQ(proxy("http://example.org/", "http://mine:3"), "http://mine:3");
  variables = {{"HTTP_PROXY", "http://bad:1"}};
  EXPECT_EQ(proxy("http://a/"), "") << "a web server may set it from a request";
}

TEST(Http, charset_of_a_content_type) {
  EXPECT_EQ(charset_of("text/html; charset=Windows-1256"), "windows-1256");
  EXPECT_EQ(charset_of("text/html;charset=\"utf-8\"; x=y"), "utf-8");
  EXPECT_EQ(charset_of("text/html"), "");
  EXPECT_EQ(charset_of("charset=\""), "\"");
}

TEST(Http, hosts_are_allowed_by_name_with_or_without_a_port) {
  const auto allowed = [](const char* address, std::vector<std::string> names) {
    return is_allowed_by_name(*read_address(address), names);
  };
  EXPECT_TRUE(allowed("http://127.0.0.1:8080/", {"127.0.0.1:8080"}));
  EXPECT_TRUE(allowed("http://127.0.0.1:8080/", {"127.0.0.1"}));
  EXPECT_FALSE(allowed("http://127.0.0.1:8081/", {"127.0.0.1:8080"}));
  EXPECT_FALSE(allowed("http://a.intranet/", {"intranet"}));
  EXPECT_TRUE(allowed("http://Intranet/", {"intranet:80"}));
}

// Nothing of these leaves the machine: a private address is refused before a connection is tried.
TEST(Fetcher, refuses_what_may_not_be_fetched) {
  Fetcher fetcher({.settings = {.user_agent = "test", .proxy = ""}, .delay = 0ms});
  const auto failure = [&](const std::string& address) {
    Request request;
    request.address = address;
    const Fetched fetched = fetcher.get(request, [] { return false; });
    EXPECT_EQ(fetched.message.empty(), fetched.failure == Fetch_failure::none) << address;
    return std::pair(fetched.failure, fetched.message);
  };
  for (const char* address : {"ftp://example.org/", "file:///etc/passwd", "x", "http://name:word@127.0.0.1/"}) {
    EXPECT_EQ(failure(address).first, Fetch_failure::refused) << address;
  }
  for (const char* address : {"http://127.0.0.1:1/", "http://[::1]:1/", "http://2130706433:1/", "http://0x7f.1:1/",
                              "http://[::ffff:127.0.0.1]:1/", "http://169.254.169.254/latest/", "http://0:1/"}) {
    const auto [kind, message] = failure(address);
    EXPECT_EQ(kind, Fetch_failure::refused) << address;
    EXPECT_NE(message.find("private address"), std::string::npos) << message;
  }
}

TEST(Fetcher, a_host_that_is_not_to_be_asked_for_long_is_not_waited_for) {
  Fetcher fetcher({.settings = {.user_agent = "test", .proxy = ""}, .delay = 1h});
  Request request;
  request.address = "http://127.0.0.1:1/robots.txt";
  EXPECT_EQ(fetcher.get(request, [] { return false; }).failure, Fetch_failure::refused);
  EXPECT_GT(fetcher.ready_at("http://127.0.0.1:1"), Fetcher::Clock::now() + 50min);
}

TEST(Fetcher, a_stop_is_seen) {
  Fetcher fetcher({.settings = {.user_agent = "test", .proxy = ""}});
  Request request;
  request.address = "http://127.0.0.1:1/";
  EXPECT_EQ(fetcher.get(request, [] { return true; }).failure, Fetch_failure::stopped);
}

}  // namespace
}  // namespace sijill
