#include "sijill/ingest/open_source.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "sijill/core/folder_testing.h"
#include "sijill/ingest/open_input.h"
#include "sijill/ingest/sources_testing.h"

namespace sijill {
namespace {

class Open_source : public testing::Test {
 protected:
  std::string file(const std::string& name, const std::string& bytes) {
    const auto path = folder_ / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }
  static std::string message_of(const std::string& path, const Settings& settings = settings_with()) {
    const auto source = open_source(path, settings);
    return source ? "" : source.error().message;
  }

  Test_folder folder_;
};

TEST_F(Open_source, a_text_file_is_one_article) {
  const std::string path = file("a.txt", "قال الجيش.");
  auto source = open_source(path, settings_with());
  ASSERT_TRUE(source);
  const All_records all = received_from(*source.value());
  ASSERT_EQ(all.articles.size(), 1u);
  EXPECT_EQ(all.articles[0].text, "قال الجيش.");
  EXPECT_EQ(all.articles[0].name, path);
  EXPECT_EQ(source.value()->taken(), std::string("قال الجيش.").size());
}

TEST_F(Open_source, a_packed_file_is_read_as_what_it_unpacks_to) {
  const All_records all = received_from("a.txt.gz", gzipped(gzipped("قال الجيش.")));
  ASSERT_EQ(all.articles.size(), 1u);
  EXPECT_EQ(all.articles[0].text, "قال الجيش.");
}

TEST_F(Open_source, a_missing_file_is_named_with_what_was_wanted) {
  const std::string message = message_of("/no/such/file.txt");
  EXPECT_NE(message.find("/no/such/file.txt"), std::string::npos) << message;
  EXPECT_NE(message.find("found no such file"), std::string::npos) << message;
  EXPECT_NE(message.find("wanted"), std::string::npos) << message;
  EXPECT_NE(message_of(""), "");
  EXPECT_NE(message_of("/tmp").find("found a directory"), std::string::npos);
}

TEST_F(Open_source, a_file_that_may_not_be_read_is_refused) {
  const std::string path = file("locked.txt", "x");
  std::filesystem::permissions(path, std::filesystem::perms::none);
  if (std::ifstream(path).is_open()) GTEST_SKIP() << "root may read everything";
  EXPECT_NE(message_of(path).find("may not be read"), std::string::npos);
}

TEST_F(Open_source, an_empty_file_is_an_article_with_a_note) {
  const All_records all = received_from("empty", "");
  ASSERT_EQ(all.articles.size(), 1u);
  EXPECT_TRUE(all.articles[0].text.empty());
  EXPECT_EQ(all.articles[0].notes.size(), 1u);
}

TEST_F(Open_source, what_is_too_large_too_deep_or_broken_is_left_out_with_its_reason) {
  Limits limits;
  limits.document_bytes = 1000;
  limits.depth = 2;
  const Settings settings = settings_with(limits);
  const auto reason = [&](const std::string& bytes) {
    const All_records all = received_from("x.txt", bytes, settings);
    EXPECT_TRUE(all.articles.empty());
    return all.left_out.empty() ? "" : all.left_out[0].reason + ": " + all.left_out[0].message;
  };
  EXPECT_NE(reason(std::string(1001, 'x')).find("--limit document=N"), std::string::npos);
  EXPECT_NE(reason(gzipped(std::string(100'000, 'x'))).find("too large"), std::string::npos);
  EXPECT_NE(reason(gzipped(gzipped(gzipped("x")))).find("more than 2 deep"), std::string::npos);
  const std::string packed = gzipped("قال الجيش.");
  EXPECT_NE(reason(packed.substr(0, packed.size() - 9)).find("the end in the middle"), std::string::npos);
  EXPECT_NE(reason(packed.substr(0, 10) + "\x07\xFF\xFF\xFF").find("broken gzip member at byte 0"),
            std::string::npos);
}

TEST_F(Open_source, a_bomb_is_left_out_before_it_is_unpacked) {
  const std::string bomb = gzipped(std::string(std::size_t{32} << 20, '\0'), 9);
  Limits limits;
  limits.document_bytes = std::size_t{1} << 30;
  const All_records all = received_from("bomb.gz", bomb, settings_with(limits));
  ASSERT_EQ(all.left_out.size(), 1u);
  EXPECT_NE(all.left_out[0].message.find("a bomb?"), std::string::npos) << all.left_out[0].message;
}

TEST_F(Open_source, a_text_that_is_too_long_is_left_out) {
  Limits limits;
  limits.text_bytes = 10;
  const All_records all = received_from("x.txt", "قال الجيش.", settings_with(limits));
  ASSERT_EQ(all.left_out.size(), 1u);
  EXPECT_EQ(all.left_out[0].reason, "text too long");
}

TEST_F(Open_source, a_directory_is_walked_in_order_without_what_is_hidden) {
  file("b/2.txt", "x");
  file("a.txt", "x");
  file("b/1.txt", "x");
  file(".git/c.txt", "x");
  const auto files = files_under(folder_.path().string());
  ASSERT_TRUE(files);
  std::string names;
  for (const std::string& path : files.value()) names += path.substr(folder_.path().string().size()) + " ";
  EXPECT_EQ(names, "/a.txt /b/1.txt /b/2.txt ");
  EXPECT_FALSE(files_under("/no/such/folder"));
}

TEST_F(Open_source, all_articles_of_a_small_input_at_once) {
  const auto articles = open_input(file("a.jsonl", "{\"text\":\"a\"}\n{\"text\":\" \"}\n{\"text\":\"b\"}\n"));
  ASSERT_TRUE(articles);
  EXPECT_EQ(articles.value().size(), 2u);
  EXPECT_FALSE(open_input(file("b.jsonl", "{\"text\":\"a\"}\n{\"text\":")));
  EXPECT_FALSE(open_input("/no/such/file"));
}

TEST(Place, is_written_and_read_back) {
  for (const char* text : {"0", "1204", "1204+55"}) EXPECT_EQ(to_string(*read_place(text)), text);
  for (const char* text : {"", "x", "+5", "12+", "12+x", "-1"}) EXPECT_FALSE(read_place(text)) << text;
}

std::vector<std::string> texts_from(const std::string& path, const Input_start& start,
                                    std::vector<Position>& places) {
  auto source = open_source(path, settings_with(), start);
  EXPECT_TRUE(source) << path;
  All_records all = received_from(*source.value());
  places = all.positions;
  std::vector<std::string> texts;
  for (const Article& article : all.articles) texts.push_back(article.text);
  for (const Refusal& refusal : all.left_out) texts.push_back(refusal.message);
  return texts;
}

TEST_F(Open_source, any_input_of_many_goes_on_at_any_of_its_places) {
  const std::string lines =
      "{\"text\":\"قالت الوكالة الأولى.\"}\n{\"text\":\"قالت الوكالة الثانية.\"}\n"
      "{\"text\":\"قالت الوكالة الثالثة.\"}\n";
  const std::string table = "id,text\n1,\"قالت الوكالة الأولى.\"\n2,\"قالت، الثانية.\"\n3,قالت الثالثة.\n";
  for (const auto& [name, bytes] :
       {std::pair(std::string("a.jsonl"), lines),
        {"a.jsonl.gz", gzipped(lines)},
        {"twice.jsonl.gz", gzipped(gzipped(lines))},
        {"a.json", "[" + lines + "]"},
        {"a.csv", table},
        {"a.csv.gz", gzipped(table)},
        {"a.mbox", "From x\nSubject: a\nFrom: b\n\nقال.\n\nFrom x\nSubject: c\nFrom: b\n\nقالت.\n"}}) {
    const std::string path = file(name, bytes);
    std::vector<Position> places, later;
    const std::vector<std::string> all = texts_from(path, {}, places);
    ASSERT_GE(all.size(), 2u) << name;
    for (std::size_t i = 0; i < all.size(); ++i) {
      const Input_start start{places[i].place, places[i].number - 1};
      EXPECT_EQ(texts_from(path, start, later),
                std::vector<std::string>(all.begin() + static_cast<int>(i), all.end()))
          << name << " from " << i;
      ASSERT_FALSE(later.empty()) << name;
      EXPECT_EQ(later[0].place, places[i].place) << name;
    }
    // Without a place, records are counted.
    EXPECT_EQ(texts_from(path, {std::nullopt, 1}, later), std::vector<std::string>(all.begin() + 1, all.end()))
        << name;
    EXPECT_TRUE(texts_from(path, {std::nullopt, 99}, later).empty()) << name;
  }
  const std::string csv = file("b.csv", table);
  std::vector<Position> later;
  const std::vector<std::string> told = texts_from(csv, {Place{100'000, std::nullopt}, 0}, later);
  ASSERT_EQ(told.size(), 1u);
  EXPECT_NE(told[0].find("found the end before a record at 100000"), std::string::npos) << told[0];
}

}  // namespace
}  // namespace sijill
