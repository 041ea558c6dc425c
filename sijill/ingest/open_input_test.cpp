#include "sijill/ingest/open_input.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace sijill {
namespace {

std::string message_of(const Result<std::vector<Article>>& result) { return result ? "" : result.error().message; }

TEST(OpenInput, a_text_file_is_one_article) {
  const auto path = std::filesystem::temp_directory_path() / "sijill_open_input_test.txt";
  std::ofstream(path, std::ios::binary) << "قال الجيش.";
  const auto articles = open_input(path.string());
  std::filesystem::remove(path);
  ASSERT_TRUE(articles) << message_of(articles);
  ASSERT_EQ(articles.value().size(), 1u);
  EXPECT_EQ(articles.value()[0].text, "قال الجيش.");
  EXPECT_EQ(articles.value()[0].name, path.string());
}

TEST(OpenInput, a_page_is_read_as_a_page) {
  const auto path = std::filesystem::temp_directory_path() / "sijill_open_input_page.html";
  std::ofstream(path) << "<!DOCTYPE html><html><body><p>قال الجيش إن قواته دخلت البلدة صباح اليوم بعد اشتباكات "
                         "استمرت ساعات مع المسلحين.</p></body></html>";
  const auto articles = open_input(path.string());
  std::filesystem::remove(path);
  ASSERT_TRUE(articles) << message_of(articles);
  EXPECT_EQ(articles.value()[0].text.find('<'), std::string::npos) << articles.value()[0].text;
}

TEST(OpenInput, a_missing_file_is_named_with_what_was_wanted) {
  const std::string message = message_of(open_input("/no/such/file.txt"));
  EXPECT_NE(message.find("/no/such/file.txt"), std::string::npos) << message;
  EXPECT_NE(message.find("found no such file"), std::string::npos) << message;
  EXPECT_NE(message.find("wanted"), std::string::npos) << message;
}

TEST(OpenInput, a_directory_is_refused_with_a_remedy) {
  const std::string message = message_of(open_input("/tmp"));
  EXPECT_NE(message.find("found a directory"), std::string::npos) << message;
  EXPECT_NE(message.find("/tmp/*.txt"), std::string::npos) << message;
}

TEST(OpenInput, an_empty_name_is_refused) { EXPECT_NE(message_of(open_input("")), ""); }

TEST(OpenInput, a_file_that_may_not_be_read_is_refused) {
  const auto path = std::filesystem::temp_directory_path() / "sijill_open_input_locked.txt";
  std::ofstream(path) << "x";
  std::filesystem::permissions(path, std::filesystem::perms::none);
  const bool root = std::ifstream(path).is_open();
  const std::string message = message_of(open_input(path.string()));
  std::filesystem::remove(path);
  if (root) GTEST_SKIP() << "root may read everything";
  EXPECT_NE(message.find("may not be read"), std::string::npos) << message;
}

TEST(OpenInput, an_empty_file_is_an_article_with_a_note) {
  const auto articles = open_input("/dev/null");
  ASSERT_TRUE(articles) << message_of(articles);
  EXPECT_TRUE(articles.value()[0].text.empty());
  EXPECT_EQ(articles.value()[0].notes.size(), 1u);
}

}  // namespace
}  // namespace sijill
