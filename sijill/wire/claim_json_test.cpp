#include "sijill/wire/claim_json.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "sijill/wire/wire_testing.h"

namespace sijill {
namespace {

// The characters [start, end) of UTF-8, counted by hand and not by the code under test.
std::string characters(const std::string& text, std::int64_t start, std::int64_t end) {
  std::string out;
  std::int64_t n = -1;
  for (char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0) != 0x80) ++n;
    if (n >= start && n < end) out += c;
  }
  return out;
}

TEST(ClaimJson, a_record_is_one_line_and_spans_spell_their_text_beyond_astral_characters) {
  const Reading reading = one_claim();
  const std::string line = claims_jsonl(reading);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  const boost::json::object record = boost::json::parse(line).as_object();
  const auto& trigger = record.at("event").at("trigger");
  EXPECT_EQ(characters(reading.document.text, trigger.at("start").as_int64(), trigger.at("end").as_int64()),
            "استعاد");
  EXPECT_EQ(record.at("chain").at(1).at("cue").at("start").as_int64(), 2);
  EXPECT_EQ(record.at("chain").at(1).at("narrator").at("text").as_string(), "المرصد");
}

TEST(ClaimJson, keys_stand_in_the_order_of_the_contract) {
  const boost::json::object record = boost::json::parse(claims_jsonl(one_claim())).as_object();
  const auto keys = [](const boost::json::object& object) {
    std::string out;
    for (const auto& [key, value] : object) out += std::string(key) + " ";
    return out;
  };
  EXPECT_EQ(keys(record), "schema id document event chain evidence confidence trace ");
  EXPECT_EQ(keys(record.at("document").as_object()), "id url outlet title byline published language ");
  EXPECT_EQ(keys(record.at("event").as_object()),
            "type mode trigger actor recipient from object place time extent quantity polarity certainty modality ");
  EXPECT_EQ(keys(record.at("event").at("place").at(0).as_object()),
            "entity name_ar name_en kind lat lon precision relation anchor start end text ");
  EXPECT_EQ(keys(record.at("chain").at(0).as_object()), "narrator role stance ");
  EXPECT_EQ(keys(record.at("chain").at(1).as_object()), "narrator role stance named cue party_to_event ");
}

TEST(ClaimJson, what_is_not_known_is_null_and_empty_lists_stay) {
  const boost::json::object record = boost::json::parse(claims_jsonl(one_claim())).as_object();
  const boost::json::object& event = record.at("event").as_object();
  EXPECT_TRUE(event.at("time").is_null());
  EXPECT_TRUE(event.at("recipient").as_array().empty());
  EXPECT_TRUE(event.at("extent").at("max").is_null());
  EXPECT_TRUE(event.at("place").at(0).at("relation").is_null());
  EXPECT_TRUE(record.at("document").at("url").is_null());
  EXPECT_TRUE(record.at("document").at("title").is_null());
}

TEST(ClaimJson, numbers_are_spelled_as_people_write_them) {
  const std::string line = claims_jsonl(one_claim());
  EXPECT_NE(line.find("\"lat\":34.45,\"lon\":40.92"), std::string::npos) << line;
  EXPECT_NE(line.find("\"min\":4,\"max\":4,\"op\":\"=\""), std::string::npos) << line;
  EXPECT_NE(line.find("\"min\":0.5,\"max\":null,\"op\":\">\""), std::string::npos) << line;
  EXPECT_NE(line.find("\"confidence\":0.93,"), std::string::npos) << line;
  EXPECT_NE(line.find("\"published\":\"2017-11-11T00:04:00\""), std::string::npos) << line;
}

TEST(ClaimJson, ids_count_from_one) {
  Reading reading = one_claim();
  reading.claims.push_back(reading.claims.front());
  const std::string lines = claims_jsonl(reading);
  EXPECT_NE(lines.find("\"id\":\"ab12#1\""), std::string::npos);
  EXPECT_NE(lines.find("\"id\":\"ab12#2\""), std::string::npos);
}

TEST(ClaimJson, no_claims_are_no_lines) { EXPECT_EQ(claims_jsonl(Reading{}), ""); }

TEST(ClaimJson, a_rejection_says_why) {
  Reading reading = one_claim();
  reading.rejections.push_back({reading.claims[0].event.trigger, Event_type::control, Mode::capture, "sport"});
  const boost::json::object record = boost::json::parse(rejections_jsonl(reading)).as_object();
  EXPECT_EQ(record.at("schema").as_string(), "sijill.rejection/1");
  EXPECT_EQ(record.at("reason").as_string(), "sport");
}

}  // namespace
}  // namespace sijill
