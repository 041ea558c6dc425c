// sijill ingest: articles in, a ledger filled. Many threads read, one writes, in the order of the inputs.
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "CLI/CLI.hpp"
#include "article_options.h"
#include "data_directory.h"
#include "fmt/format.h"
#include "in_order.h"
#include "input_cursors.h"
#include "inputs.h"
#include "ledger_path.h"
#include "lexicon_registry.h"
#include "open_ledger.h"
#include "output.h"
#include "progress.h"
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
// How far the inputs have been read is kept with their documents, and by itself where none come.
constexpr auto longest_untold = std::chrono::seconds(5);

struct Ingest_options {
  std::vector<std::string> paths;
  std::string ledger;
  Article_options article;
  Door_options door;
  bool again = false;
  bool list = false;
  bool quiet = false;
  unsigned jobs = 0;  // 0: one thread a processor
};

double seconds_since(Clock::time_point began) { return std::chrono::duration<double>(Clock::now() - began).count(); }

// What one record became on a reading thread, until the writer takes it.
struct Read_record {
  std::optional<Document_record> document;  // absent where it was there before it was read, or is no article
  std::string place;                        // in an input of many records; empty in others
  bool was_there = false;
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

// All that decides which articles come out of an input, beside the input.
std::string settings_named(const Ingest_options& options) {
  const Article_options& article = options.article;
  return fmt::format("from={}&columns={}&limits={}&strict={}&published={}&outlet={}&url={}&title={}&prefer={}",
                     options.door.from, options.door.columns, fmt::join(options.door.limits, ","),
                     options.door.strict, article.published.value_or(""), article.outlet, article.url, article.title,
                     static_cast<int>(article.weekdays));
}

class Ingest {
 public:
  Ingest(const Ingest_options& options, const Reader& reader, Ledger writing, Ledger looking, Inputs inputs)
      : options_(options),
        reader_(reader),
        registry_(reader.lexicon()),
        versions_{"sijill " SIJILL_VERSION, std::string(reader.lexicon().version()),
                  std::string(reader.grammar_version()), std::string(reader.ranker_version())},
        writing_(std::move(writing)),
        looking_(std::move(looking)),
        inputs_(std::move(inputs)),
        cursors_(settings_named(options), options.again, [this](const std::string& name) { return cursor(name); }),
        progress_(inputs_.bytes(), options.quiet, Progress::Counts::bytes) {
    // Who says where to begin knows better.
    if (!options.door.start.empty()) return;
    inputs_.choose_starts([this](std::size_t input, const std::string& path) { return cursors_.open(input, path); });
  }

  Exit_code run() {
    const Clock::time_point began = Clock::now();
    const unsigned jobs = options_.jobs == 0 ? std::thread::hardware_concurrency() : options_.jobs;
    const auto tick = [&] {
      if (is_time_to_record() && !failure_) record();
      progress_.tick();
    };
    run_in_order(
        {.jobs = jobs, .tick = tick}, [&] { return next(); },
        [&](std::size_t i, const Outcome& outcome) { return !failure_ && take(i, outcome); });
    if (!failure_ && (!waiting_.empty() || cursors_.is_due())) record();
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
  std::optional<Work> next() {
    auto piece = inputs_.next();
    if (!piece) {
      cursors_.end();
      return std::nullopt;
    }
    if (const std::optional<std::size_t> input = inputs_.current())
      cursors_.begin(*input, *piece);
    else
      cursors_.begin_elsewhere();
    const std::size_t i = begun_++;
    if (auto* refusal = std::get_if<Refusal>(&*piece)) {
      return [refusal = std::move(*refusal)] { return outcome_of(refusal); };
    }
    return [this, i, record = std::move(std::get<Record>(*piece))] { return read(i, record); };
  }

  // On a reading thread: nothing here touches the ledger but to ask whether a document is in it.
  Outcome read(std::size_t i, const Record& record) {
    const Clock::time_point began = Clock::now();
    Received received = record.read();
    if (const auto* refusal = std::get_if<Refusal>(&received)) return outcome_of(*refusal);
    Outcome outcome;
    outcome.format = record.format;
    Read_record read;
    Article& article = std::get<Article>(received);
    if (is_there(article.id)) {
      read.was_there = true;
    } else {
      const std::string name = article.name;
      const Reading reading = reader_.read(std::move(article));
      for (const std::string& note : reading.document.notes) outcome.messages += message(name, note);
      read.document = record_of(reading);
      read.document->name = name;
      registry_.recognise_outlet(*read.document);
    }
    if (record.position.number > 0) read.place = to_string(record.position.place);
    read.seconds = seconds_since(began);
    const std::lock_guard lock(read_mutex_);
    read_.emplace(i, std::move(read));
    return outcome;
  }

  bool is_there(const std::string& key) {
    const std::lock_guard lock(looking_mutex_);
    const Result<bool> there = looking_.has(key, versions_);
    return there && there.value();  // where it cannot be asked, recording will tell
  }

  std::optional<Input_cursor> cursor(const std::string& name) {
    const std::lock_guard lock(looking_mutex_);
    Result<std::optional<Input_cursor>> found = looking_.cursor(name, settings_named(options_), versions_);
    return found ? std::move(found).value() : std::nullopt;
  }

  // On the thread that writes; false once the ledger cannot be written any more.
  bool take(std::size_t i, const Outcome& outcome) {
    Read_record read = taken_out(i);
    tally_.reading += read.seconds;
    tally_.rejected += outcome.rejected() ? 1 : 0;
    tally_.were_there += read.was_there ? 1 : 0;
    outcome.refusal ? summary_.count(*outcome.refusal) : summary_.count_article(outcome.format);
    if (!outcome.messages.empty() && (outcome.rejected() || !options_.quiet)) {
      progress_.clear();
      talk(outcome.messages);
    }
    if (read.document && read.document->text.empty()) {
      ++tally_.empty;
    } else if (read.document) {
      if (waiting_.empty()) oldest_ = Clock::now();
      waiting_.push_back(std::move(*read.document));
      places_.push_back(std::move(read.place));
    }
    progress_.reach(inputs_.taken(), 0);
    if (options_.door.strict && outcome.rejected()) return false;
    cursors_.take(outcome.rejected());
    return !is_time_to_record() || record();
  }

  Read_record taken_out(std::size_t i) {
    const std::lock_guard lock(read_mutex_);
    const auto found = read_.find(i);
    if (found == read_.end()) return {};
    Read_record read = std::move(found->second);
    read_.erase(found);
    return read;
  }

  [[nodiscard]] bool is_time_to_record() const {
    if (waiting_.empty()) return Clock::now() - recorded_ > longest_untold && cursors_.is_due();
    return waiting_.size() >= largest_batch || Clock::now() - oldest_ > longest_wait;
  }

  // What waits goes into the ledger, all or nothing.
  bool record() {
    const Clock::time_point began = Clock::now();
    const Result<std::vector<Recorded>> recorded = writing_.record(waiting_, versions_, registry_, cursors_.due());
    recorded_ = Clock::now();
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
      output_.write(fmt::format("{}\t{}\t{}\t{}{}{}\n", word_for(what), document.id, document.claims.size(),
                                printable(document.name), places_[i].empty() ? "" : "\t", places_[i]));
    }
    waiting_.clear();
    places_.clear();
    tally_.claims += claims;
    progress_.reach(inputs_.taken(), claims);
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
    add(cursors_.unchanged(), "inputs unchanged since they were read (--again reads them anew)");
    add(cursors_.resumed(), "inputs read on from where they had been read to");
    say(fmt::format("{}: {}; {} claims; {:.1f} s (reading {:.1f} s on all threads, recording {:.1f} s)",
                    printable(writing_.path()), facts, tally_.claims, seconds, tally_.reading, tally_.recording));
    talk(summary_.text());
  }

  const Ingest_options& options_;
  const Reader& reader_;
  Lexicon_registry registry_;
  Run_versions versions_;
  Ledger writing_;
  Ledger looking_;
  std::mutex looking_mutex_;
  Inputs inputs_;
  Input_cursors cursors_;
  std::size_t begun_ = 0;  // records given out
  std::mutex read_mutex_;
  std::map<std::size_t, Read_record> read_;  // by record; each comes from one reading thread and goes to the writer
  Input_summary summary_;
  Output output_;
  Progress progress_;
  Tally tally_;
  std::vector<Document_record> waiting_;       // read, not yet recorded
  std::vector<std::string> places_;            // of each of them in its input
  Clock::time_point oldest_;                   // since when the first of them waits
  Clock::time_point recorded_ = Clock::now();  // last
  std::optional<std::string> failure_;
};

Exit_code ingest(const Ingest_options& options, const Common_options& common) {
  Result<Settings> settings = settings_of(options.article, options.door);
  Result<Inputs> inputs =
      settings ? Inputs::open(options.paths, std::move(settings).value()) : Result<Inputs>(settings.error());
  if (!inputs) {
    say(inputs.error().message);
    return Exit_code::usage;
  }

  const Result<Reader> reader = Reader::open(data_directory(common.data), {.weekdays = options.article.weekdays});
  if (!reader) {
    say(printable(reader.error().message));
    return Exit_code::configuration;
  }
  const std::string path = ledger_path(options.ledger);
  Result<Ledger> writing = open_ledger(path, Access::create);
  // A connection of its own, so that the reading threads never wait for the writer.
  Result<Ledger> looking = writing ? Ledger::open(path, Access::read) : std::move(writing);
  if (!looking) {
    say(printable(looking.error().message));
    return Exit_code::ledger_failed;
  }
  Ingest work(options, reader.value(), std::move(writing).value(), std::move(looking).value(),
              std::move(inputs).value());
  return work.run();
}

}  // namespace

void add_ingest(CLI::App& program, const Common_options& common, Chosen_verb& chosen) {
  CLI::App* verb = program.add_subcommand("ingest", "Read articles and record their claims in a ledger");
  const auto options = std::make_shared<Ingest_options>();
  verb->fallthrough();
  verb->add_option("paths", options->paths,
                   "Articles, archives, exports; directories with all that lies in them, in the\n"
                   "order of the paths; - is standard input")
      ->required()
      ->type_name("PATH");
  add_ledger_option(*verb, options->ledger);
  add_article_options(*verb, options->article);
  add_door_options(*verb, options->door);
  verb->add_flag("--again", options->again,
                 "Read inputs anew that were read to their end before and have not changed (else they\n"
                 "are not opened, and one that was cut off or has grown goes on where it was read to)");
  verb->add_flag("--list", options->list,
                 "Write a line for each document once it is safe on the disk: what became of it\n"
                 "(added, new version, new reading, was there), its key, its claims, its input, and its\n"
                 "place there where that holds many (--start begins with it)");
  verb->add_option("-j,--jobs", options->jobs,
                   "Threads that read; the ledger is the same for any number (default: processors)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024).description(""));
  verb->add_flag("-q,--quiet", options->quiet, "No progress, notes or sum on stderr; errors only");
  verb->footer(
      "Examples:\n"
      "  sijill ingest news/                                   into ./sijill.db\n"
      "  sijill ingest news/ --ledger war.db --jobs 4          again any time: what is in is skipped\n"
      "  sijill ingest CC-NEWS.warc.gz --ledger war.db         killed and begun again: goes on where it was\n"
      "  sijill ingest - --ledger war.db --published 2017-11-11 --outlet almowaten < article.txt\n\n"
      "It may be killed at any moment: each document is in the ledger with all its claims or not at all.\n\n"
      "Exit codes: 0 done, 1 some input could not be read (named on stderr, the rest is done), 2 usage,\n"
      "4 the ledger cannot be opened or written (what was recorded before stays).");
  verb->callback([options, &common, &chosen] { chosen = [options, &common] { return ingest(*options, common); }; });
}

}  // namespace sijill
