// What the benchmarks read: the bundled samples, and real news where script/bench has laid it out.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sijill/core/article.h"
#include "sijill/reader/reader.h"

namespace sijill::bench {

// Articles with what is counted on them: words as a reader counts them, divided by blanks.
struct Corpus {
  std::vector<Article> articles;
  std::size_t words = 0;
  std::size_t bytes = 0;
};

[[nodiscard]] Corpus corpus_of(std::vector<Article> articles);

// data/samples of the repository.
[[nodiscard]] const Corpus& samples();
// The *.txt files of the folder $SIJILL_BENCH_NEWS; empty where it is not set.
[[nodiscard]] const Corpus& news();
// One article of about `bytes` bytes: sentences of the samples, repeated.
[[nodiscard]] Corpus long_article(std::size_t bytes);

// The reader over the lexicon and models of this build; ends the program with a message where they are missing.
[[nodiscard]] const Reader& reader();

}  // namespace sijill::bench
