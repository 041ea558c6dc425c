// JSON Feed 1.0 and 1.1 (jsonfeed.org).
#include <algorithm>
#include <boost/json.hpp>
#include <tuple>

#include "sijill/core/address.h"
#include "sijill/ingest/feed_date.h"
#include "sijill/ingest/feed_formats.h"
#include "sijill/ingest/markup_text.h"

namespace sijill {
namespace {

namespace json = boost::json;

// The string at a key; empty where there is none or it is something else.
std::string_view text_at(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  const json::string* text = value == nullptr ? nullptr : value->if_string();
  return text == nullptr ? std::string_view() : trimmed_text({text->data(), text->size()});
}

// `authors` of version 1.1, `author` of version 1.0.
std::string authors_of(const json::object& item) {
  std::string names;
  const auto add = [&names](const json::value& author) {
    if (const json::object* object = author.if_object()) {
      const std::string_view called = text_at(*object, "name");
      if (!called.empty()) names.append(names.empty() ? "" : "، ").append(called);
    }
  };
  if (const json::value* several = item.if_contains("authors")) {
    if (const json::array* array = several->if_array()) {
      for (const json::value& author : *array) add(author);
    }
  }
  if (const json::value* one = item.if_contains("author"); one != nullptr && names.empty()) add(*one);
  return names;
}

std::string id_of(const json::object& item) {
  const json::value* id = item.if_contains("id");
  if (id == nullptr) return {};
  if (id->is_number()) return json::serialize(*id);  // forbidden and common
  return std::string(text_at(item, "id"));
}

Feed_entry read_item(const json::object& item, const std::string& base) {
  Feed_entry entry;
  entry.id = id_of(item);
  for (const std::string_view link :
       {text_at(item, "url"), text_at(item, "external_url"), std::string_view(entry.id)}) {
    if (entry.address.empty() && !link.empty())
      entry.address = resolve(link.data() == entry.id.data() ? "" : base, link);
  }
  if (entry.id.empty()) entry.id = entry.address;
  entry.title = line_of_markup(text_at(item, "title"));
  for (const auto& [key, is_html, whole] :
       {std::tuple("content_html", true, true), {"content_text", false, true}, {"summary", false, false}}) {
    if (!entry.content.empty()) break;
    entry.content = text_at(item, key);
    entry.is_html = is_html;
    entry.whole = whole;
  }
  entry.author = authors_of(item);
  entry.language = primary_language(text_at(item, "language"));
  entry.published = read_feed_date(text_at(item, "date_published"));
  entry.updated = read_feed_date(text_at(item, "date_modified"));
  return entry;
}

}  // namespace

void read_json_feed(std::string_view text, const Feed_source& source, const Feed_limits& limits, Feed& feed) {
  const auto pieces =
      static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return c == ',' || c == '['; }));
  if (pieces > limits.markup) {
    feed.notes.push_back("JSON of more than " + std::to_string(limits.markup) +
                         " values was found; it was left out.");
    return;
  }
  json::error_code error;
  json::parse_options options;
  options.max_depth = limits.depth;
  options.allow_trailing_commas = true;
  const json::value document = json::parse(json::string_view(text.data(), text.size()), error, {}, options);
  const json::object* root = error ? nullptr : document.if_object();
  if (root == nullptr || text_at(*root, "version").find("jsonfeed.org/version") == std::string_view::npos) {
    feed.notes.push_back("No feed was found: " +
                         (error ? "the JSON is at fault, " + error.message()
                                : std::string("JSON without the version of a JSON Feed")) +
                         ".");
    return;
  }
  feed.kind = Feed_kind::json;
  feed.title = line_of_markup(text_at(*root, "title"));
  feed.language = primary_language(text_at(*root, "language"));
  const std::string author = authors_of(*root);
  const std::string base = source.address.empty() ? std::string(text_at(*root, "feed_url")) : source.address;
  const json::value* items = root->if_contains("items");
  const json::array* array = items == nullptr ? nullptr : items->if_array();
  if (array == nullptr) {
    feed.notes.emplace_back("The JSON Feed has no list \"items\".");
    return;
  }
  for (const json::value& item : *array) {
    if (feed.entries.size() == limits.entries) {
      feed.notes.push_back("The feed has more than " + std::to_string(limits.entries) +
                           " entries; the others were left out.");
      feed.cut = true;
      return;
    }
    const json::object* object = item.if_object();
    if (object == nullptr) continue;
    Feed_entry entry = read_item(*object, base);
    if (entry.author.empty()) entry.author = author;
    if (entry.language.empty()) entry.language = feed.language;
    feed.entries.push_back(std::move(entry));
  }
}

}  // namespace sijill
