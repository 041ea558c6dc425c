#include "sijill/ledger/upkeep.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <stdexcept>

#include "sijill/core/folder_testing.h"

namespace sijill {
namespace {

struct Empty_registry : Registry {
  std::optional<Actor> actor(const std::string&) const override { return std::nullopt; }
  std::optional<Place> place(const std::string&) const override { return std::nullopt; }
};

class Upkeep : public testing::Test {
 protected:
  [[nodiscard]] std::string path(const std::string& name) const { return (folder_ / name).string(); }

  [[nodiscard]] Ledger filled(const std::string& name = "a.db") const {
    Result<Ledger> opened = Ledger::open(path(name), Access::create);
    if (!opened) throw std::runtime_error(opened.error().message);
    Ledger ledger = std::move(opened).value();
    for (const std::string key : {"a", "b", "c"}) {
      Document_record document;
      document.id = key;
      document.name = key;
      document.text = "قصف على البلدة " + key;
      Claim_record claim;
      claim.evidence = {0, 5, "قصف"};
      claim.trigger = {0, 3, "قصف"};
      claim.actor = {{.id = "org.x", .kind = "group"}};
      claim.place = {{.id = "doc.1", .name_ar = "بلدة كذا", .kind = "town"}};
      claim.chain = {{.narrator = {.name_ar = "مصدر", .kind = "anonymous"}, .role = "originator"}};
      document.claims = {claim};
      const Result<Recorded> recorded = ledger.record(document, {}, Empty_registry());
      if (!recorded) throw std::runtime_error(recorded.error().message);
    }
    return ledger;
  }

  static std::string faults_after(Ledger& ledger, const std::string& damage) {
    ledger.database().execute("PRAGMA foreign_keys = OFF; " + damage);
    const Result<Check_result> checked = check(ledger);
    if (!checked) return checked.error().message;
    std::string all;
    for (const std::string& fault : checked.value().faults) all += fault + "\n";
    return all;
  }

  Test_folder folder_;
};

TEST_F(Upkeep, a_ledger_as_it_is_recorded_is_sound) {
  Ledger ledger = filled();
  EXPECT_EQ(faults_after(ledger, ""), "");
}

TEST_F(Upkeep, each_fault_is_named) {
  const std::pair<const char*, const char*> damages[] = {
      {"DELETE FROM readings WHERE document = 1", "1 documents without a reading (a)"},
      {"DELETE FROM actors WHERE key = 'org.x'", "3 rows of arguments lead to rows of actors that are not there"},
      {"UPDATE claims SET is_latest = 0 WHERE document = 2", "claims of another document or another state"},
      {"UPDATE claims SET evidence_end = 500", "3 claims whose words lie outside the text (1, 2, 3)"},
      {"UPDATE claims SET earliest = 9, latest = 1 WHERE claim = 1",
       "whose time or extent ends before it begins (1)"},
      {"UPDATE documents SET article = 1, version = 1", "articles with two versions of one number"},
      {"UPDATE actors SET parent = actor WHERE key = 'org.x'", "actors that are a part of themselves"},
      {"UPDATE arguments SET actor = 1 WHERE role = 'place' AND claim = 1", "neither actor nor place, or both"},
      {"UPDATE documents SET text = 'كلام آخر' WHERE document = 1", "index of the text search"},
      {"UPDATE links SET position = 3 WHERE claim = 1; UPDATE claims SET originator = NULL WHERE claim = 1",
       "originator is not the last link"},
  };
  int number = 0;
  for (const auto& [damage, fault] : damages) {
    Ledger ledger = filled("damaged" + std::to_string(number++) + ".db");
    EXPECT_NE(faults_after(ledger, damage).find(fault), std::string::npos) << damage << "\n"
                                                                           << faults_after(ledger, "");
  }
}

TEST_F(Upkeep, a_backup_is_the_ledger_at_that_moment) {
  Ledger ledger = filled();
  double last = 0;
  const Result<std::int64_t> size = back_up(ledger, path("copy.db"), [&](double share) { last = share; });
  ASSERT_TRUE(size) << size.error().message;
  EXPECT_GT(size.value(), 0);
  EXPECT_GE(last, 0);
  EXPECT_FALSE(std::filesystem::exists(path("copy.db.partial")));
  ledger.database().execute("DELETE FROM mentions; UPDATE documents SET title = 'x'");
  Result<Ledger> copy = Ledger::open(path("copy.db"), Access::write);
  ASSERT_TRUE(copy) << copy.error().message;
  Ledger restored = std::move(copy).value();
  EXPECT_EQ(restored.database().integer("SELECT count(*) FROM documents WHERE title IS NULL"), 3);
  EXPECT_EQ(faults_after(restored, ""), "");
}

TEST_F(Upkeep, a_backup_never_writes_over_a_file) {
  Ledger ledger = filled();
  const Result<std::int64_t> size = back_up(ledger, path("a.db"), [](double) {});
  ASSERT_FALSE(size);
  EXPECT_NE(size.error().message.find("wanted a new name"), std::string::npos);
  const Result<std::int64_t> nowhere = back_up(ledger, path("no/folder.db"), [](double) {});
  ASSERT_FALSE(nowhere);
  EXPECT_NE(nowhere.error().message.find("cannot be opened"), std::string::npos) << nowhere.error().message;
}

TEST_F(Upkeep, vacuum_keeps_what_is_there) {
  Ledger ledger = filled();
  const Result<Sizes> sizes = vacuum(ledger);
  ASSERT_TRUE(sizes) << sizes.error().message;
  EXPECT_GT(sizes.value().after, 0);
  EXPECT_EQ(faults_after(ledger, ""), "");
}

TEST_F(Upkeep, figures_count) {
  Ledger ledger = filled();
  const Result<std::vector<Figure>> all = figures(ledger);
  ASSERT_TRUE(all) << all.error().message;
  for (const Figure& figure : all.value()) {
    if (figure.name == "documents" || figure.name == "claims" || figure.name == "narrators") {
      EXPECT_EQ(figure.count, 3) << figure.name;
    }
  }
}

}  // namespace
}  // namespace sijill
