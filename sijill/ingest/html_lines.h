// The page as its reader sees it: one line for each paragraph, heading, cell or button, with what stands around it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sijill/ingest/html_regions.h"
#include "sijill/ingest/html_tree.h"

namespace sijill {

struct Html_line {
  std::string text;              // references undone, blanks folded into one, marks of direction left out
  std::uint32_t node = 0;        // the innermost element with lines of its own that holds it
  std::uint32_t at = 0;          // the text that it begins with; lines are in the order of these
  Tag tag = Tag::html;           // of the element
  std::uint32_t words = 0;       // between blanks
  std::uint32_t link_words = 0;  // of these, those in links

  [[nodiscard]] bool mostly_link() const { return link_words * 2 > words; }
};

struct Html_lines {
  std::vector<Html_line> lines;  // in the order of the page; none is empty
  std::vector<Region> regions;   // of each node of the tree by its own name; plain for text
};

// A <br> ends a line where a second one follows or the line seems whole; else it is where an editor broke a sentence.
[[nodiscard]] Html_lines read_html_lines(const Html_tree& tree);

}  // namespace sijill
