#include "sijill/ingest/html_facts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "sijill/calendar/dateline.h"
#include "sijill/core/ascii.h"
#include "sijill/ingest/html_entities.h"
#include "sijill/ingest/html_json.h"

namespace sijill {
namespace {

// Blanks and line ends folded, references undone, marks of direction left out.
std::string one_line(std::string_view source) {
  const std::string text = unescaped(source);
  std::string out;
  out.reserve(text.size());
  bool blank = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte <= 0x20 || byte == 0x7F || (byte == 0xC2 && i + 1 < text.size() && text[i + 1] == '\xA0')) {
      i += byte == 0xC2;
      blank = true;
      continue;
    }
    const std::string_view three = std::string_view(text).substr(i, 3);
    if (three == "\u200E" || three == "\u200F" || three == "\uFEFF") {
      i += 2;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += text[i];
  }
  return out;
}

// A headline as <title> gives it: «الخبر | اسم الموقع».
std::string without_site(std::string title, const std::string& site) {
  static constexpr std::array<std::string_view, 6> joints = {" | ", " - ", " – ", " — ", " :: ", " » "};
  std::size_t last = title.rfind(' ');
  const auto is_joint = [&](std::string_view joint) {
    return std::string_view(title).substr(last).starts_with(joint);
  };
  while (last != std::string::npos && std::ranges::none_of(joints, is_joint)) {
    last = last == 0 ? std::string::npos : title.rfind(' ', last - 1);
  }
  if (last == std::string::npos) return title;
  std::size_t tail = last + 1;
  while (tail < title.size() && title[tail] != ' ') ++tail;
  const std::string_view name = std::string_view(title).substr(std::min(tail + 1, title.size()));
  const bool named =
      !site.empty() && (name.find(site) != std::string_view::npos || site.find(name) != std::string::npos);
  // A site's name is short, and shorter than what stands before it.
  if (named || (name.size() < 45 && name.size() < last)) title.resize(last);
  return title;
}

struct Meta {
  std::string_view key;  // lower case
  int rank;              // the lower the better
};

constexpr std::array date_keys = {
    Meta{"article:published_time", 1},
    Meta{"datepublished", 2},
    Meta{"og:article:published_time", 2},
    Meta{"article:published", 2},
    Meta{"parsely-pub-date", 3},
    Meta{"publish-date", 3},
    Meta{"publish_date", 3},
    Meta{"publishdate", 3},
    Meta{"publication_date", 3},
    Meta{"published_time", 3},
    Meta{"pubdate", 3},
    Meta{"sailthru.date", 3},
    Meta{"cxenseparse:recs:publishtime", 3},
    Meta{"cxenseparse:publishtime", 3},
    Meta{"dc.date.issued", 4},
    Meta{"dcterms.created", 4},
    Meta{"dcterms.date", 4},
    Meta{"dc.date", 4},
    Meta{"article.published", 4},
    Meta{"og:published_time", 4},
    Meta{"datecreated", 5},
    Meta{"article_date_original", 4},
    Meta{"originalpublicationdate", 4},
    Meta{"date", 6},
    Meta{"og:pubdate", 4},
    Meta{"created", 6},
};
constexpr std::array title_keys = {Meta{"og:title", 1}, Meta{"twitter:title", 3}, Meta{"dc.title", 4},
                                   Meta{"title", 5},    Meta{"headline", 2},      Meta{"parsely-title", 2}};
constexpr std::array description_keys = {Meta{"og:description", 1}, Meta{"description", 2},
                                         Meta{"twitter:description", 3}};
constexpr std::array author_keys = {Meta{"author", 2},         Meta{"article:author", 3},  Meta{"dc.creator", 3},
                                    Meta{"parsely-author", 1}, Meta{"sailthru.author", 2}, Meta{"byl", 2}};
constexpr std::array site_keys = {Meta{"og:site_name", 1}, Meta{"application-name", 3}, Meta{"dc.publisher", 2},
                                  Meta{"apple-mobile-web-app-title", 4}};
constexpr std::array language_keys = {Meta{"og:locale", 3}, Meta{"content-language", 4}, Meta{"inlanguage", 2},
                                      Meta{"dc.language", 4}};

// The best thing said so far under some names.
struct Best {
  std::string value;
  int rank = 100;

  void offer(std::string_view said, int at) {
    if (at >= rank || said.empty()) return;
    value = said;
    rank = at;
  }
  template <std::size_t size>
  void offer_if(const std::array<Meta, size>& keys, std::string_view key, std::string_view said) {
    const auto found = std::ranges::find(keys, key, &Meta::key);
    if (found != keys.end()) offer(said, found->rank);
  }
};

class Fact_reader {
 public:
  explicit Fact_reader(const Html_tree& tree) : tree_(tree) {}

  Html_facts read() && {
    language_.offer(attribute(tree_.under(tree_.nodes[0]), "lang"), 5);
    for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
      switch (tree_.nodes[i].tag) {
        case Tag::meta: read_meta(tree_.under(tree_.nodes[i])); break;
        case Tag::link: read_link(tree_.under(tree_.nodes[i])); break;
        case Tag::title: read_title(i); break;
        case Tag::script: read_script(i); break;
        case Tag::time: read_time(i); break;
        default: break;
      }
    }
    facts_.site = one_line(site_.value);
    facts_.title = without_site(one_line(title_.value), facts_.site);
    facts_.title_sure = title_.rank < 6;
    facts_.description = one_line(description_.value);
    facts_.author = one_line(author_.value);
    if (facts_.author.starts_with("http")) facts_.author.clear();
    facts_.url = url_.value;
    if (!facts_.url.starts_with("http://") && !facts_.url.starts_with("https://")) facts_.url.clear();
    facts_.language = ascii_lower(std::string_view(language_.value).substr(0, language_.value.find_first_of("-_, ")));
    if (facts_.language.size() < 2 || facts_.language.size() > 3) facts_.language.clear();
    return std::move(facts_);
  }

 private:
  void read_meta(std::string_view attributes) {
    std::string key = attribute(attributes, "property");
    if (key.empty()) key = attribute(attributes, "name");
    if (key.empty()) key = attribute(attributes, "itemprop");
    if (key.empty()) key = attribute(attributes, "http-equiv");
    if (key.empty()) return;
    key = ascii_lower(key);
    const std::string content = attribute(attributes, "content");
    if (content.empty()) return;
    title_.offer_if(title_keys, key, content);
    description_.offer_if(description_keys, key, content);
    author_.offer_if(author_keys, key, content);
    site_.offer_if(site_keys, key, content);
    language_.offer_if(language_keys, key, content);
    if (key == "og:url") url_.offer(content, 3);
    const auto date = std::ranges::find(date_keys, key, &Meta::key);
    if (date != date_keys.end()) offer_date(content, date->rank);
  }

  void read_link(std::string_view attributes) {
    if (same_name(attribute(attributes, "rel"), "canonical")) url_.offer(attribute(attributes, "href"), 1);
  }

  void read_title(std::uint32_t node) {
    const Tag parent = tree_.nodes[tree_.nodes[node].parent].tag;
    if (parent == Tag::svg || tree_.nodes[node].end <= node + 1) return;
    title_.offer(tree_.under(tree_.nodes[node + 1]), 6);
  }

  void read_script(std::uint32_t node) {
    if (tree_.nodes[node].end <= node + 1) return;
    const std::string_view attributes = tree_.under(tree_.nodes[node]);
    const std::string_view inside = tree_.under(tree_.nodes[node + 1]);
    const std::string type = ascii_lower(attribute(attributes, "type"));
    if (type.find("ld+json") != std::string::npos) {
      if (const auto article = read_json_ld(inside)) read_article(*article);
    } else if (inside.size() > 200 && (type.find("json") != std::string::npos || holds_state(inside))) {
      facts_.scripts.push_back(inside);
      read_state_date(inside);
    }
  }

  // window.__INITIAL_STATE__ = {…}: the data of a page that scripts draw.
  static bool holds_state(std::string_view script) {
    const std::string_view head = script.substr(0, 200);
    const std::size_t sign = head.find('=');
    if (sign == std::string_view::npos) return false;
    const std::size_t value = head.find_first_not_of(" \t\r\n", sign + 1);
    if (value == std::string_view::npos || (head[value] != '{' && head[value] != '[')) return false;
    return head.substr(0, sign).find("window.") != std::string_view::npos ||
           head.substr(0, sign).find("__") != std::string_view::npos;
  }

  // {"publishDate":"2022-02-19T12:00:00.000Z"}: the first of its kind, which is the article's own.
  void read_state_date(std::string_view state) {
    for (const std::string_view key :
         {"\"datePublished\":\"", "\"publishDate\":\"", "\"publishedAt\":\"", "\"published_at\":\"",
          "\"publish_date\":\"", "\"publicationDate\":\"", "\"firstPublished\":\"", "\"published\":\""}) {
      const std::size_t found = state.find(key);
      if (found == std::string_view::npos) continue;
      const std::string_view value = state.substr(found + key.size(), 60);
      offer_date(std::string(value.substr(0, value.find('"'))), 7);
    }
  }

  void read_article(const Json_article& article) {
    title_.offer(article.title, 2);
    description_.offer(article.description, 2);
    author_.offer(article.author, 1);
    site_.offer(article.publisher, 2);
    url_.offer(article.url, 2);
    language_.offer(article.language, 1);
    offer_date(article.published, 0);
    if (article.body.size() > facts_.body.size()) facts_.body = article.body;
  }

  void read_time(std::uint32_t node) {
    const std::string_view attributes = tree_.under(tree_.nodes[node]);
    const auto date = read_machine_date(attribute(attributes, "datetime"));
    if (!date) return;
    const std::string said = ascii_lower(attribute(attributes, "itemprop") + " " + attribute(attributes, "class"));
    const bool updated = said.find("modified") != std::string::npos || said.find("updated") != std::string::npos;
    const bool published = said.find("published") != std::string::npos || said.find("pubdate") != std::string::npos;
    if (published && said.find("datepublished") != std::string::npos)
      offer_date(attribute(attributes, "datetime"), 2);
    constexpr std::size_t most_times = 1000;
    if (facts_.times.size() < most_times) facts_.times.push_back({node, *date, published ? 0 : updated ? 2 : 1});
  }

  void offer_date(const std::string& text, int rank) {
    if (rank >= date_rank_) return;
    const auto date = read_machine_date(text);
    if (!date) return;
    date_rank_ = rank;
    facts_.published = date;
  }

  const Html_tree& tree_;
  Html_facts facts_;
  Best title_, description_, author_, site_, url_, language_;
  int date_rank_ = 100;
};

}  // namespace

std::optional<Timestamp> read_machine_date(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= ' ') text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= ' ') text.remove_suffix(1);
  if (text.empty() || text.size() > 80) return std::nullopt;
  auto date = read_iso(text);
  if (!date) {
    if (const auto line = find_dateline(text); line && line->other_words <= 2) date = line->published;
  }
  // A page that fills in nothing writes 0001-01-01 or 1970-01-01.
  if (date && (date->day < to_day({1980, 1, 1}) || to_day({2100, 1, 1}) < date->day)) return std::nullopt;
  return date;
}

Html_facts read_html_facts(const Html_tree& tree) { return Fact_reader(tree).read(); }

}  // namespace sijill
