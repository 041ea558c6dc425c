#include "sijill/ingest/html_regions.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace sijill {
namespace {

struct Named {
  std::string_view words;  // one word, or several that follow one another, blanks between
  Region region;
};

// The English of people who write style sheets. A name of several words goes before one of its words.
constexpr std::array named = {
    // The text itself.
    Named{"article body", Region::body},
    Named{"articlebody", Region::body},
    Named{"article content", Region::body},
    Named{"article text", Region::body},
    Named{"article details", Region::body},
    Named{"body content", Region::body},
    Named{"content body", Region::body},
    Named{"content text", Region::body},
    Named{"detail body", Region::body},
    Named{"details body", Region::body},
    Named{"entry content", Region::body},
    Named{"entry body", Region::body},
    Named{"field name body", Region::body},
    Named{"field body", Region::body},
    Named{"item page", Region::body},
    Named{"item fulltext", Region::body},
    Named{"full text", Region::body},
    Named{"main text", Region::body},
    Named{"news body", Region::body},
    Named{"news content", Region::body},
    Named{"news text", Region::body},
    Named{"news details", Region::body},
    Named{"page content", Region::body},
    Named{"post body", Region::body},
    Named{"post content", Region::body},
    Named{"post text", Region::body},
    Named{"single content", Region::body},
    Named{"story body", Region::body},
    Named{"story content", Region::body},
    Named{"story text", Region::body},
    Named{"text content", Region::body},
    Named{"the content", Region::body},
    Named{"wysiwyg", Region::body},
    // Its head.
    Named{"article title", Region::title},
    Named{"entry title", Region::title},
    Named{"headline", Region::title},
    Named{"page title", Region::title},
    Named{"post title", Region::title},
    Named{"story title", Region::title},
    Named{"lead", Region::lead},
    Named{"standfirst", Region::lead},
    Named{"subheadline", Region::lead},
    Named{"excerpt", Region::lead},
    Named{"date", Region::date},
    Named{"datetime", Region::date},
    Named{"datepublished", Region::date},
    Named{"pubdate", Region::date},
    Named{"published", Region::date},
    Named{"timestamp", Region::date},
    Named{"posted on", Region::date},
    Named{"updated", Region::date},
    Named{"author", Region::byline},
    Named{"byline", Region::byline},
    Named{"reporter", Region::byline},
    Named{"vcard", Region::byline},
    Named{"writer", Region::byline},
    Named{"article info", Region::meta},
    Named{"article meta", Region::meta},
    Named{"entry meta", Region::meta},
    Named{"meta", Region::meta},
    Named{"post meta", Region::meta},
    Named{"post info", Region::meta},
    Named{"submitted", Region::meta},
    Named{"caption", Region::caption},
    Named{"credit", Region::caption},
    Named{"figcaption", Region::caption},
    Named{"image description", Region::caption},
    Named{"image desc", Region::caption},
    Named{"img desc", Region::caption},
    Named{"photo desc", Region::caption},
    Named{"photo description", Region::caption},
    Named{"pull quote", Region::quote},
    Named{"pullquote", Region::quote},
    // Other articles.
    Named{"also read", Region::related},
    Named{"inline related", Region::related},
    Named{"jp relatedposts", Region::related},
    Named{"latest news", Region::related},
    Named{"mgid", Region::related},
    Named{"more news", Region::related},
    Named{"more stories", Region::related},
    Named{"most read", Region::related},
    Named{"most viewed", Region::related},
    Named{"mostread", Region::related},
    Named{"next post", Region::related},
    Named{"outbrain", Region::related},
    Named{"popular", Region::related},
    Named{"post navigation", Region::related},
    Named{"prev next", Region::related},
    Named{"read also", Region::related},
    Named{"read more", Region::related},
    Named{"readalso", Region::related},
    Named{"readmore", Region::related},
    Named{"recirc", Region::related},
    Named{"recommended", Region::related},
    Named{"recommendations", Region::related},
    Named{"related", Region::related},
    Named{"relatedposts", Region::related},
    Named{"relatednews", Region::related},
    Named{"see also", Region::related},
    Named{"seealso", Region::related},
    Named{"similar", Region::related},
    Named{"taboola", Region::related},
    Named{"trending", Region::related},
    Named{"you may like", Region::related},
    // Readers.
    Named{"comment", Region::comments},
    Named{"comments", Region::comments},
    Named{"commentlist", Region::comments},
    Named{"discussion", Region::comments},
    Named{"disqus", Region::comments},
    Named{"replies", Region::comments},
    Named{"respond", Region::comments},
    // Around it.
    Named{"ad", Region::furniture},
    Named{"ads", Region::furniture},
    Named{"addthis", Region::furniture},
    Named{"addtoany", Region::furniture},
    Named{"adsbygoogle", Region::furniture},
    Named{"adslot", Region::furniture},
    Named{"adv", Region::furniture},
    Named{"advert", Region::furniture},
    Named{"advertisement", Region::furniture},
    Named{"advertising", Region::furniture},
    Named{"app download", Region::furniture},
    Named{"author bio", Region::furniture},
    Named{"author box", Region::furniture},
    Named{"about author", Region::furniture},
    Named{"banner", Region::furniture},
    Named{"breadcrumb", Region::furniture},
    Named{"breadcrumbs", Region::furniture},
    Named{"breaking", Region::furniture},
    Named{"button", Region::furniture},
    Named{"buttons", Region::furniture},
    Named{"btn", Region::furniture},
    Named{"categories", Region::furniture},
    Named{"consent", Region::furniture},
    Named{"cookie", Region::furniture},
    Named{"cookies", Region::furniture},
    Named{"copyright", Region::furniture},
    Named{"disclaimer", Region::furniture},
    Named{"follow", Region::furniture},
    Named{"footer", Region::furniture},
    Named{"gdpr", Region::furniture},
    Named{"keywords", Region::furniture},
    Named{"login", Region::furniture},
    Named{"masthead", Region::furniture},
    Named{"menu", Region::furniture},
    Named{"modal", Region::furniture},
    Named{"nav", Region::furniture},
    Named{"navbar", Region::furniture},
    Named{"navigation", Region::furniture},
    Named{"newsletter", Region::furniture},
    Named{"overlay", Region::furniture},
    Named{"pager", Region::furniture},
    Named{"pagination", Region::furniture},
    Named{"poll", Region::furniture},
    Named{"popup", Region::furniture},
    Named{"print", Region::furniture},
    Named{"promo", Region::furniture},
    Named{"rating", Region::furniture},
    Named{"reactions", Region::furniture},
    Named{"search", Region::furniture},
    Named{"share", Region::furniture},
    Named{"sharedaddy", Region::furniture},
    Named{"sharing", Region::furniture},
    Named{"sidebar", Region::furniture},
    Named{"skip link", Region::furniture},
    Named{"social", Region::furniture},
    Named{"sponsor", Region::furniture},
    Named{"sponsored", Region::furniture},
    Named{"subscribe", Region::furniture},
    Named{"subscription", Region::furniture},
    Named{"tagcloud", Region::furniture},
    Named{"tags", Region::furniture},
    Named{"ticker", Region::furniture},
    Named{"toc", Region::furniture},
    Named{"toolbar", Region::furniture},
    Named{"tools", Region::furniture},
    Named{"vote", Region::furniture},
    Named{"widget", Region::furniture},
    Named{"widgets", Region::furniture},
    Named{"screen reader", Region::hidden},
    Named{"sr only", Region::hidden},
    Named{"visually hidden", Region::hidden},
    Named{"visuallyhidden", Region::hidden},
};

bool is_small(char c) { return c >= 'a' && c <= 'z'; }
bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

constexpr std::size_t longest_names = 400;  // bytes; style systems write hundreds of classes that name nothing

// "post-meta postMeta" -> " post meta / post meta /": one blank around each word, a slash after each name.
class Words {
 public:
  // At most `longest_names` bytes.
  explicit Words(std::string_view names) {
    add(' ');
    char before = ' ';
    for (const char c : names) {
      if (is_small(c) || is_capital(c)) {
        if (is_capital(c) && is_small(before)) end_word();
        add(is_capital(c) ? static_cast<char>(c + 32) : c);
      } else {
        end_word();
        if ((c == ' ' || c == '\t' || c == '\n') && size_ > 1 && !text().ends_with("/ ")) {
          add('/');
          add(' ');
        }
      }
      before = c;
    }
    end_word();
  }
  [[nodiscard]] std::string_view text() const { return {letters_.data(), size_}; }

 private:
  void add(char c) { letters_[size_++] = c; }
  void end_word() {
    if (letters_[size_ - 1] != ' ') add(' ');
  }

  // A byte that is no letter gives three of these at most.
  std::array<char, 3 * longest_names + 2> letters_;  // NOLINT(cppcoreguidelines-pro-type-member-init): as above
  std::size_t size_ = 0;
};

// What a class says that a page has, not what the element is: has-sidebar, no-comments, with-ads.
bool only_says_of_the_page(std::string_view first_word) {
  static constexpr std::array<std::string_view, 8> says = {"has", "no",  "with", "without",
                                                           "is",  "not", "show", "hide"};
  return first_word.size() <= 7 && std::ranges::find(says, first_word) != says.end();
}

// Longer names first, then those that exclude.
struct Vocabulary {
  std::vector<Named> sorted{named.begin(), named.end()};
  std::array<std::uint8_t, 27 * 27 + 1> begins{};  // where the names of each two letters begin
  Vocabulary() {
    std::ranges::stable_sort(sorted, [](const Named& a, const Named& b) { return a.words < b.words; });
    for (const Named& name : sorted) ++begins[bucket(name.words) + 1];
    for (std::size_t i = 1; i < begins.size(); ++i) begins[i] = static_cast<std::uint8_t>(begins[i] + begins[i - 1]);
  }
  static_assert(named.size() < 256);

  static std::size_t letter(char c) { return is_small(c) ? static_cast<std::size_t>(c - 'a') + 1 : 0; }
  static std::size_t bucket(std::string_view words) {
    return letter(words[0]) * 27 + (words.size() > 1 ? letter(words[1]) : 0);
  }

  // The region that the words from `at` on name, the longest name first; plain for none.
  [[nodiscard]] Region at(std::string_view words) const {
    if (words.empty() || !is_small(words[0])) return Region::plain;
    Region region = Region::plain;
    std::size_t longest = 0;
    const std::size_t two = bucket(words);
    for (std::size_t i = begins[two]; i < begins[two + 1]; ++i) {
      const std::size_t size = sorted[i].words.size();
      if (size > longest && words.size() > size && words[size] == ' ' && words.starts_with(sorted[i].words)) {
        region = sorted[i].region;
        longest = size;
      }
    }
    return region;
  }
};

Region region_of_role(std::string_view role) {
  if (role == "navigation" || role == "banner" || role == "search" || role == "contentinfo" || role == "dialog" ||
      role == "alertdialog" || role == "menu" || role == "menubar" || role == "toolbar" || role == "tablist" ||
      role == "complementary" || role == "form") {
    return Region::furniture;
  }
  return Region::plain;
}

Region region_of_property(std::string_view property) {
  if (property.find("articleBody") != std::string_view::npos ||
      property.find("reviewBody") != std::string_view::npos) {
    return Region::body;
  }
  if (property.find("headline") != std::string_view::npos) return Region::title;
  if (property.find("datePublished") != std::string_view::npos) return Region::date;
  if (property.find("author") != std::string_view::npos) return Region::byline;
  if (property.find("caption") != std::string_view::npos) return Region::caption;
  if (property == "comment") return Region::comments;
  return Region::plain;
}

Region region_of_tag(Tag tag) {
  switch (tag) {
    case Tag::nav:
    case Tag::footer:
    case Tag::menu:
    case Tag::dialog:
    case Tag::aside: return Region::furniture;
    case Tag::figcaption:
    case Tag::caption: return Region::caption;
    case Tag::time: return Region::date;
    case Tag::address: return Region::byline;
    default: return Region::plain;
  }
}

bool hides(std::string_view style) {
  std::string bare;
  for (const char c : style) {
    if (c != ' ') bare += is_capital(c) ? static_cast<char>(c + 32) : c;
  }
  return bare.find("display:none") != std::string::npos || bare.find("visibility:hidden") != std::string::npos;
}

// What excludes wins over what is only a kind of line, and that over nothing. A "caption-lead" is a lead.
Region stronger(Region a, Region b) {
  const bool lead = a == Region::lead || b == Region::lead;
  if (lead && (a == Region::caption || b == Region::caption)) return Region::lead;
  return std::max(a, b);
}

}  // namespace

Region region_named(std::string_view names) {
  static const Vocabulary vocabulary;
  const Words split(names.substr(0, longest_names));
  const std::string_view words = split.text();
  Region region = Region::plain;
  bool body = false, begins = true, skip = false;
  for (std::size_t at = 1; at < words.size();) {
    const std::size_t end = words.find(' ', at);
    const std::string_view word = words.substr(at, end - at);
    if (word == "/") {
      begins = true;
    } else {
      if (begins) skip = only_says_of_the_page(word);
      begins = false;
      if (!skip) {
        const Region found = vocabulary.at(words.substr(at));
        if (found == Region::body)
          body = true;
        else
          region = stronger(region, found);
      }
    }
    at = end + 1;
  }
  // "post-content clearfix lead": the body keeps its name, whatever else it is called, save what excludes it.
  if (body && region < Region::quote) return Region::body;
  return region;
}

Region region_of(const Html_tree& tree, const Html_node& node) {
  Region region = region_of_tag(node.tag);
  if (node.tag == Tag::other) region = region_named(node.name);  // amp-sidebar
  const std::string_view attributes = tree.under(node);
  if (attributes.size() < 6) return region;
  Attribute_reader reader(attributes);
  std::string names;
  bool body = false;
  for (Html_attribute found = reader.next(); !found.name.empty(); found = reader.next()) {
    Region said = Region::plain;
    if (same_name(found.name, "class") || same_name(found.name, "id")) {
      (names += found.value) += ' ';
    } else if (same_name(found.name, "role")) {
      said = region_of_role(found.value);
    } else if (same_name(found.name, "itemprop") || same_name(found.name, "property")) {
      said = region_of_property(found.value);
    } else if (same_name(found.name, "hidden") ||
               (same_name(found.name, "aria-hidden") && same_name(found.value, "true"))) {
      said = Region::hidden;
    } else if (same_name(found.name, "style") && hides(found.value)) {
      said = Region::hidden;
    } else if (same_name(found.name, "data-component") || same_name(found.name, "data-testid")) {
      (names += found.value) += ' ';
    }
    if (said == Region::body)
      body = true;
    else
      region = stronger(region, said);
  }
  if (!names.empty()) {
    const Region said = region_named(names);
    if (said == Region::body)
      body = true;
    else
      region = stronger(region, said);
  }
  return body && region < Region::quote ? Region::body : region;
}

}  // namespace sijill
