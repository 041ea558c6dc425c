// sijill ingest: articles in, a ledger filled. Many threads read, one writes, in the order of the inputs.
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "article_options.h"
#include "data_directory.h"
#include "fmt/format.h"
#include "in_order.h"
#include "ledger_path.h"
#include "lexicon_registry.h"
#include "output.h"
#include "progress.h"
#include "sijill/ingest/open_input.h"
#include "sijill/ledger/ledger.h"
#include "sijill/reader/reader.h"
#include "sijill/wire/records.h"
#include "verbs.h"

namespace sijill {
namespace {

using Clock = std::chrono::steady_clock;

// One wait for the disk serves several documents, and none waits long to be safe.
constexpr std::size_t largest_batch = 128;
constexpr auto longest_wait = std::chrono::milliseconds(300);

struct Ingest_options {
  std::vector<std::string> paths;
  std::string ledger;
  Article_options article;
  bool list = false;
  bool quiet = false;
  unsigned jobs = 0;  // 0: one thread a processor
};

double seconds_since(Clock::time_point began) { return std::chrono::duration<double>(Clock::now() - began).count(); }

bool is_hidden(const std::filesystem::path& path) { return path.filename().native().starts_with('.'); }

// The files under a directory in the order of their paths, hidden ones left out.
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

// What one input became on a reading thread, until the writer takes it.
struct Read_input {
  std::vector<Document_record> documents;
  std::size_t skipped = 0;  // were there before they were read
  double seconds = 0;
};

struct Tally {
  std::size_t added = 0, new_versions = 0, new_readings = 0, were_there = 0, rejected = 0, empty = 0, claims = 0;
  double reading = 0, recording = 0;  // seconds

  void count(Recorded recorded) {
    switch (recorded) {
      case Recorded::added: ++added; return;
      case Recorded::new_version: ++new_versions; return;
      case Recorded::new_reading: ++new_readings; return;
      case Recorded::was_there: ++were_there; return;
    }
  }
};

std::string_view word_for(Recorded recorded) {
  switch (recorded) {
    case Recorded::added: return "added";
    case Recorded::new_version: return "new version";
    case Recorded::new_reading: return "new reading";
    case Recorded::was_there: return "was there";
  }
  return "";
}

std::string message(std::string_view name, std::string_view text) {
  return fmt::format("sijill: {}: {}\n", printable(name), printable(text));
}

class Ingest {
 public:
  Ingest(const Ingest_options& options, const Input_options& facts, const Reader& reader, Ledger writing,
         Ledger looking, std::vector<std::string> files)
      : options_(options),
        facts_(facts),
        reader_(reader),
        registry_(reader.lexicon()),
        versions_{"sijill " SIJILL_VERSION, std::string(reader.lexicon().version()),
                  std::string(reader.grammar_version()), std::string(reader.ranker_version())},
        writing_(std::move(writing)),
        looking_(std::move(looking)),
        files_(std::move(files)),
        read_(files_.size()),
        progress_(files_.size(), options.quiet) {}

  Exit_code run() {
    const Clock::time_point began = Clock::now();
    const unsigned jobs = options_.jobs == 0 ? std::thread::hardware_concurrency() : options_.jobs;
    const auto tick = [&] {
      if (is_time_to_record() && !failure_) record();
      progress_.tick();
    };
    run_in_order(
        files_.size(), {.jobs = jobs, .tick = tick}, [&](std::size_t i) { return read(i); },
        [&](std::size_t i, const Outcome& outcome) { return !failure_ && take(i, outcome); });
    if (!failure_ && !waiting_.empty()) record();
    progress_.clear();
    if (!options_.quiet) say_sum(seconds_since(began));
    if (failure_) {
      say(printable(*failure_));
      return Exit_code::ledger_failed;
    }
    const Exit_code written = output_.finish();
    if (written != Exit_code::done) return written;
    return tally_.rejected > 0 ? Exit_code::some_rejected : Exit_code::done;
  }

 private:
  // On a reading thread: nothing here touches the ledger but to ask whether a document is in it.
  Outcome read(std::size_t i) {
    const Clock::time_point began = Clock::now();
    Outcome outcome;
    Result<std::vector<Article>> articles = open_input(files_[i], facts_);
    if (!articles) {
      outcome.rejected = true;
      outcome.messages = fmt::format("sijill: {}\n", printable(articles.error().message));
      return outcome;
    }
    for (Article& article : std::move(articles).value()) {
      const std::string name = article.name;
      if (is_there(article.id)) {
        ++read_[i].skipped;
        continue;
      }
      const Reading reading = reader_.read(std::move(article));
      for (const std::string& note : reading.document.notes) outcome.messages += message(name, note);
      Document_record record = record_of(reading);
      record.name = name;
      registry_.recognise_outlet(record);
      read_[i].documents.push_back(std::move(record));
    }
    read_[i].seconds = seconds_since(began);
    return outcome;
  }

  bool is_there(const std::string& key) {
    const std::lock_guard lock(looking_mutex_);
    const Result<bool> there = looking_.has(key, versions_);
    return there && there.value();  // where it cannot be asked, recording will tell
  }

  // On the thread that writes; false once the ledger cannot be written any more.
  bool take(std::size_t i, const Outcome& outcome) {
    Read_input input = std::exchange(read_[i], {});
    tally_.reading += input.seconds;
    tally_.rejected += outcome.rejected ? 1 : 0;
    tally_.were_there += input.skipped;
    if (!outcome.messages.empty() && (outcome.rejected || !options_.quiet)) {
      progress_.clear();
      talk(outcome.messages);
    }
    for (Document_record& document : input.documents) {
      if (document.text.empty()) {
        ++tally_.empty;
        continue;
      }
      if (waiting_.empty()) oldest_ = Clock::now();
      waiting_.push_back(std::move(document));
    }
    ++taken_;
    if (waiting_.empty()) progress_.advance(std::exchange(taken_, 0), 0);
    return !is_time_to_record() || record();
  }

  [[nodiscard]] bool is_time_to_record() const {
    return waiting_.size() >= largest_batch || (!waiting_.empty() && Clock::now() - oldest_ > longest_wait);
  }

  // What waits goes into the ledger, all or nothing.
  bool record() {
    const Clock::time_point began = Clock::now();
    const Result<std::vector<Recorded>> recorded = writing_.record(waiting_, versions_, registry_);
    tally_.recording += seconds_since(began);
    if (!recorded) {
      failure_ = recorded.error().message;
      return false;
    }
    std::size_t claims = 0;
    for (std::size_t i = 0; i < waiting_.size(); ++i) {
      const Document_record& document = waiting_[i];
      const Recorded what = recorded.value()[i];
      tally_.count(what);
      if (what != Recorded::was_there) claims += document.claims.size();
      if (!options_.list) continue;
      if (is_terminal(STDOUT_FILENO)) progress_.clear();
      output_.write(fmt::format("{}\t{}\t{}\t{}\n", word_for(what), document.id, document.claims.size(),
                                printable(document.name)));
    }
    waiting_.clear();
    tally_.claims += claims;
    progress_.advance(std::exchange(taken_, 0), claims);
    return true;
  }

  void say_sum(double seconds) const {
    std::string facts = fmt::format("{} documents added", tally_.added);
    const auto add = [&](std::size_t count, std::string_view what) {
      if (count > 0) facts += fmt::format(", {} {}", count, what);
    };
    add(tally_.new_versions, "new versions");
    add(tally_.new_readings, "read again");
    add(tally_.were_there, "were there");
    add(tally_.empty, "without text");
    add(tally_.rejected, "could not be read");
    say(fmt::format("{}: {}; {} claims; {:.1f} s (reading {:.1f} s on all threads, recording {:.1f} s)",
                    printable(writing_.path()), facts, tally_.claims, seconds, tally_.reading, tally_.recording));
  }

  const Ingest_options& options_;
  const Input_options& facts_;
  const Reader& reader_;
  Lexicon_registry registry_;
  Run_versions versions_;
  Ledger writing_;
  Ledger looking_;
  std::mutex looking_mutex_;
  std::vector<std::string> files_;
  std::vector<Read_input> read_;  // by input; each is filled by one reading thread and then emptied by the writer
  Output output_;
  Progress progress_;
  Tally tally_;
  std::vector<Document_record> waiting_;  // read, not yet recorded
  Clock::time_point oldest_;              // since when the first of them waits
  std::size_t taken_ = 0;                 // inputs that progress has not been told of
  std::optional<std::string> failure_;
};

Exit_code ingest(const Ingest_options& options, const Common_options& common) {
  const Result<Input_options> facts = facts_of(options.article);
  if (!facts) {
    say(facts.error().message);
    return Exit_code::usage;
  }
  bool some_rejected = false;
  std::vector<std::string> files;
  for (const std::string& path : options.paths) {
    std::error_code ignored;
    if (path == "-" || !std::filesystem::is_directory(path, ignored)) {
      files.push_back(path);
      continue;
    }
    Result<std::vector<std::string>> found = files_under(path);
    if (found) {
      files.insert(files.end(), found.value().begin(), found.value().end());
    } else {
      some_rejected = true;
      say(printable(found.error().message));
    }
  }
  for (const auto& [name, value] : {std::pair("--url", options.article.url), {"--title", options.article.title}}) {
    if (!value.empty() && files.size() > 1) {
      say(fmt::format("{}: found {} inputs, wanted one; articles do not share it", name, files.size()));
      return Exit_code::usage;
    }
  }

  const Result<Reader> reader = Reader::open(data_directory(common.data), {.weekdays = options.article.weekdays});
  if (!reader) {
    say(printable(reader.error().message));
    return Exit_code::configuration;
  }
  const std::string path = ledger_path(options.ledger);
  Result<Ledger> writing = Ledger::open(path, Access::create);
  // A connection of its own, so that the reading threads never wait for the writer.
  Result<Ledger> looking = writing ? Ledger::open(path, Access::read) : std::move(writing);
  if (!looking) {
    say(printable(looking.error().message));
    return Exit_code::ledger_failed;
  }
  Ingest work(options, facts.value(), reader.value(), std::move(writing).value(), std::move(looking).value(),
              std::move(files));
  const Exit_code code = work.run();
  return code == Exit_code::done && some_rejected ? Exit_code::some_rejected : code;
}

}  // namespace

void add_ingest(CLI::App& program, const Common_options& common, Chosen_verb& chosen) {
  CLI::App* verb = program.add_subcommand("ingest", "Read articles and record their claims in a ledger");
  const auto options = std::make_shared<Ingest_options>();
  verb->fallthrough();
  verb->add_option("paths", options->paths,
                   "Articles, one a file; directories with all that lies in them, in the order of\n"
                   "the paths; - is standard input")
      ->required()
      ->type_name("PATH");
  add_ledger_option(*verb, options->ledger);
  add_article_options(*verb, options->article);
  verb->add_flag("--list", options->list,
                 "Write a line for each document once it is safe on the disk: what became of it\n"
                 "(added, new version, new reading, was there), its key, its claims, its input");
  verb->add_option("-j,--jobs", options->jobs,
                   "Threads that read; the ledger is the same for any number (default: processors)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024).description(""));
  verb->add_flag("-q,--quiet", options->quiet, "No progress, notes or sum on stderr; errors only");
  verb->footer(
      "Examples:\n"
      "  sijill ingest news/                                   into ./sijill.db\n"
      "  sijill ingest news/ --ledger war.db --jobs 4          again any time: what is in is skipped\n"
      "  sijill ingest - --ledger war.db --published 2017-11-11 --outlet almowaten < article.txt\n\n"
      "It may be killed at any moment: each document is in the ledger with all its claims or not at all.\n\n"
      "Exit codes: 0 done, 1 some input could not be read (named on stderr, the rest is done), 2 usage,\n"
      "4 the ledger cannot be opened or written (what was recorded before stays).");
  verb->callback([options, &common, &chosen] { chosen = [options, &common] { return ingest(*options, common); }; });
}

}  // namespace sijill
