// The words of a fragment of HTML, as feeds carry it in titles and contents. Whole pages are read elsewhere.
#pragma once

#include <string>
#include <string_view>

namespace sijill {

// Tags dropped, a paragraph a line, references (&laquo; &#1575;) read, scripts and styles left out, blanks folded.
// Any bytes do; linear in their number. «<p>قال</p><p>إن</p>» becomes two lines.
[[nodiscard]] std::string text_of_markup(std::string_view html);

// On one line.
[[nodiscard]] std::string line_of_markup(std::string_view html);

// Whether text has tags or references, so that a reader of plain text would see them.
[[nodiscard]] bool has_markup(std::string_view text);

}  // namespace sijill
