// Polls feeds, fetches the pages of what is new, reads them and records them; several threads, one ledger.
#pragma once

#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "feeds_file.h"
#include "lexicon_registry.h"
#include "output.h"
#include "sijill/fetch/fetcher.h"
#include "sijill/ingest/feed.h"
#include "sijill/ledger/ledger.h"
#include "sijill/reader/reader.h"
#include "watch_agenda.h"
#include "watch_memory.h"

namespace sijill {

struct Watch_options {
  std::string feeds, ledger, state;
  bool once = false, check = false, list = false, quiet = false;
};

class Watcher {
 public:
  // All references outlive it.
  Watcher(const Watch_options& options, const Feeds_file& file, const Reader& reader, Ledger ledger,
          Watch_memory memory, const std::atomic<bool>& stopped);

  // Until stopped, or with options.once until everything that is due has been asked.
  [[nodiscard]] Exit_code run();

 private:
  // One poll with the pages that came of it; the last of its pages tells how it went.
  struct Poll {
    const Watched_feed* feed = nullptr;
    std::string address;  // of the feed, or of a sitemap that it names
    std::string answer;   // what the feed said, for the line
    std::string outlet;   // the feed's own title
    std::string etag, last_modified;
    bool complete = true;  // nothing is left of it to be fetched another time
    std::size_t open = 0;  // pages not yet dealt with
    std::size_t recorded = 0, claims = 0, failed = 0;
  };
  using Poll_pointer = std::shared_ptr<Poll>;
  struct Tally {
    std::size_t polls = 0, unchanged = 0, failed_polls = 0, pages = 0, failed_pages = 0;
    std::size_t added = 0, new_versions = 0, new_readings = 0, were_there = 0, claims = 0;
  };

  void work();
  void schedule(const Watched_feed& feed, Watch_agenda::Clock::time_point when);
  void poll(const Watched_feed& feed, const std::string& address, bool within_index);
  void poll_failed(const Watched_feed& feed, const std::string& address, Feed_memory memory, const Fetched& fetched,
                   std::string why);
  void take_entries(const Poll_pointer& poll, const Feed& feed);
  void poll_sitemaps(const Poll_pointer& poll, const Feed& feed);
  [[nodiscard]] bool is_wanted(const Poll& poll, const Feed_entry& entry, const Page_memory& known) const;
  void fetch_page(const Poll_pointer& poll, const Feed_entry& entry, Page_memory memory);
  void page_failed(const Poll_pointer& poll, const Feed_entry& entry, Page_memory memory, const Fetched& fetched,
                   const std::string& why);
  void take_article(const Poll_pointer& poll, const Feed_entry& entry, Page_memory memory, Article article);
  void page_done(const Poll_pointer& poll);
  void poll_done(const Poll& poll);

  void tell(const std::string& line);
  void remember(bool written);  // stops where the memory cannot be written
  void fail(Exit_code code, const std::string& message);
  [[nodiscard]] double random();
  [[nodiscard]] std::chrono::seconds next_poll(const Watched_feed& feed, Feed_memory& memory, const Fetched& fetched);
  void say_sum() const;

  const Watch_options& options_;
  const Feeds_file& file_;
  const Reader& reader_;
  Lexicon_registry registry_;
  Run_versions versions_;
  Ledger ledger_;
  Watch_memory memory_;
  const std::atomic<bool>& stopped_;
  std::atomic<bool> ended_{false};  // by a stop or a failure of our own
  Fetcher fetcher_;
  Watch_agenda agenda_;
  std::mutex mutex_;              // of all below and of ledger_ and memory_
  std::set<std::string> queued_;  // addresses of pages that are to be fetched
  Tally tally_;
  Output output_;
  Exit_code code_ = Exit_code::done;
  std::mt19937_64 random_{std::random_device{}()};
};

}  // namespace sijill
