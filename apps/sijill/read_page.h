// What a fetch brought -> the article, with what the feed knew of it.
#pragma once

#include <string>

#include "sijill/core/article.h"
#include "sijill/core/result.h"
#include "sijill/fetch/http.h"
#include "sijill/ingest/feed.h"

namespace sijill {

// The feed's date of publication wins over the page's, the page's own title, byline and outlet over the feed's;
// `outlet` is the user's word and wins over all. Fails where the bytes are no page (a picture, a PDF).
[[nodiscard]] Result<Article> read_page(const Fetched& fetched, const Feed_entry& entry, const std::string& outlet,
                                        const std::string& feed_title);

}  // namespace sijill
