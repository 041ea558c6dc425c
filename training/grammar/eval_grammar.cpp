// Scores a grammar model: eval_grammar --model FILE --data DIR. Prints Words F1 and UPOS on padt-pos.dev from surface
// tokens, the errors on demand, and words per second of the whole analysis.
#include <CLI/CLI.hpp>
#include <chrono>
#include <ctime>
#include <iostream>

#include "sijill/grammar/analyzer.h"
#include "sijill/text/fold.h"
#include "training/grammar/treebank.h"

namespace {

using namespace sijill;

Document document_of(const std::vector<training::Tagged_sentence>& sentences) {
  Document document;
  for (const auto& sentence : sentences) {
    Sentence made;
    made.tokens.begin = static_cast<std::uint32_t>(document.tokens.size());
    made.span.begin = static_cast<std::uint32_t>(document.text.size());
    for (const auto& token : sentence) {
      Token added;
      added.span.begin = static_cast<std::uint32_t>(document.text.size());
      document.text += token.surface;
      added.span.end = static_cast<std::uint32_t>(document.text.size());
      document.text += ' ';
      added.form = token.surface;
      added.folded = fold(token.surface);
      document.tokens.push_back(std::move(added));
    }
    made.tokens.end = static_cast<std::uint32_t>(document.tokens.size());
    made.span.end = static_cast<std::uint32_t>(document.text.size());
    document.sentences.push_back(made);
  }
  return document;
}

struct Tally {
  std::size_t gold = 0, given = 0, words = 0, folded_words = 0, tags = 0, tokens = 0, tokens_right = 0;
};

void print(const char* what, std::size_t right, std::size_t gold, std::size_t given) {
  std::cout << what << " F1 " << 200.0 * static_cast<double>(right) / static_cast<double>(gold + given) << "\n";
}

}  // namespace

int main(int count, char** arguments) {
  std::string model = "models/grammar-2026-11.bin", data = "../shared/data";
  bool show_errors = false;
  CLI::App app("Scores a grammar model");
  app.add_option("--model", model);
  app.add_option("--data", data);
  app.add_flag("--errors", show_errors, "print every token that is cut otherwise than in the gold");
  CLI11_PARSE(app, count, arguments);

  const auto start = std::chrono::steady_clock::now();
  const auto opened = grammar::Model_file::open(model);
  if (!opened) {
    std::cerr << opened.error().message << "\n";
    return 1;
  }
  const grammar::Analyzer analyzer(opened.value());
  const auto seconds = [&](auto from) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - from).count();
  };
  std::cout << opened.value().name() << ", opened in " << 1000 * seconds(start) << " ms\n";
  const auto sentences = training::read_tagged(data + "/treebank/padt-pos.dev.txt");
  const Document document = document_of(sentences);
  Words words;
  constexpr int rounds = 5;
  const std::clock_t begin = std::clock();
  for (int i = 0; i < rounds; ++i) words = analyzer.analyze(document);
  // Processor time of one thread: what else runs on the machine does not count.
  const double speed =
      rounds * static_cast<double>(words.size()) * CLOCKS_PER_SEC / static_cast<double>(std::clock() - begin);

  Tally tally;
  std::size_t w = 0;
  std::uint32_t t = 0;
  for (const auto& sentence : sentences) {
    for (const auto& token : sentence) {
      const std::size_t first = w;
      while (w < words.size() && words[w].token == t) ++w;
      ++t;
      ++tally.tokens;
      tally.gold += token.parts.size();
      tally.given += w - first;
      std::size_t right = 0;
      if (w - first == token.parts.size()) {
        for (std::size_t p = 0; p < token.parts.size(); ++p) {
          const Word& word = words[first + p];
          tally.folded_words += word.folded == fold(token.parts[p]);
          if (word.form != token.parts[p]) continue;
          ++right;
          tally.tags += name(word.upos) == token.tags[p];
        }
      }
      tally.words += right;
      const bool all = right == token.parts.size();
      tally.tokens_right += all;
      if (all || !show_errors) continue;
      std::cout << "CUT " << token.surface << " gold";
      for (const auto& part : token.parts) std::cout << ' ' << part;
      std::cout << " given";
      for (std::size_t k = first; k < w; ++k) std::cout << ' ' << words[k].form;
      std::cout << "\n";
    }
  }
  print("Words", tally.words, tally.gold, tally.given);
  print("Words, hamza aside,", tally.folded_words, tally.gold, tally.given);
  print("UPOS", tally.tags, tally.gold, tally.given);
  std::cout << "speed " << static_cast<long>(speed) << " words/s\n";
  return 0;
}
