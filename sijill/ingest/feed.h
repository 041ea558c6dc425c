// A list of news as outlets publish it for machines: RSS, Atom, JSON Feed, sitemaps -> its entries.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/article.h"
#include "sijill/core/date.h"
#include "sijill/ingest/input_options.h"

namespace sijill {

enum class Feed_kind { none, rss, rdf, atom, json, sitemap, sitemap_index };
[[nodiscard]] std::string_view name(Feed_kind kind);

// One item of a feed, or one page of a sitemap; of a sitemap index, a sitemap. Empty texts are not known.
struct Feed_entry {
  std::string address;   // absolute, http or https
  std::string id;        // what the feed calls it (guid, atom:id), else its address
  std::string title;     // without markup
  std::string content;   // the article where the feed has it whole, else its summary
  bool whole = false;    // content is what the feed calls the content, no summary
  bool is_html = false;  // content is markup
  std::string author;    // several are joined by «، » (an Arabic comma)
  std::string language;  // BCP 47 primary tag
  std::string outlet;    // whom the entry itself names as its source
  std::optional<Timestamp> published;
  std::optional<Timestamp> updated;
};

struct Feed {
  Feed_kind kind = Feed_kind::none;
  std::string title;
  std::string language;
  std::vector<Feed_entry> entries;  // in the order of the feed
  std::vector<std::string> notes;   // what was odd, one sentence each
  bool cut = false;  // entries are missing: a fault in the XML, or more than a limit allows; a note says
};

// What is read of one feed at most; what goes beyond is left out with a note.
struct Feed_limits {
  std::size_t bytes = std::size_t{64} << 20;
  std::size_t markup = 2'000'000;  // "<" and "=" of XML, values of JSON: bounds the memory to about 250 MB
  std::size_t entries = 50'000;    // as many as a sitemap may have
  std::size_t depth = 200;         // of elements within one another, and of JSON
};

struct Feed_source {
  std::string address;  // where it came from; relative addresses are resolved against it
  std::string charset;  // as the server declared it; believed only where the bytes allow it
};

// Whether bytes begin as one of these formats do.
[[nodiscard]] bool is_feed(std::string_view bytes);

// Never fails: what is no feed has the kind none and a note; of broken or cut XML the entries before the fault are
// kept, broken JSON has none. Nothing that a feed names (entities, style sheets, schemas) is ever opened.
[[nodiscard]] Feed read_feed(std::string bytes, const Feed_source& source = {}, const Feed_limits& limits = {});

// An entry's own content as an article: its title on the first line, then its paragraphs; the text is empty where the
// entry has no content. `options` win over what the entry says. The id is the SHA-256 of the entry's address, title
// and content, so that it is the same wherever in the feed the entry stands.
[[nodiscard]] Article article_of(const Feed_entry& entry, std::string article_name,
                                 const Input_options& options = {});

}  // namespace sijill
