#include "sijill/ingest/leaf.h"

#include <utility>

#include "sijill/ingest/plain_text.h"

namespace sijill {

Input_options merged(const Input_options& users, const Input_options& facts) {
  Input_options both = users;
  if (!both.published) both.published = facts.published;
  if (both.outlet.empty()) both.outlet = facts.outlet;
  if (both.url.empty()) both.url = facts.url;
  if (both.title.empty()) both.title = facts.title;
  return both;
}

Received read_leaf(Leaf leaf, const Position& position, const Settings& settings) {
  const Input_options facts = merged(settings->facts, leaf.facts);
  Article article = read_plain_text(std::move(leaf.name), std::move(leaf.bytes), facts);
  if (article.text.size() > settings->limits.text_bytes) {
    return refuse(leaf.format, position, "text too long",
                  "found a text of " + std::to_string(article.text.size()) + " bytes, wanted at most " +
                      std::to_string(settings->limits.text_bytes) + "; cut it, or allow more with --limit text=N");
  }
  return article;
}

}  // namespace sijill
