#include "sijill/wire/reading_json.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "sijill/wire/wire_testing.h"

namespace sijill {
namespace {

Reading all_layers() {
  Reading reading = one_claim();
  Word word;
  word.span = span_of(reading.document.text, "استعاد");
  word.form = word.lemma = "استعاد";
  word.upos = Upos::verb;
  word.deprel = "root";
  reading.words = {word};
  Mention time;
  time.kind = Mention_kind::time;
  time.span = word.span;
  time.time = {to_day({2017, 8, 21}), to_day({2017, 8, 31}), Time_precision::range, "late",
               "published",           "late_month"};
  Mention number;
  number.kind = Mention_kind::number;
  number.span = word.span;
  number.amount = {22, std::nullopt, Bound::more, false};
  Mention place;
  place.kind = Mention_kind::place;
  place.span = span_of(reading.document.text, "البوكمال");
  place.entity = reading.claims[0].event.place[0];
  reading.mentions = {place, time, number};
  return reading;
}

TEST(ReadingJson, holds_every_layer_in_one_line) {
  const std::string line = reading_json(all_layers());
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  const boost::json::object record = boost::json::parse(line).as_object();
  std::string keys;
  for (const auto& [key, value] : record) keys += std::string(key) + " ";
  EXPECT_EQ(keys, "schema document text notes sentences quotations words mentions claims ");
  EXPECT_EQ(record.at("schema").as_string(), "sijill.reading/1");
  EXPECT_EQ(record.at("text").as_string(), all_layers().document.text);
  EXPECT_EQ(record.at("claims").at(0).at("id").as_string(), "ab12#1");
}

TEST(ReadingJson, the_root_of_a_sentence_has_no_head) {
  const boost::json::value word = boost::json::parse(reading_json(all_layers())).at("words").at(0);
  EXPECT_TRUE(word.at("head").is_null());
  EXPECT_EQ(word.at("upos").as_string(), "VERB");
  EXPECT_TRUE(word.at("feats").is_null());
}

TEST(ReadingJson, a_mention_tells_what_its_kind_has_to_tell) {
  const boost::json::value mentions = boost::json::parse(reading_json(all_layers())).at("mentions");
  EXPECT_EQ(mentions.at(0).at("entity").at("entity").as_string(), "gn.174448");
  EXPECT_TRUE(mentions.at(0).at("twin").is_null());
  EXPECT_EQ(mentions.at(1).at("earliest").as_string(), "2017-08-21");
  EXPECT_EQ(mentions.at(1).at("modifier").as_string(), "late");
  EXPECT_EQ(mentions.at(2).at("op").as_string(), ">");
  EXPECT_TRUE(mentions.at(2).at("max").is_null());
}

TEST(ReadingJson, rejections_are_there_only_where_there_are_any) {
  Reading reading = all_layers();
  EXPECT_FALSE(boost::json::parse(reading_json(reading)).as_object().contains("rejections"));
  reading.rejections.push_back({reading.claims[0].event.trigger, Event_type::control, Mode::hold, "sport"});
  EXPECT_EQ(boost::json::parse(reading_json(reading)).at("rejections").at(0).at("reason").as_string(), "sport");
}

}  // namespace
}  // namespace sijill
