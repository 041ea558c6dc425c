#include "inputs.h"

#include <filesystem>
#include <system_error>
#include <utility>

#include "CLI/CLI.hpp"
#include "fmt/format.h"
#include "output.h"

namespace sijill {

void add_door_options(CLI::App& verb, Door_options& options) {
  verb.add_option("--from", options.from,
                  "What the inputs are: text, html, json (also JSON Lines), csv, warc, telegram, zip, mail,\n"
                  "mbox, pdf, docx or feed, each also packed with gzip (else their first bytes tell, else the name)")
      ->type_name("FORMAT");
  verb.add_option("--columns", options.columns,
                  "Columns of CSV and keys of JSON: text=body,title=head,published=date,outlet=source,\n"
                  "url=link,byline=author,html=page,relayed_from=via (else well-known names)")
      ->type_name("MAPPING");
  verb.add_option("--limit", options.limits,
                  "What an input may cost, again for each: document=32M, text=4M, total=1024G, ratio=200,\n"
                  "depth=4, nesting=200, records=100000000, seconds=86400 (these are the defaults)")
      ->type_name("NAME=VALUE");
  verb.add_option("--start", options.start, "Begin at this place of the input, as a message or --list told it")
      ->type_name("OFFSET[+N]");
  verb.add_flag("--strict", options.strict, "End with the first record that cannot be read, with exit code 1");
}

Result<Settings> settings_of(const Article_options& article, const Door_options& door) {
  const Result<Input_options> facts = facts_of(article);
  if (!facts) return facts.error();
  Input_settings settings;
  settings.facts = facts.value();
  if (!door.from.empty()) {
    settings.from = input_format_of(door.from);
    if (!settings.from) {
      return Error{fmt::format(
          "--from: found \"{}\", wanted text, html, json, csv, warc, telegram, zip, mail, mbox, pdf, docx or feed",
          printable(door.from))};
    }
  }
  Result<Columns> columns = with_columns(settings.columns, door.columns);
  if (!columns) return Error{"--columns: " + columns.error().message};
  settings.columns = std::move(columns).value();
  for (const std::string& limit : door.limits) {
    const Result<Limits> limits = with_limit(settings.limits, limit);
    if (!limits) return Error{"--limit: " + limits.error().message};
    settings.limits = limits.value();
  }
  if (!door.start.empty()) {
    settings.start = read_place(door.start);
    if (!settings.start) {
      return Error{fmt::format("--start: found \"{}\", wanted a place in bytes, for example 120398 or 120398+55",
                               printable(door.start))};
    }
  }
  return std::make_shared<const Input_settings>(std::move(settings));
}

Result<Inputs> Inputs::open(const std::vector<std::string>& paths, Settings settings) {
  Inputs inputs;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (path == "-" || !std::filesystem::is_directory(path, ignored)) {
      inputs.paths_.push_back(path);
      continue;
    }
    Result<std::vector<std::string>> found = files_under(path);
    if (found) {
      inputs.paths_.insert(inputs.paths_.end(), found.value().begin(), found.value().end());
    } else {
      inputs.unwalkable_.push_back({Input_format::text, "cannot be opened", found.error().message, false});
    }
  }
  const Input_options& facts = settings->facts;
  for (const auto& [name, is_given] : {std::pair("--url", !facts.url.empty()),
                                       {"--title", !facts.title.empty()},
                                       {"--start", settings->start.has_value()}}) {
    if (is_given && inputs.paths_.size() > 1) {
      return Error{
          fmt::format("{}: found {} inputs, wanted one; articles do not share it", name, inputs.paths_.size())};
    }
  }
  for (const std::string& path : inputs.paths_) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(path, error);
    if (error) {
      inputs.bytes_ = 0;
      break;
    }
    inputs.bytes_ += size;
  }
  inputs.settings_ = std::move(settings);
  return inputs;
}

std::optional<std::variant<Record, Refusal>> Inputs::next() {
  if (!unwalkable_.empty()) {
    Refusal refusal = std::move(unwalkable_.back());
    unwalkable_.pop_back();
    current_.reset();
    return refusal;
  }
  while (true) {
    if (source_ == nullptr) {
      if (opened_ == paths_.size()) return std::nullopt;
      const std::size_t input = opened_++;
      const std::string& path = paths_[input];
      const std::optional<Input_start> start =
          choose_start_ ? choose_start_(input, path) : Input_start{settings_->start, settings_->records_before};
      if (!start) {
        std::error_code ignored;
        of_closed_ += std::filesystem::file_size(path, ignored);
        *taken_ = of_closed_;
        continue;
      }
      Result<std::unique_ptr<Record_source>> source = open_source(path, settings_, *start);
      if (!source) {
        current_.reset();
        return Refusal{Input_format::text, "cannot be opened", source.error().message, false};
      }
      source_ = std::move(source).value();
      current_ = input;
    }
    auto record = source_->next();
    *taken_ = of_closed_ + source_->taken();
    if (record) return record;
    of_closed_ = *taken_;
    source_ = nullptr;
  }
}

void Input_summary::count(const Refusal& refusal) {
  Counts& counts = of(refusal.format);
  ++(refusal.by_nature ? counts.passed_over : counts.left_out)[refusal.reason];
}

std::string Input_summary::text() const {
  std::string lines;
  for (const auto& [format, counts] : counts_) {
    std::string line = fmt::format("sijill: {}: {} articles", name(format), counts.articles);
    const auto add = [&line](std::string_view what, const std::map<std::string, std::size_t>& reasons) {
      if (reasons.empty()) return;
      std::size_t sum = 0;
      std::string listed;
      for (const auto& [reason, count] : reasons) {
        sum += count;
        listed += fmt::format("{}{} {}", listed.empty() ? "" : ", ", count, printable(reason));
      }
      line += fmt::format(", {} {} ({})", what, sum, listed);
    };
    add("passed over", counts.passed_over);
    add("left out", counts.left_out);
    lines += line + "\n";
  }
  const bool is_plain = counts_.empty() || (counts_.size() == 1 && counts_.begin()->first == Input_format::text &&
                                            counts_.begin()->second.passed_over.empty());
  return is_plain ? std::string() : lines;
}

}  // namespace sijill
