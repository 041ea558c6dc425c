// What a ledger keeps piece by piece is what its claims give when all of them are told at once: after batches of any
// size, in any order, after newer readings, newer versions and reviews.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <numeric>
#include <random>
#include <stdexcept>

#include "sijill/core/folder_testing.h"
#include "sijill/ledger/retelling.h"
#include "sijill/ledger/review.h"
#include "sijill/ledger/told_testing.h"

namespace sijill {
namespace {

const Reviewer huda{"Huda", "she was there"};

// Three towns, one of them with a quarter; two forces with their parts, an ally from a month on, and who tells of
// them.
struct Small_war : Registry {
  std::optional<Actor> actor(const std::string& id) const override {
    if (id == "a.army") return Actor{.kind = "force", .name_en = "Army", .allies = {{"a.guard", "2016-07", ""}}};
    if (id == "a.brigade" || id == "a.agency") {
      return Actor{.kind = id == "a.agency" ? "agency" : "force", .parent = "a.army", .name_en = id};
    }
    if (id == "a.guard" || id == "a.rebels") return Actor{.kind = "group", .name_en = id};
    if (id == "a.front") return Actor{.kind = "group", .parent = "a.rebels", .name_en = "Front"};
    if (id == "n.watch" || id == "n.monitor") return Actor{.kind = "monitor", .name_en = id};
    if (id == "o.paper" || id == "o.times") return Actor{.kind = "media", .name_en = id};
    return std::nullopt;
  }
  std::optional<Place> place(const std::string& id) const override {
    if (id == "p.town" || id == "p.port" || id == "p.camp") {
      return Place{.kind = "town", .country = "SY", .precision = "locality", .name_en = id};
    }
    if (id == "p.quarter") {
      return Place{.kind = "quarter", .country = "SY", .precision = "locality", .parent = "p.town", .name_en = id};
    }
    return std::nullopt;
  }
};

class War_news {
 public:
  explicit War_news(unsigned seed) : dice_(seed) {}

  std::size_t below(std::size_t n) { return static_cast<std::size_t>(dice_()) % n; }
  bool happens(std::size_t in_hundred) { return below(100) < in_hundred; }

  // Few days and many claims, so that every rule of the map is met with another beside it.
  Document_record article(int number) {
    const std::string key = "article-" + std::to_string(1000 + number);
    Document_record out;
    out.id = key;
    out.name = key + ".txt";
    out.url = "https://example.org/" + std::to_string(number);
    out.outlet = one(outlets);
    out.published = Timestamp{.day = Day{16'970} + static_cast<std::int32_t>(below(60))};
    const std::size_t count = 1 + below(4);
    for (std::size_t n = 0; n < count; ++n) out.claims.push_back(claim(out.published->day, static_cast<int>(n)));
    for (int word = 0; word < 60; ++word) out.text += "كلمة" + std::to_string(below(5000)) + " ";
    return out;
  }

 private:
  static constexpr std::array outlets = {"o.paper", "o.times"};
  static constexpr std::array actors = {"a.army", "a.brigade", "a.guard", "a.rebels", "a.front"};
  static constexpr std::array voices = {"a.army", "a.agency", "a.rebels", "n.watch", "n.monitor"};
  static constexpr std::array places = {"p.town", "p.town", "p.port", "p.quarter", "p.camp"};
  static constexpr std::array modes = {Mode::capture, Mode::capture,    Mode::recapture, Mode::hold,
                                       Mode::hold,    Mode::handover,   Mode::withdraw,  Mode::enter,
                                       Mode::contest, Mode::raise_flag, Mode::repel,     Mode::surrender};

  template <std::size_t size>
  Entity_record one(const std::array<const char*, size>& ids) {
    return {.id = ids[below(size)]};
  }

  Claim_record claim(Day published, int n) {
    Claim_record claim;
    claim.type = happens(12) ? Event_type::agree : Event_type::control;
    claim.mode = claim.type == Event_type::agree ? Mode::deal : modes[below(modes.size())];
    claim.trigger = {n * 12, n * 12 + 4, ""};
    claim.evidence = {n * 12, n * 12 + 12, ""};
    claim.actor = {one(actors)};
    if (happens(15)) claim.actor.push_back(one(actors));
    if (happens(45)) (happens(50) ? claim.recipient : claim.from) = {one(actors)};
    claim.place = {one(places)};
    if (happens(10)) claim.place.push_back(one(places));
    if (happens(60)) {
      const Day last = published - static_cast<std::int32_t>(below(5));
      const Day first = happens(25) ? last - static_cast<std::int32_t>(below(6)) : last;
      claim.time = Time_record{first, last, Time_precision::day, "published", {}};
    }
    if (happens(15)) {
      const double share = 0.2 + 0.2 * static_cast<double>(below(5));
      claim.extent = Amount_record{{.min = share, .max = share, .bound = Bound::equal, .share = true}, ""};
    }
    if (happens(25)) claim.polarity = Polarity::denied;
    if (happens(15)) claim.certainty = Certainty::possible;
    if (happens(10)) claim.modality = Modality::ongoing;
    if (happens(75)) {
      claim.chain = {{.narrator = one(voices), .role = "originator", .stance = Stance::state, .named = Named::named}};
    }
    claim.confidence = 0.5;
    return claim;
  }

  std::mt19937 dice_;  // its numbers are the same everywhere
};

class A_ledger_told_in_pieces : public testing::TestWithParam<unsigned> {
 protected:
  A_ledger_told_in_pieces() : ledger_(made()), reviews_(ledger_, war_), news_(GetParam()) {}

  void record(const std::vector<Document_record>& documents, const std::string& engine) {
    const auto recorded = ledger_.record(documents, {engine, "lexicon", "grammar", "ranker"}, war_);
    ASSERT_TRUE(recorded) << recorded.error().message;
  }
  // `count` articles in any order, in batches of any size.
  void record_many(int count) {
    std::vector<Document_record> all;
    for (int i = 0; i < count; ++i) all.push_back(news_.article(i));
    for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[news_.below(i)]);
    for (std::size_t begin = 0; begin < all.size();) {
      const std::size_t end = std::min(all.size(), begin + 1 + news_.below(12));
      record({all.begin() + static_cast<std::ptrdiff_t>(begin), all.begin() + static_cast<std::ptrdiff_t>(end)},
             "engine 1");
      begin = end;
    }
  }

  Test_folder folder_;
  Small_war war_;
  Ledger ledger_;
  Reviews reviews_;
  War_news news_;

 private:
  Ledger made() {
    Result<Ledger> opened = Ledger::open((folder_ / "war.db").string(), Access::create);
    if (!opened) throw std::runtime_error(opened.error().message);
    Ledger ledger = std::move(opened).value();
    ledger.database().execute("PRAGMA synchronous = OFF");
    return ledger;
  }
};

TEST_P(A_ledger_told_in_pieces, in_batches_of_any_size_is_what_its_claims_give) {
  for (const int count : {6, 12, 24, 48}) {
    record_many(count);
    ASSERT_EQ(drift_of(ledger_), "") << count << " articles";
  }
}

TEST_P(A_ledger_told_in_pieces, read_again_reviewed_and_changed_is_what_its_claims_give) {
  constexpr int articles = 25;
  record_many(articles);
  int reviewed = 0;
  for (int step = 0; step < 30; ++step) {
    const int number = static_cast<int>(news_.below(articles));
    const std::string id = "article-" + std::to_string(1000 + number) + "#" + std::to_string(1 + news_.below(3));
    const std::size_t what = news_.below(6);
    if (what == 0) {
      Document_record again = news_.article(number);
      record({again}, "engine " + std::to_string(2 + step));
    } else if (what == 1) {  // other bytes at the same address: a newer version
      Document_record newer = news_.article(number);
      newer.id += "-" + std::to_string(step);
      record({newer}, "engine 1");
    } else if (what == 2) {
      reviewed += reviews_.reject(huda, id) ? 1 : 0;
    } else if (what == 3) {
      reviewed += reviews_.correct(huda, id, "place", news_.happens(50) ? "p.port" : "p.town|p.camp") ? 1 : 0;
    } else if (what == 4) {
      reviewed +=
          reviews_.correct(huda, id, "time", news_.happens(50) ? "2016-07-02" : "2016-06-20..2016-07-10") ? 1 : 0;
    } else {
      reviewed += reviews_.undo(huda, 1 + static_cast<std::int64_t>(news_.below(12))) ? 1 : 0;
    }
    ASSERT_EQ(drift_of(ledger_), "") << "step " << step << ", kind " << what;
  }
  EXPECT_GT(reviewed, 3);
}

// A ledger whose holdings were kept wrongly; the program cannot do this to it any more.
class A_ledger_gone_wrong : public A_ledger_told_in_pieces {
 protected:
  void spoil() {
    record_many(25);
    told_ = told_lines(ledger_.database());
    ledger_.database().execute(
        "UPDATE holdings SET until = since + 1, reason = 'said by nobody' WHERE holding = (SELECT min(holding) FROM "
        "holdings); DELETE FROM holding_claims WHERE holding = (SELECT min(holding) FROM holdings); DELETE FROM "
        "holdings WHERE holding = (SELECT max(holding) FROM holdings); DELETE FROM relations WHERE basis = (SELECT "
        "max(basis) FROM relations)");
    ASSERT_NE(told_lines(ledger_.database()), told_);
  }
  std::multiset<std::string> told_;
};

TEST_P(A_ledger_gone_wrong, is_put_right_when_it_is_brought_up) {
  spoil();
  ledger_.database().execute("PRAGMA user_version = 5");
  double share = -1;
  Result<Ledger> opened = Ledger::open(ledger_.path(), Access::write, [&](double now) { share = now; });
  ASSERT_TRUE(opened) << opened.error().message;
  Ledger ledger = std::move(opened).value();
  EXPECT_EQ(differences(told_lines(ledger.database()), told_), "");
  EXPECT_GE(share, 0);
}

TEST_P(A_ledger_gone_wrong, is_told_anew_with_what_changed_or_looked_at_only) {
  spoil();
  const std::multiset<std::string> spoilt = told_lines(ledger_.database());
  const Result<Retold> looked = tell_anew(ledger_, Retelling::only_look, {});
  ASSERT_TRUE(looked) << looked.error().message;
  EXPECT_EQ(told_lines(ledger_.database()), spoilt);
  const Result<Retold> retold = tell_anew(ledger_, Retelling::keep, {});
  ASSERT_TRUE(retold) << retold.error().message;
  EXPECT_EQ(differences(told_lines(ledger_.database()), told_), "");
  for (const Result<Retold>* result : {&looked, &retold}) {
    EXPECT_EQ(result->value().documents, 25);
    const std::vector<Retold_kind>& kinds = result->value().kinds;
    ASSERT_EQ(kinds.size(), 3U);
    EXPECT_EQ(kinds[0].name, "incidents");
    EXPECT_EQ(kinds[0].added.size() + kinds[0].gone.size() + kinds[0].changed.size(), 0U);
    EXPECT_EQ(kinds[1].name, "relations");
    EXPECT_FALSE(kinds[1].added.empty());
    EXPECT_TRUE(kinds[1].gone.empty());
    EXPECT_EQ(kinds[2].name, "holdings");
    EXPECT_EQ(kinds[2].added.size(), 1U);
    EXPECT_EQ(kinds[2].changed.size(), 1U);
    EXPECT_EQ(kinds[2].before + 1, kinds[2].now);
  }
  const Result<Retold> again = tell_anew(ledger_, Retelling::keep, {});
  ASSERT_TRUE(again) << again.error().message;
  for (const Retold_kind& kind : again.value().kinds) {
    EXPECT_EQ(kind.added.size() + kind.gone.size() + kind.changed.size(), 0U) << kind.name;
  }
  EXPECT_EQ(drift_of(ledger_), "");
}

INSTANTIATE_TEST_SUITE_P(one_war, A_ledger_gone_wrong, testing::Values(3U));

// Seeds of wars; the later ones found denials that were kept with two holdings at once, or with the wrong one.
// SIJILL_WARS=1000 tells of so many instead; three take a second.
std::vector<unsigned> wars() {
  const char* wanted = std::getenv("SIJILL_WARS");
  if (wanted == nullptr) return {1, 2, 90, 118, 213, 214};
  std::vector<unsigned> seeds(std::strtoul(wanted, nullptr, 10));
  std::iota(seeds.begin(), seeds.end(), 1U);
  return seeds;
}

INSTANTIATE_TEST_SUITE_P(wars, A_ledger_told_in_pieces, testing::ValuesIn(wars()));

}  // namespace
}  // namespace sijill
