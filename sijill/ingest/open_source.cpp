#include "sijill/ingest/open_source.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <system_error>
#include <utility>

#include "sijill/ingest/csv_source.h"
#include "sijill/ingest/feed_source.h"
#include "sijill/ingest/gzip_bytes.h"
#include "sijill/ingest/json_source.h"
#include "sijill/ingest/leaf.h"
#include "sijill/ingest/mbox_source.h"
#include "sijill/ingest/sniff.h"
#include "sijill/ingest/telegram_source.h"
#include "sijill/ingest/warc_source.h"
#include "sijill/ingest/zip_source.h"

namespace sijill {
namespace {

constexpr std::size_t head_bytes = std::size_t{1} << 16;

using Next = std::optional<std::variant<Record, Refusal>>;

// An input that is one document.
class Single_document : public Record_source {
 public:
  Single_document(Input_format format, std::string name, std::unique_ptr<Byte_window> window, Settings settings)
      : format_(format), name_(std::move(name)), window_(std::move(window)), settings_(std::move(settings)) {}

  Next next() override {
    if (std::exchange(done_, true)) return std::nullopt;
    const Position position{name_, {}, 0};
    while (window_->ahead().size() <= settings_->limits.document_bytes && window_->grow()) {
    }
    if (window_->ahead().size() > settings_->limits.document_bytes) {
      return refuse(
          format_, position, "too large",
          "found more than " + std::to_string(settings_->limits.document_bytes) +
              " bytes, wanted at most that of one document; cut it into files of one article each, or allow "
              "more with --limit document=N");
    }
    if (const std::string fault = window_->fault(); !fault.empty()) {
      return refuse(format_, position, "broken", fault);
    }
    Leaf leaf{format_, name_, std::string(window_->ahead()), {}, {}, {}};
    window_->drop(leaf.bytes.size());
    const auto read = [leaf = std::move(leaf), position, settings = settings_]() mutable {
      return read_leaf(std::move(leaf), position, settings);
    };
    return Record{format_, position, read};
  }
  [[nodiscard]] std::uint64_t taken() const override { return window_->taken(); }

 private:
  Input_format format_;
  std::string name_;
  std::unique_ptr<Byte_window> window_;
  Settings settings_;
  bool done_ = false;
};

// Stops an input that has given more records, or taken longer, than the limits allow.
class Limited_source : public Record_source {
 public:
  Limited_source(std::string name, std::unique_ptr<Record_source> source, Settings settings)
      : name_(std::move(name)), source_(std::move(source)), settings_(std::move(settings)) {}

  Next next() override {
    if (ended_) return std::nullopt;
    const auto began = std::chrono::steady_clock::now();
    Next next = source_->next();
    waited_ += std::chrono::steady_clock::now() - began;
    ended_ = !next;
    if (!next) return next;
    const Limits& limits = settings_->limits;
    if (++records_ > limits.records) {
      return stop(*next, "found more than " + std::to_string(limits.records) +
                             " records, wanted at most that of one input; --limit records=N allows more");
    }
    if (waited_ > std::chrono::seconds(limits.seconds)) {
      return stop(*next, "found that it takes more than " + std::to_string(limits.seconds) +
                             " seconds; --limit seconds=N allows more");
    }
    return next;
  }
  [[nodiscard]] std::uint64_t taken() const override { return source_->taken(); }

 private:
  Refusal stop(const std::variant<Record, Refusal>& last, const std::string& found) {
    ended_ = true;
    const auto* record = std::get_if<Record>(&last);
    const Position position = record == nullptr ? Position{name_, {}, 0} : record->position;
    const Input_format format = record == nullptr ? std::get<Refusal>(last).format : record->format;
    return refuse(format, position, "limit of the run", found);
  }

  std::string name_;
  std::unique_ptr<Record_source> source_;
  Settings settings_;
  std::uint64_t records_ = 0;
  std::chrono::steady_clock::duration waited_{};
  bool ended_ = false;
};

bool lies_before(const Place& a, const Place& b) {
  return a.offset != b.offset ? a.offset < b.offset : a.inside.value_or(0) < b.inside.value_or(0);
}

// Passes over what lies before the start; for inputs whose middle says nothing without their beginning.
class Later_source : public Record_source {
 public:
  Later_source(std::string name, std::unique_ptr<Record_source> source, Input_start start)
      : name_(std::move(name)), source_(std::move(source)), start_(start) {}

  Next next() override {
    while (!begun_) {
      Next next = source_->next();
      if (!next) {
        begun_ = true;
        if (!start_.place) return next;
        return refuse(Input_format::text, {name_, {}, 0}, "no such place",
                      "found the end before a record at " + to_string(*start_.place) +
                          ", wanted a place that was told of this input");
      }
      if (is_before(*next)) continue;
      begun_ = true;
      return next;
    }
    return source_->next();
  }
  [[nodiscard]] std::uint64_t taken() const override { return source_->taken(); }

 private:
  bool is_before(const std::variant<Record, Refusal>& item) {
    if (!start_.place) return passed_++ < start_.records;
    const auto* record = std::get_if<Record>(&item);
    return record == nullptr || lies_before(record->position.place, *start_.place);
  }

  std::string name_;
  std::unique_ptr<Record_source> source_;
  Input_start start_;
  std::uint64_t passed_ = 0;
  bool begun_ = false;
};

// What an input is, and in how many layers of gzip it lies.
struct Kind {
  Input_format format = Input_format::text;
  std::uint64_t layers = 0;
};

Result<Kind> kind_of(const std::string& path, const Input_settings& settings) {
  Result<std::unique_ptr<Byte_source>> bytes = open_bytes(path);
  if (!bytes) return bytes.error();
  auto window = std::make_unique<Byte_window>(std::move(bytes).value());
  Kind kind;
  for (window->fill(head_bytes); looks_gzipped(window->ahead()) && kind.layers < settings.limits.depth;
       ++kind.layers) {
    window = std::make_unique<Byte_window>(unpack_gzip(std::move(window), settings.limits));
    window->fill(head_bytes);
  }
  kind.format = settings.from.value_or(sniff(window->ahead(), path));
  return kind;
}

bool is_begun_anywhere(const Kind& kind) {
  return kind.layers <= 1 && (kind.format == Input_format::warc || kind.format == Input_format::json ||
                              kind.format == Input_format::mbox);
}

// A window that begins at a place of a file.
Result<std::unique_ptr<Byte_window>> window_at(const std::string& path, const Place& start, const Limits& limits) {
  Result<std::unique_ptr<Byte_source>> bytes = open_bytes(path, start.offset);
  if (!bytes) return bytes.error();
  auto window = std::make_unique<Byte_window>(std::move(bytes).value());
  if (!start.inside) return window;
  window->fill(head_bytes);
  if (!looks_gzipped(window->ahead())) {
    return Error{path + ": found no gzip member at byte " + std::to_string(start.offset) +
                 ", wanted a place that was told before"};
  }
  window = std::make_unique<Byte_window>(unpack_gzip(std::move(window), limits));
  for (std::uint64_t left = *start.inside; left > 0;) {
    if (window->at_end()) return Error{path + ": found the end before " + to_string(start)};
    const std::uint64_t count = std::min<std::uint64_t>(left, window->ahead().size());
    window->drop(count);
    left -= count;
  }
  return window;
}

bool is_hidden(const std::filesystem::path& path) { return path.filename().native().starts_with('.'); }

}  // namespace

Result<std::unique_ptr<Record_source>> open_window(const std::string& name, std::unique_ptr<Byte_window> window,
                                                   const Settings& settings, std::uint64_t depth, std::string file) {
  window->fill(head_bytes);
  while (looks_gzipped(window->ahead())) {
    if (++depth > settings->limits.depth) {
      return Error{name + ": found packed things within packed things more than " +
                   std::to_string(settings->limits.depth) + " deep; --limit depth=N allows more"};
    }
    window = std::make_unique<Byte_window>(unpack_gzip(std::move(window), settings->limits));
    window->fill(head_bytes);
    file.clear();
  }
  const Input_format format = settings->from.value_or(sniff(window->ahead(), name));
  const bool holds_many = format != Input_format::text && format != Input_format::html &&
                          format != Input_format::mail && format != Input_format::pdf &&
                          format != Input_format::docx && format != Input_format::zip;
  if (holds_many && (!settings->facts.url.empty() || !settings->facts.title.empty())) {
    return Error{name + ": found an input of many articles (" + std::string(sijill::name(format)) +
                 "), wanted one for --url and --title; articles do not share them"};
  }
  switch (format) {
    case Input_format::json: return open_json(name, std::move(window), settings);
    case Input_format::csv: return open_csv(name, std::move(window), settings);
    case Input_format::warc: return open_warc(name, std::move(window), settings);
    case Input_format::mbox: return open_mbox(name, std::move(window), settings);
    case Input_format::zip:
    case Input_format::docx: return open_zip(name, file, std::move(window), settings, depth + 1);
    case Input_format::telegram: return open_telegram(name, std::move(window), settings);
    case Input_format::feed: return open_feed(name, std::move(window), settings);
    default:
      return std::unique_ptr<Record_source>(
          std::make_unique<Single_document>(format, name, std::move(window), settings));
  }
}

Result<std::unique_ptr<Record_source>> open_source(const std::string& path, const Settings& settings) {
  return open_source(path, settings, {.place = settings->start, .records = settings->records_before});
}

Result<std::unique_ptr<Record_source>> open_source(const std::string& path, const Settings& settings,
                                                   const Input_start& start) {
  std::error_code ignored;
  const bool is_file = std::filesystem::is_regular_file(path, ignored);
  Settings fitting = settings;
  Place begin;
  bool is_passed_over = !start.is_beginning();
  if (start.place && !is_file) {
    begin = *start.place;  // the beginning of a pipe is gone once it was looked at
    is_passed_over = false;
  } else if (start.place) {
    const Result<Kind> kind = kind_of(path, *settings);
    if (!kind) return kind.error();
    if (is_begun_anywhere(kind.value())) {
      begin = *start.place;
      is_passed_over = false;
      Input_settings known = *settings;
      known.from = kind.value().format;
      known.records_before = start.records;
      fitting = std::make_shared<const Input_settings>(std::move(known));
    }
  }
  Result<std::unique_ptr<Byte_window>> window = window_at(path, begin, settings->limits);
  if (!window) return window.error();
  Result<std::unique_ptr<Record_source>> source =
      open_window(path, std::move(window).value(), fitting, 0, path == "-" ? "" : path);
  if (!source) return source;
  std::unique_ptr<Record_source> records = std::move(source).value();
  if (is_passed_over) records = std::make_unique<Later_source>(path, std::move(records), start);
  return std::unique_ptr<Record_source>(std::make_unique<Limited_source>(path, std::move(records), settings));
}

Result<std::vector<std::string>> files_under(const std::string& directory) {
  namespace fs = std::filesystem;
  std::vector<std::string> files;
  std::error_code error;
  fs::recursive_directory_iterator walk(directory, fs::directory_options::none, error);
  for (; !error && walk != fs::recursive_directory_iterator(); walk.increment(error)) {
    if (is_hidden(walk->path())) {
      if (walk->is_directory(error)) walk.disable_recursion_pending();
      continue;
    }
    if (walk->is_regular_file(error)) files.push_back(walk->path().native());
  }
  if (error) return Error{directory + ": found the error \"" + error.message() + "\", wanted a directory to walk"};
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace sijill
