#include "tools/lexicon_compiler/source.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "tools/lexicon_compiler/test_tables.h"

namespace sijill {
namespace {

// The messages of bad rows and tables, one a line; missing tables left out.
std::string complaints(const Test_tables& tables) {
  Report report;
  (void)read_source(tables.directory(), report);
  std::string all;
  for (const Problem& problem : report.problems()) {
    if (problem.kind != Problem::Kind::missing_table) all += to_string(problem) + "\n";
  }
  return all;
}

void expect_says(const std::string& all, std::initializer_list<std::string_view> parts) {
  for (std::string_view part : parts) EXPECT_NE(all.find(part), std::string::npos) << part << "\nin: " << all;
}

TEST(ReadSource, sound_rows_raise_no_complaint) {
  Test_tables tables;
  tables.predicates("control",
                    {"capture\t-\tverb\tسيطر\tيسيطر\t-\tany\tactor=subj place=على\tplace,conflict\tseize"});
  EXPECT_EQ(complaints(tables), "");
  Report report;
  const Source source = read_source(tables.directory(), report);
  ASSERT_EQ(source.predicates.size(), 1U);
  EXPECT_EQ(source.predicates[0].needs, need::place | need::conflict);
  EXPECT_EQ(source.predicates[0].frame[1].preposition, "على");
}

TEST(ReadSource, a_complaint_names_file_and_line_and_what_was_wanted) {
  Test_tables tables;
  tables.predicates("control", {"shelling\t-\tnoun\tقصف\t-\t-\tany\t-\t-\tshelling"});
  expect_says(complaints(tables), {"control.tsv:2", "'shelling'", "wanted - or one of: capture"});
}

TEST(ReadSource, all_bad_rows_are_told_of_and_the_good_ones_kept) {
  Test_tables tables;
  tables.predicates("assault", {"shelling\t-\tverb\tقصف\t-\t-\tany\t-\t-\tshell",
                                "shelling\t-\tnoun\tقصف\t-\t-\tany\tactor=subjj\tplcae\tshelling",
                                "shelling\t-\tnoun\tتمهيد\t-\t-\tany\t-\t-\tbarrage"});
  expect_says(complaints(tables), {"assault.tsv:2: verb 'قصف' without its imperfect",
                                   "assault.tsv:3: frame source 'subjj'", "assault.tsv:3: need 'plcae'"});
  Report report;
  EXPECT_EQ(read_source(tables.directory(), report).predicates.size(), 1U);
}

TEST(ReadSource, a_row_that_stands_twice_is_told_of) {
  Test_tables tables;
  tables.add("nouns.tsv", "class\tlemma\tforms\tgloss", {"fighter\tمسلح\t-\tgunman", "fighter\tمسلح\t-\tgunman"});
  expect_says(complaints(tables), {"nouns.tsv:3: the same row as line 2"});
}

TEST(ReadSource, another_header_gives_no_rows) {
  Test_tables tables;
  tables.add("nouns.tsv", "class\tlemma\tplural\tgloss", {"fighter\tمسلح\t-\tgunman"});
  expect_says(complaints(tables), {"nouns.tsv:1: header names the columns class, lemma, plural, gloss"});
}

TEST(ReadSource, a_row_with_too_few_fields_is_told_of) {
  Test_tables tables;
  tables.add("nouns.tsv", "class\tlemma\tforms\tgloss", {"fighter\tمسلح\tgunman"});
  expect_says(complaints(tables), {"nouns.tsv:2: 3 fields; wanted 4"});
}

TEST(ReadSource, unknown_ids_and_bad_numbers_are_told_of) {
  Test_tables tables;
  tables.actors({"org.a\tgroup\t-\tREB\torg.none\tA\tأ ب\torg.b:2014:20x5\t-"});
  tables.add("demonyms.tsv", "actor_id\tforms\tgloss", {"state.zz\tروسي\tRussian"});
  tables.places({"sj.x\ttown\tX\t95.1\tabc\tlocality\tSY\t-\tقرية\t6\town"});
  expect_says(complaints(tables), {"parent 'org.none'", "ally 'org.b:2014:20x5'", "actor_id 'state.zz'", "lat '95.1'",
                                   "lon 'abc'", "rank '6'"});
}

TEST(ReadSource, a_missing_table_is_a_problem_of_its_own_kind) {
  const Test_tables tables;
  Report report;
  (void)read_source(tables.directory(), report);
  EXPECT_FALSE(report.problems().empty());
  EXPECT_TRUE(std::ranges::all_of(
      report.problems(), [](const Problem& problem) { return problem.kind == Problem::Kind::missing_table; }));
}

}  // namespace
}  // namespace sijill
