#include "read_page.h"

#include <string_view>
#include <utility>

#include "fmt/format.h"
#include "sijill/ingest/html_page.h"
#include "sijill/ingest/plain_text.h"

namespace sijill {

Result<Article> read_page(const Fetched& fetched, const Feed_entry& entry, const std::string& outlet,
                          const std::string& feed_title) {
  Input_options facts;
  facts.published = entry.published;
  facts.outlet = outlet;
  const std::string_view type = std::string_view(fetched.content_type).substr(0, fetched.content_type.find(';'));
  Article article;
  if (type.find("html") != std::string_view::npos || looks_like_html(fetched.body)) {
    Html_options page;
    page.charset = charset_of(fetched.content_type);
    page.address = fetched.address;
    article = read_html(entry.address, fetched.body, facts, page);
  } else if (type.empty() || type.starts_with("text/plain")) {
    article = read_plain_text(entry.address, fetched.body, facts);
  } else {
    return Error{fmt::format("{}: found the type \"{}\", wanted a page of text", fetched.address, type)};
  }
  if (article.url.empty()) article.url = fetched.address;
  if (!article.published) article.published = entry.updated;
  if (article.title.empty()) article.title = entry.title;
  if (article.byline.empty()) article.byline = entry.author;
  if (article.language.empty()) article.language = entry.language;
  if (article.outlet.empty()) article.outlet = entry.outlet.empty() ? feed_title : entry.outlet;
  return article;
}

}  // namespace sijill
