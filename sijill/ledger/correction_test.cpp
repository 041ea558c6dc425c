#include "sijill/ledger/correction.h"

#include <gtest/gtest.h>

namespace sijill {
namespace {

// The value as it reads after it was put into an empty claim; the error where it was refused.
std::string put(Claim_field field, std::string_view value) {
  Recorded_claim row;
  row.claim.chain.emplace_back();
  const auto error = put_value(row.claim, field, value);
  return error ? "error: " + error->message : value_in(row, field);
}

TEST(Correction, values_read_as_they_were_written) {
  EXPECT_EQ(put(Claim_field::type, "control.capture"), "control.capture");
  EXPECT_EQ(put(Claim_field::type, "accuse"), "accuse");
  EXPECT_EQ(put(Claim_field::time, "2017-11-09"), "2017-11-09");
  EXPECT_EQ(put(Claim_field::time, "2017-11-01..2017-11-09"), "2017-11-01..2017-11-09");
  EXPECT_EQ(put(Claim_field::time, "2017-11-01.."), "2017-11-01..");
  EXPECT_EQ(put(Claim_field::time, ""), "");
  EXPECT_EQ(put(Claim_field::polarity, "denied"), "denied");
  EXPECT_EQ(put(Claim_field::stance, "accuse"), "accuse");
  EXPECT_EQ(put(Claim_field::extent, "0.4..0.6"), "0.4..0.6");
  EXPECT_EQ(put(Claim_field::quantity, "dead 12;injured>=5; dead civilian ~3"),
            "dead 12; injured >= 5; dead civilian ~ 3");
  EXPECT_EQ(put(Claim_field::quantity, "forces 100..200"), "forces 100..200");
}

TEST(Correction, what_is_wrong_is_refused_with_what_was_wanted) {
  EXPECT_EQ(put(Claim_field::type, "war"),
            "error: type: found \"war\", wanted a type of docs/formats/claim.md, such as control.capture");
  EXPECT_EQ(put(Claim_field::type, "control.aerial"),
            "error: type: found \"control.aerial\", wanted a mode of control");
  EXPECT_NE(put(Claim_field::time, "2017-11-31").find("wanted a day"), std::string::npos);
  EXPECT_NE(put(Claim_field::time, "..").find("wanted a day"), std::string::npos);
  EXPECT_NE(put(Claim_field::time, "2017-11-09..2017-11-01").find("earlier day first"), std::string::npos);
  EXPECT_NE(put(Claim_field::polarity, "maybe").find("one of affirmed denied"), std::string::npos);
  EXPECT_NE(put(Claim_field::extent, "50").find("from 0 to 1"), std::string::npos);
  for (const std::string_view wrong : {"many dead", "dead", "12", "dead -3", "dead 5..2", "dead a b 3"}) {
    EXPECT_NE(put(Claim_field::quantity, wrong).find("error"), std::string::npos) << wrong;
  }
}

TEST(Correction, a_refused_value_leaves_the_claim_as_it_was) {
  Claim_record claim;
  claim.quantity = {{Quantity_kind::dead, "", {4.0, 4.0, Bound::equal, false}, ""}};
  EXPECT_TRUE(put_value(claim, Claim_field::quantity, "injured 5; nonsense"));
  ASSERT_EQ(claim.quantity.size(), 1U);
  EXPECT_EQ(claim.quantity[0].kind, Quantity_kind::dead);
}

TEST(Correction, evidence_is_found_by_its_place_or_by_its_words) {
  // قال إن الجيش دخل: "he said that the army entered".
  const std::string text = "قال إن الجيش دخل المدينة";
  const auto found = [&](std::int32_t start, std::int32_t end, const std::string& words, const std::string& in) {
    const auto passage = find_words({start, end, words}, in);
    return passage ? std::to_string(passage->start) + ".." + std::to_string(passage->end) + " " + passage->text : "";
  };
  EXPECT_EQ(found(7, 16, "", text), "7..16 الجيش دخل");
  EXPECT_EQ(found(7, 16, "الجيش دخل", text), "7..16 الجيش دخل");
  EXPECT_EQ(found(7, 16, "الجيش دخل", "أمس " + text), "11..20 الجيش دخل");
  EXPECT_EQ(found(7, 16, "الجيش دخل", "أمس " + text + text), "");
  EXPECT_EQ(found(7, 16, "الجيش خرج", text), "");
  EXPECT_EQ(found(7, 900, "", text), "");
  EXPECT_EQ(found(900, 901, "", text), "");
}

TEST(Correction, fields_are_known_by_name) {
  for (int i = 0; i <= static_cast<int>(Claim_field::evidence); ++i) {
    const auto field = static_cast<Claim_field>(i);
    EXPECT_EQ(claim_field_of(name(field)), field);
  }
  EXPECT_FALSE(claim_field_of("colour"));
}

}  // namespace
}  // namespace sijill
