#include "sijill/ingest/leaf.h"

#include <algorithm>
#include <utility>

#include "sijill/ingest/html_page.h"
#include "sijill/ingest/plain_text.h"

namespace sijill {
namespace {

Article read(Leaf leaf, const Limits& limits, Input_options facts) {
  if (leaf.format == Input_format::html) {
    Html_options html;
    html.charset = std::move(leaf.charset);
    html.address = std::move(leaf.address);
    html.max_bytes = limits.document_bytes;
    html.max_depth = static_cast<std::uint32_t>(std::min<std::uint64_t>(limits.nesting, html.max_depth));
    return read_html(std::move(leaf.name), std::move(leaf.bytes), facts, html);
  }
  if (facts.url.empty()) facts.url = leaf.address;
  return read_plain_text(std::move(leaf.name), std::move(leaf.bytes), facts);
}

}  // namespace

Input_options merged(const Input_options& users, const Input_options& facts) {
  Input_options both = users;
  if (!both.published) both.published = facts.published;
  if (both.outlet.empty()) both.outlet = facts.outlet;
  if (both.url.empty()) both.url = facts.url;
  if (both.title.empty()) both.title = facts.title;
  return both;
}

Received read_leaf(Leaf leaf, const Position& position, const Settings& settings) {
  const Input_format format = leaf.format;
  const Input_options facts = merged(settings->facts, leaf.facts);
  Article article = read(std::move(leaf), settings->limits, facts);
  if (article.text.size() > settings->limits.text_bytes) {
    return refuse(format, position, "text too long",
                  "found a text of " + std::to_string(article.text.size()) + " bytes, wanted at most " +
                      std::to_string(settings->limits.text_bytes) + "; cut it, or allow more with --limit text=N");
  }
  return article;
}

}  // namespace sijill
