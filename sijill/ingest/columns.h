// Which columns of a table, or keys of a JSON object, hold what of an article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/result.h"

namespace sijill {

// Each lists names in the order in which they are tried; capitals do not count. In JSON a dot goes into an object.
struct Columns {
  std::vector<std::string> text = {"text",     "body",         "content",     "article", "full_text",
                                   "maintext", "article_text", "articleBody", "message", "post",
                                   "النص",     "نص",           "المحتوى"};
  std::vector<std::string> html = {"html", "raw_html", "content_html", "description_html"};
  std::vector<std::string> title = {"title", "headline", "العنوان", "عنوان"};
  std::vector<std::string> published = {"published",        "published_at", "date_published", "date_publish",
                                        "publication_date", "publish_date", "pubdate",        "datePublished",
                                        "datetime",         "date",         "time",           "timestamp",
                                        "created_at",       "التاريخ",      "تاريخ",          "date_extracted"};
  std::vector<std::string> outlet = {"outlet",        "source",      "publisher", "site",   "site_name",
                                     "source_domain", "source_name", "channel",   "المصدر", "مصدر"};
  std::vector<std::string> url = {"url", "link", "canonical", "uri", "permalink", "الرابط", "رابط"};
  std::vector<std::string> byline = {"byline", "author", "authors", "writer", "الكاتب"};
  std::vector<std::string> relayed_from = {"relayed_from", "forwarded_from", "via"};
};

// `mapping` is "text=body,published=date,…" with the names of the fields above on the left; a field that it names is
// taken from that column only. `columns` with it, or what is wrong with it.
[[nodiscard]] Result<Columns> with_columns(Columns columns, std::string_view mapping);

}  // namespace sijill
