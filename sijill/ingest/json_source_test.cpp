#include "sijill/ingest/json_source.h"

#include <gtest/gtest.h>

#include "sijill/ingest/csv_source.h"
#include "sijill/ingest/json_scan.h"
#include "sijill/ingest/row_article.h"
#include "sijill/ingest/sources_testing.h"

namespace sijill {
namespace {

std::vector<std::string> texts(const All_records& all) {
  std::vector<std::string> texts;
  for (const Article& article : all.articles) texts.push_back(article.text);
  return texts;
}
std::vector<std::string> reasons(const All_records& all) {
  std::vector<std::string> reasons;
  for (const Refusal& refusal : all.left_out) reasons.push_back(refusal.reason);
  return reasons;
}
using Texts = std::vector<std::string>;

TEST(JsonSource, a_line_is_an_article_with_what_its_keys_say) {
  const All_records all = received_from(
      "news.jsonl",
      R"({"source": "alfurat", "url": "http://x.example/1", "date_extracted": "2015-07-21 02:51:32", "title": "عنوان الخبر", "author": ["سالم", "علي"], "content": "قال الجيش إنه انسحب."})"
      "\n\n"
      R"({"TEXT": "خبر ثان.", "published": 1437447092, "publisher": {"name": "الفرات"}, "forwarded_from": "قناة"})");
  ASSERT_EQ(all.articles.size(), 2u);
  const Article& first = all.articles[0];
  EXPECT_EQ(first.text, "عنوان الخبر\nقال الجيش إنه انسحب.");
  ASSERT_FALSE(first.marked.empty());
  EXPECT_EQ(first.marked[0].span.of(first.text), "عنوان الخبر");
  EXPECT_EQ(first.title, "عنوان الخبر");
  EXPECT_EQ(first.outlet, "alfurat");
  EXPECT_EQ(first.url, "http://x.example/1");
  EXPECT_EQ(first.byline, "سالم، علي");
  EXPECT_EQ(to_string(*first.published), "2015-07-21T02:51:00");
  EXPECT_EQ(first.name, "news.jsonl#1");
  const Article& second = all.articles[1];
  EXPECT_EQ(second.outlet, "الفرات");
  EXPECT_EQ(to_string(*second.published), "2015-07-21T02:51:00+00:00");
  EXPECT_EQ(second.relayed_from, (std::vector<std::string>{"قناة"}));
  EXPECT_NE(first.id, second.id);
  EXPECT_EQ(to_string(all.positions[0]), "news.jsonl, record 1 at byte 0");
}

TEST(JsonSource, a_list_and_objects_one_after_the_other_are_read_alike) {
  EXPECT_EQ(texts(received_from("a.json", R"([{"text":"a"}, {"text":"b"}])")), (Texts{"a", "b"}));
  EXPECT_EQ(texts(received_from("a.json", "\xEF\xBB\xBF{\n \"text\": \"a\"\n}\n{\n \"text\": \"b\"}")),
            (Texts{"a", "b"}));
  EXPECT_EQ(texts(received_from("a.json", R"({"body":["a","b"]})")), (Texts{"a\nb"}));
}

TEST(JsonSource, a_bad_line_is_named_and_the_next_is_read) {
  const All_records all =
      received_from("a.jsonl",
                    "{\"text\":\"a\"}\n{\"text\":\"cut\nnothing\nat all\n{\"text\":\"b\"}\n{\"text\": {\n"
                    "{\"text\":\"c\"}\n{\"text\":\"open");
  EXPECT_EQ(texts(all), (Texts{"a", "b", "c"}));
  EXPECT_EQ(reasons(all), (Texts{"broken", "broken", "truncated"}));
  EXPECT_NE(all.left_out[0].message.find("a.jsonl, record 2 at byte 13: found"), std::string::npos)
      << all.left_out[0].message;
}

TEST(JsonSource, junk_between_objects_is_told_once) {
  const All_records all = received_from("a.jsonl", "{\"text\":\"a\"}\nx\ny\nz\n{\"text\":\"b\"}");
  EXPECT_EQ(texts(all), (Texts{"a", "b"}));
  EXPECT_EQ(reasons(all), (Texts{"no JSON"}));
}

TEST(JsonSource, an_object_that_is_too_large_or_too_deep_is_left_out) {
  Limits limits;
  limits.document_bytes = 100;
  limits.nesting = 5;
  const All_records all = received_from("a.jsonl",
                                        "{\"text\":\"" + std::string(1'000'000, 'x') +
                                            "\"}\n{\"text\":\"a\"}\n{\"text\":" + std::string(10, '[') +
                                            std::string(10, ']') + "}\n{\"text\":\"b\"}",
                                        settings_with(limits));
  EXPECT_EQ(texts(all), (Texts{"a", "b"}));
  EXPECT_EQ(reasons(all), (Texts{"too large", "nested too deep"}));
}

TEST(JsonSource, an_object_without_text_says_which_keys_it_has) {
  const All_records all = received_from("a.jsonl", R"({"words": "a", "day": 5})");
  ASSERT_EQ(all.left_out.size(), 1u);
  EXPECT_NE(all.left_out[0].message.find("found the keys words, day, wanted text"), std::string::npos);
  EXPECT_EQ(received_from("a.jsonl", R"({"text": " "})").passed_over.size(), 1u);
  Input_settings settings;
  settings.columns = with_columns({}, "text=words.ar").value();
  EXPECT_EQ(texts(received_from("a.jsonl", R"({"words": {"ar": "خبر"}})",
                                std::make_shared<const Input_settings>(settings))),
            (Texts{"خبر"}));
}

TEST(JsonScan, mends_what_exports_write) {
  EXPECT_EQ(
      mended_json(R"({"a":"x\x01y","b": chats/chat_1/p.jpg, "c":"\ud83d!", "d": true,"e":-1.5,"f":"\ud83d\ude00"})"),
      R"({"a":"x\u0001y","b": "chats/chat_1/p.jpg", "c":"\ufffd!", "d": true,"e":-1.5,"f":"\ud83d\ude00"})");
  EXPECT_EQ(mended_json("{\"a\":\"\t\\q\"}"), "{\"a\":\"\\u0009q\"}");
  for (const char* odd : {"", "{", "\"", "\"\\", "{\"a\":\"\\u12", "\\", "{a"})
    EXPECT_NO_FATAL_FAILURE(mended_json(odd)) << odd;
}

TEST(CsvSource, a_row_is_an_article_whatever_parts_its_cells) {
  const All_records all = received_from("a.csv",
                                        "\xEF\xBB\xBFtitle;body;date;source\r\n"
                                        "عنوان;\"سطر \"\"أول\"\"\r\nسطر; ثان\";2017-11-11;الفرات\r\n\r\n;خبر;;\r\n");
  ASSERT_EQ(all.articles.size(), 2u);
  EXPECT_EQ(all.articles[0].text, "عنوان\nسطر \"أول\"\r\nسطر; ثان");
  EXPECT_EQ(all.articles[0].outlet, "الفرات");
  EXPECT_EQ(to_string(*all.articles[0].published), "2017-11-11");
  EXPECT_EQ(all.articles[1].text, "خبر");
  EXPECT_EQ(all.articles[1].name, "a.csv#2");
  EXPECT_EQ(texts(received_from("a.tsv", "text\tdate\nقال \"نعم\"\t2017")), (Texts{"قال \"نعم\""}));
}

TEST(CsvSource, a_stray_quotation_mark_costs_one_row) {
  const All_records all = received_from("a.csv", "text,date\n\"never closed,x\nb,y\nc,z\n");
  EXPECT_EQ(texts(all), (Texts{"b", "c"}));
  EXPECT_EQ(reasons(all), (Texts{"truncated"}));
}

TEST(CsvSource, a_table_without_text_says_which_columns_it_has) {
  const All_records all = received_from("a.csv", "words,day\na,b\n");
  ASSERT_EQ(all.left_out.size(), 1u);
  EXPECT_NE(all.left_out[0].message.find("found the columns words, day, wanted text"), std::string::npos);
}

TEST(CsvSource, cells_in_the_charset_of_old_spreadsheets) {
  EXPECT_EQ(texts(received_from("a.csv", "text\n\xDE\xC7\xE1 \xC7\xE1\xCC\xED\xD4 \xC5\xE4\xE5\n")),
            (Texts{"قال الجيش إنه"}));
}

TEST(RowArticle, reads_dates_as_tables_write_them) {
  const auto read = [](const char* text) {
    const auto stamp = read_published(text);
    return stamp ? to_string(*stamp) : std::string();
  };
  EXPECT_EQ(read("2017-11-11T00:04:00+02:00"), "2017-11-11T00:04:00+02:00");
  EXPECT_EQ(read("1510351440"), "2017-11-10T22:04:00+00:00");
  EXPECT_EQ(read("1510351440000"), "2017-11-10T22:04:00+00:00");
  EXPECT_EQ(read("Fri, 10 Nov 2017 22:04:00 GMT"), "2017-11-10T22:04:00+00:00");
  EXPECT_EQ(read("yesterday"), "");
  EXPECT_EQ(read("12345"), "");
  EXPECT_EQ(read("99999999999999999999"), "");
}

}  // namespace
}  // namespace sijill
