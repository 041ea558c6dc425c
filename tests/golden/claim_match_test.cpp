// The golden runner is itself tested: it must not pass what is wrong, and must notice a gap that has closed.
#include "tests/golden/claim_match.h"

#include <gtest/gtest.h>

namespace sijill {
namespace {

Entity named(const std::string& text) {
  Entity entity;
  entity.text = text;
  return entity;
}

Claim capture_of(const std::string& place) {
  Claim claim;
  claim.event.type = Event_type::control;
  claim.event.mode = Mode::capture;
  claim.event.actor = {named("للجيش السوري")};
  claim.event.place = {named("مدينة " + place)};
  claim.chain = {{named("test"), "outlet", Stance::publish, Named::media, {}, false},
                 {named("مصدر أمني"), "originator", Stance::state, Named::source_unnamed, {}, false}};
  return claim;
}

std::vector<std::string> failures_of(const std::string& lines, const std::vector<Claim>& claims) {
  Result<Golden_file> file =
      parse_golden("test", "why: a test\npublished: 2017-11-11\noutlet: test\n---\nنص\n---\n" + lines);
  if (!file) return {file.error().message};
  return compare(file.value(), claims).failures;
}

TEST(claim_match, names_are_compared_without_article_clitics_and_hamza) {
  EXPECT_TRUE(
      failures_of("control.capture | actor=الجيش السورى | place=البوكمال\nonly", {capture_of("ألبوكمال")}).empty());
}

TEST(claim_match, a_part_of_a_word_is_no_name) {
  EXPECT_FALSE(failures_of("control.capture | place=حل", {capture_of("حلب")}).empty());
}

TEST(claim_match, every_line_needs_a_claim_of_its_own) {
  EXPECT_FALSE(failures_of("control.capture\ncontrol.capture", {capture_of("حلب")}).empty());
  EXPECT_TRUE(failures_of("control.capture | place=حلب\ncontrol.capture | place=منبج",
                          {capture_of("منبج"), capture_of("حلب")})
                  .empty());
}

TEST(claim_match, only_forbids_further_claims) {
  EXPECT_FALSE(failures_of("control.capture\nonly", {capture_of("حلب"), capture_of("منبج")}).empty());
  EXPECT_TRUE(
      failures_of("control.capture\n?control.capture\nonly", {capture_of("حلب"), capture_of("منبج")}).empty());
}

TEST(claim_match, none_and_absent_mean_it) {
  EXPECT_TRUE(failures_of("none", {}).empty());
  EXPECT_FALSE(failures_of("none", {capture_of("حلب")}).empty());
  EXPECT_FALSE(failures_of("!control", {capture_of("حلب")}).empty());
  EXPECT_TRUE(failures_of("!control.hold", {capture_of("حلب")}).empty());
}

TEST(claim_match, the_chain_is_compared_link_by_link) {
  EXPECT_TRUE(failures_of("control.capture | chain=مصدر أمني:state", {capture_of("حلب")}).empty());
  EXPECT_FALSE(failures_of("control.capture | chain=مصدر أمني:deny", {capture_of("حلب")}).empty());
  EXPECT_FALSE(failures_of("control.capture | chain=-", {capture_of("حلب")}).empty());
}

TEST(claim_match, a_denied_claim_is_not_the_affirmed_one) {
  Claim denied = capture_of("حلب");
  denied.event.polarity = Polarity::denied;
  EXPECT_FALSE(failures_of("control.capture", {denied}).empty());
  EXPECT_TRUE(failures_of("control.capture | denied", {denied}).empty());
}

TEST(claim_match, a_gap_that_has_closed_fails) {
  EXPECT_TRUE(failures_of("gap: control.hold", {capture_of("حلب")}).empty());
  EXPECT_FALSE(failures_of("gap: control.capture", {capture_of("حلب")}).empty());
  EXPECT_TRUE(failures_of("control.capture | gap:place=منبج", {capture_of("حلب")}).empty());
  EXPECT_FALSE(failures_of("control.capture | gap:place=حلب", {capture_of("حلب")}).empty());
}

TEST(claim_match, marking_gaps_changes_nothing_but_marks) {
  Result<Golden_file> file = parse_golden(
      "test",
      "why: a test\npublished: 2017-11-11\noutlet: test\n---\nنص\n---\ncontrol.capture | place=منبج | chain=-\nonly");
  ASSERT_TRUE(file.ok());
  const Golden_file marked = with_gaps_marked(file.value(), {capture_of("حلب")});
  EXPECT_EQ(to_string(marked.expected[0]), "control.capture | gap:place=منبج | gap:chain=-");
  EXPECT_TRUE(compare(marked, {capture_of("حلب")}).failures.empty());
}

TEST(golden_file, a_wrong_line_is_named) {
  EXPECT_NE(failures_of("control.capture | where=حلب", {}).front().find("no key 'where'"), std::string::npos);
  EXPECT_NE(failures_of("control.clash", {}).front().find("has no mode clash"), std::string::npos);
}

}  // namespace
}  // namespace sijill
