#include "sijill/ingest/feed_source.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "sijill/ingest/leaf.h"

namespace sijill {
namespace {

using Item = std::variant<Record, Refusal>;

Received read_entry(const Feed_entry& entry, std::string name, const std::vector<std::string>& notes,
                    const Position& position, const Settings& settings) {
  Article article = article_of(entry, name, settings->facts);
  article.notes.insert(article.notes.begin(), notes.begin(), notes.end());
  if (article.text.size() <= settings->limits.text_bytes) return article;
  return refuse(Input_format::feed, position, "text too long",
                name + ": found a text of " + std::to_string(article.text.size()) + " bytes, wanted at most " +
                    std::to_string(settings->limits.text_bytes) + "; --limit text=N allows more");
}

std::string joined(const std::vector<std::string>& notes) {
  std::string text;
  for (const std::string& note : notes) text += (text.empty() ? "" : " ") + note;
  return text;
}

class Feed_records : public Record_source {
 public:
  Feed_records(std::string name, std::unique_ptr<Byte_window> window, Settings settings)
      : name_(std::move(name)), window_(std::move(window)), settings_(std::move(settings)) {}

  std::optional<Item> next() override {
    if (!std::exchange(read_, true)) items_ = read();
    if (next_ == items_.size()) return std::nullopt;
    return std::move(items_[next_++]);
  }
  [[nodiscard]] std::uint64_t taken() const override { return window_->taken(); }

 private:
  std::vector<Item> read() {
    const Position position{name_, {}, 0};
    const std::uint64_t most = settings_->limits.document_bytes;
    while (window_->ahead().size() <= most && window_->grow()) {
    }
    if (window_->ahead().size() > most) {
      std::vector<Item> items;
      items.emplace_back(refuse(Input_format::feed, position, "too large",
                                "found more than " + std::to_string(most) +
                                    " bytes, wanted at most that of one feed; --limit document=N allows more"));
      return items;
    }
    std::string bytes(window_->ahead());
    window_->drop(bytes.size());
    std::vector<Item> items = records_of_feed(std::move(bytes), {}, position, settings_);
    if (const std::string fault = window_->fault(); !fault.empty()) {
      items.emplace_back(refuse(Input_format::feed, position, "broken", fault));
    }
    return items;
  }

  std::string name_;
  std::unique_ptr<Byte_window> window_;
  Settings settings_;
  std::vector<Item> items_;
  std::size_t next_ = 0;
  bool read_ = false;
};

}  // namespace

std::vector<Item> records_of_feed(std::string bytes, const Feed_source& source, const Position& position,
                                  const Settings& settings) {
  Feed_limits limits;
  limits.bytes = settings->limits.document_bytes;
  limits.depth = settings->limits.nesting;
  Feed feed = read_feed(std::move(bytes), source, limits);
  std::vector<Item> items;
  if (feed.kind == Feed_kind::sitemap || feed.kind == Feed_kind::sitemap_index) {
    items.emplace_back(refuse(Input_format::feed, position, "sitemap",
                              "found a " + std::string(name(feed.kind)) + " of " +
                                  std::to_string(feed.entries.size()) +
                                  " addresses, which has no articles in it; `sijill watch` fetches what it names"));
    return items;
  }
  if (feed.entries.empty()) {
    const bool is_whole = feed.kind != Feed_kind::none && feed.notes.empty();
    items.emplace_back(refuse(Input_format::feed, position, is_whole ? "no entries" : "no feed",
                              (is_whole ? "found a feed without entries" : joined(feed.notes)) +
                                  "; wanted RSS, Atom or JSON Feed with entries"));
    return items;
  }
  // What cut the feed short is told once, what is odd about all of it with its first article.
  const std::vector<std::string> first_notes = feed.cut ? std::vector<std::string>() : feed.notes;
  items.reserve(feed.entries.size() + 1);
  std::size_t number = 0;
  for (Feed_entry& entry : feed.entries) {
    ++number;
    if (entry.content.empty()) {
      items.emplace_back(pass_over(Input_format::feed, "entry without content"));
      continue;
    }
    if (entry.outlet.empty()) entry.outlet = feed.title;
    const std::string name = entry.address.empty() ? position.input + "#" + std::to_string(number) : entry.address;
    items.emplace_back(
        Record{Input_format::feed, position,
               [entry = std::move(entry), name, notes = number == 1 ? first_notes : std::vector<std::string>(),
                position, settings] { return read_entry(entry, name, notes, position, settings); }});
  }
  if (feed.cut) items.emplace_back(refuse(Input_format::feed, position, "cut short", joined(feed.notes)));
  return items;
}

std::unique_ptr<Record_source> open_feed(std::string name, std::unique_ptr<Byte_window> window, Settings settings) {
  return std::make_unique<Feed_records>(std::move(name), std::move(window), std::move(settings));
}

}  // namespace sijill
