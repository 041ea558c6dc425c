#include "sijill/ingest/html_main_text.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <initializer_list>
#include <unordered_set>

#include "sijill/calendar/dateline.h"
#include "sijill/ingest/line_kinds.h"
#include "sijill/text/fold.h"

namespace sijill {
namespace {

constexpr std::uint32_t fewest_prose_words = 10;  // a line of so many words is a sentence, whatever its end
constexpr std::uint32_t fewest_ended_words = 4;   // with a full stop, of so many
constexpr std::uint32_t fewest_body_words = 25;   // an element called article-body with fewer is an empty shell
constexpr std::uint32_t most_short_words = 14;    // only lines as short as this can be buttons, dates, writers

bool excludes(Region region) { return region >= Region::quote; }

bool ends_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 7> closing = {"\"", ")", "»", "”", "]", "'", "’"};
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view mark : closing) {
      if (text.size() <= mark.size() || !text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      cut = true;
    }
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with("؟") || text.ends_with("…") ||
         text.ends_with('?');
}

bool reads_as_prose(const Html_line& line) {
  if (line.mostly_link() || (line.words < 30 && line.text.find(" | ") != std::string::npos)) return false;
  return line.words >= fewest_prose_words || (line.words >= fewest_ended_words && ends_sentence(line.text));
}

// Two spellings of one headline: letters only, folded.
std::string bare(std::string_view text) {
  std::string out = fold(text);
  std::erase_if(out, [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z');
  });
  return out;
}

std::vector<std::string> folded_all(std::initializer_list<std::string_view> phrases) {
  std::vector<std::string> folded;
  for (const std::string_view phrase : phrases) folded.push_back(fold(phrase));
  return folded;
}

bool starts_with_any(std::string_view text, const std::vector<std::string>& openings) {
  constexpr std::size_t seen = 120, longest = 40;  // bytes; more than any of them has, folded
  std::string line = fold(text.substr(0, longest + 8));
  // Where marks were dropped, what follows them counts.
  if (line.size() < longest && text.size() > longest) line = fold(text.substr(0, seen));
  return std::ranges::any_of(openings, [&](const std::string& opening) {
    return line.size() >= opening.size() && line[1] == opening[1] && line.starts_with(opening);
  });
}

std::uint32_t words_in(std::string_view text) {
  return text.empty() ? 0 : static_cast<std::uint32_t>(std::ranges::count(text, ' ')) + 1;
}

// Everything after these words of their own line is no article, up to the article's end.
bool opens_comments(std::string_view text) {
  static const std::vector<std::string> openings =
      folded_all({"التعليقات", "تعليقات القراء", "تعليقات الزوار", "أضف تعليق", "اترك تعليق", "اترك رد", "اكتب تعليق",
                  "شارك برأيك", "آراء القراء", "علق على"});
  return starts_with_any(text, openings);
}

// A heading over links to other articles.
bool opens_related(std::string_view text) {
  static const std::vector<std::string> openings = folded_all(
      {"اقرأ أيضا",     "إقرأ أيضا",      "اقرأ المزيد",    "طالع أيضا",       "شاهد أيضا",    "تابع أيضا",
       "أخبار ذات صلة", "مواضيع ذات صلة", "مقالات ذات صلة", "موضوعات ذات صلة", "مواد ذات صلة", "روابط ذات صلة",
       "ذات صلة",       "مواضيع متعلقة",  "موضوعات متعلقة", "أخبار متعلقة",    "قد يهمك",      "قد يعجبك",
       "الأكثر قراءة",  "الأكثر مشاهدة",  "الأكثر تداولا",  "الأكثر تصفحا",    "أخبار مشابهة", "مواضيع مشابهة",
       "اخترنا لك",     "شاهد المزيد",    "للمزيد"});
  return starts_with_any(text, openings);
}

// What a site says to its readers of itself: two of these in one line are no news.
bool is_house_rules(std::string_view text) {
  static constexpr std::array<std::string_view, 21> phrases = {"سياسة الخصوصية",
                                                               "شروط الاستخدام",
                                                               "شروط استخدام",
                                                               "إرشادات الاستخدام",
                                                               "ملفات تعريف الارتباط",
                                                               "الكوكيز",
                                                               "تعليقات",
                                                               "مشاركاتك",
                                                               "الآراء الواردة",
                                                               "لا تعبر عن رأي",
                                                               "لا تعبر بالضرورة",
                                                               "وجهة نظر",
                                                               "وجهات نظر",
                                                               "أصحابها",
                                                               "جميع الحقوق محفوظة",
                                                               "حقوق النشر",
                                                               "إعادة النشر",
                                                               "بريدك الإلكتروني",
                                                               "نشرتنا",
                                                               "اشترك",
                                                               "النشرة البريدية"};
  // Each of the phrases has one of these words; most lines have none.
  static const std::unordered_set<std::string_view> keys = {
      "الخصوصية", "الاستخدام", "استخدام",  "الارتباط", "الكوكيز",    "تعليقات",    "التعليقات", "بتعليقات",
      "مشاركاتك", "الواردة",   "بالضرورة", "أصحابها",  "محفوظة",     "النشر",      "وجهة",      "وجهات",
      "رأي",      "نشرتنا",    "اشترك",    "البريدية", "الإلكتروني", "الإلكتروني."};
  // By the first letter's second byte, the lengths that such words have: a look here spares most words the hashing.
  static const std::array<std::uint32_t, 64> lengths = [] {
    std::array<std::uint32_t, 64> known{};
    for (const std::string_view key : keys) known[static_cast<unsigned char>(key[1]) % 64u] |= 1u << key.size() % 32;
    return known;
  }();
  bool may = false;
  for (std::size_t at = 0; at < text.size() && !may;) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string_view word = text.substr(at, end - at);
    may = word.size() > 1 && (lengths[static_cast<unsigned char>(word[1]) % 64u] >> word.size() % 32 & 1u) != 0 &&
          keys.contains(word);
    at = end + 1;
  }
  if (!may) return false;
  int found = 0;
  for (const std::string_view phrase : phrases) found += text.find(phrase) != std::string_view::npos;
  return found >= 2;
}

class Chooser {
 public:
  Chooser(const Html_tree& tree, const Html_lines& lines, std::string_view title, bool sure)
      : tree_(tree),
        lines_(lines.lines),
        own_(lines.regions),
        title_(bare(title)),
        title_words_(words_in(title)),
        sure_(sure) {
    prose_.reserve(lines_.size());
    for (const Html_line& line : lines_) prose_.push_back(reads_as_prose(line));
  }

  Main_text read() && {
    find_title();
    all_prose_ = sums([this](const Html_line& line) { return is_prose(line) ? static_cast<double>(line.words) : 0; });
    choose();
    if (collected() < fewest_body_words) {  // what a menu's name hid may be all there is
      Main_text strict = std::move(found_);
      found_ = {};
      found_.title = strict.title;
      trusting_ = true;
      choose();
      if (collected() <= strict.words) found_ = std::move(strict);
    }
    return std::move(found_);
  }

 private:
  static constexpr std::uint32_t nowhere = UINT32_MAX;

  [[nodiscard]] bool holds(std::uint32_t node, std::uint32_t inner) const {
    return inner != nowhere && node <= inner && inner < tree_.nodes[node].end;
  }

  // Of one of lines_.
  [[nodiscard]] bool is_prose(const Html_line& line) const {
    return prose_[static_cast<std::size_t>(&line - lines_.data())];
  }

  // What `value` gives each line, summed over the inside of every node.
  template <typename Value>
  [[nodiscard]] std::vector<double> sums(Value value) const {
    std::vector<double> sum(tree_.nodes.size(), 0.0);
    for (const Html_line& line : lines_) sum[line.node] += value(line);
    for (std::size_t i = sum.size(); i-- > 1;) sum[tree_.nodes[i].parent] += sum[i];
    return sum;
  }

  // The line that is the headline: as the metadata spell it, or the first of the highest headings.
  void find_title() {
    int best = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const int rank = title_rank(lines_[i]);
      if (rank <= best) continue;
      best = rank;
      title_line_ = i;
    }
    if (best > 1) found_.title = lines_[title_line_].text;
    shown_title_ = bare(found_.title);
  }

  [[nodiscard]] int title_rank(const Html_line& line) const {
    constexpr std::uint32_t longest = 60;
    constexpr std::size_t sure = 16;  // bytes of letters that two headlines share by more than chance
    if (line.words < 2 || line.words > longest || line.text.size() > 1000) return 0;
    const bool heading = is_heading(line.tag);
    const bool alike = heading || (!line.mostly_link() && line.words >= 3 && line.words <= title_words_ + 2);
    if (!title_.empty() && alike) {
      const std::string spelled = bare(line.text);
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

  [[nodiscard]] std::uint32_t title_node() const { return found_.title.empty() ? nowhere : lines_[title_line_].at; }

  // The element named as the article's body that holds most of the page's prose.
  [[nodiscard]] std::uint32_t named_body() const {
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
  void inherit_regions() {
    const std::vector<Html_node>& nodes = tree_.nodes;
    region_.assign(nodes.size(), Region::plain);
    const std::uint32_t body = named_body();
    for (std::uint32_t i = 1; i < nodes.size(); ++i) {
      Region own = own_[i];
      if (excludes(own)) {
        const bool firm = own == Region::comments || own == Region::related || nodes[i].tag == Tag::footer;
        const bool holds_article = (own != Region::comments && holds(i, body)) || holds(i, title_node());
        if (holds_article || (trusting_ && !firm)) own = Region::plain;
      } else if (is_kind_of_line(own) && (is_large(i, own) || (own == Region::title && holds_more_than_title(i)))) {
        own = Region::plain;
      }
      if (own == Region::plain && nodes[i].tag == Tag::figure && !is_large(i, Region::caption)) own = Region::caption;
      const Region around = region_[nodes[i].parent];
      region_[i] = excludes(around) || is_kind_of_line(around) ? std::max(own, around) : own;
    }
  }

  // A header called after the headline may hold the lead and the date line too.
  [[nodiscard]] bool holds_more_than_title(std::uint32_t node) const {
    return holds(node, title_node()) && lines_[title_line_].node != node;
  }

  static bool is_kind_of_line(Region region) { return region >= Region::title && region <= Region::caption; }

  // A date, a byline or a caption is short; an element so called that holds a text is none.
  [[nodiscard]] bool is_large(std::uint32_t node, Region region) const {
    const std::uint32_t most = region == Region::caption || region == Region::lead ? 100 : 40;
    std::uint32_t words = 0;
    for (auto line = std::ranges::lower_bound(lines_, node, {}, &Html_line::at);
         line != lines_.end() && line->at < tree_.nodes[node].end && words <= most; ++line) {
      words += line->words;
    }
    return words > most;
  }

  [[nodiscard]] Region region_of_line(const Html_line& line) const { return region_[line.node]; }

  // How much a line speaks for its surroundings being the article.
  [[nodiscard]] double worth(const Html_line& line) const {
    constexpr std::uint32_t most = 150;
    const Region region = region_of_line(line);
    if (excludes(region) || is_kind_of_line(region)) return 0;
    if (line.mostly_link()) return -1 - line.link_words / 2.0;
    return is_prose(line) ? std::min(line.words - line.link_words, most) : -0.5;
  }

  // The ranges of nodes whose lines may be the article.
  void choose() {
    inherit_regions();
    const std::vector<double> worth_of = sums([this](const Html_line& line) { return worth(line); });
    std::uint32_t container = 0;
    for (std::uint32_t i = 0; i < worth_of.size(); ++i) {
      if (tree_.nodes[i].tag != Tag::text && worth_of[i] >= worth_of[container] && worth_of[i] > 0) container = i;
    }
    // The smallest element that has nearly all of it: a line of the page's foot is no reason to take the whole page.
    constexpr double nearly_all = 0.9;
    const std::vector<double> prose_lines =
        sums([this](const Html_line& line) { return is_prose(line) ? 1.0 : 0.0; });
    for (std::uint32_t i = container + 1; i < tree_.nodes[container].end;) {
      const bool paragraphs = prose_lines[i] >= 2 || prose_lines[container] < 2;
      if (paragraphs && tree_.nodes[i].tag != Tag::text && worth_of[i] >= nearly_all * worth_of[container]) {
        container = i++;
      } else {
        i = tree_.nodes[i].end;
      }
    }
    chosen_.assign(1, container);
    const std::uint32_t body = named_body();
    if (body == nowhere || excludes(region_[body])) return;
    // Pieces of one body lie near one another: the article's text between its pictures and advertisements.
    std::uint32_t around = body;
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
    if (prose >= fewest_body_words && prose >= 0.3 * worth_of[container]) chosen_ = std::move(pieces);
  }

  [[nodiscard]] bool is_chosen(const Html_line& line) const {
    return std::ranges::any_of(chosen_, [&](std::uint32_t node) { return holds(node, line.at); });
  }

  // Takes the lines; returns how many words the paragraphs have.
  std::uint32_t collect() {
    std::size_t first = lines_.size();
    for (std::size_t i = 0; i < lines_.size() && first == lines_.size(); ++i) {
      if (is_chosen(lines_[i]) && is_prose(lines_[i]) && !excludes(region_of_line(lines_[i]))) first = i;
    }
    const std::size_t begin = begins_at_title() ? title_line_ : 0;
    if (begin > first) {
      for (first = begin; first < lines_.size() && !(is_chosen(lines_[first]) && is_prose(lines_[first]) &&
                                                     !excludes(region_of_line(lines_[first])));) {
        ++first;
      }
    }
    guess_title(first);
    for (std::size_t i = 0; i < lines_.size() && !over_; ++i) {
      const bool chosen = i >= begin && is_chosen(lines_[i]);
      if (chosen || is_lead(i, first))
        take(lines_[i], i < first);
      else
        note(lines_[i], i, first);
    }
    pending_.clear();
    sort_head(first);
    if (!found_.title.empty())
      found_.node = lines_[title_line_].at;
    else if (first < lines_.size())
      found_.node = lines_[first].at;
    drop_repeated_quotes();
    return found_.words;
  }
  std::uint32_t collected() {
    found_.words = 0;
    over_ = related_ = false;
    seen_.clear();
    quotes_.clear();
    return collect();
  }

  // Whether most of the chosen prose follows the headline, so that what precedes it is none of it.
  [[nodiscard]] bool begins_at_title() const {
    if (found_.title.empty()) return false;
    std::uint32_t before = 0, after = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!is_prose(lines_[i]) || !is_chosen(lines_[i]) || excludes(region_of_line(lines_[i]))) continue;
      (i < title_line_ ? before : after) += lines_[i].words;
    }
    return after > before;
  }

  // A page without headings whose <title> is the site's name: the first line of some length before the text.
  void guess_title(std::size_t first) {
    constexpr std::size_t farthest = 6;  // lines
    if (!found_.title.empty() || first >= lines_.size()) return;
    for (std::size_t i = first > farthest ? first - farthest : 0; i < first; ++i) {
      const Html_line& line = lines_[i];
      if (line.words < 4 || line.words > 24 || line.mostly_link() || line.text.find(" | ") != std::string::npos)
        continue;
      if (excludes(region_of_line(line)) || is_kind_of_line(region_of_line(line))) continue;
      if (find_dateline(line.text)) continue;
      const Line words = line_of(line.text);
      if (is_furniture(words) || is_caption(words) || is_byline(words)) continue;
      found_.title = line.text;
      shown_title_ = bare(line.text);
      title_line_ = i;
      return;
    }
  }

  // The paragraph between the headline and the body, outside the body's element.
  [[nodiscard]] bool is_lead(std::size_t i, std::size_t first) const {
    constexpr std::size_t farthest = 12;  // lines
    if (found_.title.empty() || i <= title_line_ || i >= first || i - title_line_ > farthest) return false;
    const Region region = region_of_line(lines_[i]);
    return (region == Region::plain || region == Region::lead) && is_prose(lines_[i]);
  }

  // A line around the article may tell its date or its writer.
  void note(const Html_line& line, std::size_t i, std::size_t first) {
    const Region region = region_of_line(line);
    const bool near =
        (i + 12 > first && i < first + 3) || (!found_.title.empty() && i + 4 > title_line_ && i < title_line_ + 8);
    const bool named = region == Region::date || region == Region::byline || region == Region::meta;
    if (line.words > most_short_words || (!near && !named)) return;
    if (excludes(region) || (line.mostly_link() && !named)) return;
    keep_head(line);
  }

  void take(const Html_line& line, bool before_prose) {
    const Region region = region_of_line(line);
    if (region == Region::caption) {
      if (line.words >= 2 && seen_.insert(std::hash<std::string>{}(line.text)).second)
        found_.captions.push_back(line.text);
      return;
    }
    if (excludes(region)) return;
    if (is_kind_of_line(region) && region != Region::lead) {
      if (region != Region::title) keep_head(line);
      return;
    }
    if (repeats_title(line)) return;
    const bool prose = is_prose(line);
    if (line.words <= 80 && is_house_rules(line.text)) return;
    if (line.words <= 2 * most_short_words && opens_related(line.text)) {
      related_ = line.words <= 4;
      return;
    }
    if (related_ && (!prose || line.link_words > 0)) return;
    related_ = false;
    if (line.words <= most_short_words && !take_short(line, before_prose)) return;
    if (line.mostly_link() && line.words - line.link_words < 4) return;
    if (line.words >= 4 && !seen_.insert(std::hash<std::string>{}(line.text)).second) return;
    if (!prose) {
      pending_.push_back(&line);
      return;
    }
    for (const Html_line* waiting : pending_) {
      if (before_prose || found_.paragraphs.empty())
        found_.head.push_back(waiting->text);
      else
        add(*waiting);
    }
    pending_.clear();
    add(line);
  }

  // Behind those that stand nearer to the headline or to the first words of the text.
  void keep_head(const Html_line& line) { head_.push_back(&line); }

  void sort_head(std::size_t first) {
    const auto distance = [&](const Html_line* line) {
      const auto i = static_cast<std::ptrdiff_t>(line - lines_.data());
      const auto to = [i](std::size_t other) { return std::abs(i - static_cast<std::ptrdiff_t>(other)); };
      return found_.title.empty() ? to(first) : std::min(to(first), to(title_line_));
    };
    std::ranges::stable_sort(head_, {}, distance);
    for (const Html_line* line : head_) found_.head.push_back(line->text);
    head_.clear();
  }

  [[nodiscard]] bool repeats_title(const Html_line& line) const {
    const std::size_t size = line.text.size(), wanted = found_.title.size();
    return wanted > 0 && size * 2 > wanted && size < wanted * 2 && bare(line.text) == shown_title_;
  }

  // False where the line is a button, a date, a writer or the beginning of what is no article.
  bool take_short(const Html_line& line, bool before_prose) {
    if (opens_comments(line.text)) {
      over_ = !found_.paragraphs.empty();
      return false;
    }
    const Line words = line_of(line.text);
    if (const auto date = find_dateline(line.text); date && date->other_words <= 4 && !ends_sentence(line.text)) {
      keep_head(line);
      return false;
    }
    if (is_furniture(words)) return false;
    if (is_caption(words)) {
      found_.captions.push_back(line.text);
      return false;
    }
    if ((before_prose || found_.paragraphs.empty()) && is_byline(words)) {
      keep_head(line);
      return false;
    }
    return true;
  }

  void add(const Html_line& line) {
    if (is_in_quote(line.node)) quotes_.push_back(found_.paragraphs.size());
    found_.paragraphs.push_back(line.text);
    found_.words += line.words;
  }

  [[nodiscard]] bool is_in_quote(std::uint32_t node) const {
    for (int up = 0; up < 4 && node != 0; ++up, node = tree_.nodes[node].parent) {
      if (tree_.nodes[node].tag == Tag::blockquote || tree_.nodes[node].tag == Tag::q) return true;
    }
    return false;
  }

  // A quotation set large that the text has anyway.
  void drop_repeated_quotes() {
    constexpr std::size_t most_quotes = 40, longest = 800;
    if (quotes_.empty() || quotes_.size() > most_quotes) return;
    std::vector<std::string> letters;
    for (const std::string& paragraph : found_.paragraphs) letters.push_back(bare(paragraph));
    std::vector<bool> drop(letters.size(), false);
    for (const std::size_t quote : quotes_) {
      if (letters[quote].size() > longest) continue;
      for (std::size_t i = 0; i < letters.size() && !drop[quote]; ++i) {
        drop[quote] = i != quote && letters[i].size() > letters[quote].size() &&
                      letters[i].find(letters[quote]) != std::string::npos;
      }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
      if (!drop[i]) std::swap(found_.paragraphs[kept++], found_.paragraphs[i]);
    }
    found_.paragraphs.resize(kept);
  }

  const Html_tree& tree_;
  const std::vector<Html_line>& lines_;
  const std::vector<Region>& own_;
  std::vector<bool> prose_;  // whether each line reads as prose
  std::string title_;        // letters of the headline in the metadata
  std::uint32_t title_words_ = 0;
  bool sure_ = false;        // that it is the headline
  std::string shown_title_;  // of that on the page
  std::size_t title_line_ = 0;
  bool trusting_ = false;  // names of furniture are not believed
  std::vector<double> all_prose_;
  std::vector<Region> region_;
  std::vector<std::uint32_t> chosen_;
  std::vector<const Html_line*> head_;     // lines about the article
  std::vector<const Html_line*> pending_;  // short lines that belong to the text if prose follows
  std::unordered_set<std::size_t> seen_;
  std::vector<std::size_t> quotes_;  // paragraphs inside <blockquote>
  bool related_ = false;             // under a heading such as اقرأ أيضا, read also
  bool over_ = false;                // under the heading of the comments
  Main_text found_;
};

}  // namespace

Main_text find_main_text(const Html_tree& tree, const Html_lines& lines, std::string_view title, bool sure) {
  return Chooser(tree, lines, title, sure).read();
}

}  // namespace sijill
