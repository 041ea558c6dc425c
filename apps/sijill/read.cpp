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
#include <vector>

#include "CLI/CLI.hpp"
#include "article_options.h"
#include "data_directory.h"
#include "fmt/format.h"
#include "in_order.h"
#include "output.h"
#include "progress.h"
#include "render.h"
#include "sijill/ingest/open_input.h"
#include "sijill/reader/reader.h"
#include "verbs.h"

namespace sijill {
namespace {

struct Read_options {
  std::vector<std::string> files;
  Article_options article;
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

Outcome read_input(const std::string& path, const Input_options& facts, const Reader& reader,
                   const Render_options& options) {
  Outcome outcome;
  Result<std::vector<Article>> articles = open_input(path, facts);
  if (!articles) {
    outcome.rejected = true;
    outcome.messages = fmt::format("sijill: {}\n", printable(articles.error().message));
    return outcome;
  }
  for (Article& article : std::move(articles).value()) {
    const std::string name = article.name;
    const Reading reading = reader.read(std::move(article));
    for (const std::string& note : reading.document.notes) outcome.messages += message(name, note);
    outcome.claims += reading.claims.size();
    outcome.data += render(reading, options);
  }
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
  const Result<Input_options> facts = facts_of(options.article);
  if (!facts) {
    say(facts.error().message);
    return Exit_code::usage;
  }
  const Result<Reader> reader =
      Reader::open(data_directory(common.data), {.weekdays = options.article.weekdays, .explain = options.explain});
  if (!reader) {
    say(printable(reader.error().message));
    return Exit_code::configuration;
  }

  const Render_options style = render_options(options);
  const bool shares_terminal = is_terminal(STDOUT_FILENO);
  Output output;
  Progress progress(options.files.size(), options.quiet);
  bool some_rejected = false;
  const auto work = [&](std::size_t i) { return read_input(options.files[i], facts.value(), reader.value(), style); };
  const auto take = [&](std::size_t, const Outcome& outcome) {
    some_rejected = some_rejected || outcome.rejected;
    const bool talks = !outcome.messages.empty() && (outcome.rejected || !options.quiet);
    if (talks || (shares_terminal && !outcome.data.empty())) progress.clear();
    if (talks) talk(outcome.messages);
    const bool written = output.write(outcome.data);
    progress.advance(1, outcome.claims);
    return written;
  };
  output.write(render_begin(style));
  run_in_order(options.files.size(),
               {.jobs = options.jobs == 0 ? std::thread::hardware_concurrency() : options.jobs,
                .tick = [&] { progress.tick(); }},
               work, take);
  progress.clear();
  output.write(render_end(style));
  const Exit_code written = output.finish();
  if (written != Exit_code::done) return written;
  return some_rejected ? Exit_code::some_rejected : Exit_code::done;
}

}  // namespace

void add_read(CLI::App& program, const Common_options& common, Chosen_verb& chosen) {
  CLI::App* verb = program.add_subcommand("read", "Read articles and write their claims");
  const auto options = std::make_shared<Read_options>();
  verb->fallthrough();
  verb->add_option("files", options->files, "Articles, one a file; - is standard input")
      ->required()
      ->type_name("FILE");
  add_article_options(*verb, options->article);
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
      "  pdftotext report.pdf - | sijill read --format jsonl -\n\n"
      "Exit codes: 0 done, 1 some input could not be read (named on stderr, the rest is done), 2 usage.");
  verb->callback([options, &common, &chosen] { chosen = [options, &common] { return read(*options, common); }; });
}

}  // namespace sijill
