#include "sijill/wire/table.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

#include "sijill/wire/claim_cells.h"
#include "sijill/wire/display_width.h"

namespace sijill {
namespace {

constexpr std::size_t gap = 2;
constexpr std::size_t widest_cell = 44;
constexpr std::size_t least_cell = 6;

using Row = std::array<std::string, 8>;
enum Column : std::size_t { number, event, marks, who, where, when, says, trigger };

constexpr std::array<std::string_view, 8> headings = {"#",     "event", "marks", "actor → recipient",
                                                      "place", "time",  "says",  "trigger"};
constexpr std::string_view bold = "\x1b[1m", dim = "\x1b[2m", red = "\x1b[31m", yellow = "\x1b[33m",
                           cyan = "\x1b[36m", plain = "\x1b[0m";

class Table_writer {
 public:
  Table_writer(const Reading& reading, const Table_style& style)
      : reading_(reading), style_(style), cells_(reading.document, style.isolates) {}

  std::string write() && {
    write_heading();
    for (std::size_t i = 0; i < reading_.claims.size(); ++i) rows_.push_back(row_of(i));
    if (!rows_.empty()) write_rows();
    write_rejections();
    out_ += '\n';
    return std::move(out_);
  }

 private:
  void write_heading() {
    const Document& document = reading_.document;
    std::string_view title = document.title;
    if (title.empty() && !document.sentences.empty()) title = document.under(document.sentences[0].span);
    const std::size_t room = style_.columns == 0 ? 100 : style_.columns;
    out_ += painted(bold, cut_to_width(cells_.isolated(title.empty() ? "(no text)" : title), room)) + "\n";
    std::string facts;
    if (!document.outlet.empty()) facts += cells_.isolated(document.outlet) + ", ";
    if (document.published) facts += to_string(*document.published) + ", ";
    const std::size_t count = reading_.claims.size();
    facts += count == 0 ? "no claims" : count == 1 ? "1 claim" : std::to_string(count) + " claims";
    out_ += painted(dim, facts) + "\n";
  }

  [[nodiscard]] Row row_of(std::size_t index) const {
    const Claim& claim = reading_.claims[index];
    return {std::to_string(index + 1),   Claim_cells::event(claim.event), Claim_cells::marks(claim.event),
            cells_.parties(claim.event), cells_.places(claim.event),      Claim_cells::time(claim.event),
            cells_.chain(claim),         cells_.trigger(claim.event)};
  }

  [[nodiscard]] static std::size_t total(const std::vector<std::size_t>& widths) {
    return std::accumulate(widths.begin(), widths.end(), gap * (widths.size() - 1));
  }

  [[nodiscard]] std::vector<std::size_t> wanted_widths(std::size_t columns) const {
    std::vector<std::size_t> widths(columns);
    for (std::size_t c = 0; c < columns; ++c) {
      widths[c] = display_width(headings[c]);
      for (const Row& row : rows_) widths[c] = std::max(widths[c], std::min(widest_cell, display_width(row[c])));
    }
    return widths;
  }

  // Takes from the widest column until the row fits.
  void shrink_to_fit(std::vector<std::size_t>& widths) const {
    while (total(widths) > style_.columns) {
      const auto widest = std::max_element(widths.begin(), widths.end());
      if (*widest <= least_cell) return;
      --*widest;
    }
  }

  void write_rows() {
    std::vector<std::size_t> widths = wanted_widths(headings.size());
    const bool is_two_lined = style_.columns != 0 && total(widths) > style_.columns;
    if (is_two_lined) {
      widths = wanted_widths(says);
      shrink_to_fit(widths);
    }
    std::string heading;
    for (std::size_t c = 0; c < widths.size(); ++c) heading += padded(headings[c], widths[c], c + 1 == widths.size());
    out_ += painted(dim, heading) + "\n";
    for (std::size_t r = 0; r < rows_.size(); ++r) {
      const Row& row = rows_[r];
      for (std::size_t c = 0; c < widths.size(); ++c) {
        out_ += painted(colour_of(c, reading_.claims[r].event), padded(row[c], widths[c], c + 1 == widths.size()));
      }
      out_ += '\n';
      if (is_two_lined) write_second_line(row, widths[number]);
    }
  }

  void write_second_line(const Row& row, std::size_t indent) {
    const std::string line = row[says] + "  «" + row[trigger] + "»";
    out_ += std::string(indent + gap, ' ');
    out_ += painted(dim, cut_to_width(line, style_.columns - std::min<std::size_t>(style_.columns, indent + gap)));
    out_ += '\n';
  }

  void write_rejections() {
    if (reading_.rejections.empty()) return;
    out_ += painted(dim, "not taken:") + "\n";
    for (const Rejection& rejection : reading_.rejections) {
      Event event;
      event.type = rejection.type;
      event.mode = rejection.mode;
      event.trigger = rejection.trigger;
      const std::string line = "  " + cells_.trigger(event) + "  " + Claim_cells::event(event) + "  " +
                               cleaned_for_display(rejection.reason);
      out_ += (style_.columns == 0 ? line : cut_to_width(line, style_.columns)) + "\n";
    }
  }

  [[nodiscard]] static std::string padded(std::string_view cell, std::size_t width, bool last) {
    std::string out = cut_to_width(cell, width);
    if (last) return out;
    out.append(width - std::min(width, display_width(out)) + gap, ' ');
    return out;
  }

  [[nodiscard]] static std::string_view colour_of(std::size_t column, const Event& event) {
    if (column == Column::event) return bold;
    if (column == number || column == says) return dim;
    if (column != marks) return {};
    if (event.polarity == Polarity::denied) return red;
    return event.modality != Modality::actual ? cyan : yellow;
  }

  [[nodiscard]] std::string painted(std::string_view colour, std::string_view text) const {
    if (!style_.colour || colour.empty()) return std::string(text);
    return std::string(colour) + std::string(text) + std::string(plain);
  }

  const Reading& reading_;
  const Table_style& style_;
  Claim_cells cells_;
  std::vector<Row> rows_;
  std::string out_;
};

}  // namespace

std::string table(const Reading& reading, const Table_style& style) { return Table_writer(reading, style).write(); }

}  // namespace sijill
