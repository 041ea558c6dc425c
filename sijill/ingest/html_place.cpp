#include "sijill/ingest/html_place.h"

#include <algorithm>
#include <utility>

#include "sijill/ingest/html_line_words.h"

namespace sijill {
namespace {

constexpr std::uint32_t fewest_body_words = 25;  // an element called article-body with fewer is an empty shell

}  // namespace

Article_place::Article_place(const Html_tree& tree, const Html_lines& lines, std::string_view title, bool sure)
    : tree_(tree),
      lines_(lines.lines),
      own_(lines.regions),
      title_(bare_letters(title)),
      title_words_(words_in(title)),
      sure_(sure) {
  prose_.reserve(lines_.size());
  for (const Html_line& line : lines_) prose_.push_back(reads_as_prose(line));
  find_title();
  all_prose_ = sums([this](const Html_line& line) { return is_prose(line) ? static_cast<double>(line.words) : 0; });
  body_ = named_body();
}

template <typename Value>
std::vector<double> Article_place::sums(Value value) const {
  std::vector<double> sum(tree_.nodes.size(), 0.0);
  for (const Html_line& line : lines_) sum[line.node] += value(line);
  for (std::size_t i = sum.size(); i-- > 1;) sum[tree_.nodes[i].parent] += sum[i];
  return sum;
}

void Article_place::set_title_line(std::size_t line) {
  has_title_ = true;
  title_line_ = line;
  shown_title_ = bare_letters(lines_[line].text);
}

bool Article_place::repeats_title(const Html_line& line) const {
  if (!has_title_) return false;
  const std::size_t size = line.text.size(), wanted = lines_[title_line_].text.size();
  return size * 2 > wanted && size < wanted * 2 && may_be_alike(line.text, shown_title_) &&
         bare_letters(line.text) == shown_title_;
}

void Article_place::find_title() {
  int best = 0;
  std::size_t found = 0;
  for (std::size_t i = 0; i < lines_.size(); ++i) {
    const int rank = title_rank(lines_[i]);
    if (rank <= best) continue;
    best = rank;
    found = i;
  }
  if (best > 1) set_title_line(found);
}

int Article_place::title_rank(const Html_line& line) const {
  constexpr std::uint32_t longest = 60;
  constexpr std::size_t sure = 16;  // bytes of letters that two headlines share by more than chance
  if (line.words < 2 || line.words > longest || line.text.size() > 1000) return 0;
  const bool heading = is_heading(line.tag);
  const bool alike = heading || (!line.mostly_link() && line.words >= 3 && line.words <= title_words_ + 2);
  if (!title_.empty() && alike && may_be_alike(line.text, title_)) {
    const std::string spelled = bare_letters(line.text);
    // A <title> may be the site's name, which stands in the page too.
    if (spelled == title_) return heading ? (line.tag == Tag::h1 ? 8 : 7) : sure_ ? 5 : 1;
    if (spelled.size() >= sure && title_.starts_with(spelled)) return heading ? 6 : 4;
    // <title> may begin with the name of the site, or cut the headline short.
    if (spelled.size() >= sure && line.words >= 3 && title_.ends_with(spelled)) return heading ? 6 : 4;
    if (heading && title_.size() >= sure && spelled.starts_with(title_) && spelled.size() < 2 * title_.size())
      return 6;
  }
  if (line.tag == Tag::h1) return 3;
  return own_[line.node] == Region::title && !line.mostly_link() ? 2 : 0;
}

// The element named as the article's body that holds most of the page's prose.
std::uint32_t Article_place::named_body() const {
  std::vector<bool> outside(tree_.nodes.size(), false);
  std::uint32_t best = nowhere;
  double most = 0;
  for (std::uint32_t i = 1; i < tree_.nodes.size(); ++i) {
    outside[i] = outside[tree_.nodes[i].parent] || excludes(own_[i]);
    const double prose = all_prose_[i] / (outside[i] ? 4 : 1);
    if (own_[i] != Region::body || prose <= most) continue;
    most = prose;
    best = i;
  }
  return most >= fewest_body_words ? best : nowhere;
}

// The region of each node by itself or by what holds it; names that cannot be meant so are not believed.
void Article_place::inherit_regions(bool trusting) {
  const std::vector<Html_node>& nodes = tree_.nodes;
  region_.assign(nodes.size(), Region::plain);
  for (std::uint32_t i = 1; i < nodes.size(); ++i) {
    Region own = own_[i];
    if (excludes(own)) {
      const bool firm = own == Region::comments || own == Region::related || nodes[i].tag == Tag::footer;
      const bool holds_article = (own != Region::comments && holds(i, body_)) || holds(i, title_node());
      if (holds_article || (trusting && !firm)) own = Region::plain;
    } else if (is_kind_of_line(own) && (is_large(i, own) || (own == Region::title && holds_more_than_title(i)))) {
      own = Region::plain;
    }
    if (own == Region::plain && nodes[i].tag == Tag::figure && !is_large(i, Region::caption)) own = Region::caption;
    const Region around = region_[nodes[i].parent];
    region_[i] = excludes(around) || is_kind_of_line(around) ? std::max(own, around) : own;
  }
}

// A header called after the headline may hold the lead and the date line too.
bool Article_place::holds_more_than_title(std::uint32_t node) const {
  return holds(node, title_node()) && lines_[title_line_].node != node;
}

// A date, a byline or a caption is short; an element so called that holds a text is none.
bool Article_place::is_large(std::uint32_t node, Region region) const {
  const std::uint32_t most = region == Region::caption || region == Region::lead ? 100 : 40;
  std::uint32_t words = 0;
  for (auto line = std::ranges::lower_bound(lines_, node, {}, &Html_line::at);
       line != lines_.end() && line->at < tree_.nodes[node].end && words <= most; ++line) {
    words += line->words;
  }
  return words > most;
}

// How much a line speaks for its surroundings being the article.
double Article_place::worth(const Html_line& line) const {
  constexpr std::uint32_t most = 150;
  const Region region = region_of_line(line);
  if (excludes(region) || is_kind_of_line(region)) return 0;
  if (line.mostly_link()) return -1 - line.link_words / 2.0;
  return is_prose(line) ? std::min(line.words - line.link_words, most) : -0.5;
}

// The smallest element that has nearly all that speaks for an article, and how much that is.
std::pair<std::uint32_t, double> Article_place::worthiest() const {
  const std::vector<double> worth_of = sums([this](const Html_line& line) { return worth(line); });
  std::uint32_t container = 0;
  for (std::uint32_t i = 0; i < worth_of.size(); ++i) {
    if (tree_.nodes[i].tag != Tag::text && worth_of[i] >= worth_of[container] && worth_of[i] > 0) container = i;
  }
  // A line of the page's foot is no reason to take the whole page.
  constexpr double nearly_all = 0.9;
  const std::vector<double> prose_lines = sums([this](const Html_line& line) { return is_prose(line) ? 1.0 : 0.0; });
  for (std::uint32_t i = container + 1; i < tree_.nodes[container].end;) {
    const bool paragraphs = prose_lines[i] >= 2 || prose_lines[container] < 2;
    if (paragraphs && tree_.nodes[i].tag != Tag::text && worth_of[i] >= nearly_all * worth_of[container]) {
      container = i++;
    } else {
      i = tree_.nodes[i].end;
    }
  }
  return {container, worth_of[container]};
}

void Article_place::find(bool trusting) {
  inherit_regions(trusting);
  const auto [container, worth_of_container] = worthiest();
  chosen_.assign(1, container);
  if (body_ == nowhere || excludes(region_[body_])) return;
  // Pieces of one body lie near one another: the article's text between its pictures and advertisements.
  std::uint32_t around = body_;
  for (int up = 0; up < 2 && around != 0; ++up) around = tree_.nodes[around].parent;
  std::vector<std::uint32_t> pieces;
  double prose = 0;
  for (std::uint32_t i = around; i < tree_.nodes[around].end;) {
    const bool piece = own_[i] == Region::body && !excludes(region_[i]) && all_prose_[i] > 0;
    if (piece) {
      pieces.push_back(i);
      prose += all_prose_[i];
    }
    i = piece ? tree_.nodes[i].end : i + 1;
  }
  if (prose >= fewest_body_words && prose >= 0.3 * worth_of_container) chosen_ = std::move(pieces);
}

bool Article_place::is_chosen(const Html_line& line) const {
  return std::ranges::any_of(chosen_, [&](std::uint32_t node) { return holds(node, line.at); });
}

}  // namespace sijill
