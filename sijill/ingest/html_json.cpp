#include "sijill/ingest/html_json.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <cstddef>
#include <utility>
#include <vector>

namespace sijill {
namespace {

namespace json = boost::json;

constexpr std::size_t largest_script = std::size_t{8} << 20;
constexpr std::size_t deepest = 64;

// A value from the front of `text`; what follows it is ignored.
std::optional<json::value> parse(std::string_view text) {
  if (text.size() > largest_script) return std::nullopt;
  // JSON allows no line end in a string; outside strings a blank serves as well.
  std::string mended(text);
  std::ranges::replace_if(
      mended, [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
  json::parse_options options;
  options.max_depth = deepest;
  options.allow_comments = options.allow_trailing_commas = options.allow_invalid_utf8 = true;
  json::stream_parser parser({}, options);
  json::error_code error;
  parser.write_some(mended, error);
  if (error || !parser.done()) return std::nullopt;
  return parser.release();
}

const json::value* field(const json::object& object, std::string_view key) { return object.if_contains(key); }

// A string, or the first string of a list.
std::string string_of(const json::value* value) {
  for (int depth = 0; value != nullptr && depth < 4; ++depth) {
    if (const json::string* text = value->if_string()) return std::string(text->begin(), text->end());
    const json::array* list = value->if_array();
    if (list == nullptr || list->empty()) return {};
    value = &list->front();
  }
  return {};
}

// {"name": …}, "…", or a list of these.
std::string name_of(const json::value* value) {
  if (value == nullptr) return {};
  if (const json::array* list = value->if_array()) {
    std::string names;
    for (const json::value& each : *list) {
      const std::string name = each.is_array() ? std::string() : name_of(&each);
      if (name.empty() || names.size() > 300) continue;
      if (!names.empty()) names += "، ";
      names += name;
    }
    return names;
  }
  if (const json::object* object = value->if_object()) return string_of(field(*object, "name"));
  return string_of(value);
}

std::string url_of(const json::value* value) {
  if (value == nullptr) return {};
  if (const json::object* object = value->if_object()) return string_of(field(*object, "@id"));
  return string_of(value);
}

bool is_article_type(const json::object& object) {
  const json::value* type = field(object, "@type");
  if (type == nullptr) return false;
  const auto is_one = [](const json::value& value) {
    const json::string* text = value.if_string();
    if (text == nullptr) return false;
    const std::string_view name(text->data(), text->size());
    return name.ends_with("Article") || name.ends_with("BlogPosting") || name == "Report" || name == "VideoObject" ||
           name == "ReportageNewsArticle" || name == "ImageGallery";
  };
  if (const json::array* list = type->if_array()) return std::ranges::any_of(*list, is_one);
  return is_one(*type);
}

// All objects that may be articles, in the order of the script, an article before a video.
const json::object* find_article(const json::value& root) {
  std::vector<const json::value*> waiting = {&root};
  const json::object* best = nullptr;
  std::size_t seen = 0;
  while (!waiting.empty() && ++seen < 2000) {
    const json::value* value = waiting.back();
    waiting.pop_back();
    if (const json::array* list = value->if_array()) {
      for (std::size_t i = list->size(); i-- > 0;) waiting.push_back(&(*list)[i]);
    } else if (const json::object* object = value->if_object()) {
      if (is_article_type(*object)) {
        const bool video = string_of(field(*object, "@type")) == "VideoObject";
        if (!video) return object;
        if (best == nullptr) best = object;
      }
      for (const std::string_view key : {"mainEntity", "@graph"}) {
        if (const json::value* inner = field(*object, key)) waiting.push_back(inner);
      }
    }
  }
  return best;
}

void append_escaped(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else if (c == '"')
      out += "&quot;";
    else
      out += c;
  }
}

bool is_markup(std::string_view text) {
  static constexpr std::array<std::string_view, 6> tags = {"<p", "<br", "<div", "</", "<h", "<li"};
  return std::ranges::any_of(tags, [&](std::string_view tag) { return text.find(tag) != std::string_view::npos; });
}

// Not addresses, ids and names of styles: something with letters of other scripts than Latin, or blanks.
bool is_wording(std::string_view text) {
  if (text.size() < 4 || text.starts_with("http") || text.starts_with('/') || text.starts_with("data:")) return false;
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0x80; }) ||
         std::ranges::count(text, ' ') >= 3;
}

void append_markup(std::string& out, const json::value& value, std::string_view key) {
  if (const json::string* text = value.if_string()) {
    const std::string_view words(text->data(), text->size());
    if (!is_wording(words)) return;
    const bool heading = key == "title" || key == "headline" || key == "name";
    out += heading ? "<h2 data-testid=\"" : "<div data-testid=\"";
    append_escaped(out, key);
    out += "\">";
    if (is_markup(words)) {
      out += words;
    } else {
      std::string lines;
      append_escaped(lines, words);
      for (const char c : lines) {
        if (c == '\n')
          out += "<br><br>";
        else
          out += c;
      }
    }
    out += heading ? "</h2>" : "</div>";
  } else if (const json::object* object = value.if_object()) {
    out += "<div class=\"";
    append_escaped(out, key);
    out += "\">";
    for (const auto& [name, inner] : *object) append_markup(out, inner, std::string_view(name.data(), name.size()));
    out += "</div>";
  } else if (const json::array* list = value.if_array()) {
    out += "<div class=\"";
    append_escaped(out, key);
    out += "\">";
    for (const json::value& inner : *list) append_markup(out, inner, {});
    out += "</div>";
  }
}

}  // namespace

std::optional<Json_article> read_json_ld(std::string_view script) {
  const std::size_t begin = script.find_first_of("{[");
  if (begin == std::string_view::npos) return std::nullopt;
  const std::optional<json::value> root = parse(script.substr(begin));
  if (!root) return std::nullopt;
  const json::object* found = find_article(*root);
  if (found == nullptr) return std::nullopt;
  const auto text = [&](std::string_view key) { return string_of(field(*found, key)); };
  Json_article article;
  article.title = text("headline");
  if (article.title.empty()) article.title = text("name");
  article.description = text("description");
  article.author = name_of(field(*found, "author"));
  article.publisher = name_of(field(*found, "publisher"));
  article.url = text("url");
  if (article.url.empty()) article.url = url_of(field(*found, "mainEntityOfPage"));
  article.language = text("inLanguage");
  article.published = text("datePublished");
  if (article.published.empty()) article.published = text("uploadDate");
  if (article.published.empty()) article.published = text("dateCreated");
  article.body = text("articleBody");
  return article;
}

std::string markup_of_json(std::string_view script) {
  // Past the name that the state is given: window.__STATE__ = {…}
  const std::size_t begin = script.find_first_of("{[");
  if (begin == std::string_view::npos) return {};
  const std::optional<json::value> root = parse(script.substr(begin));
  if (!root) return {};
  std::string out;
  append_markup(out, *root, {});
  return out;
}

}  // namespace sijill
