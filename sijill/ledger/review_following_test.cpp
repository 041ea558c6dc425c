// Reviews follow the evidence to newer readings.
#include "sijill/ledger/review_testing.h"

namespace sijill {
namespace {

TEST_F(A_review, follows_the_evidence_to_a_newer_reading) {
  record(article("a", {capture(Day{17'000}, 20), capture(Day{17'000}, 0)}));
  ASSERT_TRUE(reviews_.correct(huda, "a#2", "actor", "org.rebels"));
  // The new engine finds one more claim before it, and the same words a little longer.
  Claim_record same = capture(Day{17'000}, 0);
  same.evidence.end += 3;
  Claim_record other = strike(Day{17'000}, "gn.town");
  other.evidence = {30, 40, ""};
  record(article("a", {other, capture(Day{17'000}, 20), same}), new_engine);
  EXPECT_EQ(claim("a#3").status, "corrected");
  EXPECT_EQ(claim("a#3").actor.at(0).key, "org.rebels");
  EXPECT_EQ(claim("a#2").status, "");
  EXPECT_EQ(all().at(0).claim, "a#3");
  EXPECT_TRUE(all().at(0).is_placed);
  expect_same_from_scratch();
}

TEST_F(A_review, follows_the_trigger_where_one_sentence_makes_two_claims) {
  const auto told_twice = [](std::int32_t first, std::int32_t second) {
    std::vector<Claim_record> claims = {capture(Day{17'000}), capture(Day{17'000})};
    claims[0].trigger = {first, first + 4, ""};
    claims[1].trigger = {second, second + 4, ""};
    for (Claim_record& claim : claims) claim.evidence = {0, 22, ""};
    return claims;
  };
  record(article("a", told_twice(0, 15)));
  ASSERT_TRUE(reviews_.correct(huda, "a#2", "place", "gn.port"));
  ASSERT_TRUE(reviews_.accept(huda, "a#1"));
  record(article("a", told_twice(15, 0)), new_engine);  // found the other way round
  EXPECT_EQ(claim("a#1").status, "corrected");
  EXPECT_EQ(claim("a#2").status, "accepted");
}

TEST_F(A_review, does_not_follow_to_a_claim_that_shares_a_few_words_only) {
  record(article("a", {capture(Day{17'000})}));
  ASSERT_TRUE(reviews_.reject(huda, "a#1"));
  Claim_record next = capture(Day{17'000}, 9);
  next.evidence = {9, 40, ""};
  record(article("a", {next}), new_engine);
  EXPECT_EQ(claim("a#1").status, "");
  EXPECT_FALSE(all().at(0).is_placed);
}

TEST_F(A_review, that_finds_no_evidence_any_more_is_listed) {
  record(article("a", {capture(Day{17'000})}));
  ASSERT_TRUE(reviews_.reject(huda, "a#1"));
  record(article("a", {strike(Day{17'000}, "gn.town")}), new_engine);  // another type
  Review_filter filter;
  filter.unplaced = true;
  ASSERT_EQ(ask_reviews(ledger_.database(), filter).size(), 1U);
  EXPECT_EQ(claim("a#1").status, "");
  EXPECT_EQ(incidents().size(), 1U);
  // A still newer engine reads as the first one did: the review is back.
  record(article("a", {capture(Day{17'000})}), {"sijill 3", "lexicon", "grammar", "ranker"});
  EXPECT_TRUE(ask_reviews(ledger_.database(), filter).empty());
  EXPECT_EQ(claim("a#1").status, "rejected");
}

}  // namespace
}  // namespace sijill
