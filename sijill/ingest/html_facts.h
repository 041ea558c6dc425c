// What a page says of itself: JSON-LD, OpenGraph, meta tags, <link>, <time>, <title>.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/date.h"
#include "sijill/ingest/html_tree.h"

namespace sijill {

// A <time> of the page; several pages have one for each article that they name.
struct Html_time {
  std::uint32_t node = 0;
  Timestamp time;
  int rank = 1;  // 0: it says that it is of publication; 2: of a change
};

struct Html_facts {
  std::string title;        // without the site's name behind it
  bool title_sure = false;  // said to be the article's, not only the page's <title>
  std::string description;  // one or two sentences for a preview
  std::string author;
  std::string site;      // the outlet's name
  std::string url;       // canonical, absolute
  std::string language;  // primary tag, lower case: "ar"
  std::optional<Timestamp> published;
  std::vector<Html_time> times;  // in the order of the page
  std::string body;              // JSON-LD articleBody, lines parted by "\n"
  std::vector<std::string_view>
      scripts;  // other data in scripts that may hold the article: __NEXT_DATA__ and its like
};

[[nodiscard]] Html_facts read_html_facts(const Html_tree& tree);

// A point in time as machines write it: ISO 8601 in all its forms, RFC 2822, or a day in words. Not for prose.
[[nodiscard]] std::optional<Timestamp> read_machine_date(std::string_view text);

}  // namespace sijill
