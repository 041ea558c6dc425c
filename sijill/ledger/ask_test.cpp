#include "sijill/ledger/ask.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "sijill/ledger/ask_counts.h"
#include "sijill/ledger/claim_plan.h"
#include "sijill/ledger/ledger.h"
#include "sijill/ledger/query.h"

namespace sijill {
namespace {

TEST(TextQuery, every_word_is_quoted_so_that_no_operator_is_typed_by_accident) {
  EXPECT_EQ(text_query("البوكمال AND"), "(\"البوكمال\" AND \"AND\")");
  EXPECT_EQ(text_query("a:b* (c"), "(\"a:b*\" AND \"(c\")");
}

TEST(TextQuery, a_phrase_stays_together_and_a_minus_excludes) {
  EXPECT_EQ(text_query("\"دير الزور\" -داعش قصف"), "(\"دير الزور\" AND \"قصف\") NOT \"داعش\"");
}

TEST(TextQuery, a_quote_that_never_closes_ends_with_the_text) {
  EXPECT_EQ(text_query("\"دير الزور"), "(\"دير الزور\")");
}

TEST(TextQuery, nothing_wanted_finds_nothing) {
  EXPECT_EQ(text_query("  "), "\"\"");
  EXPECT_EQ(text_query("-داعش"), "\"\"");
}

TEST(Cursor, what_was_written_reads_back_and_nothing_else_does) {
  EXPECT_EQ(read_cursor(write_cursor(-3, 17)), std::pair(std::int64_t{-3}, std::int64_t{17}));
  for (const char* broken : {"", ":", "1", "1:", ":2", "1:2:3", "a:b", "1:99999999999999999999"})
    EXPECT_FALSE(read_cursor(broken)) << broken;
}

TEST(InList, nothing_is_in_an_empty_list) { EXPECT_EQ(in_list({}), "(NULL)"); }

TEST(ClaimSet, rows_come_back_once_and_in_order) {
  Claim_set set;
  for (const Row row : {200, 3, 64, 63, 3, 0}) set.add(row);
  EXPECT_EQ(set.size(), 5);
  EXPECT_EQ(set.rows(), (std::vector<Row>{0, 3, 63, 64, 200}));
  EXPECT_FALSE(set.has(5));
  EXPECT_FALSE(set.has(1'000'000));
}

// 70,000 claims: more than an index is read for, so that each way of finding a page is taken by some filter.
class Pages : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    path_ = std::filesystem::path(testing::TempDir()) / ("pages-" + std::to_string(::getpid()) + ".db");
    std::filesystem::remove(path_);
    Result<Ledger> ledger = Ledger::open(path_.string(), Access::create);
    if (!ledger) FAIL() << ledger.error().message;
    Ledger(std::move(ledger).value()).database().execute(R"sql(
      BEGIN;
      INSERT INTO runs VALUES (1, 'p', 'l', 'g', 'r', '');
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40)
        INSERT INTO actors (actor, key, kind, parent) SELECT i, 'a' || i, 'army', CASE WHEN i > 20 THEN 1 END FROM n;
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60)
        INSERT INTO places (place, key, kind, parent) SELECT i, 'p' || i, 'town', CASE WHEN i > 2 THEN 1 + i % 2 END FROM n;
      INSERT INTO documents (document, key, article, outlet, recorded, witness, text)
        VALUES (1, 'd', 1, 7, '', 1, 'a'), (2, 'e', 2, 8, '', 2, 'b');
      INSERT INTO readings VALUES (1, 1, 1, '', 1), (2, 2, 1, '', 1);
      WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 70000)
        INSERT INTO claims (claim, reading, document, n, is_latest, type, mode, polarity, certainty, modality, earliest,
                            latest, originator, stance, known_day, confidence)
        SELECT i, 1 + (i % 9 = 0), 1 + (i % 9 = 0), i, i % 50 <> 0,
               CASE WHEN i % 3 = 0 THEN 'control' ELSE 'assault' END, CASE WHEN i % 70 = 0 THEN 'shelling' END,
               CASE WHEN i % 31 = 0 THEN 'denied' ELSE 'affirmed' END, 'certain', 'actual',
               CASE WHEN i % 6 > 0 THEN i * 37 % 3000 END, CASE WHEN i % 6 > 0 THEN i * 37 % 3000 + CASE WHEN i % 101 = 0 THEN 500 ELSE i % 4 END END,
               CASE WHEN i % 17 > 0 THEN 1 + i % 20 END, 'state', CASE WHEN i % 13 > 0 THEN i * 37 % 3000 + i % 5 END, 0.5 FROM n;
      INSERT INTO arguments (claim, role, position, place) SELECT claim, 'place', 0, 1 + claim * 7 % 60 FROM claims;
      INSERT INTO arguments (claim, role, position, actor) SELECT claim, 'actor', 0, 1 + claim * 11 % 40 FROM claims;
      COMMIT;
    )sql");
  }
  static void TearDownTestSuite() { std::filesystem::remove(path_); }

  // Ids of all pages of `limit`, up to `most` claims.
  static std::vector<std::string> paged(Database& database, const Ledger_filter& filter, int limit,
                                        std::size_t most) {
    std::vector<std::string> ids;
    Page page{.limit = limit};
    do {
      const Page_of<Recorded_claim> found = ask_claims(database, filter, page);
      for (const Recorded_claim& claim : found.items) ids.push_back(claim.claim.id);
      page.cursor = found.next;
    } while (!page.cursor.empty() && ids.size() < most);
    if (ids.size() > most) ids.resize(most);
    return ids;
  }
  // The same by one query that uses no index on purpose and no set.
  static std::vector<std::string> plainly(Database& database, const Ledger_filter& filter, std::size_t most) {
    const Claim_plan plan = plan_claims(database, filter);
    Statement statement = database.prepare(
        "SELECT d.key || '#' || c.n FROM claims c NOT INDEXED JOIN documents d USING (document) WHERE " +
        plan.whole.sql() + " ORDER BY coalesce(c.known_day, -4000000) DESC, c.claim DESC LIMIT " +
        std::to_string(most));
    plan.whole.bind(statement);
    std::vector<std::string> ids;
    while (statement.next()) ids.push_back(statement.text(0));
    return ids;
  }

  static inline std::filesystem::path path_;
};

TEST_F(Pages, every_way_of_finding_claims_finds_the_same_in_the_same_order) {
  Database database(path_.string(), Access::read);
  const std::vector<Ledger_filter> filters = {
      {},
      {.all_versions = true},
      {.places = {5}},
      {.places = {1}},
      {.places = {1, 2}},
      {.actors = {1}},
      {.places = {1}, .actors = {2}},
      {.places = {2}, .actors = {1}, .polarity = Polarity::denied},
      {.narrators = {3}},
      {.outlets = {8}},
      {.outlets = {7, 8}, .type = Event_type::control},
      {.type = Event_type::control},
      {.type = Event_type::control, .known_from = Day{100}, .known_to = Day{120}},
      {.type = Event_type::control, .happened_from = Day{1000}, .happened_to = Day{1006}},
      {.mode = Mode::shelling},
      {.polarity = Polarity::affirmed},
      {.happened_from = Day{1000}},
      {.happened_to = Day{10}},
      {.known_from = Day{2900}},
      {.known_to = Day{20}},
      {.document = "e"},
      {.document = "absent"},
  };
  for (std::size_t i = 0; i < filters.size(); ++i) {
    const std::vector<std::string> wanted = plainly(database, filters[i], 300);
    EXPECT_EQ(paged(database, filters[i], 100, 300), wanted) << "filter " << i;
    EXPECT_EQ(wanted.empty(), filters[i].document == "absent") << "filter " << i;
  }

  // Claims without a day of knowledge come last, page by page.
  const Ledger_filter filter{.places = {5}};
  const std::vector<std::string> wanted = plainly(database, filter, 5'000);
  EXPECT_GT(wanted.size(), 1'000U);
  EXPECT_EQ(paged(database, filter, 333, 5'000), wanted);
  const std::string near_the_end = write_cursor(-4'000'000, 500);
  const Page_of<Recorded_claim> last = ask_claims(database, {}, {.limit = 1000, .cursor = near_the_end});
  ASSERT_FALSE(last.items.empty());
  EXPECT_TRUE(last.next.empty());
  for (const Recorded_claim& claim : last.items) EXPECT_LT(std::stoi(claim.claim.id.substr(2)), 500);
}

// An article that names its own outlet and also speaks for itself is one of its documents.
TEST_F(Pages, narrators_are_counted_as_one_look_at_every_claim_counts_them) {
  Ledger ledger = std::move(Ledger::open(path_.string(), Access::read)).value();
  Database& database = ledger.database();
  const std::vector<Ledger_filter> filters = {{},
                                              {.known_from = Day{400}},
                                              {.known_from = Day{400}, .known_to = Day{900}},
                                              {.all_versions = true},
                                              {.polarity = Polarity::denied, .known_to = Day{900}},
                                              {.type = Event_type::control},
                                              {.type = Event_type::control, .polarity = Polarity::affirmed},
                                              {.places = {1, 2}},
                                              {.places = {1}, .known_from = Day{300}, .all_versions = true},
                                              {.places = {2}, .actors = {1}}};
  const auto index = std::make_shared<const Voice_index>(Voice_index::of(database));
  for (std::size_t i = 0; i < filters.size(); ++i) {
    const Claim_plan plan = plan_claims(database, filters[i]);
    Statement plain = database.prepare(
        "SELECT a.key, count(*), count(DISTINCT c.document), sum(c.polarity = 'denied'), min(c.known_day), "
        "max(c.known_day) FROM claims c NOT INDEXED JOIN documents d USING (document) JOIN actors a ON a.actor = "
        "coalesce(c.originator, d.outlet) WHERE " +
        plan.whole.sql() + " GROUP BY a.actor ORDER BY count(*) DESC, a.actor");
    plan.whole.bind(plain);
    std::size_t at = 0;
    const std::vector<Narrator_row> rows = ask_narrators(database, filters[i], {.limit = 1000}).items;
    const std::vector<Narrator_row> kept =
        ask_narrators(database, filters[i], {.limit = 1000}, [&] { return index; }).items;
    ASSERT_EQ(kept.size(), rows.size()) << i;
    for (std::size_t n = 0; n < rows.size(); ++n) {
      EXPECT_EQ(std::tuple(kept[n].narrator.key, kept[n].claims, kept[n].documents, kept[n].denials, kept[n].denied),
                std::tuple(rows[n].narrator.key, rows[n].claims, rows[n].documents, rows[n].denials, rows[n].denied))
          << i;
      EXPECT_EQ(kept[n].first_known, rows[n].first_known) << i;
      EXPECT_EQ(kept[n].last_known, rows[n].last_known) << i;
    }
    for (; plain.next(); ++at) {
      ASSERT_LT(at, rows.size()) << i;
      const Narrator_row& row = rows[at];
      EXPECT_EQ(row.narrator.key, plain.text(0)) << i;
      EXPECT_EQ(row.claims, plain.integer(1)) << i << " " << row.narrator.key;
      EXPECT_EQ(row.documents, plain.integer(2)) << i << " " << row.narrator.key;
      EXPECT_EQ(row.denials, plain.integer(3)) << i << " " << row.narrator.key;
      EXPECT_EQ(row.first_known.value().number, plain.integer(4)) << i << " " << row.narrator.key;
      EXPECT_EQ(row.last_known.value().number, plain.integer(5)) << i << " " << row.narrator.key;
    }
    EXPECT_EQ(at, rows.size()) << i;
    EXPECT_GE(at, 5U) << i;
  }
}

}  // namespace
}  // namespace sijill
