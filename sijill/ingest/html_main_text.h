// The article in the page: which lines are its text, its headline, its captions, its date line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sijill/ingest/html_lines.h"
#include "sijill/ingest/html_tree.h"

namespace sijill {

struct Main_text {
  std::string title;                    // as the page shows it; empty where no line of it is the headline
  std::vector<std::string> paragraphs;  // without the headline
  std::vector<std::string> captions;
  std::vector<std::string> head;  // short lines about the article: date, place, writer, section; nearest to it first
  std::uint32_t words = 0;        // of the paragraphs
  std::uint32_t node = 0;         // where the article begins: its headline, else its first paragraph
};

// `title` is the headline as the page's metadata spell it, empty where they do not; `sure` where it is no mere
// <title>.
[[nodiscard]] Main_text find_main_text(const Html_tree& tree, const Html_lines& lines, std::string_view title,
                                       bool sure);

}  // namespace sijill
