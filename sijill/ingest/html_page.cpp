#include "sijill/ingest/html_page.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "sijill/calendar/dateline.h"
#include "sijill/ingest/html_charset.h"
#include "sijill/ingest/html_facts.h"
#include "sijill/ingest/html_json.h"
#include "sijill/ingest/html_lines.h"
#include "sijill/ingest/html_main_text.h"
#include "sijill/ingest/html_tree.h"
#include "sijill/ingest/line_kinds.h"
#include "sijill/text/decode.h"
#include "sijill/text/digest.h"
#include "sijill/text/utf8.h"

namespace sijill {
namespace {

constexpr std::uint32_t fewest_words = 25;  // with fewer the article may be in a script

// Where `text` may be cut so that it has at most `size` bytes and no half character.
std::size_t whole_prefix(std::string_view text, std::size_t size) {
  if (text.size() <= size) return text.size();
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  return size;
}

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  return url.substr(0, url.find_first_of(":/?#"));
}

// The last two labels, which m.example.org and www.example.org share.
std::string_view site_of(std::string_view url) {
  const std::string_view host = host_of(url);
  const std::size_t last = host.rfind('.');
  if (last == std::string_view::npos || last == 0) return host;
  const std::size_t before = host.rfind('.', last - 1);
  return before == std::string_view::npos ? host : host.substr(before + 1);
}

// A page may name its own canonical address, not one of another site.
std::string address_of(const Html_facts& facts, const std::string& fetched) {
  if (facts.url.empty() || (!fetched.empty() && site_of(facts.url) != site_of(fetched))) return fetched;
  return facts.url;
}

std::optional<int> figure(std::string_view text) {
  if (text.empty() || text.size() > 4) return std::nullopt;
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = 10 * value + (c - '0');
  }
  return value;
}

// /2017/11/11/ in an address, /2017-11-11-… as well.
std::optional<Timestamp> date_in_address(std::string_view url) {
  std::array<std::string_view, 3> parts;
  std::size_t count = 0;
  for (std::size_t at = url.find("://"); at < url.size();) {
    at = url.find_first_of("/-", at + 1);
    if (at == std::string_view::npos) break;
    const std::size_t end = std::min(url.find_first_of("/-", at + 1), url.size());
    const std::string_view part = url.substr(at + 1, end - at - 1);
    const auto value = figure(part);
    if (!value || (count == 0 && (part.size() != 4 || *value < 1990 || *value > 2100)) ||
        (count > 0 && part.size() > 2)) {
      count = 0;
      continue;
    }
    parts[count++] = part;
    if (count < 3) continue;
    const Civil civil{*figure(parts[0]), *figure(parts[1]), *figure(parts[2])};
    if (is_valid(civil)) return Timestamp{to_day(civil), std::nullopt, std::nullopt};
    count = 0;
  }
  return std::nullopt;
}

// The date that each of the lines about an article tells, where it tells one.
using Datelines = std::vector<std::optional<Dateline>>;

Datelines datelines_of(const std::vector<std::string>& lines) {
  Datelines dates;
  dates.reserve(lines.size());
  for (const std::string& line : lines) dates.push_back(find_dateline(line));
  return dates;
}

// The page's own date line; one that tells of publication goes before one that tells of a change.
std::optional<Timestamp> date_in(const std::vector<std::string>& lines, const Datelines& dates) {
  std::optional<Timestamp> changed;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& line = lines[i];
    const std::optional<Dateline>& date = dates[i];
    if (!date || date->other_words > 6) continue;
    const bool update = line.find("تحديث") != std::string::npos || line.find("pdated") != std::string::npos;
    if (!update) return date->published;
    if (!changed) changed = date->published;
  }
  return changed;
}

// The <time> nearest to the headline, rather behind it than before; one that says what it is may stand farther off.
std::optional<Timestamp> time_near(const std::vector<Html_time>& times, std::uint32_t node) {
  std::optional<Timestamp> best;
  std::int64_t nearest = INT64_MAX;
  for (const Html_time& each : times) {
    const std::int64_t away = std::int64_t{each.node} - node;
    const std::int64_t distance = (away < 0 ? -3 * away : away) + (each.rank == 0 ? 0 : each.rank == 1 ? 30 : 300);
    if (distance >= nearest) continue;
    nearest = distance;
    best = each.time;
  }
  return best;
}

std::string byline_in(const std::vector<std::string>& lines, const Datelines& dates) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string& line = lines[i];
    if (line.size() > 200 || dates[i]) continue;
    const Line words = line_of(line);
    if (is_byline(words)) return line;
  }
  return {};
}

std::uint32_t words_in(std::string_view text) {
  return static_cast<std::uint32_t>(std::ranges::count(text, ' ')) + 1;
}

// The lines of a body that came as data: markup, or text with line ends.
std::vector<std::string> lines_of_body(const std::string& body, const Html_tree_limits& limits) {
  std::string markup;
  if (body.find("</") != std::string::npos || body.find("<br") != std::string::npos) {
    markup = body;
  } else {
    for (const char c : body) {
      if (c == '\n')
        markup += "<p>";
      else if (c == '<')
        markup += "&lt;";
      else
        markup += c;
    }
  }
  const Html_tree tree = read_html_tree(markup, limits);
  std::vector<std::string> paragraphs;
  for (Html_line& line : read_html_lines(tree).lines) paragraphs.push_back(std::move(line.text));
  return paragraphs;
}

// A page that scripts draw: the article is in their data.
void read_scripts(const Html_facts& facts, const Html_tree_limits& limits, Main_text& main) {
  std::uint32_t body_words = facts.body.empty() ? 0 : words_in(facts.body);
  if (body_words > fewest_words && body_words > 2 * main.words) {
    main.paragraphs = lines_of_body(facts.body, limits);
    main.words = body_words;
  }
  if (main.words >= fewest_words) return;
  constexpr std::size_t most_scripts = 20;
  for (std::size_t i = 0; i < std::min(facts.scripts.size(), most_scripts); ++i) {
    const std::string markup = markup_of_json(facts.scripts[i]);
    if (markup.empty()) continue;
    const Html_tree tree = read_html_tree(markup, limits);
    Main_text found = find_main_text(tree, read_html_lines(tree), facts.title, facts.title_sure);
    if (found.words <= main.words) continue;
    found.head.insert(found.head.end(), main.head.begin(), main.head.end());
    if (found.title.empty()) found.title = main.title;
    main = std::move(found);
  }
}

class Text_writer {
 public:
  explicit Text_writer(Article& article) : article_(article) {}

  Span add(const std::string& line) {
    if (!article_.text.empty()) article_.text += '\n';
    const auto begin = static_cast<std::uint32_t>(article_.text.size());
    article_.text += line;
    return {begin, static_cast<std::uint32_t>(article_.text.size())};
  }
  void add(const std::string& line, Marked_line::Kind kind) {
    const Span span = add(line);
    article_.marked.push_back({kind, span});
  }
  // A first paragraph may begin with the agency that signs it: رويترز - بنغازي: قال …
  void add_first(const std::string& line) {
    const Span span = add(line);
    constexpr std::size_t longest = 300;
    // A lead ends with a colon or a dash, all of whose kinds but "-" begin with the byte E2.
    if (std::string_view(line).substr(0, longest).find_first_of(":-\xE2") == std::string_view::npos) return;
    const Span lead = agency_lead(line_of(std::string_view(line).substr(0, whole_prefix(line, longest))));
    if (lead.empty()) return;
    article_.marked.push_back({Marked_line::Kind::byline, {span.begin, span.begin + lead.end}});
    if (article_.byline.empty()) article_.byline = line.substr(0, lead.end);
  }

 private:
  Article& article_;
};

void write_text(Article& article, const Main_text& main) {
  Text_writer writer(article);
  if (!article.title.empty()) writer.add(article.title, Marked_line::Kind::title);
  bool first = true;
  for (const std::string& paragraph : main.paragraphs) {
    if (first)
      writer.add_first(paragraph);
    else
      writer.add(paragraph);
    first = false;
  }
  for (const std::string& caption : main.captions) writer.add(caption, Marked_line::Kind::caption);
}

// What the metadata call the language, where the letters of the text do not belie it.
std::string believed_language(const std::string& said, std::string_view text) {
  if (said.empty() || said == "ar") return {};
  std::size_t wide = 0;
  for (const char c : text) wide += static_cast<unsigned char>(c) >= 0xD8 && static_cast<unsigned char>(c) <= 0xDB;
  const bool arabic_script = wide * 4 > text.size();
  static constexpr std::array<std::string_view, 8> written_so = {"fa", "ur", "ckb", "ps", "sd", "ug", "prs", "ku"};
  if (arabic_script) return std::ranges::find(written_so, said) != written_so.end() ? said : std::string();
  return said;
}

}  // namespace

Article read_html(std::string name, std::string bytes, const Input_options& options, const Html_options& html) {
  Article article;
  article.name = std::move(name);
  article.id = sha256_hex(bytes);
  const std::string declared = html.charset.empty() ? declared_charset(bytes) : html.charset;
  Decoded_text decoded = decode(std::move(bytes), declared);
  const std::string_view said = charset_named(declared);
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (!said.empty() && said != decoded.charset && !decoded.charset.empty() &&
      !std::ranges::all_of(decoded.text, is_ascii)) {
    article.notes.push_back("The page calls itself " + std::string(said) + " and is " + std::string(decoded.charset) +
                            ".");
  }
  for (const std::string& note : decoded.notes) {
    // Offsets count in the text of the article, whatever the page was.
    article.notes.push_back(note.substr(0, note.find("; offsets")) +
                            (note.find("; offsets") < note.size() ? "." : ""));
  }
  std::string_view source = decoded.text;
  if (source.size() > html.max_bytes) {
    source = source.substr(0, whole_prefix(source, html.max_bytes));
    article.notes.push_back("The page has " + std::to_string(decoded.text.size()) + " bytes; only the first " +
                            std::to_string(source.size()) + " were read.");
  }
  const Html_tree_limits limits{std::max(html.max_depth, 8u), std::max(html.max_nodes, 16u)};
  const Html_tree tree = read_html_tree(source, limits);
  if (tree.cut) {
    article.notes.push_back("The page has more than " + std::to_string(limits.nodes) +
                            " elements and pieces of text; the rest was not read.");
  }
  const Html_facts facts = read_html_facts(tree);
  Main_text main = find_main_text(tree, read_html_lines(tree), facts.title, facts.title_sure);
  read_scripts(facts, limits, main);

  const Datelines datelines = datelines_of(main.head);
  article.title = !options.title.empty() ? options.title : main.title.empty() ? facts.title : main.title;
  article.outlet = !options.outlet.empty() ? options.outlet : facts.site;
  article.url = !options.url.empty() ? options.url : address_of(facts, html.address);
  article.byline = facts.author.empty() ? byline_in(main.head, datelines) : facts.author;
  article.published = options.published;
  if (!article.published) article.published = facts.published;
  if (!article.published) article.published = time_near(facts.times, main.node);
  if (!article.published) article.published = date_in(main.head, datelines);
  if (!article.published) article.published = date_in_address(article.url);
  if (main.paragraphs.empty() && !facts.description.empty()) {
    main.paragraphs.push_back(facts.description);
    article.notes.emplace_back("No article was found in the page; its own description stands for it.");
  } else if (main.paragraphs.empty()) {
    article.notes.emplace_back("No article was found in the page.");
  }
  write_text(article, main);
  article.language = believed_language(facts.language, article.text);
  if (!article.published && !article.text.empty()) {
    article.notes.emplace_back(
        "No date of publication was found; words of time such as \"yesterday\" give no date unless one is given.");
  }
  return article;
}

bool looks_like_html(std::string_view bytes) {
  constexpr std::size_t seen = 2048;
  std::string head;
  for (const char c : bytes.substr(0, seen)) {
    if (c != '\0') head += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;  // UTF-16 has a NUL at every letter
  }
  const std::size_t first = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF\xFE\xFF");
  if (first == std::string::npos || head[first] != '<') return false;
  static constexpr std::array<std::string_view, 10> tags = {"<!doctype html", "<html",   "<head", "<body",  "<meta ",
                                                            "<title",         "<script", "<div",  "<table", "<p>"};
  return std::ranges::any_of(tags, [&](std::string_view tag) { return head.find(tag) != std::string::npos; });
}

}  // namespace sijill
