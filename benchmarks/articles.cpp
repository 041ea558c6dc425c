#include "benchmarks/articles.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <utility>

#include "sijill/text/digest.h"

namespace sijill::bench {
namespace {

Article article_of(std::string name, std::string text) {
  Article article;
  article.name = std::move(name);
  article.id = sha256_hex(text);
  article.text = std::move(text);
  article.language = "ar";
  article.published = Timestamp{to_day({2017, 11, 11}), {}, {}};
  return article;
}

std::vector<Article> text_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> paths;
  std::error_code unreadable;
  for (const auto& entry : std::filesystem::directory_iterator(folder, unreadable)) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<Article> articles;
  for (const auto& path : paths) {
    std::ifstream file(path, std::ios::binary);
    articles.push_back(article_of(path.filename().string(), std::string(std::istreambuf_iterator<char>(file), {})));
  }
  return articles;
}

std::size_t words_of(const std::string& text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!blank && !inside) ++words;
    inside = !blank;
  }
  return words;
}

}  // namespace

Corpus corpus_of(std::vector<Article> articles) {
  Corpus corpus{std::move(articles), 0, 0};
  for (const Article& article : corpus.articles) {
    corpus.words += words_of(article.text);
    corpus.bytes += article.text.size();
  }
  return corpus;
}

const Corpus& samples() {
  static const Corpus corpus = corpus_of(text_files(std::filesystem::path(SIJILL_SOURCE_DIR) / "data" / "samples"));
  return corpus;
}

const Corpus& news() {
  static const Corpus corpus = [] {
    const char* folder = std::getenv("SIJILL_BENCH_NEWS");
    return folder == nullptr ? Corpus{} : corpus_of(text_files(folder));
  }();
  return corpus;
}

Corpus long_article(std::size_t bytes) {
  std::string text;
  text.reserve(bytes);
  for (std::size_t i = 0; text.size() < bytes && !samples().articles.empty(); ++i) {
    text += samples().articles[i % samples().articles.size()].text;
    text += '\n';
  }
  return corpus_of({article_of("long", std::move(text))});
}

const Reader& reader() {
  static const Result<Reader> opened = Reader::open(SIJILL_DATA_DIR);
  if (!opened) {
    std::cerr << "sijill_bench: " << opened.error().message << '\n';
    std::exit(1);
  }
  return opened.value();
}

}  // namespace sijill::bench
