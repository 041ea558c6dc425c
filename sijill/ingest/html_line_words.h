// What the words of one line of a page say of it: that it is prose, or that what follows it is no article.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sijill/ingest/html_lines.h"

namespace sijill {

// A full stop, question or exclamation mark at its end, closing quotation marks and brackets aside.
[[nodiscard]] bool ends_sentence(std::string_view text);

// Parts of it stand between bars: الرئيسية | أخبار | رياضة.
[[nodiscard]] bool has_bar(std::string_view text);

// A sentence rather than a button, a heading or a row of links.
[[nodiscard]] bool reads_as_prose(const Html_line& line);

// Letters and figures only, folded: two spellings of one headline are the same.
[[nodiscard]] std::string bare_letters(std::string_view text);

// False only where bare_letters() of the two have neither the same beginning nor the same end; cheap. `bare` is such
// letters already.
[[nodiscard]] bool may_be_alike(std::string_view text, std::string_view bare);

// Blanks and one; 0 for an empty text.
[[nodiscard]] std::uint32_t words_in(std::string_view text);

// Everything after these words of their own line is no article, up to the article's end: التعليقات, اترك رد.
[[nodiscard]] bool opens_comments(std::string_view text);

// A heading over links to other articles: اقرأ أيضا, الأكثر قراءة.
[[nodiscard]] bool opens_related(std::string_view text);

// What a site says to its readers of itself, in two phrases of this kind or more: سياسة الخصوصية, نشرتنا.
[[nodiscard]] bool is_house_rules(std::string_view text);

}  // namespace sijill
