// RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0, sitemaps with the news extension.
#include <algorithm>
#include <map>
#include <pugixml.hpp>
#include <sstream>
#include <utility>

#include "sijill/core/address.h"
#include "sijill/ingest/feed_date.h"
#include "sijill/ingest/feed_formats.h"
#include "sijill/ingest/markup_text.h"

namespace sijill {
namespace {

// The prefix that each vocabulary has here, whatever the feed calls it. Elements of the feed's own have none.
std::string_view known_prefix(std::string_view space) {
  static const std::map<std::string_view, std::string_view> prefixes = {
      {"http://www.w3.org/2005/Atom", "atom"},
      {"http://purl.org/atom/ns#", "atom"},
      {"http://purl.org/rss/1.0/", ""},
      {"http://my.netscape.com/rdf/simple/0.9/", ""},
      {"http://channel.netscape.com/rdf/simple/0.9/", ""},
      {"http://backend.userland.com/rss2", ""},
      {"http://www.sitemaps.org/schemas/sitemap/0.9", ""},
      {"http://www.google.com/schemas/sitemap/0.84", ""},
      {"http://www.google.com/schemas/sitemap-news/0.9", "news"},
      {"http://purl.org/rss/1.0/modules/content/", "content"},
      {"http://purl.org/dc/elements/1.1/", "dc"},
      {"http://purl.org/dc/terms/", "dcterms"},
      {"http://rssnamespace.org/feedburner/ext/1.0", "feedburner"},
      {"http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf"},
  };
  const auto found = prefixes.find(space);
  return found == prefixes.end() ? "?" : found->second;
}

// Reads one document; the names of its elements are made those of known_prefix.
class Xml_feed {
 public:
  Xml_feed(const Feed_source& source, const Feed_limits& limits, Feed& feed)
      : source_(source), limits_(limits), feed_(feed) {}

  void read(const pugi::xml_document& document) {
    pugi::xml_node root = document.first_child();
    while (root && root.type() != pugi::node_element) root = root.next_sibling();
    learn_prefixes(root);
    const std::string kind = name_of(root);
    base_ = with_base(source_.address, root);
    feed_.language = language_of(root, {});
    if (kind == "rss" || kind == "channel") {
      const pugi::xml_node channel = kind == "channel" ? root : child(root, "channel");
      learn_prefixes(channel);
      read_rss(Feed_kind::rss, channel, channel, root);
    } else if (kind == "rdf:RDF" || kind == "RDF") {
      read_rss(Feed_kind::rdf, child(root, "channel"), root, {});
    } else if (kind == "atom:feed" || kind == "feed") {
      read_atom(root);
    } else if (kind == "urlset" || kind == "sitemapindex") {
      read_sitemap(kind == "urlset" ? Feed_kind::sitemap : Feed_kind::sitemap_index, root);
    } else {
      feed_.notes.push_back("No feed was found: XML that begins with <" + std::string(root.name()).substr(0, 60) +
                            ">.");
    }
  }

 private:
  void learn_prefixes(pugi::xml_node node) {
    for (const pugi::xml_attribute attribute : node.attributes()) {
      const std::string_view name = attribute.name();
      if (name != "xmlns" && !name.starts_with("xmlns:")) continue;
      const std::string_view prefix = known_prefix(attribute.value());
      if (prefix != "?") prefixes_[std::string(name.substr(std::min<std::size_t>(name.size(), 6)))] = prefix;
    }
  }

  [[nodiscard]] std::string name_of(pugi::xml_node node) const {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    const std::string_view own = colon == std::string_view::npos ? name : name.substr(colon + 1);
    std::string prefix(name.substr(0, colon == std::string_view::npos ? 0 : colon));
    if (const auto known = prefixes_.find(prefix); known != prefixes_.end()) prefix = known->second;
    if (node.attribute("xmlns")) {
      if (const std::string_view named = known_prefix(node.attribute("xmlns").value()); named != "?") prefix = named;
    }
    return prefix.empty() ? std::string(own) : prefix + ":" + std::string(own);
  }

  // The first child of one of these names, in the order of the names.
  template <typename... Names>
  [[nodiscard]] pugi::xml_node child(pugi::xml_node parent, const Names&... names) const {
    pugi::xml_node found;
    const auto look = [&](std::string_view name) {
      for (const pugi::xml_node node : parent.children()) {
        if (!found && node.type() == pugi::node_element && name_of(node) == name) found = node;
      }
    };
    (look(names), ...);
    return found;
  }

  // All its character data; of elements within, which feeds forget to escape, the markup.
  [[nodiscard]] std::string text_of(pugi::xml_node node) const {
    std::string text;
    bool has_elements = false;
    for (const pugi::xml_node part : node.children()) {
      if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata) {
        text += part.value();
      } else if (part.type() == pugi::node_element) {
        has_elements = true;
      }
    }
    if (has_elements) text = inner_markup(node);
    return std::string(trimmed_text(text));
  }

  [[nodiscard]] static std::string inner_markup(pugi::xml_node node) {
    std::ostringstream markup;
    for (const pugi::xml_node part : node.children()) {
      part.print(markup, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
    }
    return std::move(markup).str();
  }

  [[nodiscard]] std::string line_of(pugi::xml_node node) const {
    return node ? line_of_markup(text_of(node)) : std::string();
  }

  [[nodiscard]] static std::string with_base(const std::string& base, pugi::xml_node node) {
    const pugi::xml_attribute own = node.attribute("xml:base");
    if (!own) return base;
    const std::string whole = resolve(base, own.value());
    return whole.empty() ? base : whole;
  }

  [[nodiscard]] std::string language_of(pugi::xml_node node, const std::string& inherited) const {
    std::string language = primary_language(node.attribute("xml:lang").value());
    if (language.empty()) language = primary_language(text_of(child(node, "language", "dc:language")));
    return language.empty() ? inherited : language;
  }

  // False once there are as many entries as may be.
  bool add(Feed_entry entry) {
    if (feed_.entries.size() == limits_.entries) {
      feed_.notes.push_back("The feed has more than " + std::to_string(limits_.entries) +
                            " entries; the others were left out.");
      feed_.cut = true;
      return false;
    }
    if (entry.id.empty()) entry.id = entry.address;
    if (entry.id.empty()) entry.id = entry.title;
    if (entry.language.empty()) entry.language = feed_.language;
    feed_.entries.push_back(std::move(entry));
    return true;
  }

  [[nodiscard]] std::optional<Timestamp> date_of(pugi::xml_node node) const { return read_feed_date(text_of(node)); }

  // «editor@example.org (Name)» of RSS is a name with where to write.
  [[nodiscard]] static std::string person(std::string text) {
    const std::size_t open = text.find('('), close = text.rfind(')');
    if (text.find('@') < open && close != std::string::npos && open < close)
      return text.substr(open + 1, close - open - 1);
    return text;
  }

  void read_rss(Feed_kind kind, pugi::xml_node channel, pugi::xml_node items, pugi::xml_node more_items) {
    feed_.kind = kind;
    feed_.title = line_of(child(channel, "title"));
    feed_.language = language_of(channel, feed_.language);
    base_ = with_base(base_, channel);
    // RSS 0.9 and 1.0 have the items beside the channel.
    for (const pugi::xml_node parent : {items, more_items}) {
      for (const pugi::xml_node item : parent.children()) {
        if (item.type() == pugi::node_element && name_of(item) == "item" && !add(rss_entry(item))) return;
      }
    }
  }

  [[nodiscard]] Feed_entry rss_entry(pugi::xml_node item) const {
    Feed_entry entry;
    const std::string base = with_base(base_, item);
    const pugi::xml_node guid = child(item, "guid");
    entry.id = text_of(guid);
    // feedburner:origLink is the page itself where <link> counts readers.
    for (const char* name : {"feedburner:origLink", "link", "atom:link"}) {
      for (const pugi::xml_node link : item.children()) {
        if (!entry.address.empty() || link.type() != pugi::node_element || name_of(link) != name) continue;
        const std::string_view relation = link.attribute("rel").value();
        if (!relation.empty() && relation != "alternate") continue;
        std::string text = text_of(link);
        if (text.empty()) text = link.attribute("href").value();
        if (!text.empty()) entry.address = resolve(base, text);
      }
    }
    const std::string_view permanent = guid.attribute("isPermaLink").value();
    if (entry.address.empty() && permanent != "false") entry.address = resolve("", entry.id);
    if (entry.address.empty()) entry.address = resolve(base, item.attribute("rdf:about").value());
    entry.title = line_of(child(item, "title", "dc:title"));
    entry.content = text_of(child(item, "content:encoded", "atom:content"));
    entry.whole = !entry.content.empty();
    if (!entry.whole) entry.content = text_of(child(item, "description", "atom:summary", "dc:description"));
    entry.is_html = has_markup(entry.content);
    entry.author = line_of(child(item, "dc:creator", "author", "itunes:author"));
    if (entry.author.find('@') != std::string::npos) entry.author = person(entry.author);
    entry.language = language_of(item, {});
    entry.outlet = line_of(child(item, "source"));
    entry.published = date_of(child(item, "pubDate", "dc:date", "dcterms:issued", "dcterms:created", "published",
                                    "atom:published", "pubdate", "date"));
    entry.updated = date_of(child(item, "atom:updated", "dcterms:modified", "updated"));
    return entry;
  }

  // An element of Atom, whether its feed gives it a prefix or not.
  [[nodiscard]] pugi::xml_node atom(pugi::xml_node parent, const std::string& name) const {
    return child(parent, "atom:" + name, name);
  }

  struct Content {
    std::string text;
    bool is_html = false;
  };
  [[nodiscard]] Content atom_content(pugi::xml_node node) const {
    const std::string_view type = node.attribute("type").value();
    if (type == "xhtml" || type.ends_with("xml")) return {std::string(trimmed_text(inner_markup(node))), true};
    const std::string text = text_of(node);
    return {text, type.ends_with("html") || (type != "text" && has_markup(text))};
  }

  [[nodiscard]] std::string atom_line(pugi::xml_node node) const {
    if (!node) return {};
    const Content content = atom_content(node);
    if (content.is_html) return line_of_markup(content.text);
    std::string line = content.text;
    std::ranges::replace(line, '\n', ' ');
    return line;
  }

  [[nodiscard]] std::string authors_of(pugi::xml_node parent) const {
    std::string names;
    for (const pugi::xml_node node : parent.children()) {
      const std::string name = name_of(node);
      if (name != "atom:author" && name != "author") continue;
      const std::string called = line_of(atom(node, "name"));
      if (!called.empty()) names.append(names.empty() ? "" : "، ").append(called);
    }
    return names;
  }

  void read_atom(pugi::xml_node root) {
    feed_.kind = Feed_kind::atom;
    feed_.title = atom_line(atom(root, "title"));
    const std::string author = authors_of(root);
    for (const pugi::xml_node node : root.children()) {
      const std::string name = name_of(node);
      if (node.type() != pugi::node_element || (name != "atom:entry" && name != "entry")) continue;
      Feed_entry entry = atom_entry(node);
      if (entry.author.empty()) entry.author = author;
      if (!add(std::move(entry))) return;
    }
  }

  // The page itself before other forms of it.
  [[nodiscard]] std::string atom_link(pugi::xml_node node, const std::string& base) const {
    std::string best;
    for (const pugi::xml_node link : node.children()) {
      const std::string name = name_of(link);
      if (link.type() != pugi::node_element || (name != "atom:link" && name != "link")) continue;
      const std::string_view relation = link.attribute("rel").value(), type = link.attribute("type").value();
      if (!relation.empty() && relation != "alternate") continue;
      std::string address = resolve(with_base(base, link), link.attribute("href").value());
      if (address.empty()) continue;
      if (type.empty() || type.find("html") != std::string_view::npos) return address;
      if (best.empty()) best = std::move(address);
    }
    return best;
  }

  [[nodiscard]] Feed_entry atom_entry(pugi::xml_node node) const {
    Feed_entry entry;
    const std::string base = with_base(base_, node);
    entry.id = text_of(atom(node, "id"));
    entry.address = atom_link(node, base);
    if (const auto original = text_of(child(node, "feedburner:origLink")); !original.empty()) {
      if (const std::string address = resolve(base, original); !address.empty()) entry.address = address;
    }
    const pugi::xml_node whole = atom(node, "content");
    if (entry.address.empty() && whole.attribute("src")) {
      entry.address = resolve(with_base(base, whole), whole.attribute("src").value());
    }
    if (entry.address.empty()) entry.address = resolve("", entry.id);
    entry.title = atom_line(atom(node, "title"));
    Content content = atom_content(whole);
    entry.whole = !content.text.empty();
    if (!entry.whole) content = atom_content(atom(node, "summary"));
    entry.content = std::move(content.text);
    entry.is_html = content.is_html;
    entry.author = authors_of(node);
    entry.language = primary_language(node.attribute("xml:lang").value());
    entry.outlet = atom_line(atom(atom(node, "source"), "title"));
    entry.published = date_of(atom(node, "published"));
    if (!entry.published) entry.published = date_of(child(node, "atom:issued", "issued", "atom:created", "dc:date"));
    entry.updated = date_of(child(node, "atom:updated", "updated", "atom:modified", "modified"));
    return entry;
  }

  void read_sitemap(Feed_kind kind, pugi::xml_node root) {
    feed_.kind = kind;
    const std::string_view item = kind == Feed_kind::sitemap ? "url" : "sitemap";
    for (const pugi::xml_node node : root.children()) {
      if (node.type() != pugi::node_element || name_of(node) != item) continue;
      Feed_entry entry;
      entry.address = resolve(base_, text_of(child(node, "loc")));
      if (entry.address.empty()) continue;
      entry.updated = date_of(child(node, "lastmod"));
      if (const pugi::xml_node news = child(node, "news:news")) {
        entry.title = line_of(child(news, "news:title"));
        entry.published = date_of(child(news, "news:publication_date"));
        const pugi::xml_node publication = child(news, "news:publication");
        entry.outlet = line_of(child(publication, "news:name"));
        entry.language = primary_language(text_of(child(publication, "news:language")));
      }
      if (!add(std::move(entry))) return;
    }
  }

  const Feed_source& source_;
  const Feed_limits& limits_;
  Feed& feed_;
  std::map<std::string, std::string> prefixes_;  // as the feed writes them -> known_prefix
  std::string base_;
};

// How deep elements lie within one another; counted without recursion.
std::size_t depth_of(const pugi::xml_document& document) {
  std::size_t depth = 0, deepest = 0;
  for (pugi::xml_node node = document.first_child(); node;) {
    if (node.first_child()) {
      node = node.first_child();
      deepest = std::max(deepest, ++depth);
      continue;
    }
    while (node && !node.next_sibling()) {
      node = node.parent();
      --depth;
      if (node.type() == pugi::node_document) return deepest;
    }
    node = node.next_sibling();
  }
  return deepest;
}

}  // namespace

void read_xml_feed(std::string& text, const Feed_source& source, const Feed_limits& limits, Feed& feed) {
  const auto markup =
      static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return c == '<' || c == '='; }));
  if (markup > limits.markup) {
    feed.notes.push_back("XML of more than " + std::to_string(limits.markup) +
                         " elements and attributes was found; it was left out.");
    return;
  }
  pugi::xml_document document;
  // Document types are passed over: pugixml expands no entities but those of XML itself, and opens nothing.
  const pugi::xml_parse_result parsed =
      document.load_buffer_inplace(text.data(), text.size(), pugi::parse_default, pugi::encoding_utf8);
  if (depth_of(document) > limits.depth) {
    feed.notes.push_back("XML nested deeper than " + std::to_string(limits.depth) + " was found; it was left out.");
    return;
  }
  if (!document.first_child()) {
    feed.notes.push_back(std::string("No feed was found: the XML is at fault, ") + parsed.description() + ".");
    return;
  }
  if (!parsed) {
    feed.notes.push_back("The XML is at fault at byte " + std::to_string(parsed.offset) + " (" +
                         parsed.description() + "); what comes before it was read.");
    feed.cut = true;
  }
  Xml_feed(source, limits, feed).read(document);
}

}  // namespace sijill
