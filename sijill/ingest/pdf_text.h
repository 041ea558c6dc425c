// The text layer of a PDF, a paragraph a line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/result.h"
#include "sijill/ingest/limits.h"

namespace sijill {

struct Pdf {
  std::string text;  // logical order, without marks of direction; running heads and page numbers left out
  std::string title, author;
  std::size_t pages = 0;
  std::size_t pages_without_text = 0;  // pictures of text
};

// Whether this build has what PDF takes (SIJILL_WITH_PDF); without it read_pdf gives an error that says so.
[[nodiscard]] bool reads_pdf();

// An error where it is broken, locked, or holds more text than limits.text_bytes.
[[nodiscard]] Result<Pdf> read_pdf(const std::string& bytes, const Limits& limits);

// The lines of pages as paragraphs: what was broken to fit the page is joined, running heads and page numbers go.
[[nodiscard]] std::string paragraphs_of(const std::vector<std::string>& pages);

}  // namespace sijill
