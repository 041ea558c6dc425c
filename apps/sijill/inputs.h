// What the user named on the command line, as one stream of records; shared by the verbs that read articles.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "article_options.h"
#include "sijill/ingest/open_source.h"
#include "verbs.h"

namespace sijill {

// How inputs are opened and what they may cost, as the user says it.
struct Door_options {
  std::string from;
  std::string columns;
  std::vector<std::string> limits;
  std::string start;
  bool strict = false;  // the first record that cannot be read ends the run
};
// Adds --from, --columns, --limit, --start and --strict. `options` outlives the parse.
void add_door_options(CLI::App& verb, Door_options& options);

// An error where one of the options cannot be read.
[[nodiscard]] Result<Settings> settings_of(const Article_options& article, const Door_options& door);

// The records of all inputs in their order. next() may be called by any thread, by one at a time.
class Inputs {
 public:
  // Directories are taken as all files under them. An error where --url, --title or --start would fit many inputs.
  [[nodiscard]] static Result<Inputs> open(const std::vector<std::string>& paths, Settings settings);

  [[nodiscard]] std::optional<std::variant<Record, Refusal>> next();
  // Which input, in their order, the last one came from; absent where it came from none that could be opened.
  [[nodiscard]] std::optional<std::size_t> current() const { return current_; }

  // Where to begin in an input, asked before it is opened; nothing where it is to be passed over.
  using Choose_start = std::function<std::optional<Input_start>(std::size_t input, const std::string& path)>;
  void choose_starts(Choose_start choose) { choose_start_ = std::move(choose); }

  [[nodiscard]] std::size_t count() const { return paths_.size(); }
  // Bytes of all inputs that are files; 0 where one is not, so that nothing can be said.
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
  // Bytes taken so far; may be asked by any thread at any time.
  [[nodiscard]] std::uint64_t taken() const { return *taken_; }

 private:
  std::vector<std::string> paths_;
  std::vector<Refusal> unwalkable_;  // directories
  Settings settings_;
  std::uint64_t bytes_ = 0;
  Choose_start choose_start_;
  std::optional<std::size_t> current_;
  std::size_t opened_ = 0;
  std::unique_ptr<Record_source> source_;  // of the input that was opened last
  std::uint64_t of_closed_ = 0;            // bytes of the inputs before it
  std::unique_ptr<std::atomic<std::uint64_t>> taken_ = std::make_unique<std::atomic<std::uint64_t>>(0);
};

// How many records became what, by format and reason.
class Input_summary {
 public:
  void count_article(Input_format format) { ++of(format).articles; }
  void count(const Refusal& refusal);
  // "warc: 120 articles, passed over 301 (300 request, 1 status 404), left out 2 (1 truncated, 1 too large)", a line
  // for each format; empty where all that came was a handful of whole articles.
  [[nodiscard]] std::string text() const;

 private:
  struct Counts {
    std::size_t articles = 0;
    std::map<std::string, std::size_t> passed_over, left_out;  // by reason
  };
  Counts& of(Input_format format) { return counts_[format]; }
  std::map<Input_format, Counts> counts_;
};

}  // namespace sijill
