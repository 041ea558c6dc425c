#include "sijill/ledger/ask.h"

#include <gtest/gtest.h>

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

}  // namespace
}  // namespace sijill
