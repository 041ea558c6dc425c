// sijill watch: feeds in, a ledger kept up to date.
#include <atomic>
#include <csignal>
#include <ctime>
#include <memory>
#include <sstream>
#include <string>
#include <utility>

#include "CLI/CLI.hpp"
#include "data_directory.h"
#include "feeds_file.h"
#include "fmt/format.h"
#include "ledger_path.h"
#include "open_ledger.h"
#include "output.h"
#include "verbs.h"
#include "watch_memory.h"
#include "watcher.h"

namespace sijill {
namespace {

std::atomic<bool> stopped{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler may set it");

// The first signal ends what is under way and then the program, a second one kills it.
void stop_on_signals() {
  struct sigaction action {};
  action.sa_handler = [](int) { stopped = true; };
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  sigaction(SIGINT, &action, nullptr);
  sigaction(SIGTERM, &action, nullptr);
}

Exit_code watch(const Watch_options& options, const Common_options& common) {
  const Result<Feeds_file> file = read_feeds_file(options.feeds);
  if (!file) {
    std::istringstream faults(file.error().message);
    for (std::string line; std::getline(faults, line);) say(printable(line));
    return Exit_code::configuration;
  }
  if (options.check) {
    say(fmt::format("{}: {} feeds, no fault found", printable(options.feeds), file.value().feeds.size()));
    return Exit_code::done;
  }
  const Result<Reader> reader = Reader::open(data_directory(common.data));
  if (!reader) {
    say(printable(reader.error().message));
    return Exit_code::configuration;
  }
  Result<Ledger> ledger = open_ledger(ledger_path(options.ledger), Access::create);
  if (!ledger) {
    say(printable(ledger.error().message));
    return Exit_code::ledger_failed;
  }
  const std::string state = options.state.empty() ? ledger.value().path() + ".watch" : options.state;
  Result<Watch_memory> memory = Watch_memory::open(state, static_cast<std::int64_t>(std::time(nullptr)));
  if (!memory) {
    say(printable(memory.error().message));
    return Exit_code::output_failed;
  }
  stop_on_signals();
  Watcher watcher(options, file.value(), reader.value(), std::move(ledger).value(), std::move(memory).value(),
                  stopped);
  return watcher.run();
}

}  // namespace

void add_watch(CLI::App& program, const Common_options& common, Chosen_verb& chosen) {
  CLI::App* verb = program.add_subcommand("watch", "Poll feeds and record what is new in a ledger");
  const auto options = std::make_shared<Watch_options>();
  verb->fallthrough();
  verb->add_option("feeds", options->feeds, "Which feeds, how often, what may be done: docs/guide/watching.md")
      ->required()
      ->type_name("FEEDS.toml");
  add_ledger_option(*verb, options->ledger);
  verb->add_option("--state", options->state,
                   "Where it remembers what it has met (else the ledger's name with .watch)")
      ->type_name("FILE");
  verb->add_flag("--once", options->once, "Poll each feed once, fetch what is new, and end; for cron");
  verb->add_flag("--check", options->check, "Look for faults in FEEDS.toml and end; nothing is fetched");
  verb->add_flag("--list", options->list,
                 "Write a line for each document once it is safe on the disk, as ingest does");
  verb->add_flag("-q,--quiet", options->quiet, "Failures only on stderr");
  verb->footer(
      "Examples:\n"
      "  sijill watch feeds.toml --ledger war.db               until it is stopped (Ctrl-C)\n"
      "  sijill watch feeds.toml --ledger war.db --once        what is due now, for cron\n"
      "  sijill watch feeds.toml --check                       nothing is fetched\n\n"
      "It may be stopped or killed at any moment and goes on where it was; it heeds robots.txt, Retry-After and\n"
      "a delay for each host, and never fetches from a private network unless feeds.toml allows the host by name.\n\n"
      "Exit codes: 0 done or stopped, 1 a feed failed (with --once), 2 usage, 3 a fault in FEEDS.toml,\n"
      "4 the ledger cannot be opened or written, 6 the state cannot be written or another watch has it.");
  verb->callback([options, &common, &chosen] { chosen = [options, &common] { return watch(*options, common); }; });
}

}  // namespace sijill
