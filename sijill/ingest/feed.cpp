#include "sijill/ingest/feed.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "sijill/ingest/feed_formats.h"
#include "sijill/ingest/html_page.h"
#include "sijill/ingest/markup_text.h"
#include "sijill/text/decode.h"
#include "sijill/text/digest.h"

namespace sijill {
namespace {

constexpr std::size_t prolog = 4096;  // bytes in which a feed shows what it is

// The beginning as ASCII letters, so that UTF-16 is known too.
std::string beginning(std::string_view bytes) {
  std::string text;
  for (const char c : bytes.substr(0, prolog)) {
    if (c != 0) text += c;
  }
  const std::size_t first = text.find_first_of("<{");
  return first == std::string::npos ? std::string() : text.substr(first);
}

bool begins_with_element(std::string_view text, std::string_view name) {
  if (!text.starts_with('<') || !text.substr(1).starts_with(name)) return false;
  const char after = text.size() > name.size() + 1 ? text[name.size() + 1] : '>';
  return after == '>' || after == '/' || std::isspace(static_cast<unsigned char>(after)) != 0;
}

// The root element behind the declaration, comments and a document type.
std::string_view root_of(std::string_view text) {
  while (text.starts_with("<?") || text.starts_with("<!")) {
    std::size_t end = text.find(text.starts_with("<!--") ? "-->" : ">");
    if (text.starts_with("<!DOCTYPE") && text.substr(0, end).find('[') != std::string_view::npos)
      end = text.find("]>");
    if (end == std::string_view::npos) return {};
    const std::size_t next = text.find('<', end);
    if (next == std::string_view::npos) return {};
    text.remove_prefix(next);
  }
  return text;
}

// encoding="…" of <?xml …?>.
std::string declared_encoding(std::string_view text) {
  if (!text.starts_with("<?xml")) return {};
  const std::string_view declaration = text.substr(0, text.find("?>"));
  const std::size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return {};
  const std::size_t open = declaration.find_first_of("\"'", at);
  if (open == std::string_view::npos) return {};
  const std::size_t close = declaration.find(declaration[open], open + 1);
  return close == std::string_view::npos ? std::string()
                                         : std::string(declaration.substr(open + 1, close - open - 1));
}

std::ptrdiff_t words_in(std::string_view text) {
  std::ptrdiff_t words = 0;
  bool within = false;
  for (const char c : text) {
    const bool blank = static_cast<unsigned char>(c) <= 0x20;
    words += !blank && !within ? 1 : 0;
    within = !blank;
  }
  return words;
}

// The content of an entry as a page, which leaves out what sites add to each (share buttons, «اقرأ أيضاً», "read
// also"); absent of a short entry, in which every line counts, and where most words would be lost.
std::optional<Article> page_of(const Feed_entry& entry, std::string_view all_words) {
  constexpr std::ptrdiff_t fewest_words = 30;
  if (words_in(all_words) < fewest_words) return std::nullopt;
  Input_options facts;
  facts.title = entry.title;
  Html_options html;
  html.charset = "utf-8";
  Article page = read_html({}, "<html><body><article>" + entry.content + "</article></body></html>", facts, html);
  if (2 * (words_in(page.text) - words_in(entry.title)) < words_in(all_words)) return std::nullopt;
  return page;
}

}  // namespace

std::string_view name(Feed_kind kind) {
  switch (kind) {
    case Feed_kind::none: return "no feed";
    case Feed_kind::rss: return "RSS";
    case Feed_kind::rdf: return "RSS 1.0";
    case Feed_kind::atom: return "Atom";
    case Feed_kind::json: return "JSON Feed";
    case Feed_kind::sitemap: return "sitemap";
    case Feed_kind::sitemap_index: return "sitemap index";
  }
  return "";
}

std::string_view trimmed_text(std::string_view text) {
  const auto blank = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return text;
}

std::string primary_language(std::string_view tag) {
  tag = trimmed_text(tag);
  std::string primary;
  for (const char c : tag.substr(0, tag.find_first_of("-_"))) {
    if (std::isalpha(static_cast<unsigned char>(c)) == 0) return {};
    primary += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  }
  return primary.size() == 2 || primary.size() == 3 ? primary : std::string();
}

bool is_feed(std::string_view bytes) {
  const std::string begin = beginning(bytes);
  if (begin.starts_with('{')) return begin.find("jsonfeed.org/version") != std::string::npos;
  const std::string_view root = root_of(begin);
  for (const std::string_view element :
       {"rss", "rdf:RDF", "RDF", "feed", "atom:feed", "urlset", "sitemapindex", "channel"}) {
    if (begins_with_element(root, element)) return true;
  }
  return false;
}

Feed read_feed(std::string bytes, const Feed_source& source, const Feed_limits& limits) {
  Feed feed;
  if (bytes.size() > limits.bytes) {
    feed.notes.push_back("A feed of " + std::to_string(bytes.size()) + " bytes was found, at most " +
                         std::to_string(limits.bytes) + " are read; it was left out.");
    return feed;
  }
  const std::string declared = source.charset.empty() ? declared_encoding(beginning(bytes)) : source.charset;
  Decoded_text decoded = decode(std::move(bytes), declared);
  feed.notes = std::move(decoded.notes);
  std::string text = std::move(decoded.text);
  // Controls end a document for some parsers and are forbidden in all of these formats.
  std::ranges::replace_if(
      text, [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t'; }, ' ');
  const std::size_t first = text.find_first_of("<{");
  if (first == std::string::npos || first > prolog) {
    feed.notes.emplace_back("No feed was found: neither XML nor JSON.");
    return feed;
  }
  text.erase(0, first);
  if (text.starts_with('<')) {
    read_xml_feed(text, source, limits, feed);
  } else {
    read_json_feed(text, source, limits, feed);
  }
  return feed;
}

Article article_of(const Feed_entry& entry, std::string article_name, const Input_options& options) {
  Article article;
  article.name = std::move(article_name);
  article.id = sha256_hex(entry.address + "\n" + entry.id + "\n" + entry.title + "\n" + entry.content);
  article.title = options.title.empty() ? entry.title : options.title;
  article.byline = entry.author;
  article.outlet = options.outlet.empty() ? entry.outlet : options.outlet;
  article.url = options.url.empty() ? entry.address : options.url;
  article.language = entry.language;
  article.published = options.published ? options.published : entry.published;
  if (!article.published) article.published = entry.updated;
  const std::string body = entry.is_html ? text_of_markup(entry.content) : entry.content;
  if (trimmed_text(body).empty()) {
    article.notes.emplace_back("The entry of the feed has no content.");
    return article;
  }
  if (std::optional<Article> page = entry.is_html && entry.whole ? page_of(entry, body) : std::nullopt) {
    article.text = std::move(page->text);
    article.marked = std::move(page->marked);
    if (article.byline.empty()) article.byline = page->byline;
    if (!article.published) article.published = page->published;
  } else {
    if (!entry.title.empty()) {
      article.text = entry.title + "\n\n";
      article.marked.push_back({Marked_line::Kind::title, {0, static_cast<std::uint32_t>(entry.title.size())}});
    }
    article.text += body;
  }
  if (!entry.whole) article.notes.emplace_back("The feed has a summary only; the article may say more.");
  if (!article.published) article.notes.emplace_back("The entry of the feed names no date of publication.");
  return article;
}

}  // namespace sijill
