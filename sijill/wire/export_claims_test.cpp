#include "sijill/wire/export_claims.h"

#include <gtest/gtest.h>

#include "sijill/wire/claim_record_json.h"
#include "sijill/wire/export_testing.h"

namespace sijill {
namespace {

std::string exported(std::string_view format, const std::vector<Recorded_claim>& claims) {
  return whole_file(*export_format(format)->make(test_options()), {}, claims);
}

TEST(ClaimsJsonl, what_was_exported_reads_back_as_the_same_record) {
  const std::string line = exported("jsonl", {denial_claim()});
  const auto read = read_claim_line(line);
  ASSERT_TRUE(read) << read.error().message;
  const Recorded_claim wanted = denial_claim();
  EXPECT_EQ(claim_record_line(read.value().document, read.value().claim),
            claim_record_line(wanted.document, wanted.claim));
}

TEST(ClaimsCsv, denials_and_plans_are_rows_with_their_marks) {
  const auto rows = cells_of(exported("csv", {capture_claim(), denial_claim()}), ',');
  ASSERT_EQ(rows.size(), 3U);
  for (const auto& row : rows) EXPECT_EQ(row.size(), 49U);
  EXPECT_EQ(cell(rows, 2, "polarity"), "denied");
  EXPECT_EQ(cell(rows, 1, "title"), "'=SUM(A1) in the title");
  EXPECT_EQ(cell(rows, 1, "dead_min"), "12");
  EXPECT_EQ(cell(rows, 1, "quantities"), "dead = 12..12");
  EXPECT_EQ(cell(rows, 1, "chain"), "Al-Furat (publish) > Syrian Observatory (state)");
  EXPECT_EQ(cell(rows, 1, "latitude"), "34.45");
  EXPECT_EQ(cell(rows, 1, "incident"), "i1");
}

}  // namespace
}  // namespace sijill
