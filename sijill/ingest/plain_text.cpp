#include "sijill/ingest/plain_text.h"

#include <algorithm>
#include <string_view>
#include <utility>
#include <vector>

#include "sijill/calendar/dateline.h"
#include "sijill/ingest/line_kinds.h"
#include "sijill/text/decode.h"
#include "sijill/text/digest.h"
#include "sijill/text/utf8.h"

namespace sijill {
namespace {

constexpr std::size_t longest_head = 10;          // lines before the prose
constexpr std::size_t longest_foot = 6;           // lines after it
constexpr std::uint32_t longest_title = 26;       // words
constexpr std::uint32_t longest_caption = 16;     // words
constexpr std::uint32_t most_dateline_words = 4;  // beside the date: a place, an agency, a name
constexpr std::size_t longest_short_line = 300;   // bytes; longer lines are prose and are not looked into

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\r' || c == 0xA0 || c == 0xFEFF || (c >= 0x2000 && c <= 0x200F) ||
         (c >= 0x202A && c <= 0x202F) || c == 0x3000;
}

// The non-empty lines without the blanks and invisible marks around them.
std::vector<Span> lines_of(std::string_view text) {
  std::vector<Span> lines;
  std::size_t begin = 0;
  while (begin <= text.size()) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    std::size_t first = begin, last = end;
    for (Code_point c; first < last && (c = code_point_at(text, first)).length > 0 && is_blank(c.value);)
      first += c.length;
    for (Code_point c; last > first && (c = code_point_before(text, last)).length > 0 && is_blank(c.value);)
      last -= c.length;
    if (first < last) lines.push_back({static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(last)});
    begin = end + 1;
  }
  return lines;
}

bool ends_a_sentence(std::string_view line) {
  return line.ends_with('.') || line.ends_with("؟") || line.ends_with('!') || line.ends_with(".»") ||
         line.ends_with(".\"") || line.ends_with(".”");
}

// Reads one article's lines; what it finds goes into the article.
class Page {
 public:
  explicit Page(Article& article) : article_(article), lines_(lines_of(article.text)) {}

  void read() {
    read_head();
    read_foot();
    std::ranges::sort(article_.marked, {}, [](const Marked_line& line) { return line.span.begin; });
    // A pasted link may begin inside an agency's lead: the first mark keeps what it has.
    std::uint32_t end = 0;
    std::erase_if(article_.marked, [&end](const Marked_line& line) {
      if (line.span.begin < end) return true;
      end = line.span.end;
      return false;
    });
  }

 private:
  [[nodiscard]] std::string_view text(std::size_t i) const { return lines_[i].of(article_.text); }

  [[nodiscard]] std::optional<Dateline> dateline(std::string_view line) const {
    auto found = find_dateline(line);
    if (!found || found->other_words > most_dateline_words) return std::nullopt;
    if (!found->labelled && found->other_words > 1 && ends_a_sentence(line)) return std::nullopt;
    return found;
  }

  void mark(Marked_line::Kind kind, Span span) { article_.marked.push_back({kind, span}); }

  void read_head() {
    bool has_title = false, has_date = false;
    for (head_ = 0; head_ < std::min(lines_.size(), longest_head); ++head_) {
      const std::string_view line_text = text(head_);
      if (line_text.size() > longest_short_line) break;
      const Line line = line_of(line_text);
      // A headline may name a date: only a line that is nothing else comes before the title as a date line.
      if (const auto date = dateline(line_text);
          date && (has_title || has_date || date->other_words == 0 || date->labelled)) {
        mark(Marked_line::Kind::dateline, lines_[head_]);
        if (!article_.published) article_.published = date->published;
        has_date = true;
      } else if (is_furniture(line)) {
        mark(Marked_line::Kind::furniture, lines_[head_]);
      } else if (is_caption(line)) {
        mark(Marked_line::Kind::caption, lines_[head_]);
      } else if (!has_title && !has_date && is_title(head_, line)) {
        mark(Marked_line::Kind::title, lines_[head_]);
        if (article_.title.empty()) article_.title = line_text;
        has_title = true;
      } else if (has_lines_after(head_) && (is_byline(line) || ((has_title || has_date) && may_be_name(line)))) {
        mark(Marked_line::Kind::byline, lines_[head_]);
        if (article_.byline.empty()) article_.byline = line_text;
      } else if ((has_title || has_date) && stands_as_caption(head_, line)) {
        mark(Marked_line::Kind::caption, lines_[head_]);
      } else {
        break;
      }
    }
    if (head_ < lines_.size()) read_first_prose_line();
  }

  // Short, without a full stop, and something other than its like comes after it.
  [[nodiscard]] bool is_title(std::size_t i, const Line& line) const {
    if (line.words == 0 || line.words > longest_title || !has_lines_after(i)) return false;
    if (ends_a_sentence(line.text) && !line.text.ends_with("؟") && !line.text.ends_with('!')) return false;
    if (line.text.ends_with("،") || line.text.ends_with(':')) return false;
    if (agency_lead(line).size() > 0 || (is_byline(line) && names_agency(line))) return false;
    const std::string_view next = text(i + 1);
    if (next.size() > longest_short_line) return true;
    const Line next_line = line_of(next);
    return dateline(next) || is_furniture(next_line) || is_byline(next_line) || is_caption(next_line) ||
           may_be_name(next_line) || ends_a_sentence(next) || next_line.words > line.words + line.words / 2;
  }

  // A picture's line under the headline: short, without a full stop, before a much longer one.
  [[nodiscard]] bool stands_as_caption(std::size_t i, const Line& line) const {
    if (line.words < 3 || line.words > longest_caption || !has_lines_after(i)) return false;
    if (ends_a_sentence(line.text) || line.text.ends_with(':') || line.text.ends_with("،")) return false;
    return text(i + 1).size() > 2 * line.text.size() && text(i + 1).size() > 150;
  }

  [[nodiscard]] bool has_lines_after(std::size_t i) const { return i + 1 < lines_.size(); }

  // The agency that signs inside the first sentence, and what a page pasted before it.
  void read_first_prose_line() {
    Span line = lines_[head_];
    const Span pasted = pasted_furniture(text(head_));
    if (!pasted.empty() && pasted.begin == 0) {
      mark(Marked_line::Kind::furniture, {line.begin, line.begin + pasted.end});
      line.begin += pasted.end;
      while (line.begin < line.end && article_.text[line.begin] == ' ') ++line.begin;
    }
    std::string_view start = line.of(article_.text);
    if (start.size() > longest_short_line) {  // whole code points
      std::size_t cut = longest_short_line;
      while ((static_cast<unsigned char>(start[cut]) & 0xC0) == 0x80) --cut;
      start = start.substr(0, cut);
    }
    const Span lead = agency_lead(line_of(start));
    if (lead.empty()) return;
    const Span span{line.begin, line.begin + lead.end};
    mark(Marked_line::Kind::byline, span);
    if (!article_.byline.empty()) return;
    std::string_view byline = span.of(article_.text);
    while (!byline.empty() && (byline.back() == ':' || byline.back() == ' ' || byline.back() == '-'))
      byline.remove_suffix(1);
    if (byline.ends_with("–")) byline.remove_suffix(std::string_view("–").size());
    article_.byline = byline;
  }

  void read_foot() {
    const std::size_t first_foot =
        std::max(head_ + 1, lines_.size() > longest_foot ? lines_.size() - longest_foot : 0);
    for (std::size_t i = head_; i < lines_.size(); ++i) {
      const std::string_view line_text = text(i);
      const Span pasted = pasted_furniture(line_text);
      if (!pasted.empty() && pasted.begin > 0) {
        mark(Marked_line::Kind::furniture, {lines_[i].begin + pasted.begin, lines_[i].end});
        continue;
      }
      if (line_text.size() > longest_short_line || i == head_) continue;
      const Line line = line_of(line_text);
      if (is_furniture(line)) {
        mark(Marked_line::Kind::furniture, lines_[i]);
        if (article_.outlet.empty()) article_.outlet = named_source(line);
      } else if (is_caption(line)) {
        mark(Marked_line::Kind::caption, lines_[i]);
      } else if (i >= first_foot && i + 1 == lines_.size()) {
        read_last_line(line);
      }
    }
  }

  // A date or a name after the prose.
  void read_last_line(const Line& line) {
    if (const auto date = dateline(line.text); date && date->other_words <= 1) {
      mark(Marked_line::Kind::dateline, lines_.back());
      if (!article_.published) article_.published = date->published;
    } else if (is_byline(line) && !ends_a_sentence(line.text)) {
      mark(Marked_line::Kind::byline, lines_.back());
      if (article_.byline.empty()) article_.byline = line.text;
    }
  }

  Article& article_;
  std::vector<Span> lines_;
  std::size_t head_ = 0;  // index of the first line of prose
};

}  // namespace

Article read_plain_text(std::string name, std::string bytes, const Input_options& options) {
  Article article;
  article.name = std::move(name);
  article.id = sha256_hex(bytes);
  Decoded_text decoded = decode(std::move(bytes));
  article.text = std::move(decoded.text);
  article.notes = std::move(decoded.notes);
  article.published = options.published;
  article.outlet = options.outlet;
  article.url = options.url;
  article.title = options.title;
  Page(article).read();
  if (article.text.empty()) {
    if (article.notes.empty()) article.notes.emplace_back("The input is empty.");
  } else if (!article.published) {
    article.notes.emplace_back(
        "No date of publication was found; words of time such as \"yesterday\" give no date unless one is given.");
  }
  return article;
}

}  // namespace sijill
