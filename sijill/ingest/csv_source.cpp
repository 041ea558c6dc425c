#include "sijill/ingest/csv_source.h"

#include <algorithm>
#include <utility>

#include "sijill/core/ascii.h"
#include "sijill/ingest/row_article.h"
#include "sijill/text/decode.h"

namespace sijill {
namespace {

// Which column is what; absent ones are npos.
struct Layout {
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  std::size_t text = none, html = none, title = none, published = none, outlet = none, url = none, byline = none,
              relayed_from = none;
};

Layout layout_of(const std::vector<std::string>& header, const Columns& columns) {
  const auto find = [&](const std::vector<std::string>& names) {
    for (const std::string& name : names) {
      for (std::size_t i = 0; i < header.size(); ++i) {
        if (ascii_lower(ascii_trimmed(header[i])) == ascii_lower(name)) return i;
      }
    }
    return Layout::none;
  };
  return {find(columns.text),   find(columns.html), find(columns.title),  find(columns.published),
          find(columns.outlet), find(columns.url),  find(columns.byline), find(columns.relayed_from)};
}

// What parts the cells of the first row: whichever stands there most often outside of quotation marks.
char separator_of(std::string_view header) {
  char best = ',';
  std::size_t most = 0;
  for (const char separator : {',', ';', '\t', '|'}) {
    const std::size_t count = cells_of(header, separator).size();
    if (count > most) {
      most = count;
      best = separator;
    }
  }
  return best;
}

class Csv_source : public Record_source {
 public:
  Csv_source(std::string name, std::unique_ptr<Byte_window> window, Settings settings)
      : name_(std::move(name)), window_(std::move(window)), settings_(std::move(settings)) {}

  std::optional<std::variant<Record, Refusal>> next() override {
    if (ended_) return std::nullopt;
    if (!has_header_) {
      if (auto refusal = read_header()) return refusal;
    }
    while (!window_->at_end()) {
      const std::size_t blank = window_->ahead().find_first_not_of("\r\n");
      if (blank == 0) break;
      window_->drop(std::min(blank, window_->ahead().size()));
    }
    if (window_->at_end()) return end();
    const Position position{name_, window_->place(), ++number_};
    const std::size_t size = row_size();
    if (size == Layout::none) {
      Refusal refusal =
          refuse(Input_format::csv, position, window_->ahead().size() > limit() ? "too large" : "truncated",
                 window_->ahead().size() > limit()
                     ? "found a row of more than " + std::to_string(limit()) +
                           " bytes (a quotation mark that is never closed?); --limit document=N allows more"
                     : "found the end within quotation marks, wanted the closing one");
      // The quotation mark may be a stray one: the rows after this line may be whole.
      const std::size_t line = window_->ahead().find('\n');
      line == std::string_view::npos ? static_cast<void>(window_->drop_past("\n")) : window_->drop(line + 1);
      return refusal;
    }
    std::string row(window_->ahead().substr(0, size));
    window_->drop(size);
    return Record{Input_format::csv, position,
                  [row = std::move(row), position, settings = settings_, layout = layout_, separator = separator_] {
                    return read_row(row, layout, separator, position, settings);
                  }};
  }
  [[nodiscard]] std::uint64_t taken() const override { return window_->taken(); }

 private:
  [[nodiscard]] std::uint64_t limit() const { return settings_->limits.document_bytes; }

  // Bytes ahead up to the end of the row, its line end included; none where it does not end.
  std::size_t row_size() {
    std::size_t at = 0;
    bool in_quotes = false, at_start = true;
    while (true) {
      const std::string_view ahead = window_->ahead();
      for (; at < ahead.size(); ++at) {
        const char c = ahead[at];
        if (in_quotes) {
          in_quotes = c != '"';
        } else if (c == '"') {
          // "He said ""yes""": the second mark opens again at once.
          in_quotes = at_start || (at > 0 && ahead[at - 1] == '"');
        } else if (c == '\n') {
          return at + 1;
        }
        at_start = !in_quotes && (c == separator_ || (at_start && c == ' '));
      }
      if (ahead.size() > limit()) return Layout::none;
      if (!window_->grow()) return in_quotes || !window_->fault().empty() ? Layout::none : window_->ahead().size();
    }
  }

  std::optional<std::variant<Record, Refusal>> read_header() {
    has_header_ = true;
    if (window_->fill(3) && window_->ahead().starts_with("\xEF\xBB\xBF")) window_->drop(3);
    const std::size_t line = window_->find("\n", 0, std::size_t{1} << 16);
    const std::string first = decode(std::string(window_->ahead().substr(0, line))).text;
    separator_ = separator_of(ascii_trimmed(first));
    const std::size_t size = row_size();
    if (size == Layout::none) {
      ended_ = true;
      return refuse(Input_format::csv, {name_, {}, 0}, "broken",
                    "found no end of the first row, wanted the names of columns");
    }
    const std::string header = decode(std::string(window_->ahead().substr(0, size))).text;
    window_->drop(size);
    const std::vector<std::string> names = cells_of(ascii_trimmed(header), separator_);
    layout_ = layout_of(names, settings_->columns);
    if (layout_.text != Layout::none || layout_.html != Layout::none) return std::nullopt;
    ended_ = true;
    std::string listed;
    for (std::size_t i = 0; i < names.size() && i < 12; ++i) {
      listed.append(listed.empty() ? "" : ", ").append(ascii_trimmed(names[i]).substr(0, 40));
    }
    return refuse(Input_format::csv, {name_, {}, 0}, "no text column",
                  "found the columns " + listed + ", wanted " + settings_->columns.text[0] +
                      " or its like; name the one that holds the text, for example --columns text=COLUMN");
  }

  static Received read_row(const std::string& bytes, const Layout& layout, char separator, const Position& position,
                           const Settings& settings) {
    std::string text = decode(bytes).text;
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.pop_back();
    std::vector<std::string> cells = cells_of(text, separator);
    const auto cell = [&](std::size_t i) { return i < cells.size() ? std::move(cells[i]) : std::string(); };
    Row row;
    row.text = cell(layout.text);
    row.html = cell(layout.html);
    row.title = cell(layout.title);
    row.published = cell(layout.published);
    row.outlet = cell(layout.outlet);
    row.url = cell(layout.url);
    row.byline = cell(layout.byline);
    if (std::string via = cell(layout.relayed_from); !via.empty()) row.relayed_from.push_back(std::move(via));
    return article_of(std::move(row), bytes, Input_format::csv, position, settings);
  }

  std::optional<std::variant<Record, Refusal>> end() {
    const std::string fault = window_->fault();
    if (fault.empty() || fault == told_) return std::nullopt;
    told_ = fault;
    Refusal refusal = refuse(Input_format::csv, {name_, {}, 0}, "broken", fault);
    if (window_->recover()) window_->drop_past("\n");
    return refusal;
  }

  std::string name_;
  std::unique_ptr<Byte_window> window_;
  Settings settings_;
  Layout layout_;
  char separator_ = ',';
  bool has_header_ = false, ended_ = false;
  std::uint64_t number_ = 0;
  std::string told_;
};

}  // namespace

std::vector<std::string> cells_of(std::string_view row, char separator) {
  std::vector<std::string> cells(1);
  bool in_quotes = false, at_start = true;
  for (std::size_t i = 0; i < row.size(); ++i) {
    const char c = row[i];
    if (in_quotes && c == '"' && row.substr(i + 1).starts_with('"')) {
      cells.back().push_back(row[++i]);
    } else if (in_quotes && c == '"') {
      in_quotes = false;
    } else if (!in_quotes && c == separator) {
      cells.emplace_back();
      at_start = true;
      continue;
    } else if (at_start && c == '"') {
      in_quotes = true;
      cells.back().clear();
    } else {
      cells.back().push_back(c);
      if (at_start && c == ' ') continue;
    }
    at_start = false;
  }
  return cells;
}

std::unique_ptr<Record_source> open_csv(std::string name, std::unique_ptr<Byte_window> window, Settings settings) {
  return std::make_unique<Csv_source>(std::move(name), std::move(window), std::move(settings));
}

}  // namespace sijill
