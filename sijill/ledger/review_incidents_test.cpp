// Reviews that set claims together and apart, and what many reviews leave.
#include <random>

#include "sijill/ledger/review_testing.h"

namespace sijill {
namespace {

TEST_F(A_review, that_merges_makes_one_incident_and_its_undo_two) {
  record(article("a", {strike(Day{17'000}, "gn.town")}));
  record(article("b", {strike(Day{17'001}, "gn.port")}, Day{17'003}));
  ASSERT_EQ(incidents().size(), 2U);
  const std::multiset<std::string> before = told();
  const auto review = reviews_.merge(huda, incidents()[0].key, incidents()[1].key);
  ASSERT_TRUE(review) << review.error().message;
  ASSERT_EQ(incidents().size(), 1U);
  EXPECT_EQ(incidents()[0].claims.size(), 2U);
  expect_same_from_scratch();
  // One more article leaves it so.
  record(article("c", {strike(Day{17'000}, "gn.town")}, Day{17'004}));
  ASSERT_EQ(incidents().size(), 1U);
  EXPECT_EQ(incidents()[0].claims.size(), 3U);
  expect_same_from_scratch();
  ASSERT_TRUE(reviews_.undo(huda, review.value().id));
  EXPECT_EQ(incidents().size(), 2U);
  expect_same_from_scratch();
}

TEST_F(A_review, does_not_merge_what_differs_in_kind) {
  record(article("a", {strike(Day{17'000}, "gn.town"), capture(Day{17'000}, 20)}));
  ASSERT_EQ(incidents().size(), 2U);
  const auto review = reviews_.merge(huda, incidents()[0].key, incidents()[1].key);
  ASSERT_FALSE(review);
  EXPECT_NE(review.error().message.find("one family"), std::string::npos);
  EXPECT_FALSE(reviews_.merge(huda, incidents()[0].key, incidents()[0].key));
  EXPECT_FALSE(reviews_.merge(huda, "incident:none", incidents()[0].key));
}

TEST_F(A_review, that_splits_sets_claims_apart_together_and_its_undo_brings_them_back) {
  for (const std::string key : {"a", "b", "c", "d"}) record(article(key, {strike(Day{17'000}, "gn.town")}));
  ASSERT_EQ(incidents().size(), 1U);
  const auto reviews = reviews_.split(huda, incidents()[0].key, {"a#1", "b#1"});
  ASSERT_TRUE(reviews) << reviews.error().message;
  EXPECT_EQ(reviews.value().size(), 2U);
  ASSERT_EQ(incidents().size(), 2U);
  EXPECT_EQ(incidents()[0].claims.size(), 2U);
  EXPECT_EQ(incidents()[1].claims.size(), 2U);
  EXPECT_EQ(claim("a#1").incident, claim("b#1").incident);
  EXPECT_EQ(claim("c#1").incident, claim("d#1").incident);
  expect_same_from_scratch();
  ASSERT_TRUE(reviews_.undo(huda, reviews.value()[1].id));
  EXPECT_EQ(incidents().size(), 1U);
  expect_same_from_scratch();
  EXPECT_FALSE(reviews_.split(huda, incidents()[0].key, {"a#1", "b#1", "c#1", "d#1"}));
  EXPECT_FALSE(reviews_.split(huda, incidents()[0].key, {}));
}

TEST_F(A_review, of_three_that_build_on_one_another_stays_what_it_was_when_more_comes) {
  for (const std::string key : {"a", "b"}) record(article(key, {strike(Day{17'000}, "gn.town")}));
  for (const std::string key : {"c", "d"}) record(article(key, {strike(Day{17'000}, "gn.port")}));
  ASSERT_EQ(incidents().size(), 2U);
  ASSERT_TRUE(reviews_.merge(huda, claim("a#1").incident, claim("c#1").incident));
  ASSERT_TRUE(reviews_.split(huda, claim("a#1").incident, {"a#1"}));
  ASSERT_TRUE(reviews_.split(huda, claim("b#1").incident, {"b#1"}));
  ASSERT_EQ(incidents().size(), 3U);
  const auto alone = [this](const std::string& id) { return ask_incident(claim(id).incident).claims.size() == 1; };
  EXPECT_TRUE(alone("a#1"));
  EXPECT_TRUE(alone("b#1"));
  expect_same_from_scratch();
  record(article("e", {strike(Day{17'000}, "gn.port")}, Day{17'004}));
  EXPECT_TRUE(alone("a#1"));
  EXPECT_TRUE(alone("b#1"));
  EXPECT_EQ(ask_incident(claim("c#1").incident).claims.size(), 3U);
  expect_same_from_scratch();
}

TEST_F(A_review, that_merges_ends_where_a_claim_it_names_is_rejected_or_read_otherwise) {
  for (const std::string key : {"a", "b"}) record(article(key, {strike(Day{17'000}, "gn.town")}));
  for (const std::string key : {"c", "d"}) record(article(key, {strike(Day{17'001}, "gn.port")}));
  ASSERT_TRUE(reviews_.merge(huda, claim("a#1").incident, claim("c#1").incident));
  ASSERT_EQ(incidents().size(), 1U);
  const auto rejected = reviews_.reject(huda, "a#1");
  ASSERT_TRUE(rejected);
  EXPECT_EQ(incidents().size(), 2U);
  expect_same_from_scratch();
  ASSERT_TRUE(reviews_.undo(huda, rejected.value().id));
  EXPECT_EQ(incidents().size(), 1U);
  expect_same_from_scratch();
  record(article("c", {capture(Day{17'001})}), new_engine);
  EXPECT_EQ(incidents().size(), 3U);
  expect_same_from_scratch();
  Review_filter filter;
  filter.unplaced = true;
  EXPECT_EQ(ask_reviews(ledger_.database(), filter).size(), 1U);
}

// What people and engines do in any order leaves what reconciling everything at once gives.
TEST_F(A_review, among_many_leaves_what_the_claims_and_the_reviews_alone_give) {
  std::mt19937 dice(7);  // its numbers are the same everywhere
  const auto below = [&dice](std::size_t n) { return static_cast<std::size_t>(dice()) % n; };
  const auto some_claim = [&](int n) {
    const Day day = Day{17'000} + static_cast<std::int32_t>(below(4));
    Claim_record claim = below(3) == 0 ? capture(day) : strike(day, below(2) == 0 ? "gn.town" : "gn.port");
    claim.trigger = {n * 12, n * 12 + 4, ""};
    claim.evidence = {n * 12, n * 12 + 12, ""};
    return claim;
  };
  const auto some_article = [&](const std::string& key) {
    std::vector<Claim_record> claims;
    for (int n = 0; n < 3; ++n) claims.push_back(some_claim(n));
    return article(key, claims, Day{17'004} + static_cast<std::int32_t>(below(3)));
  };
  std::size_t done = 0;
  for (int step = 0; step < 120; ++step) {
    const std::vector<Incident_row> now = incidents();
    const std::string document = "document" + std::to_string(below(12));
    const std::string id = document + "#" + std::to_string(1 + below(3));
    const std::size_t what = now.size() < 2 ? 0 : below(8);
    if (what <= 1) {
      record(some_article(document), {"sijill " + std::to_string(step), "lexicon", "grammar", "ranker"});
    } else if (what == 2) {
      done += reviews_.reject(huda, id) ? 1 : 0;
    } else if (what == 3) {
      done += reviews_.correct(huda, id, "place", below(2) == 0 ? "gn.town" : "gn.port") ? 1 : 0;
    } else if (what <= 5) {
      done += reviews_.merge(huda, now[below(now.size())].key, now[below(now.size())].key) ? 1 : 0;
    } else if (what == 6) {
      const Incident_row& incident = now[below(now.size())];
      done += reviews_.split(huda, incident.key, {incident.claims[below(incident.claims.size())]}) ? 1 : 0;
    } else if (!all().empty()) {
      done += reviews_.undo(huda, 1 + static_cast<std::int64_t>(below(all().size()))) ? 1 : 0;
    }
    expect_same_from_scratch();
    ASSERT_FALSE(HasFailure()) << "step " << step << ", kind " << what;
  }
  EXPECT_GT(done, 40U);
}

TEST_F(A_review, by_another_program_is_seen_by_the_one_that_records) {
  record(article("a", {strike(Day{17'000}, "gn.town")}));
  record(article("b", {strike(Day{17'000}, "gn.town")}));
  Result<Ledger> opened = Ledger::open(ledger_.path(), Access::write);
  ASSERT_TRUE(opened) << opened.error().message;
  Ledger other = std::move(opened).value();
  ASSERT_TRUE(Reviews(other, registry_).correct(huda, "a#1", "actor", "org.rebels"));
  record(article("c", {strike(Day{17'000}, "gn.town")}, Day{17'003}));
  EXPECT_NE(claim("a#1").incident, claim("c#1").incident);
  EXPECT_EQ(claim("b#1").incident, claim("c#1").incident);
  expect_same_from_scratch();
}

}  // namespace
}  // namespace sijill
