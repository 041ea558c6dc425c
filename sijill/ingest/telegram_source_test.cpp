#include "sijill/ingest/telegram_source.h"

#include <gtest/gtest.h>

#include "sijill/ingest/sources_testing.h"

namespace sijill {
namespace {

std::string message(int id, const std::string& rest) {
  return "  {\n   \"id\": " + std::to_string(id) +
         ",\n   \"type\": \"message\",\n   \"date\": \"2017-11-11T01:04:00\",\n" +
         "   \"date_unixtime\": \"1510351440\",\n   \"from\": \"قناة الفرات\",\n" + rest + "\n  }";
}
std::string chat(const std::string& messages) {
  return "{\n \"name\": \"قناة الفرات\",\n \"type\": \"public_channel\",\n \"id\": 1234,\n \"messages\": [\n" +
         messages + "\n ]\n}";
}
std::string reasons(const All_records& all) {
  std::string text;
  for (const Refusal& refusal : all.left_out) text += refusal.reason + "; ";
  for (const Refusal& refusal : all.passed_over) text += "(" + refusal.reason + ") ";
  return text;
}

TEST(TelegramSource, a_message_is_an_article_of_its_channel) {
  const All_records all = received_from("result.json", chat(message(7, "   \"text\": \"قال الجيش إنه انسحب.\"")));
  ASSERT_EQ(all.articles.size(), 1u) << reasons(all);
  const Article& article = all.articles[0];
  EXPECT_EQ(article.text, "قال الجيش إنه انسحب.");
  EXPECT_EQ(article.outlet, "قناة الفرات");
  EXPECT_EQ(article.url, "https://t.me/c/1234/7");
  EXPECT_EQ(article.name, "result.json#1234/7");
  EXPECT_EQ(to_string(*article.published), "2017-11-11T01:04:00+03:00");
  EXPECT_TRUE(article.relayed_from.empty());
}

TEST(TelegramSource, a_date_that_no_zone_explains_gives_way_to_the_moment) {
  for (const char* shown : {"7848-11-11T00:00:00", "0001-01-01T00:00:00", "2017-11-13T01:04:00"}) {
    std::string bytes = chat(message(7, "   \"text\": \"قال الجيش إنه انسحب.\""));
    bytes.replace(bytes.find("2017-11-11T01:04:00"), 19, shown);
    const All_records all = received_from("result.json", bytes);
    ASSERT_EQ(all.articles.size(), 1u) << reasons(all);
    EXPECT_EQ(to_string(*all.articles[0].published), "2017-11-10T22:04:00+00:00") << shown;
  }
}

TEST(TelegramSource, a_text_in_pieces_is_joined_and_a_block_is_a_quotation) {
  const All_records all = received_from(
      "result.json",
      chat(message(
          1,
          R"("text": ["عاجل ", {"type": "bold", "text": "قال الجيش"}, " إنه ", {"type": "blockquote", "text": "انسحب"}, ""])")));
  ASSERT_EQ(all.articles.size(), 1u);
  EXPECT_EQ(all.articles[0].text, "عاجل قال الجيش إنه «انسحب»");
}

TEST(TelegramSource, a_forward_says_from_whom) {
  const All_records all =
      received_from("result.json", chat(message(1, R"("forwarded_from": "شبكة الخابور", "text": "خبر.")") + ",\n" +
                                        message(2, R"("forwarded_from": null, "text": "خبر.")")));
  ASSERT_EQ(all.articles.size(), 2u);
  EXPECT_EQ(all.articles[0].relayed_from, (std::vector<std::string>{"شبكة الخابور"}));
  EXPECT_EQ(all.articles[1].relayed_from, (std::vector<std::string>{"?"}));
}

TEST(TelegramSource, captions_are_texts_and_what_has_no_words_is_passed_over) {
  const All_records all = received_from(
      "result.json", chat(message(1, R"("photo": "photos/1.jpg", "text": "جنود قرب المزرعة")") + ",\n" +
                          message(2, R"("photo": "photos/2.jpg", "text": "")") + ",\n" + message(3, R"("text": [])") +
                          ",\n {\"id\": 4, \"type\": \"service\", \"action\": \"pin_message\", \"text\": \"\"}"));
  EXPECT_EQ(all.articles.size(), 1u);
  EXPECT_EQ(reasons(all), "(media without words) (no words) (service notice) ");
}

TEST(TelegramSource, an_account_has_many_chats) {
  const All_records all = received_from(
      "result.json", "{\"about\": \"Here is the data\", \"chats\": {\"about\": \"x\", \"list\": [" +
                         chat(message(1, R"("text": "خبر أول.")")) +
                         ", {\"name\": \"أحمد\", \"type\": \"personal_chat\", \"id\": 9, \"messages\": [" +
                         message(2, R"("text": "خبر ثان.")") + "]}]}}");
  ASSERT_EQ(all.articles.size(), 2u) << reasons(all);
  EXPECT_EQ(all.articles[0].outlet, "قناة الفرات");
  EXPECT_EQ(all.articles[1].outlet, "أحمد");
  EXPECT_EQ(all.articles[1].url, "");
  EXPECT_EQ(all.articles[1].byline, "قناة الفرات");
}

TEST(TelegramSource, what_is_no_json_is_read_all_the_same) {
  const All_records all = received_from(
      "result.json",
      chat(message(1, "   \"photo\": chats/chat_01/photo_1@11-11-2017.jpg,\n   \"text\": \"قال\\x01 الجيش\"")));
  ASSERT_EQ(all.articles.size(), 1u) << reasons(all);
  EXPECT_EQ(all.articles[0].text, "قال الجيش");
}

TEST(TelegramSource, a_broken_message_is_named_and_the_next_is_found) {
  const std::string good = message(2, R"("text": "خبر.")");
  const All_records all =
      received_from("result.json", chat(message(1, "   \"text\": \"never closed") + ",\n" + good));
  EXPECT_EQ(all.articles.size(), 1u) << reasons(all);
  EXPECT_EQ(reasons(all), "broken; ");
  EXPECT_NE(all.left_out[0].message.find("result.json, record 1 at byte "), std::string::npos);
  const std::string whole = chat(good + ",\n" + good);
  EXPECT_EQ(reasons(received_from("result.json", whole.substr(0, whole.size() - 30))), "truncated; truncated; ");
  for (std::size_t size = 100; size < whole.size() - 5; size += 11) {
    const All_records cut = received_from("result.json", whole.substr(0, size));
    EXPECT_GE(cut.left_out.size() + cut.articles.size(), 1u) << size;
  }
}

}  // namespace
}  // namespace sijill
