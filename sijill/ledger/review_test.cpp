#include "sijill/ledger/review.h"

#include "sijill/ledger/correction.h"
#include "sijill/ledger/review_testing.h"
#include "sijill/ledger/upkeep.h"

namespace sijill {
namespace {

TEST_F(A_review, is_by_somebody_and_has_a_reason) {
  record(article("a", {capture(Day{17'000})}));
  EXPECT_NE(reviews_.accept({"", "why"}, "a#1").error().message.find("who"), std::string::npos);
  EXPECT_NE(reviews_.accept({"Huda", " "}, "a#1").error().message.find("why"), std::string::npos);
  EXPECT_NE(reviews_.accept(huda, "a#9").error().message.find("found no a#9"), std::string::npos);
  EXPECT_TRUE(all().empty());
}

TEST_F(A_review, that_accepts_marks_the_claim) {
  record(article("a", {capture(Day{17'000})}));
  const auto review = reviews_.accept(huda, "a#1");
  ASSERT_TRUE(review) << review.error().message;
  EXPECT_EQ(review.value().who, "Huda");
  EXPECT_EQ(review.value().claim, "a#1");
  EXPECT_EQ(claim("a#1").status, "accepted");
}

TEST_F(A_review, may_name_a_document_by_its_beginning) {
  record(article("abcdef1234", {capture(Day{17'000})}));
  EXPECT_TRUE(reviews_.accept(huda, "abcdef#1"));
  EXPECT_FALSE(reviews_.accept(huda, "abc#1"));
  record(article("abcdef9999", {capture(Day{17'000})}));
  EXPECT_NE(reviews_.accept(huda, "abcdef#1").error().message.find("several"), std::string::npos);
}

TEST_F(A_review, that_rejects_keeps_the_claim_out_of_everything_until_it_is_undone) {
  record(article("a", {capture(Day{17'000})}));
  ASSERT_EQ(incidents().size(), 1U);
  ASSERT_EQ(holdings().size(), 1U);
  const auto review = reviews_.reject(huda, "a#1");
  ASSERT_TRUE(review);
  EXPECT_TRUE(incidents().empty());
  EXPECT_TRUE(holdings().empty());
  EXPECT_EQ(claim("a#1").status, "rejected");
  ASSERT_TRUE(reviews_.undo(huda, review.value().id));
  EXPECT_EQ(incidents().size(), 1U);
  EXPECT_EQ(holdings().size(), 1U);
  EXPECT_EQ(claim("a#1").status, "");
  ASSERT_EQ(all().size(), 2U);
  EXPECT_TRUE(all()[0].is_undone);
  EXPECT_EQ(all()[1].undoes, all()[0].id);
  EXPECT_FALSE(reviews_.undo(huda, review.value().id));
  EXPECT_FALSE(reviews_.undo(huda, all()[1].id));
}

TEST_F(A_review, that_corrects_changes_what_is_told_and_leaves_what_was_read) {
  record(article("a", {capture(Day{17'000})}));
  const auto review = reviews_.correct(huda, "a#1", "actor", "org.rebels");
  ASSERT_TRUE(review) << review.error().message;
  EXPECT_EQ(review.value().old_value, "gov.army");
  EXPECT_EQ(review.value().new_value, "org.rebels");
  EXPECT_EQ(claim("a#1").actor.at(0).name_en, "Rebels");
  EXPECT_EQ(claim("a#1").claim.actor.at(0).id, "org.rebels");
  EXPECT_EQ(claim("a#1").status, "corrected");
  EXPECT_EQ(incidents().at(0).claims.size(), 1U);
  EXPECT_EQ(holdings().at(0).holder.key, "org.rebels");
  Statement machine = ledger_.database().prepare("SELECT a.key FROM arguments JOIN actors a USING (actor)");
  ASSERT_TRUE(machine.next());
  EXPECT_EQ(machine.text(0), "gov.army");
}

TEST_F(A_review, of_one_field_replaces_the_one_before_and_comes_back_when_it_is_undone) {
  record(article("a", {capture(Day{17'000})}));
  ASSERT_TRUE(reviews_.correct(huda, "a#1", "time", "2016-07-01"));
  const auto second = reviews_.correct({"Omar", "the paper says July 2"}, "a#1", "time", "2016-07-02");
  ASSERT_TRUE(second);
  EXPECT_EQ(second.value().old_value, "2016-07-01");
  EXPECT_EQ(claim("a#1").claim.time->earliest, to_day({2016, 7, 2}));
  ASSERT_TRUE(reviews_.undo(huda, second.value().id));
  EXPECT_EQ(claim("a#1").claim.time->earliest, to_day({2016, 7, 1}));
  EXPECT_EQ(incidents().at(0).earliest, to_day({2016, 7, 1}));
}

TEST_F(A_review, reaches_every_field) {
  record(article("a", {capture(Day{17'000})}));
  for (const auto& [field, value] : {std::pair("recipient", "org.rebels|gov.army"),
                                     {"from", "org.rebels"},
                                     {"object", ""},
                                     {"place", "gn.port"},
                                     {"originator", "gov.army"},
                                     {"type", "control.recapture"},
                                     {"polarity", "denied"},
                                     {"certainty", "possible"},
                                     {"modality", "ongoing"},
                                     {"stance", "deny"},
                                     {"extent", "0.5"},
                                     {"quantity", "dead 3"}}) {
    const auto review = reviews_.correct(huda, "a#1", field, value);
    ASSERT_TRUE(review) << review.error().message;
    EXPECT_EQ(value_in(claim("a#1"), *claim_field_of(field)), value) << field;
  }
  // سيطر الجيش: "the army seized", the first ten characters.
  ASSERT_TRUE(reviews_.correct(huda, "a#1", "evidence", "0..10"));
  EXPECT_EQ(value_in(claim("a#1"), Claim_field::evidence), "0..10 سيطر الجيش");
  EXPECT_NE(reviews_.correct(huda, "a#1", "colour", "red").error().message.find("wanted one of"), std::string::npos);
  EXPECT_NE(reviews_.correct(huda, "a#1", "place", "gn.nowhere").error().message.find("neither the ledger"),
            std::string::npos);
  EXPECT_FALSE(reviews_.correct(huda, "a#1", "originator", ""));
}

TEST_F(A_review, of_the_evidence_says_where_the_words_are_and_what_cannot_be) {
  record(article("a", {capture(Day{17'000})}));
  const auto refused = [&](const std::string& value, const std::string& said) {
    const auto review = reviews_.correct(huda, "a#1", "evidence", value);
    ASSERT_FALSE(review) << value;
    EXPECT_NE(review.error().message.find(said), std::string::npos) << review.error().message;
  };
  refused("", "such as 120..164");
  refused("5", "such as 120..164");
  refused("7..3", "such as 120..164");
  refused("-1..3", "such as 120..164");
  refused("0..5000", "beyond the article");
  refused("4..5", "no words");
  Document_record bare = article("b", {capture(Day{17'000})});
  bare.text.clear();
  record(bare);
  EXPECT_NE(reviews_.correct(huda, "b#1", "evidence", "0..4").error().message.find("without its article"),
            std::string::npos);
  EXPECT_EQ(claim("a#1").claim.evidence.end, 12);
  const auto review = reviews_.correct(huda, "a#1", "evidence", "5..21");
  ASSERT_TRUE(review);
  EXPECT_EQ(review.value().old_value, "0..12 سيطر الجيش ع");
  EXPECT_EQ(review.value().new_value, "5..21 الجيش على البلدة");
  EXPECT_EQ(claim("a#1").claim.evidence.text, "الجيش على البلدة");
  ASSERT_TRUE(reviews_.undo(huda, review.value().id));
  EXPECT_EQ(claim("a#1").claim.evidence.end, 12);
}

TEST_F(A_review, may_be_a_remark_that_changes_nothing) {
  record(article("a", {capture(Day{17'000})}));
  const std::multiset<std::string> before = told();
  ASSERT_TRUE(reviews_.annotate(huda, "a#1"));
  ASSERT_TRUE(reviews_.annotate(huda, incidents()[0].key));
  EXPECT_EQ(told(), before);
  EXPECT_EQ(claim("a#1").status, "");
  Review_filter filter;
  filter.incident = incidents()[0].key;
  EXPECT_EQ(ask_reviews(ledger_.database(), filter).size(), 2U);  // of it and of its claim
  filter.incident = "incident:other";
  EXPECT_TRUE(ask_reviews(ledger_.database(), filter).empty());
}

TEST_F(A_review, leaves_a_sound_ledger) {
  record(article("a", {strike(Day{17'000}, "gn.town"), capture(Day{17'000}, 20)}));
  record(article("b", {strike(Day{17'001}, "gn.port")}));
  ASSERT_TRUE(reviews_.correct(huda, "a#1", "place", "gn.port"));
  ASSERT_TRUE(reviews_.reject(huda, "a#2"));
  ASSERT_TRUE(reviews_.annotate(huda, "b#1"));
  const auto checked = check(ledger_);
  ASSERT_TRUE(checked) << checked.error().message;
  EXPECT_TRUE(checked.value().faults.empty()) << checked.value().faults.front();
}

}  // namespace
}  // namespace sijill
