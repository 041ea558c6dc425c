#include "watcher.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "fmt/format.h"
#include "sijill/fetch/back_off.h"
#include "watch_times.h"

namespace sijill {
namespace {

using Clock = Watch_agenda::Clock;

constexpr std::size_t most_sitemaps = 20;  // of one sitemap index, the newest
// Seconds after which a page that still stands in a feed is noted anew.
constexpr std::int64_t met_again = 7 * 86'400;
constexpr std::string_view feed_accept =
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, "
    "*/*;q=0.5";

Fetcher_options fetcher_options(const Feeds_file& file) {
  Fetcher_options options;
  options.settings.user_agent = fmt::format("Sijill/{} (+{})", SIJILL_VERSION, file.contact);
  options.settings.allowed = file.allow_private;
  options.settings.proxy = file.proxy;
  options.delay = file.delay;
  return options;
}

}  // namespace

Watcher::Watcher(const Watch_options& options, const Feeds_file& file, const Reader& reader, Ledger ledger,
                 Watch_memory memory, const std::atomic<bool>& stopped)
    : options_(options),
      file_(file),
      reader_(reader),
      registry_(reader.lexicon()),
      versions_{"sijill " SIJILL_VERSION, std::string(reader.lexicon().version()),
                std::string(reader.grammar_version()), std::string(reader.ranker_version())},
      ledger_(std::move(ledger)),
      memory_(std::move(memory)),
      stopped_(stopped),
      fetcher_(fetcher_options(file)),
      agenda_(fetcher_, ended_, options.once) {}

Exit_code Watcher::run() {
  const std::int64_t now = now_seconds();
  for (const Watched_feed& feed : file_.feeds) {
    const Feed_memory memory = memory_.feed(feed.address);
    const std::int64_t wait = std::max<std::int64_t>(memory.next - now, 0);
    if (!options_.once) {
      schedule(feed, Clock::now() + std::chrono::seconds(wait));
    } else if (wait == 0 || !memory.told_to_wait) {
      schedule(feed, Clock::now());
    } else {
      tell(fmt::format("{}: left alone for another {}, as it was asked to or failed before", feed.name,
                       duration(std::chrono::seconds(wait))));
    }
  }
  std::vector<std::jthread> threads;
  for (unsigned i = 0; i < file_.jobs; ++i) threads.emplace_back([this] { work(); });
  // A signal sets stopped_; a failure of our own sets ended_.
  std::jthread watch_for_stop([this](const std::stop_token& over) {
    while (!over.stop_requested() && !stopped_) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    if (stopped_) ended_ = true;
  });
  threads.clear();
  watch_for_stop.request_stop();
  watch_for_stop.join();
  if (!options_.quiet) say_sum();
  const Exit_code written = output_.finish();
  if (code_ == Exit_code::done && written != Exit_code::done) code_ = written;
  if (code_ == Exit_code::done && options_.once && tally_.failed_polls > 0) code_ = Exit_code::some_rejected;
  return code_;
}

void Watcher::work() {
  while (const auto task = agenda_.take()) {
    task->run();
    agenda_.done(*task);
  }
}

void Watcher::schedule(const Watched_feed& feed, Clock::time_point when) {
  agenda_.add({when, feed.address, [this, &feed] { poll(feed, feed.address, false); }});
}

std::chrono::seconds Watcher::next_poll(const Watched_feed& feed, Feed_memory& memory, const Fetched& fetched) {
  const auto wait = wait_before_next(feed.interval, memory.failures, random(), fetched.retry_after);
  memory.next = now_seconds() + wait.count();
  memory.told_to_wait = memory.failures > 0;
  return wait;
}

void Watcher::poll(const Watched_feed& feed, const std::string& address, bool within_index) {
  Feed_memory memory;
  {
    const std::lock_guard lock(mutex_);
    memory = memory_.feed(address);
  }
  Request request{address, memory.etag, memory.last_modified, std::string(feed_accept)};
  const Fetched fetched = fetcher_.get(request, [this] { return ended_.load(); });
  if (fetched.failure == Fetch_failure::stopped) return;
  Feed parsed;
  std::string why = fetched.message;
  if (why.empty() && fetched.status != 304) {
    if (fetched.status != 200) {
      why = fmt::format("{}: found the status {}, wanted a feed", fetched.address, fetched.status);
    } else {
      parsed = read_feed(fetched.body, {fetched.address, charset_of(fetched.content_type)});
      if (parsed.kind == Feed_kind::none) {
        why =
            fmt::format("{}: {}", fetched.address, parsed.notes.empty() ? "No feed was found." : parsed.notes.back());
      } else if (within_index && parsed.kind == Feed_kind::sitemap_index) {
        why = fetched.address + ": found a sitemap index within another, wanted a sitemap";
      }
    }
  }
  if (!why.empty()) return poll_failed(feed, address, memory, fetched, std::move(why));

  auto poll = std::make_shared<Poll>();
  poll->feed = &feed;
  poll->address = address;
  poll->open = 1;  // this itself
  poll->outlet = parsed.title;
  if (fetched.status == 304) {
    poll->etag = memory.etag;
    poll->last_modified = memory.last_modified;
    poll->answer = "unchanged";
  } else {
    poll->etag = fetched.etag;
    poll->last_modified = fetched.last_modified;
    poll->answer = fmt::format("{}, {} entries", name(parsed.kind), parsed.entries.size());
    if (fetched.moved) poll->answer += fmt::format(", moved for good to {}", fetched.address);
    for (const std::string& note : parsed.notes) tell(fmt::format("{}: {}", address, note));
  }
  memory.failures = 0;
  // What it said holds only once all of it was dealt with: a kill before that asks for all of it again.
  memory.etag.clear();
  memory.last_modified.clear();
  const std::chrono::seconds wait = next_poll(feed, memory, fetched);
  {
    const std::lock_guard lock(mutex_);
    ++tally_.polls;
    if (fetched.status == 304) ++tally_.unchanged;
    remember(memory_.remember_feed(address, memory));
  }
  if (parsed.kind == Feed_kind::sitemap_index) {
    poll_sitemaps(poll, parsed);
  } else {
    take_entries(poll, parsed);
  }
  page_done(poll);
  if (!options_.once && !within_index) schedule(feed, Clock::now() + wait);
}

void Watcher::poll_failed(const Watched_feed& feed, const std::string& address, Feed_memory memory,
                          const Fetched& fetched, std::string why) {
  ++memory.failures;
  const std::chrono::seconds wait = next_poll(feed, memory, fetched);
  {
    const std::lock_guard lock(mutex_);
    ++tally_.polls;
    ++tally_.failed_polls;
    remember(memory_.remember_feed(address, memory));
  }
  say(printable(fmt::format("{}: failed, {}; not asked again for {}", feed.name, why, duration(wait))));
  if (!options_.once && address == feed.address) schedule(feed, Clock::now() + wait);
}

void Watcher::poll_sitemaps(const Poll_pointer& poll, const Feed& feed) {
  std::vector<const Feed_entry*> newest;
  for (const Feed_entry& entry : feed.entries) {
    if (poll->feed->since && entry.updated && entry.updated->day < *poll->feed->since) continue;
    newest.push_back(&entry);
  }
  std::ranges::stable_sort(newest, std::greater(),
                           [](const Feed_entry* entry) { return minutes_of(entry->updated); });
  if (newest.size() > most_sitemaps) newest.resize(most_sitemaps);
  poll->complete = false;  // an index that is unchanged may name sitemaps that are not
  for (const Feed_entry* entry : newest) {
    agenda_.add({Clock::now(), entry->address,
                 [this, poll, address = entry->address] { this->poll(*poll->feed, address, true); }});
  }
}

bool Watcher::is_wanted(const Poll& poll, const Feed_entry& entry, const Page_memory& known) const {
  const auto& when = entry.published ? entry.published : entry.updated;
  if (poll.feed->since && when && when->day < *poll.feed->since) return false;
  if (known.state == Page_memory::State::waiting) return known.next <= now_seconds();
  return is_newer(minutes_of(entry.updated), known);
}

void Watcher::take_entries(const Poll_pointer& poll, const Feed& feed) {
  std::vector<std::pair<const Feed_entry*, Page_memory>> wanted;
  {
    const std::lock_guard lock(mutex_);
    const std::int64_t now = now_seconds();
    for (const Feed_entry& entry : feed.entries) {
      const std::string key = key_of(entry);
      if (key.empty() || (entry.address.empty() && poll->feed->source == Watched_feed::Source::page)) continue;
      if (queued_.contains(key)) {  // of an earlier poll, or of another feed
        poll->complete = false;
        continue;
      }
      Page_memory known = memory_.page(key);
      const bool is_known = memory_.knows_page(key);
      if (is_wanted(*poll, entry, known)) {
        wanted.emplace_back(&entry, known);
      } else if (is_known && known.state == Page_memory::State::waiting) {
        poll->complete = false;
      } else if (is_known && known.met < now - met_again) {
        known.met = now;
        remember(memory_.remember_page(key, known));
      }
    }
    // The newest first into the poll, the oldest of these first into the ledger.
    std::ranges::stable_sort(wanted, std::greater(), [](const auto& one) { return time_of(*one.first); });
    if (wanted.size() > poll->feed->most_new) {
      poll->answer += fmt::format(", {} new ones left for the next poll", wanted.size() - poll->feed->most_new);
      wanted.resize(poll->feed->most_new);
      poll->complete = false;
    }
    std::ranges::reverse(wanted);
    for (const auto& one : wanted) queued_.insert(key_of(*one.first));
    poll->open += wanted.size();
  }
  for (auto& [entry, known] : wanted) {
    if (ended_) return;
    known.met = now_seconds();
    known.updated = std::max(known.updated, minutes_of(entry->updated));
    if (poll->feed->source == Watched_feed::Source::page) {
      agenda_.add({Clock::now(), entry->address, [this, poll, copy = *entry, memory = known] {
                     fetch_page(poll, copy, memory);
                     const std::lock_guard lock(mutex_);
                     queued_.erase(copy.address);
                   }});
    } else {
      Input_options facts;
      facts.outlet = poll->feed->outlet;
      Article article = article_of(*entry, key_of(*entry), facts);
      take_article(poll, *entry, known, std::move(article));
      const std::lock_guard lock(mutex_);
      queued_.erase(key_of(*entry));
    }
  }
}

// With mutex_ held.
void Watcher::poll_done(const Poll& poll) {
  Feed_memory memory = memory_.feed(poll.address);
  if (poll.complete) {
    memory.etag = poll.etag;
    memory.last_modified = poll.last_modified;
    remember(memory_.remember_feed(poll.address, memory));
  }
  std::string line = fmt::format("{}: {}", poll.feed->name, poll.answer);
  if (poll.address != poll.feed->address) line += " of " + poll.address;
  if (poll.recorded + poll.failed == 0) {
    line += ", nothing new";
  } else {
    line += fmt::format(", {} articles with {} claims recorded", poll.recorded, poll.claims);
    if (poll.failed > 0) line += fmt::format(", {} failed", poll.failed);
  }
  tell(line);
}

void Watcher::tell(const std::string& line) {
  if (!options_.quiet) say(printable(line));
}

// With mutex_ held.
void Watcher::remember(bool written) {
  if (!written) fail(Exit_code::output_failed, memory_.error());
}

// With mutex_ held.
void Watcher::fail(Exit_code code, const std::string& message) {
  if (code_ == Exit_code::done) {
    code_ = code;
    say(printable(message));
  }
  ended_ = true;
}

double Watcher::random() {
  const std::lock_guard lock(mutex_);
  return std::uniform_real_distribution<double>(0, 1)(random_);
}

void Watcher::say_sum() const {
  std::string facts = fmt::format("{} polls", tally_.polls);
  const auto add = [&facts](std::size_t count, std::string_view what) {
    if (count > 0) facts += fmt::format(", {} {}", count, what);
  };
  add(tally_.unchanged, "unchanged");
  add(tally_.failed_polls, "failed");
  facts += fmt::format("; {} articles", tally_.pages);
  add(tally_.failed_pages, "failed");
  add(options_.once ? agenda_.left() : 0, "left for another time");
  facts += fmt::format("; {} documents added", tally_.added);
  add(tally_.new_versions, "new versions");
  add(tally_.new_readings, "read again");
  add(tally_.were_there, "were there");
  say(fmt::format("{}: {}; {} claims", printable(ledger_.path()), facts, tally_.claims));
}

}  // namespace sijill
