// sijill demo: our own fictional articles in a ledger that is gone afterwards.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <vector>

#include "CLI/CLI.hpp"
#include "data_directory.h"
#include "fmt/format.h"
#include "lexicon_registry.h"
#include "open_ledger.h"
#include "output.h"
#include "serving.h"
#include "sijill/ingest/open_input.h"
#include "sijill/ledger/ask.h"
#include "sijill/ledger/ledger.h"
#include "sijill/reader/reader.h"
#include "sijill/wire/ledger_table.h"
#include "sijill/wire/records.h"
#include "verbs.h"

namespace sijill {
namespace {

namespace fs = std::filesystem;

struct Demo_options {
  bool serves = false;
  Serve_options serving;
};

// A folder of this run's own, gone with it.
class Temporary_folder {
 public:
  Temporary_folder() {
    std::string pattern = (fs::temp_directory_path() / "sijill-demo-XXXXXX").string();
    if (mkdtemp(pattern.data()) != nullptr) path_ = pattern;
  }
  Temporary_folder(const Temporary_folder&) = delete;
  ~Temporary_folder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Result<std::size_t> fill(const std::string& path, const fs::path& samples, const std::string& data) {
  const Result<Reader> reader = Reader::open(data);
  if (!reader) return reader.error();
  Result<Ledger> opened = open_ledger(path, Access::create);
  if (!opened) return opened.error();
  Ledger ledger = std::move(opened).value();
  const Lexicon_registry registry(reader.value().lexicon());
  std::vector<std::string> files;
  std::error_code error;
  for (fs::directory_iterator walk(samples, error), end; !error && walk != end; walk.increment(error)) {
    if (walk->path().extension() == ".txt") files.push_back(walk->path().string());
  }
  std::sort(files.begin(), files.end());
  if (files.empty()) {
    return Error{samples.string() +
                 ": found no samples, wanted those that are built beside the lexicon; name its "
                 "folder with --data"};
  }
  std::vector<Document_record> documents;
  std::size_t claims = 0;
  for (const std::string& file : files) {
    Result<std::vector<Article>> articles = open_input(file, {});
    if (!articles) return articles.error();
    for (Article& article : std::move(articles).value()) {
      const std::string name = fs::path(file).filename().string();
      Document_record record = record_of(reader.value().read(std::move(article)));
      record.name = name;
      registry.recognise_outlet(record);
      claims += record.claims.size();
      documents.push_back(std::move(record));
    }
  }
  const Run_versions versions{"sijill " SIJILL_VERSION, std::string(reader.value().lexicon().version()),
                              std::string(reader.value().grammar_version()),
                              std::string(reader.value().ranker_version())};
  const auto recorded = ledger.record(documents, versions, registry);
  if (!recorded) return recorded.error();
  say(fmt::format("{} fictional articles, {} claims; nothing is kept", documents.size(), claims));
  return claims;
}

Exit_code show(const std::string& path) {
  Result<Ledger> opened = Ledger::open(path, Access::read);
  if (!opened) {
    say(printable(opened.error().message));
    return Exit_code::ledger_failed;
  }
  Ledger ledger = std::move(opened).value();
  try {
    Output output;
    output.write(
        text_of(table_of(ask_holdings(ledger.database(), {}, {}), Language::en),
                {.isolates = is_terminal(1), .colour = false, .columns = is_terminal(1) ? terminal_columns() : 0}));
    return output.finish();
  } catch (const Database_failure& failure) {
    say(printable(failure.message));
    return Exit_code::ledger_failed;
  }
}

Exit_code demo(const Demo_options& options, const Common_options& common) {
  const Temporary_folder folder;
  if (folder.path().empty()) {
    say("the folder for temporary files cannot be written; name another with TMPDIR");
    return Exit_code::output_failed;
  }
  const std::string data = data_directory(common.data);
  const std::string path = (folder.path() / "demo.db").string();
  const Result<std::size_t> filled = fill(path, fs::path(data) / "samples", data);
  if (!filled) {
    say(printable(filled.error().message));
    return Exit_code::configuration;
  }
  if (!options.serves) return show(path);
  Serve_options serving = options.serving;
  serving.ledger = path;
  return serve(serving, common);
}

}  // namespace

void add_demo(CLI::App& program, const Common_options& common, Chosen_verb& chosen) {
  CLI::App* verb = program.add_subcommand("demo", "Try it on fictional articles of our own; nothing is kept");
  const auto options = std::make_shared<Demo_options>();
  verb->fallthrough();
  verb->add_flag("--serve", options->serves, "Show them in a browser; without it, who is said to hold what");
  verb->add_option("--port", options->serving.port, "With --serve: which port (default 8765); 0 is any free one")
      ->type_name("PORT")
      ->check(CLI::Range(0, 65535).description(""));
  verb->add_option("--basemap", options->serving.basemap,
                   "With --serve: draw this PMTiles file of yours under the map of the page")
      ->type_name("FILE");
  verb->footer(
      "Examples:\n"
      "  sijill demo\n"
      "  sijill demo --serve --port 0                          the address is the first line of stdout");
  verb->callback([options, &common, &chosen] { chosen = [options, &common] { return demo(*options, common); }; });
}

}  // namespace sijill
