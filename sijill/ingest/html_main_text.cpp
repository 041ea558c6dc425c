#include "sijill/ingest/html_main_text.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>
#include <unordered_set>
#include <utility>

#include "sijill/calendar/dateline.h"
#include "sijill/ingest/html_line_words.h"
#include "sijill/ingest/html_place.h"
#include "sijill/ingest/line_kinds.h"

namespace sijill {
namespace {

constexpr std::uint32_t fewest_words = 25;      // with fewer, what a menu's name hid may be all there is
constexpr std::uint32_t most_short_words = 14;  // only lines as short as this can be buttons, dates, writers

// Takes the article's lines, each as what it is.
class Collector {
 public:
  Collector(const Html_tree& tree, const Html_lines& lines, Article_place& place)
      : tree_(tree), lines_(lines.lines), place_(place) {}

  Main_text collect() && {
    std::size_t first = first_prose(0);
    const std::size_t begin = begins_at_title() ? place_.title_line() : 0;
    if (begin > first) first = first_prose(begin);
    guess_title(first);
    for (std::size_t i = 0; i < lines_.size() && !over_; ++i) {
      const bool chosen = i >= begin && place_.is_chosen(lines_[i]);
      if (chosen || is_lead(i, first))
        take(lines_[i], i < first);
      else
        note(lines_[i], i, first);
    }
    sort_head(first);
    if (place_.has_title()) {
      found_.title = lines_[place_.title_line()].text;
      found_.node = lines_[place_.title_line()].at;
    } else if (first < lines_.size()) {
      found_.node = lines_[first].at;
    }
    drop_repeated_quotes();
    return std::move(found_);
  }

 private:
  [[nodiscard]] bool is_chosen_prose(const Html_line& line) const {
    return place_.is_prose(line) && place_.is_chosen(line) && !excludes(place_.region_of_line(line));
  }

  [[nodiscard]] std::size_t first_prose(std::size_t from) const {
    while (from < lines_.size() && !is_chosen_prose(lines_[from])) ++from;
    return from;
  }

  // Whether most of the chosen prose follows the headline, so that what precedes it is none of it.
  [[nodiscard]] bool begins_at_title() const {
    if (!place_.has_title()) return false;
    std::uint32_t before = 0, after = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!is_chosen_prose(lines_[i])) continue;
      (i < place_.title_line() ? before : after) += lines_[i].words;
    }
    return after > before;
  }

  // A page without headings whose <title> is the site's name: the first line of some length before the text.
  void guess_title(std::size_t first) {
    constexpr std::size_t farthest = 6;  // lines
    if (place_.has_title() || first >= lines_.size()) return;
    for (std::size_t i = first > farthest ? first - farthest : 0; i < first; ++i) {
      const Html_line& line = lines_[i];
      if (line.words < 4 || line.words > 24 || line.mostly_link() || has_bar(line.text)) continue;
      if (excludes(place_.region_of_line(line)) || is_kind_of_line(place_.region_of_line(line))) continue;
      if (find_dateline(line.text)) continue;
      const Line words = line_of(line.text);
      if (is_furniture(words) || is_caption(words) || is_byline(words)) continue;
      place_.set_title_line(i);
      return;
    }
  }

  // The paragraph between the headline and the body, outside the body's element.
  [[nodiscard]] bool is_lead(std::size_t i, std::size_t first) const {
    constexpr std::size_t farthest = 12;  // lines
    if (!place_.has_title() || i <= place_.title_line() || i >= first || i - place_.title_line() > farthest)
      return false;
    const Region region = place_.region_of_line(lines_[i]);
    return (region == Region::plain || region == Region::lead) && place_.is_prose(lines_[i]);
  }

  // A line around the article may tell its date or its writer.
  void note(const Html_line& line, std::size_t i, std::size_t first) {
    const Region region = place_.region_of_line(line);
    const bool near = (i + 12 > first && i < first + 3) ||
                      (place_.has_title() && i + 4 > place_.title_line() && i < place_.title_line() + 8);
    const bool named = region == Region::date || region == Region::byline || region == Region::meta;
    if (line.words > most_short_words || (!near && !named)) return;
    if (excludes(region) || (line.mostly_link() && !named)) return;
    keep_head(line);
  }

  void take(const Html_line& line, bool before_prose) {
    const Region region = place_.region_of_line(line);
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
    if (place_.repeats_title(line)) return;
    const bool prose = place_.is_prose(line);
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
      return !place_.has_title() ? to(first) : std::min(to(first), to(place_.title_line()));
    };
    std::ranges::stable_sort(head_, {}, distance);
    for (const Html_line* line : head_) found_.head.push_back(line->text);
    head_.clear();
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
    for (const std::string& paragraph : found_.paragraphs) letters.push_back(bare_letters(paragraph));
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
  Article_place& place_;
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
  Article_place place(tree, lines, title, sure);
  place.find(false);
  Main_text strict = Collector(tree, lines, place).collect();
  if (strict.words >= fewest_words) return strict;
  place.find(true);
  Main_text trusting = Collector(tree, lines, place).collect();
  return trusting.words > strict.words ? trusting : strict;
}

}  // namespace sijill
