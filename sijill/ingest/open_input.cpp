#include "sijill/ingest/open_input.h"

#include <utility>

#include "sijill/ingest/html_page.h"
#include "sijill/ingest/plain_text.h"
#include "sijill/ingest/read_bytes.h"

namespace sijill {

Result<std::vector<Article>> open_input(const std::string& path, const Input_options& options) {
  Result<std::string> bytes = read_bytes(path);
  if (!bytes) return bytes.error();
  std::vector<Article> articles;
  articles.push_back(looks_like_html(bytes.value()) ? read_html(path, std::move(bytes).value(), options)
                                                    : read_plain_text(path, std::move(bytes).value(), options));
  return articles;
}

}  // namespace sijill
