// lexicon_compiler: data/lexicon -> lexicon.bin, or all that is wrong with the tables.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "tools/lexicon_compiler/compile.h"
#include "tools/lexicon_compiler/report.h"
#include "tools/lexicon_compiler/source.h"

namespace {

// Written beside the target and renamed, so that a program that has the old file mapped keeps it whole.
bool write_file(const std::string& path, const std::string& bytes) {
  const std::string beside = path + ".new";
  std::ofstream file(beside, std::ios::binary | std::ios::trunc);
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  file.close();
  std::error_code error;
  if (file) std::filesystem::rename(beside, path, error);
  return file && !error;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Compiles the hand-written tables of the lexicon into the file that Sijill maps into memory.");
  std::string tables, output;
  bool strict = false, lenient = false;
  app.add_option("tables", tables, "Directory laid out as data/lexicon/README.md says")->required();
  app.add_option("-o,--output", output, "File to write; without it the tables are only checked");
  app.add_flag("--strict", strict, "A missing table is an error");
  app.add_flag("--lenient", lenient, "Bad rows are left out with a warning")->excludes("--strict");
  CLI11_PARSE(app, argc, argv);

  sijill::Report report;
  const sijill::Source source = sijill::read_source(tables, report);
  std::size_t errors = 0;
  for (const sijill::Problem& problem : report.problems()) {
    const bool missing = problem.kind == sijill::Problem::Kind::missing_table;
    const bool error = missing ? strict : !lenient;
    errors += error ? 1 : 0;
    fmt::print(stderr, "{}: {}\n", error ? "error" : "warning", to_string(problem));
  }
  if (errors != 0) {
    fmt::print(stderr, "{}: {} errors; nothing written\n", tables, errors);
    return 1;
  }
  const sijill::Compiled compiled = sijill::compile(source);
  if (!output.empty() && !write_file(output, compiled.bytes)) {
    fmt::print(stderr, "error: {}: cannot be written; check that its directory exists and has room\n", output);
    return 1;
  }
  fmt::print(
      "{}: {} bytes; {} predicates, {} cues, {} supports, {} nouns, {} actors, {} demonyms, {} names, {} places; "
      "{} forms, {} names spelled, {} phrases spelled\n",
      output.empty() ? tables : output, compiled.bytes.size(), source.predicates.size(), source.cues.size(),
      source.supports.size(), source.nouns.size(), source.actors.size(), source.demonyms.size(), source.names.size(),
      source.places.size(), compiled.forms, compiled.names, compiled.phrases);
  return 0;
}
