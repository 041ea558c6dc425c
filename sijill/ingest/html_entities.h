// Character references of HTML: &laquo; &#1575; &#x627; -> the characters that they stand for.
#pragma once

#include <string>
#include <string_view>

namespace sijill {

// Appends `source` with its references undone; what is no reference stays as it stands. Valid UTF-8 stays valid.
// Knows the 252 names of HTML 4 and &apos;, with or without their semicolon.
void append_unescaped(std::string& out, std::string_view source);

[[nodiscard]] std::string unescaped(std::string_view source);

}  // namespace sijill
