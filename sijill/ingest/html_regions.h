// What an element is for, by the names that those who made the page gave it: class="entry-content related-posts".
#pragma once

#include <cstdint>
#include <string_view>

#include "sijill/ingest/html_tree.h"

namespace sijill {

enum class Region : std::uint8_t {
  plain,      // its name says nothing
  body,       // the article's own text: articleBody, entry-content
  title,      // entry-title, headline
  lead,       // the paragraph under the headline
  date,       // published, posted-on
  byline,     // author
  meta,       // date, byline and counters in one line
  caption,    // of a picture
  quote,      // a sentence of the text shown once more: pullquote
  furniture,  // menus, advertisements, share buttons, forms, footers
  related,    // other articles
  comments,   // what readers wrote
  hidden,     // not shown
};

// By tag, class, id, role, itemprop, hidden and style. Cheap for elements without any of these.
[[nodiscard]] Region region_of(const Html_tree& tree, const Html_node& node);

// By class names and ids alone, split at what is no letter and where a capital follows a small one.
[[nodiscard]] Region region_named(std::string_view names);

}  // namespace sijill
