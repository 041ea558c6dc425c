// sijill ledger add | backup | check | vacuum | stats: keeping a ledger, and claims that no article was read for.
#include <unistd.h>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "CLI/CLI.hpp"
#include "data_directory.h"
#include "fmt/format.h"
#include "ledger_path.h"
#include "ledger_verbs.h"
#include "lexicon_registry.h"
#include "open_ledger.h"
#include "output.h"
#include "sijill/ingest/read_bytes.h"
#include "sijill/ledger/ledger.h"
#include "sijill/ledger/upkeep.h"
#include "sijill/text/digest.h"
#include "sijill/wire/claim_record_json.h"
#include "sijill/wire/json_writer.h"
#include "sijill/wire/provenance.h"

namespace sijill {
namespace {

struct Keeping_options {
  std::string ledger, claims, target;
  bool json = false;
  bool quiet = false;
};

Exit_code failed(const Error& error) {
  say(printable(error.message));
  return Exit_code::ledger_failed;
}

// The claims of a file by their documents, these in the order in which they come first. Where a line is at fault all
// such lines are named and nothing is taken: half of a document's claims would pass for all of them.
std::optional<std::vector<Document_record>> documents_of(const std::string& name, std::string_view bytes) {
  constexpr int most_named = 20;
  std::vector<Document_record> documents;
  std::unordered_map<std::string, std::size_t> by_id;
  int faults = 0;
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const std::size_t end = bytes.find('\n');
    const std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    if (line.find_first_not_of(" \t\r") == std::string_view::npos || is_provenance_line(line)) continue;
    Result<Claim_line> read = read_claim_line(line);
    if (!read) {
      if (++faults <= most_named)
        say(fmt::format("{}:{}: {}", printable(name), number, printable(read.error().message)));
      continue;
    }
    Claim_line claim = std::move(read).value();
    const auto [at, is_new] = by_id.emplace(claim.document.id, documents.size());
    if (is_new) {
      if (claim.document.name.empty()) claim.document.name = claim.document.url.empty() ? name : claim.document.url;
      documents.push_back(std::move(claim.document));
    }
    documents[at->second].claims.push_back(std::move(claim.claim));
  }
  if (faults == 0) return documents;
  say(fmt::format("{}: found {} lines that are no claims, wanted none; nothing was recorded", printable(name),
                  faults));
  return std::nullopt;
}

Exit_code add_claims(const Keeping_options& options, const Common_options& common) {
  const Result<std::string> bytes = read_bytes(options.claims);
  if (!bytes) {
    say(printable(bytes.error().message));
    return Exit_code::some_rejected;
  }
  std::optional<std::vector<Document_record>> documents = documents_of(options.claims, bytes.value());
  if (!documents) return Exit_code::some_rejected;
  const Result<Lexicon> lexicon = Lexicon::open(data_directory(common.data) + "/lexicon.bin");
  if (!lexicon) {
    say(printable(lexicon.error().message));
    return Exit_code::configuration;
  }
  Result<Ledger> opened = open_ledger(ledger_path(options.ledger), Access::create);
  if (!opened) return failed(opened.error());
  Ledger ledger = std::move(opened).value();
  const Lexicon_registry registry(lexicon.value());
  std::size_t claims = 0;
  for (Document_record& document : *documents) {
    registry.recognise_outlet(document);
    claims += document.claims.size();
  }
  // Who gave them is known by the file alone: another file with claims of the same document is a later reading of it.
  const Run_versions given{"claims " + sha256_hex(bytes.value()).substr(0, 16),
                           std::string(lexicon.value().version()), "", ""};
  const Result<std::vector<Recorded>> recorded = ledger.record(*documents, given, registry);
  if (!recorded) return failed(recorded.error());
  if (options.quiet) return Exit_code::done;
  std::map<Recorded, std::size_t> counts;
  for (const Recorded one : recorded.value()) ++counts[one];
  say(fmt::format("{}: {} documents added, {} new versions, {} read again, {} were there; {} claims",
                  printable(ledger.path()), counts[Recorded::added], counts[Recorded::new_version],
                  counts[Recorded::new_reading], counts[Recorded::was_there], claims));
  return Exit_code::done;
}

Exit_code write_backup(const Keeping_options& options) {
  Result<Ledger> opened = Ledger::open(ledger_path(options.ledger), Access::read);
  if (!opened) return failed(opened.error());
  Ledger ledger = std::move(opened).value();
  const bool shows = !options.quiet && is_terminal(STDERR_FILENO);
  const Result<std::int64_t> size = back_up(ledger, options.target, [&](double share) {
    if (shows) talk(fmt::format("\r\x1b[K{:.0f}%", 100 * share));
  });
  if (shows) talk("\r\x1b[K");
  if (!size) return failed(size.error());
  if (!options.quiet) say(fmt::format("{}: {} bytes, checked", printable(options.target), size.value()));
  return Exit_code::done;
}

Exit_code run_check(const Keeping_options& options) {
  const std::string path = ledger_path(options.ledger);
  // For writing where that can be, since an older ledger is brought up and the text search checked only then.
  Result<Ledger> opened = open_ledger(path, Access::write);
  if (!opened) {
    Result<Ledger> reading = Ledger::open(path, Access::read);
    if (!reading) return failed(opened.error());
    opened = std::move(reading);
  }
  Ledger ledger = std::move(opened).value();
  const Result<Check_result> checked = check(ledger);
  if (!checked) return failed(checked.error());
  Output output;
  for (const std::string& fault : checked.value().faults) output.write(printable(fault) + "\n");
  for (const std::string& skipped : checked.value().skipped) say("not checked: " + skipped);
  const Exit_code written = output.finish();
  if (written != Exit_code::done) return written;
  if (checked.value().faults.empty()) {
    if (!options.quiet) say(fmt::format("{}: sound", printable(path)));
    return Exit_code::done;
  }
  say(fmt::format("{}: {} faults; restore a backup, or record the articles anew into another ledger", printable(path),
                  checked.value().faults.size()));
  return Exit_code::some_rejected;
}

Exit_code run_vacuum(const Keeping_options& options) {
  Result<Ledger> opened = open_ledger(ledger_path(options.ledger), Access::write);
  if (!opened) return failed(opened.error());
  Ledger ledger = std::move(opened).value();
  const Result<Sizes> sizes = vacuum(ledger);
  if (!sizes) return failed(sizes.error());
  if (!options.quiet) {
    say(fmt::format("{}: {} bytes, before {}", printable(ledger.path()), sizes.value().after, sizes.value().before));
  }
  return Exit_code::done;
}

Exit_code print_stats(const Keeping_options& options) {
  Result<Ledger> opened = Ledger::open(ledger_path(options.ledger), Access::read);
  if (!opened) return failed(opened.error());
  Ledger ledger = std::move(opened).value();
  const Result<std::vector<Figure>> all = figures(ledger);
  if (!all) return failed(all.error());
  Output output;
  if (options.json) {
    Json_writer json;
    json.begin_object();
    for (const Figure& figure : all.value()) {
      json.key(figure.name);
      if (figure.text.empty()) {
        json.integer(figure.count);
      } else {
        json.text(figure.text);
      }
    }
    json.end_object().newline();
    output.write(std::move(json).take());
  } else {
    for (const Figure& figure : all.value()) {
      output.write(fmt::format("{:<26} {:>14}\n", figure.name,
                               figure.text.empty() ? std::to_string(figure.count) : printable(figure.text)));
    }
  }
  return output.finish();
}

}  // namespace

void add_ledger_keeping(CLI::App& ledger, const Common_options& common, Chosen_verb& chosen) {
  const auto options = std::make_shared<Keeping_options>();
  const auto add = [&](const std::string& name, const std::string& what, auto run) {
    CLI::App* verb = ledger.add_subcommand(name, what);
    verb->fallthrough();
    add_ledger_option(*verb, options->ledger);
    verb->add_flag("-q,--quiet", options->quiet, "Errors only on stderr");
    verb->callback([options, &chosen, run] { chosen = [options, run] { return run(*options); }; });
    return verb;
  };
  CLI::App* verb =
      add("add", "Record claims made by hand or elsewhere, without their articles",
          [&common](const Keeping_options& chosen_options) { return add_claims(chosen_options, common); });
  verb->add_option("--claims", options->claims,
                   "Claim records, one JSON object a line (docs/formats/claim.md); - is standard input")
      ->required()
      ->type_name("FILE");
  verb->footer(
      "Claims of one document belong into one file: a later file with claims of it is a later reading of it.\n"
      "Nothing is recorded where a line is at fault; each such line is named.");
  verb = add("backup", "Copy the ledger as it is at this moment, while others write", write_backup);
  verb->add_option("target", options->target, "The copy, a new file")->required()->type_name("TARGET");
  add("check", "Look for faults: the file, its references, the text search, our own rules", run_check)
      ->footer("Each fault is a line on stdout. Exit codes: 0 sound, 1 faults were found, 4 it cannot be opened.");
  add("vacuum", "Rewrite the file without gaps; needs as much free space again", run_vacuum);
  verb = add("stats", "How many of what, and how large", print_stats);
  verb->add_flag("--json", options->json, "One JSON object");
}

}  // namespace sijill
