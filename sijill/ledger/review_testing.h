// What the tests of reviews share: a ledger of a town and a port, and Huda who reviews it.
#pragma once

#include <gtest/gtest.h>

#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "sijill/core/folder_testing.h"
#include "sijill/ledger/ask.h"
#include "sijill/ledger/review.h"
#include "sijill/ledger/told_testing.h"

namespace sijill {

inline const Reviewer huda{"Huda", "she was there"};
inline const Run_versions old_engine{"sijill 1", "lexicon", "grammar", "ranker"};
inline const Run_versions new_engine{"sijill 2", "lexicon", "grammar", "ranker"};

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
inline Claim_record capture(Day day, std::int32_t start = 0) {
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

inline Claim_record strike(Day day, const std::string& place) {
  Claim_record claim = capture(day);
  claim.type = Event_type::assault;
  claim.mode = Mode::aerial;
  claim.place = {{.id = place}};
  return claim;
}

inline Document_record article(const std::string& key, std::vector<Claim_record> claims,
                               Day published = Day{17'002}) {
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

  std::multiset<std::string> told() { return told_lines(ledger_.database()); }
  void expect_same_from_scratch() { EXPECT_EQ(drift_of(ledger_), ""); }

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

}  // namespace sijill
