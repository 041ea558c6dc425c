#include "sijill/text/quotations.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace sijill {
namespace {

enum class Family { guillemets, curly, straight };

struct Mark {
  Family family;
  bool opens;  // as its shape says; straight ones say nothing
};

std::optional<Mark> mark_of(const Token& token) {
  if (token.kind != Token_kind::punctuation) return std::nullopt;
  const std::string_view form = token.form;
  if (form == "\"" || form == "＂") return Mark{Family::straight, true};
  if (form == "«" || form == "»") return Mark{Family::guillemets, form == "«"};
  if (form == "“" || form == "„" || form == "‟") return Mark{Family::curly, true};
  if (form == "”") return Mark{Family::curly, false};
  return std::nullopt;
}

class Quotation_finder {
 public:
  explicit Quotation_finder(std::span<const Token> tokens) : tokens_(tokens) {}

  void read(Range line) {
    line_ = line;
    for (std::uint32_t i = line.begin; i < line.end; ++i) {
      if (const auto mark = mark_of(tokens_[i])) take(i, *mark);
    }
    while (!open_.empty()) close_top(line.end, false);
  }

  std::vector<Quotation> result() && {
    std::ranges::stable_sort(found_, [](const Quotation& a, const Quotation& b) {
      return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
    });
    return std::move(found_);
  }

 private:
  struct Open {
    Mark mark;
    std::uint32_t token;
  };

  // Stands as an opening mark does: a blank or a prefix (لـ) before, none after.
  [[nodiscard]] bool stands_open(std::uint32_t i) const {
    if (i + 1 >= line_.end || tokens_[i + 1].space_before) return false;
    if (i == line_.begin || tokens_[i].space_before) return true;
    const Token& before = tokens_[i - 1];
    return before.kind == Token_kind::punctuation || before.span.size() > before.form.size();
  }
  [[nodiscard]] bool stands_closed(std::uint32_t i) const {
    if (i == line_.begin || tokens_[i].space_before) return false;
    return i + 1 >= line_.end || tokens_[i + 1].space_before || tokens_[i + 1].kind == Token_kind::punctuation;
  }

  void take(std::uint32_t i, Mark mark) {
    const bool is_open = count(mark.family) > 0;
    if (mark.family == Family::straight) return take_straight(i, mark, is_open);
    if (!is_open) {
      if (mark.opens || stands_open(i)) open(mark, i);
      return;
    }
    const auto innermost =
        std::find_if(open_.rbegin(), open_.rend(), [&](const Open& open) { return open.mark.family == mark.family; });
    // The wrong way round (”x“, »x«), or the same mark on both sides («x«).
    const bool closes = !mark.opens || !innermost->mark.opens || (stands_closed(i) && !stands_open(i));
    if (closes) return close(mark.family, i);
    open(mark, i);
  }

  void take_straight(std::uint32_t i, Mark mark, bool is_open) {
    const bool opens = stands_open(i) && !stands_closed(i), closes = stands_closed(i) && !stands_open(i);
    if (!is_open) {
      if (!closes) open(mark, i);
      return;
    }
    if (!opens) return close(mark.family, i);
    // A second opening mark: the first was never closed.
    while (open_.back().mark.family != Family::straight) close_top(i, false);
    close_top(i, false);
    open(mark, i);
  }

  // Counted, so that a mark of a family that is not open costs no search.
  [[nodiscard]] std::uint32_t& count(Family family) { return counts_[static_cast<std::size_t>(family)]; }

  void open(Mark mark, std::uint32_t i) {
    open_.push_back({mark, i});
    ++count(mark.family);
  }

  void close(Family family, std::uint32_t i) {
    while (open_.back().mark.family != family) close_top(i, false);
    close_top(i, true);
  }

  void close_top(std::uint32_t end, bool closed) {
    const Range tokens{open_.back().token + 1, end};
    --count(open_.back().mark.family);
    open_.pop_back();
    if (tokens.empty()) return;
    found_.push_back({{tokens_[tokens.begin].span.begin, tokens_[end - 1].span.end}, tokens, closed});
  }

  std::span<const Token> tokens_;
  Range line_;
  std::vector<Open> open_;
  std::array<std::uint32_t, 3> counts_{};
  std::vector<Quotation> found_;
};

}  // namespace

std::vector<Quotation> find_quotations(std::span<const Token> tokens, std::span<const Range> lines) {
  Quotation_finder finder(tokens);
  for (const Range line : lines) finder.read(line);
  return std::move(finder).result();
}

}  // namespace sijill
