#include "sijill/wire/table.h"

#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

#include "sijill/wire/display_width.h"
#include "sijill/wire/wire_testing.h"

namespace sijill {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream stream(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  return lines;
}

TEST(Table, a_claim_is_a_line_with_the_innermost_narrator_first) {
  const std::string out = table(one_claim());
  const std::vector<std::string> lines = lines_of(out);
  ASSERT_EQ(lines.size(), 5u) << out;
  EXPECT_NE(lines[1].find("2017-11-11T00:04:00, 1 claim"), std::string::npos) << out;
  EXPECT_EQ(lines[3],
            "1  control.recapture  dead 4, share >50%  الجيش العربي السوري  البوكمال        "
            "المرصد ← جريدة \"الفرات\"  استعاد")
      << out;
}

TEST(Table, columns_stand_under_one_another) {
  Reading reading = one_claim();
  reading.claims.push_back(reading.claims[0]);
  reading.claims[1].event.actor[0].name_ar = "قُوَّات";
  reading.claims[1].event.polarity = Polarity::denied;
  const std::vector<std::string> lines = lines_of(table(reading));
  const auto column_of = [](const std::string& line, std::string_view text) {
    return display_width(std::string_view(line).substr(0, line.find(text)));
  };
  EXPECT_EQ(column_of(lines[2], "place"), column_of(lines[3], "البوكمال"));
  EXPECT_EQ(column_of(lines[4], "البوكمال"), column_of(lines[3], "البوكمال"));
}

TEST(Table, no_line_is_wider_than_the_terminal) {
  for (unsigned columns : {60u, 80u, 120u, 140u}) {
    for (const std::string& line : lines_of(table(one_claim(), {.isolates = true, .columns = columns}))) {
      EXPECT_LE(display_width(line), columns) << line;
    }
  }
}

TEST(Table, colours_and_isolates_come_only_when_asked_for) {
  EXPECT_EQ(table(one_claim()).find('\x1b'), std::string::npos);
  EXPECT_EQ(table(one_claim()).find(first_strong_isolate), std::string::npos);
  EXPECT_NE(table(one_claim(), {.colour = true}).find('\x1b'), std::string::npos);
  const std::string isolated = table(one_claim(), {.isolates = true});
  EXPECT_NE(isolated.find(std::string(first_strong_isolate) + "المرصد" + std::string(pop_isolate)),
            std::string::npos);
}

TEST(Table, an_article_without_claims_says_so) { EXPECT_NE(table(Reading{}).find("no claims"), std::string::npos); }

TEST(Table, an_escape_sequence_in_a_title_does_not_reach_the_terminal) {
  Reading reading = one_claim();
  reading.document.title = "\x1b]0;owned\x07";
  EXPECT_EQ(table(reading).find('\x1b'), std::string::npos);
}

}  // namespace
}  // namespace sijill
