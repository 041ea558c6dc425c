#include "sijill/wire/claim_record_json.h"

#include <gtest/gtest.h>

#include "sijill/wire/claim_json.h"
#include "sijill/wire/wire_testing.h"

namespace sijill {
namespace {

std::string error_of(std::string_view line) {
  const auto read = read_claim_line(line);
  return read ? "" : read.error().message;
}

TEST(ClaimRecordJson, what_was_written_reads_back_and_writes_the_same_bytes) {
  const std::string line = claims_jsonl(one_claim());
  const auto read = read_claim_line(line);
  ASSERT_TRUE(read) << read.error().message;
  EXPECT_EQ(claim_record_line(read.value().document, read.value().claim), line);
}

TEST(ClaimRecordJson, a_claim_made_by_hand_needs_little) {
  const auto read = read_claim_line(
      R"({"schema":"sijill.claim/1","document":{"id":"hand"},"event":{"type":"control","mode":"capture",
          "place":[{"entity":"gn.174448"}],"time":{"earliest":"2017-11-09","latest":"2017-11-09"}},
          "evidence":{"text":"the army took the town"},"new key":[1]})");
  ASSERT_TRUE(read) << read.error().message;
  const Claim_record& claim = read.value().claim;
  EXPECT_EQ(claim.mode, Mode::capture);
  EXPECT_EQ(claim.polarity, Polarity::affirmed);
  EXPECT_EQ(claim.time->precision, Time_precision::day);
  EXPECT_FALSE(claim.evidence.located());
}

TEST(ClaimRecordJson, what_is_wrong_is_named_with_what_was_found_and_wanted) {
  EXPECT_NE(error_of("{").find("no JSON"), std::string::npos);
  EXPECT_NE(error_of("[]").find("wanted an object"), std::string::npos);
  EXPECT_NE(error_of(R"({"schema":"x"})").find("found \"x\", wanted \"sijill.claim/1\""), std::string::npos);
  const std::string head = R"({"schema":"sijill.claim/1","document":{"id":"d"},"evidence":{"text":"w"},"event":)";
  EXPECT_NE(error_of(head + R"({"type":"war"}})").find("event.type: found \"war\""), std::string::npos);
  EXPECT_NE(error_of(head + R"({"type":"assault","mode":"hold"}})").find("wanted a mode of assault"),
            std::string::npos);
  EXPECT_NE(error_of(head + R"({"type":"assault","polarity":"maybe"}})").find("one of affirmed denied"),
            std::string::npos);
  EXPECT_NE(error_of(head + R"({"type":"assault","time":{"earliest":"2017-02-30"}}})").find("wanted a day"),
            std::string::npos);
  EXPECT_NE(error_of(head + R"({"type":"assault","place":[{"lat":91,"lon":0}]}})").find("from -90 to 90"),
            std::string::npos);
  EXPECT_NE(error_of(head + R"({"type":"assault","trigger":{"start":5,"end":2}}})").find("no span"),
            std::string::npos);
  EXPECT_NE(error_of(head + R"({"type":"assault","quantity":[{"min":3}]}})").find("quantity[0].kind"),
            std::string::npos);
}

TEST(ClaimRecordJson, a_deeply_nested_line_is_refused) { EXPECT_NE(error_of(std::string(100000, '[')), ""); }

}  // namespace
}  // namespace sijill
