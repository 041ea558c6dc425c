// What a line of a page is by its own words: furniture, a byline, a caption; shared by all formats.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "sijill/core/document.h"
#include "sijill/core/span.h"

namespace sijill {

// A line of a page with its tokens; spans are those of the line's own text.
struct Line {
  std::string_view text;  // without blanks around it
  std::vector<Token> tokens;
  std::uint32_t words = 0;  // tokens that are words or numbers
};

[[nodiscard]] Line line_of(std::string_view text);

// Buttons, links, tags, end marks: طباعة, اقرأ أيضا: …, // انتهى //, ***.
[[nodiscard]] bool is_furniture(const Line& line);
// كتب: …, بقلم …, الرياض - واس, (رويترز), محمد علي - الدمام:
[[nodiscard]] bool is_byline(const Line& line);
// An agency or its like signs somewhere in the line.
[[nodiscard]] bool names_agency(const Line& line);
// Two to four bare words, as a name stands alone under a headline; also with its place: محمد علي (الدوادمي).
[[nodiscard]] bool may_be_name(const Line& line);
// صورة أرشيفية, تصوير: …
[[nodiscard]] bool is_caption(const Line& line);

// The agency lead before a first sentence (رويترز - بنغازي: قال …): its bytes in the line; empty for none.
[[nodiscard]] Span agency_lead(const Line& line);
// A share bar or link pasted into the line before or after its prose; empty for none.
[[nodiscard]] Span pasted_furniture(std::string_view text);

// The outlet named by المصدر: …; empty for none.
[[nodiscard]] std::string_view named_source(const Line& line);

}  // namespace sijill
