#include "sijill/server/guard.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "sijill/core/folder_testing.h"

namespace sijill {
namespace {

int status_of(const auto& call) {
  try {
    call();
  } catch (const Problem& problem) {
    return problem.status;
  }
  return 200;
}

Request from(const std::string& host) {
  Request request;
  request.host = host;
  return request;
}

TEST(Guard, only_its_own_names_are_taken) {
  const auto guard = Guard::open({.hosts = {"localhost", "127.0.0.1", "::1"}, .token_file = {}});
  ASSERT_TRUE(guard.ok());
  for (const char* host : {"localhost", "LocalHost:8765", "127.0.0.1:1", "[::1]:8765", "localhost."}) {
    EXPECT_EQ(status_of([&] { guard.value()->check_name(from(host)); }), 200) << host;
  }
  for (const char* host : {"", "evil.example", "localhost.evil.example", "[::2]", "[", "127.0.0.1@evil"}) {
    EXPECT_EQ(status_of([&] { guard.value()->check_name(from(host)); }), 421) << host;
  }
}

TEST(Guard, what_changes_something_needs_our_origin_or_header) {
  Request request = from("localhost:8765");
  EXPECT_EQ(status_of([&] { Guard::check_origin(request, false); }), 200);
  EXPECT_EQ(status_of([&] { Guard::check_origin(request, true); }), 403);
  request.x_sijill = "1";
  EXPECT_EQ(status_of([&] { Guard::check_origin(request, true); }), 200);
  request.origin = "http://localhost:8765";
  EXPECT_EQ(status_of([&] { Guard::check_origin(request, true); }), 200);
  for (const char* origin : {"null", "https://evil.example", "http://localhost:8766", "localhost:8765"}) {
    request.origin = origin;
    EXPECT_EQ(status_of([&] { Guard::check_origin(request, true); }), 403) << origin;
  }
}

TEST(Tokens, a_secret_is_found_by_its_hash_until_it_expires) {
  const Test_folder folder;
  const std::string path = folder / "tokens";
  const std::string secret = new_secret();
  EXPECT_NE(secret, new_secret());
  const auto day = read_iso("2030-01-31")->day;
  ASSERT_TRUE(Tokens::save(path, {{hash_of_secret(secret), "رانيا", Scope::review, day}}).ok());
  const Result<Tokens> tokens = Tokens::load(path);
  ASSERT_TRUE(tokens.ok());
  ASSERT_TRUE(tokens.value().find(secret, day));
  EXPECT_EQ(tokens.value().find(secret, day)->name, "رانيا");
  EXPECT_FALSE(tokens.value().find(secret, day + 1));
  EXPECT_FALSE(tokens.value().find(secret + "0", day));
  EXPECT_FALSE(tokens.value().find("", day));
  EXPECT_EQ(std::filesystem::status(path).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST(Tokens, a_file_that_is_no_list_of_tokens_is_refused) {
  const Result<Tokens> missing = Tokens::load("/nonexistent/tokens");
  EXPECT_FALSE(missing.ok());
  const Result<Tokens> other = Tokens::load(SIJILL_SOURCE_DIR "/README.md");
  EXPECT_FALSE(other.ok());
}

}  // namespace
}  // namespace sijill
