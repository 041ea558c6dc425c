// Articles with their claims marked, as one self-contained page: no network, nothing of the article ever parsed as
// HTML. The text of an article is one text node, so that letters stay joined; spans are marked over it with the CSS
// Custom Highlight API and may overlap. A list of the claims says the same in words.
#pragma once

#include <string>

#include "sijill/core/reading.h"

namespace sijill {

// A page is page_begin(), page_article() for each article in order, page_end().
[[nodiscard]] std::string page_begin();
[[nodiscard]] std::string page_article(const Reading& reading);
[[nodiscard]] std::string page_end();

}  // namespace sijill
