// The half of Watcher that fetches, reads and records the articles of a poll.
#include <utility>

#include "fmt/format.h"
#include "read_page.h"
#include "sijill/fetch/back_off.h"
#include "sijill/wire/records.h"
#include "watch_times.h"
#include "watcher.h"

namespace sijill {
namespace {

constexpr int most_failures = 5;  // fetches of one page
constexpr std::string_view page_accept = "text/html, application/xhtml+xml;q=0.9, */*;q=0.5";

// Worth another try at another time: what a server or the way to it does now and then.
bool is_passing(const Fetched& fetched) {
  switch (fetched.failure) {
    case Fetch_failure::none:
    case Fetch_failure::disallowed:  // a robots.txt that cannot be had has the status of its answer
      return fetched.status >= 500 || fetched.status == 429 || fetched.status == 408;
    case Fetch_failure::too_slow:
    case Fetch_failure::unreachable:
    case Fetch_failure::waiting:
    case Fetch_failure::stopped: return true;
    default: return false;
  }
}

std::string word_for(Recorded recorded) {
  switch (recorded) {
    case Recorded::added: return "added";
    case Recorded::new_version: return "new version";
    case Recorded::new_reading: return "new reading";
    case Recorded::was_there: return "was there";
  }
  return "";
}

}  // namespace

void Watcher::fetch_page(const Poll_pointer& poll, const Feed_entry& entry, Page_memory memory) {
  Request request;
  request.address = entry.address;
  request.accept = page_accept;
  const Fetched fetched = fetcher_.get(request, [this] { return ended_.load(); });
  if (fetched.failure == Fetch_failure::stopped) return;  // the poll stays open, and what it said is asked for again
  if (fetched.failure != Fetch_failure::none) return page_failed(poll, entry, memory, fetched, fetched.message);
  if (fetched.status != 200) {
    return page_failed(poll, entry, memory, fetched,
                       fmt::format("{}: found the status {}, wanted a page", fetched.address, fetched.status));
  }
  Result<Article> article = read_page(fetched, entry, poll->feed->outlet, poll->outlet);
  if (!article) return page_failed(poll, entry, memory, fetched, article.error().message);
  take_article(poll, entry, memory, std::move(article).value());
}

void Watcher::page_failed(const Poll_pointer& poll, const Feed_entry& entry, Page_memory memory,
                          const Fetched& fetched, const std::string& why) {
  ++memory.failures;
  const bool again = is_passing(fetched) && memory.failures < most_failures;
  std::string rest = "given up";
  if (again) {
    const auto wait = wait_before_next(poll->feed->interval, memory.failures, random(), fetched.retry_after);
    memory.next = now_seconds() + wait.count();
    rest = "tried again at a poll after " + duration(wait);
  } else {
    memory.state = Page_memory::State::given_up;
  }
  {
    const std::lock_guard lock(mutex_);
    ++tally_.pages;
    ++tally_.failed_pages;
    ++poll->failed;
    if (again) poll->complete = false;
    remember(memory_.remember_page(key_of(entry), memory));
  }
  // A redirect leads elsewhere, and so may a site's rules.
  const bool names_it = entry.address.empty() || why.find(entry.address) != std::string::npos;
  say(printable(fmt::format("{}: {}{}; {}", poll->feed->name, names_it ? "" : entry.address + ": ", why, rest)));
  page_done(poll);
}

void Watcher::take_article(const Poll_pointer& poll, const Feed_entry& entry, Page_memory memory, Article article) {
  const std::string article_name = article.name;
  if (article.text.empty()) {
    const std::string note = article.notes.empty() ? "found no text" : article.notes.front();
    return page_failed(poll, entry, memory, {}, article_name + ": " + note);
  }
  const Reading reading = reader_.read(std::move(article));
  Document_record record = record_of(reading);
  record.name = article_name;
  registry_.recognise_outlet(record);
  {
    const std::lock_guard lock(mutex_);
    if (ended_ && code_ != Exit_code::done) return;
    const Result<Recorded> recorded = ledger_.record(record, versions_, registry_);
    if (!recorded) return fail(Exit_code::ledger_failed, recorded.error().message);
    ++tally_.pages;
    ++poll->recorded;
    switch (recorded.value()) {
      case Recorded::added: ++tally_.added; break;
      case Recorded::new_version: ++tally_.new_versions; break;
      case Recorded::new_reading: ++tally_.new_readings; break;
      case Recorded::was_there: ++tally_.were_there; break;
    }
    if (recorded.value() != Recorded::was_there) {
      tally_.claims += record.claims.size();
      poll->claims += record.claims.size();
    }
    if (options_.list) {
      output_.write(fmt::format("{}\t{}\t{}\t{}\n", word_for(recorded.value()), record.id, record.claims.size(),
                                printable(article_name)));
    }
    // After the ledger has it: a kill between the two costs one more fetch, which the ledger then knows.
    memory.state = Page_memory::State::recorded;
    memory.failures = 0;
    remember(memory_.remember_page(key_of(entry), memory));
  }
  page_done(poll);
}

void Watcher::page_done(const Poll_pointer& poll) {
  const std::lock_guard lock(mutex_);
  if (--poll->open == 0) poll_done(*poll);
}

}  // namespace sijill
