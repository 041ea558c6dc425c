// Makes the grammar model: train_grammar --data DIR --news FILE --work DIR --out FILE [STAGE…]
// Without stages all are run in order; "assemble" alone joins what lies in the work folder.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>

#include <CLI/CLI.hpp>

#include "sijill/grammar/model_file.h"
#include "training/grammar/work_folder.h"

int main(int count, char** arguments) {
  using namespace sijill;
  training::Settings settings{.data = "../shared/data", .news = "news.jsonl", .work = "."};
  std::string out = "grammar.bin", name = "grammar-2026-11";
  std::vector<std::string> wanted;
  CLI::App app("Makes the grammar model of sijill");
  app.add_option("--data", settings.data, "folder with treebank/");
  app.add_option("--news", settings.news, "raw news, JSON Lines");
  app.add_option("--work", settings.work, "folder for the sections on their way");
  app.add_option("--out", out, "the model file");
  app.add_option("--name", name, "the name inside the model file");
  app.add_option("stages", wanted, "counts segmenter clusters tagger morphology parser lemmas assemble");
  CLI11_PARSE(app, count, arguments);
  std::filesystem::create_directories(settings.work);

  const std::vector<std::pair<std::string, void (*)(const training::Settings&)>> stages = {
      {"counts", training::train_counts},         {"segmenter", training::train_segmenter},
      {"clusters", training::train_clusters},     {"tagger", training::train_tagger},
      {"morphology", training::train_morphology}, {"lemmas", training::train_lemmas},
      {"parser", training::train_parser}};
  const std::set<std::string> chosen(wanted.begin(), wanted.end());
  for (const auto& [stage, train] : stages) {
    if (chosen.empty() || chosen.contains(stage)) train(settings);
  }
  if (!chosen.empty() && !chosen.contains("assemble")) return 0;
  std::vector<std::pair<std::string, std::string>> sections;
  for (const char* section : {"counts", "contractions", "restored", "segmenter", "clusters", "tags", "tagger",
                              "morphology", "parser", "labels", "lemmas"}) {
    const auto bytes = training::load_section(settings, section);
    if (!bytes.view().empty()) sections.emplace_back(section, bytes.view());
  }
  const std::string file = grammar::write_model_file(name, sections);
  std::ofstream(out, std::ios::binary) << file;
  std::cout << out << ": " << file.size() << " bytes\n";
  return 0;
}
