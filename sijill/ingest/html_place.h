// Where in the page the article stands: its headline, and the elements that hold its text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sijill/ingest/html_lines.h"
#include "sijill/ingest/html_tree.h"

namespace sijill {

class Article_place {
 public:
  // The tree and the lines outlive it. `title` is the headline as the page's metadata spell it, `sure` where it is no
  // mere <title>. Finds the headline; find() finds the rest.
  Article_place(const Html_tree& tree, const Html_lines& lines, std::string_view title, bool sure);

  // The elements that hold the article. Names such as "menu" are not believed where `trusting` is set: what they hide
  // may be all there is.
  void find(bool trusting);

  // The line that is the headline: as the metadata spell it, or the first of the highest headings. has_title() tells
  // whether there is one.
  [[nodiscard]] bool has_title() const { return has_title_; }
  [[nodiscard]] std::size_t title_line() const { return title_line_; }
  // The line that is the headline after all.
  void set_title_line(std::size_t line);
  // Whether the line spells the headline once more.
  [[nodiscard]] bool repeats_title(const Html_line& line) const;

  // Of one of the lines.
  [[nodiscard]] bool is_prose(const Html_line& line) const { return prose_[index(line)]; }
  [[nodiscard]] bool is_chosen(const Html_line& line) const;
  [[nodiscard]] Region region_of_line(const Html_line& line) const { return region_[line.node]; }

 private:
  static constexpr std::uint32_t nowhere = UINT32_MAX;

  [[nodiscard]] std::size_t index(const Html_line& line) const {
    return static_cast<std::size_t>(&line - lines_.data());
  }
  [[nodiscard]] bool holds(std::uint32_t node, std::uint32_t inner) const {
    return inner != nowhere && node <= inner && inner < tree_.nodes[node].end;
  }
  // What `value` gives each line, summed over the inside of every node.
  template <typename Value>
  [[nodiscard]] std::vector<double> sums(Value value) const;
  void find_title();
  [[nodiscard]] int title_rank(const Html_line& line) const;
  [[nodiscard]] std::uint32_t title_node() const { return has_title_ ? lines_[title_line_].at : nowhere; }
  [[nodiscard]] std::uint32_t named_body() const;
  void inherit_regions(bool trusting);
  [[nodiscard]] bool holds_more_than_title(std::uint32_t node) const;
  [[nodiscard]] bool is_large(std::uint32_t node, Region region) const;
  [[nodiscard]] double worth(const Html_line& line) const;
  [[nodiscard]] std::pair<std::uint32_t, double> worthiest() const;

  const Html_tree& tree_;
  const std::vector<Html_line>& lines_;
  const std::vector<Region>& own_;  // of each node by its own name
  std::vector<bool> prose_;         // whether each line reads as prose
  std::string title_;               // letters of the headline in the metadata
  std::uint32_t title_words_ = 0;
  bool sure_ = false;  // that it is the headline
  bool has_title_ = false;
  std::size_t title_line_ = 0;
  std::string shown_title_;            // letters of the headline on the page
  std::vector<double> all_prose_;      // words of prose inside each node
  std::uint32_t body_ = nowhere;       // the element named as the article's body
  std::vector<Region> region_;         // of each node, by itself or by what holds it
  std::vector<std::uint32_t> chosen_;  // the nodes whose lines may be the article
};

// No line of the article: a menu, a comment, another article.
[[nodiscard]] inline bool excludes(Region region) { return region >= Region::quote; }
// Not what surrounds a line but what it is: a headline, a date, a caption.
[[nodiscard]] inline bool is_kind_of_line(Region region) {
  return region >= Region::title && region <= Region::caption;
}

}  // namespace sijill
