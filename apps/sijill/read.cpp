// sijill read: articles in, claims out, in the order of the inputs whatever the number of threads.
#include <unistd.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

#include "CLI/CLI.hpp"
#include "article_options.h"
#include "data_directory.h"
#include "fmt/format.h"
#include "in_order.h"
#include "inputs.h"
#include "output.h"
#include "progress.h"
#include "render.h"
#include "sijill/reader/reader.h"
#include "verbs.h"

namespace sijill {
namespace {

struct Read_options {
  std::vector<std::string> files;
  Article_options article;
  Door_options door;
  std::optional<Format> format;
  bool explain = false;
  bool quiet = false;
  unsigned jobs = 0;  // 0: one thread a processor
};

const std::map<std::string, Format> format_names = {{"jsonl", Format::jsonl},
                                                    {"table", Format::table},
                                                    {"reading", Format::reading},
                                                    {"conllu", Format::conllu},
                                                    {"html", Format::html}};

std::string message(std::string_view name, std::string_view text) {
  return fmt::format("sijill: {}: {}\n", printable(name), printable(text));
}

Outcome read_record(const Record& record, const Reader& reader, const Render_options& options) {
  Received received = record.read();
  if (const auto* refusal = std::get_if<Refusal>(&received)) return outcome_of(*refusal);
  Outcome outcome;
  outcome.format = record.format;
  Article& article = std::get<Article>(received);
  const std::string name = article.name;
  const Reading reading = reader.read(std::move(article));
  for (const std::string& note : reading.document.notes) outcome.messages += message(name, note);
  outcome.claims = reading.claims.size();
  outcome.data = render(reading, options);
  return outcome;
}

Render_options render_options(const Read_options& options) {
  const bool terminal = is_terminal(STDOUT_FILENO);
  const char* no_colour = std::getenv("NO_COLOR");
  Render_options render;
  render.format = options.format.value_or(terminal ? Format::table : Format::jsonl);
  render.terminal = terminal;
  render.colour = terminal && (no_colour == nullptr || *no_colour == '\0');
  render.columns = terminal ? terminal_columns() : 0;
  return render;
}

Exit_code read(const Read_options& options, const Common_options& common) {
  Result<Settings> settings = settings_of(options.article, options.door);
  Result<Inputs> opened =
      settings ? Inputs::open(options.files, std::move(settings).value()) : Result<Inputs>(settings.error());
  if (!opened) {
    say(opened.error().message);
    return Exit_code::usage;
  }
  Inputs inputs = std::move(opened).value();
  const Result<Reader> reader =
      Reader::open(data_directory(common.data), {.weekdays = options.article.weekdays, .explain = options.explain});
  if (!reader) {
    say(printable(reader.error().message));
    return Exit_code::configuration;
  }

  const Render_options style = render_options(options);
  const bool shares_terminal = is_terminal(STDOUT_FILENO);
  Output output;
  Progress progress(inputs.bytes(), options.quiet, Progress::Counts::bytes);
  Input_summary summary;
  bool some_rejected = false;
  const auto next = [&]() -> std::optional<Work> {
    auto piece = inputs.next();
    if (!piece) return std::nullopt;
    if (auto* refusal = std::get_if<Refusal>(&*piece)) {
      return [refusal = std::move(*refusal)] { return outcome_of(refusal); };
    }
    return [record = std::move(std::get<Record>(*piece)), &reader, &style] {
      return read_record(record, reader.value(), style);
    };
  };
  const auto take = [&](std::size_t, const Outcome& outcome) {
    outcome.refusal ? summary.count(*outcome.refusal) : summary.count_article(outcome.format);
    some_rejected = some_rejected || outcome.rejected();
    const bool talks = !outcome.messages.empty() && (outcome.rejected() || !options.quiet);
    if (talks || (shares_terminal && !outcome.data.empty())) progress.clear();
    if (talks) talk(outcome.messages);
    const bool written = output.write(outcome.data);
    progress.reach(inputs.taken(), outcome.claims);
    return written && !(options.door.strict && some_rejected);
  };
  output.write(render_begin(style));
  run_in_order({.jobs = options.jobs == 0 ? std::thread::hardware_concurrency() : options.jobs,
                .tick = [&] { progress.tick(); }},
               next, take);
  progress.clear();
  output.write(render_end(style));
  if (!options.quiet) talk(summary.text());
  const Exit_code written = output.finish();
  if (written != Exit_code::done) return written;
  return some_rejected ? Exit_code::some_rejected : Exit_code::done;
}

}  // namespace

void add_read(CLI::App& program, const Common_options& common, Chosen_verb& chosen) {
  CLI::App* verb = program.add_subcommand("read", "Read articles and write their claims");
  const auto options = std::make_shared<Read_options>();
  verb->fallthrough();
  verb->add_option("files", options->files,
                   "Articles, archives, exports; directories with all that lies in them; - is standard input")
      ->required()
      ->type_name("FILE");
  add_article_options(*verb, options->article);
  add_door_options(*verb, options->door);
  verb->add_option_function<std::string>(
          "--format", [options](const std::string& name) { options->format = format_names.at(name); },
          "jsonl: the claim records, one a line (default where stdout is no terminal)\n"
          "table: for a person (default on a terminal)\n"
          "reading: all layers, one JSON object an article\n"
          "conllu: the words as CoNLL-U\n"
          "html: one page that shows the articles with their claims marked")
      ->type_name("FORMAT")
      ->check(CLI::IsMember(format_names).description(""));
  verb->add_flag("--explain", options->explain, "Also show the triggers that were not taken, with the reason");
  verb->add_option("-j,--jobs", options->jobs, "Threads; the output is the same for any number (default: processors)")
      ->type_name("N")
      ->check(CLI::Range(1, 1024).description(""));
  verb->add_flag("-q,--quiet", options->quiet, "No progress and no notes on stderr; errors only");
  verb->footer(
      "Examples:\n"
      "  sijill read article.txt --published 2017-11-11 --outlet almowaten\n"
      "  sijill read --format html article.txt > article.html\n"
      "  sijill read --jobs 4 news/*.txt > claims.jsonl\n"
      "  sijill read --columns text=body,published=day news.csv.gz > claims.jsonl\n\n"
      "Exit codes: 0 done, 1 some input could not be read (named on stderr, the rest is done), 2 usage.");
  verb->callback([options, &common, &chosen] { chosen = [options, &common] { return read(*options, common); }; });
}

}  // namespace sijill
