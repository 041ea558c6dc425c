// Records every story and asks the ledger what its lines expect; in other orders, all at once and from
// scratch it must come out alike.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <numeric>
#include <random>

#include "sijill/ledger/ask.h"
#include "sijill/ledger/ask_counts.h"
#include "tests/ledger_golden/told_ledger.h"

namespace sijill {
namespace {

// Stories of another folder where SIJILL_STORIES names one (race_test.py).
std::filesystem::path stories_folder() {
  const char* named = std::getenv("SIJILL_STORIES");
  return named != nullptr ? named : SIJILL_LEDGER_GOLDEN_DIR;
}
constexpr int shuffles = 4;

std::vector<std::string> story_paths() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(stories_folder())) {
    if (entry.path().extension() == ".txt" && entry.path().filename() != "CMakeLists.txt")
      paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

const Reader& reader() {
  static const Result<Reader> opened = Reader::open(SIJILL_DATA_DIR);
  if (!opened) {
    std::cerr << opened.error().message << '\n';
    std::exit(2);
  }
  return opened.value();
}

class Ledger_golden : public testing::TestWithParam<std::string> {};

std::string told_whole(const Holding_row& row) {
  std::string text = "\n    " + row.key + " " + row.holder.key + " " + row.rival.key + " " +
                     (row.until ? to_string(*row.until) : "-") + " " + to_string(row.evidence_until) + " " +
                     std::string(name(row.status)) + " " + std::to_string(row.originators) + " (" + row.reason +
                     ") for";
  for (const std::string& claim : row.claims_for) text += " " + claim;
  text += " against";
  for (const std::string& claim : row.claims_against) text += " " + claim;
  return text;
}

// Pages of the list are the list: for a day's knowledge and for every day of the map.
std::string pages_as_known(Database& database, Day known_at) {
  const Holding_view view{.known_at = known_at};
  std::string wanted, found;
  for (const Holding_row& row : ask_holdings(database, {}, view)) wanted += told_whole(row);
  Page page{.limit = 2};
  do {
    const Page_of<Holding_row> some = ask_holdings(database, {}, view, page);
    for (const Holding_row& row : some.items) found += told_whole(row);
    page.cursor = some.next;
  } while (!page.cursor.empty());
  return wanted == found
             ? ""
             : "\n  pages as known on " + to_string(known_at) + ", wanted:" + wanted + "\n  found:" + found;
}

// The map as known on a day, worked out from the map of today, is the one that is worked out from the claims.
std::string known_maps(Database& database) {
  std::string faults;
  Statement days = database.prepare("SELECT DISTINCT known FROM control_claims ORDER BY known");
  std::vector<Day> known;
  while (days.next()) known.push_back({static_cast<std::int32_t>(days.integer(0))});
  for (const Day day : known) {
    faults += pages_as_known(database, day);
    const auto told = [](const std::string& key, const std::string& holder, const std::string& rival, Day since,
                         std::optional<Day> until, Day evidence, std::string_view status, int originators,
                         std::optional<double> share) {
      return "\n    " + key + " " + holder + " " + rival + " " + to_string(since) + " " +
             (until ? to_string(*until) : "-") + " " + to_string(evidence) + " " + std::string(status) + " " +
             std::to_string(originators) + " " + (share ? std::to_string(*share) : "-");
    };
    std::vector<std::string> wanted, found;
    for (const Holding_row& row : ask_holdings(database, {}, {.known_at = day})) {
      wanted.push_back(told(row.key, row.holder.key, row.rival.key, row.since, row.until, row.evidence_until,
                            name(row.status), row.originators, row.share_min));
    }
    const Intervals all = ask_intervals(database, {}, {.known_at = day}, false);
    const auto key = [&](std::optional<std::size_t> actor) { return actor ? all.actors[*actor].key : std::string(); };
    for (const Interval_row& row : all.intervals) {
      found.push_back(told(row.key, key(row.holder), key(row.rival), row.since, row.until, row.evidence_until,
                           row.status, row.originators, row.share_min));
    }
    std::sort(wanted.begin(), wanted.end());
    std::sort(found.begin(), found.end());
    if (wanted == found) continue;
    faults += "\n  as known on " + to_string(day) + ", wanted:";
    for (const std::string& line : wanted) faults += line;
    faults += "\n  found:";
    for (const std::string& line : found) faults += line;
  }
  return faults;
}

void tell(const std::string& path) {
  const Result<Story> read = read_story(path);
  ASSERT_TRUE(read.ok()) << read.error().message;
  const Story& story = read.value();
  std::vector<std::size_t> order(story.documents.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  Result<Told_ledger> recorded = Told_ledger::record(story, order, reader());
  ASSERT_TRUE(recorded.ok()) << recorded.error().message;
  Told_ledger ledger = std::move(recorded).value();
  const std::string text = ledger.text();

  std::string failures;
  for (const Expected_line& line : story.expected) {
    const std::string fault = ledger.check(line);
    if (!fault.empty())
      failures += "\n  " + story.path + ":" + std::to_string(line.line) + ": " + line.text + "\n    " + fault;
  }
  EXPECT_TRUE(failures.empty()) << story.why << failures << "\n" << text;

  EXPECT_EQ(known_maps(ledger.ledger().database()), "") << story.path;

  std::mt19937 random(7);
  for (int i = 0; i < shuffles; ++i) {
    if (!story.is_ordered) std::shuffle(order.begin(), order.end(), random);
    const Recording recording = i % 2 == 0 ? Recording::at_once : Recording::one_by_one;
    Result<Told_ledger> again = Told_ledger::record(story, order, reader(), recording);
    ASSERT_TRUE(again.ok()) << again.error().message;
    Told_ledger other = std::move(again).value();
    EXPECT_EQ(other.text(), text) << story.path << ": the order of recording, or recording "
                                  << (i % 2 == 0 ? "all at once" : "one by one") << ", changes the ledger";
    other.from_scratch();
    EXPECT_EQ(other.text(), text) << story.path << ": from scratch the ledger is another";
  }
}

TEST_P(Ledger_golden, is_reconciled_as_expected) {
  try {
    tell(GetParam());
  } catch (const Database_failure& failure) {
    FAIL() << failure.message;
  }
}

INSTANTIATE_TEST_SUITE_P(stories, Ledger_golden, testing::ValuesIn(story_paths()), [](const auto& info) {
  std::string name = std::filesystem::path(info.param).stem();
  std::replace_if(
      name.begin(), name.end(), [](char c) { return std::isalnum(static_cast<unsigned char>(c)) == 0; }, '_');
  return name;
});

}  // namespace
}  // namespace sijill
