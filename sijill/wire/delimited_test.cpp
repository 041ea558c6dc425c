#include "sijill/wire/delimited.h"

#include <gtest/gtest.h>

namespace sijill {
namespace {

std::string csv(std::string_view text) {
  Delimited out(Delimiter::comma);
  out.text(text).end_row();
  return std::move(out).take();
}

TEST(Delimited, a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe) {
  for (const std::string_view text : {"=1+1", "+1", "-1", "@x", "\t=1", "\uFF1D1"}) {
    EXPECT_EQ(csv(text).substr(0, 1), "'") << text;
  }
  EXPECT_EQ(csv("\r=1"), "\"'\r=1\"\r\n");
  EXPECT_EQ(csv("a=1"), "a=1\r\n");
}

TEST(Delimited, a_negative_number_is_no_formula) {
  Delimited out(Delimiter::comma);
  out.number(-9.5).integer(-3).number(std::nullopt).number(1e-7).end_row();
  EXPECT_EQ(std::move(out).take(), "-9.5,-3,,0.0000001\r\n");
}

TEST(Delimited, commas_quotes_and_line_ends_are_quoted) { EXPECT_EQ(csv("a,\"b\"\nc"), "\"a,\"\"b\"\"\nc\"\r\n"); }

TEST(Delimited, tab_separated_values_have_no_quotes_and_one_line_a_row) {
  Delimited out(Delimiter::tab);
  out.text("a\tb\nc").text("\"d\"").code("010").end_row();
  EXPECT_EQ(std::move(out).take(), "a b c\t\"d\"\t010\n");
}

}  // namespace
}  // namespace sijill
