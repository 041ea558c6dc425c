#include "sijill/ledger/review.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <stdexcept>

#include "sijill/core/folder_testing.h"
#include "sijill/ledger/ask.h"
#include "sijill/ledger/correction.h"
#include "sijill/ledger/reconcile.h"
#include "sijill/ledger/upkeep.h"

namespace sijill {
namespace {

const Reviewer huda{"Huda", "she was there"};
const Run_versions old_engine{"sijill 1", "lexicon", "grammar", "ranker"};
const Run_versions new_engine{"sijill 2", "lexicon", "grammar", "ranker"};

struct Two_sides : Registry {
  std::optional<Actor> actor(const std::string& id) const override {
    if (id == "org.rebels") return Actor{.kind = "group", .sector = "REB", .name_en = "Rebels"};
    if (id == "gov.army") return Actor{.kind = "force", .country = "SY", .sector = "MIL", .name_en = "Army"};
    if (id == "org.watch") return Actor{.kind = "monitor", .name_en = "Watch"};
    return std::nullopt;
  }
  std::optional<Place> place(const std::string& id) const override {
    if (id == "gn.town") return Place{.kind = "town", .country = "SY", .precision = "locality", .name_en = "Town"};
    if (id == "gn.port") return Place{.kind = "town", .country = "SY", .precision = "locality", .name_en = "Port"};
    return std::nullopt;
  }
};

// "The army captured the town", said by Watch on the day after `day`.
Claim_record capture(Day day, std::int32_t start = 0) {
  Claim_record claim;
  claim.type = Event_type::control;
  claim.mode = Mode::capture;
  claim.trigger = {start, start + 4, "سيطر"};
  claim.evidence = {start, start + 12, "سيطر الجيش ع"};
  claim.actor = {{.id = "gov.army"}};
  claim.place = {{.id = "gn.town"}};
  claim.time = Time_record{day, day, Time_precision::day, "published", {}};
  claim.chain = {{.narrator = {.id = "org.watch"}, .role = "originator", .stance = Stance::state}};
  claim.confidence = 0.5;
  return claim;
}

Claim_record strike(Day day, const std::string& place) {
  Claim_record claim = capture(day);
  claim.type = Event_type::assault;
  claim.mode = Mode::aerial;
  claim.place = {{.id = place}};
  return claim;
}

Document_record article(const std::string& key, std::vector<Claim_record> claims, Day published = Day{17'002}) {
  Document_record record;
  record.id = key;
  record.name = key + ".txt";
  record.outlet = {.name_ar = "جريدة " + key, .kind = "media"};
  record.published = Timestamp{published};
  record.text = "سيطر الجيش على البلدة وقصف الميناء في اليوم نفسه " + key;
  record.claims = std::move(claims);
  return record;
}

class A_review : public testing::Test {
 protected:
  A_review() : ledger_(made()), reviews_(ledger_, registry_) {}

  void record(const Document_record& document, const Run_versions& versions = old_engine) {
    const auto recorded = ledger_.record(document, versions, registry_);
    ASSERT_TRUE(recorded) << recorded.error().message;
  }
  Recorded_claim claim(const std::string& id) { return claim_by_id(ledger_.database(), id).value(); }
  std::vector<Incident_row> incidents() { return ask_incidents(ledger_.database(), {}).items; }
  Incident_row ask_incident(const std::string& key) { return incident_by_key(ledger_.database(), key).value(); }
  std::vector<Holding_row> holdings() { return ask_holdings(ledger_.database(), {}, {}); }
  std::vector<Review_row> all() { return ask_reviews(ledger_.database(), {}); }

  // Incidents as the claims in them, relations and holdings: what reconciling step by step and from scratch must
  // agree on.
  std::vector<std::string> groups() {
    std::vector<std::string> out;
    each_incident(ledger_.database(), {}, [&](const Incident_row& incident) {
      std::string text = incident.key + " " + std::string(name(incident.grade)) + ":";
      for (const std::string& id : incident.claims) text += " " + id;
      out.push_back(text);
    });
    Statement relation = ledger_.database().prepare(
        "SELECT later || ' ' || relation || ' ' || earlier || ' ' || reason FROM relations ORDER BY 1");
    while (relation.next()) out.push_back(relation.text(0));
    for (const Holding_row& holding : holdings()) {
      out.push_back(holding.place.key + " " + holding.holder.key + " " + to_string(holding.since) + " " +
                    std::string(name(holding.status)));
    }
    return out;
  }
  void expect_same_from_scratch() {
    const std::vector<std::string> before = groups();
    Transaction transaction(ledger_.database());
    reconcile_all(ledger_.database(), ledger_.world());
    transaction.commit();
    EXPECT_EQ(groups(), before);
  }

  Test_folder folder_;
  Two_sides registry_;
  Ledger ledger_;
  Reviews reviews_;

 private:
  Ledger made() {
    Result<Ledger> ledger = Ledger::open((folder_ / "test.db").string(), Access::create);
    if (!ledger) throw std::runtime_error(ledger.error().message);
    return std::move(ledger).value();
  }
};

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

TEST_F(A_review, that_merges_makes_one_incident_and_its_undo_two) {
  record(article("a", {strike(Day{17'000}, "gn.town")}));
  record(article("b", {strike(Day{17'001}, "gn.port")}, Day{17'003}));
  ASSERT_EQ(incidents().size(), 2U);
  const std::vector<std::string> before = groups();
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

TEST_F(A_review, may_be_a_remark_that_changes_nothing) {
  record(article("a", {capture(Day{17'000})}));
  const std::vector<std::string> before = groups();
  ASSERT_TRUE(reviews_.annotate(huda, "a#1"));
  ASSERT_TRUE(reviews_.annotate(huda, incidents()[0].key));
  EXPECT_EQ(groups(), before);
  EXPECT_EQ(claim("a#1").status, "");
  Review_filter filter;
  filter.incident = incidents()[0].key;
  EXPECT_EQ(ask_reviews(ledger_.database(), filter).size(), 2U);  // of it and of its claim
  filter.incident = "incident:other";
  EXPECT_TRUE(ask_reviews(ledger_.database(), filter).empty());
}

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
