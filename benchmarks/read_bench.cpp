// Speed of each stage and of the whole way, on the bundled samples and on real news.
// A benchmark whose answer is wrong stops with an error: nothing fast and empty is measured.
#include <benchmark/benchmark.h>

#include <chrono>
#include <string>
#include <vector>

#include "benchmarks/articles.h"
#include "sijill/claim/build_claims.h"
#include "sijill/claim/detector.h"
#include "sijill/claim/ranker.h"
#include "sijill/grammar/grammar.h"
#include "sijill/lexicon/lexicon.h"
#include "sijill/mention/find_mentions.h"
#include "sijill/text/split.h"
#include "sijill/wire/claim_json.h"

namespace sijill::bench {
namespace {

const Grammar& grammar() {
  static const Result<Grammar> opened = Grammar::open(SIJILL_DATA_DIR "/grammar.bin");
  return opened.value();  // reader() has opened the same file before
}

const Argument_ranker& ranker() {
  static const Result<Argument_ranker> opened = Argument_ranker::open(SIJILL_DATA_DIR "/arguments.tsv");
  return opened.value();  // likewise
}

const Detector& detector() {
  static const Result<Detector> opened = Detector::open(SIJILL_DATA_DIR "/detection.tsv");
  return opened.value();  // likewise
}

// The layers of every article, for the stages that start in the middle.
std::vector<Reading> readings_of(const Corpus& corpus) {
  std::vector<Reading> readings;
  readings.reserve(corpus.articles.size());
  for (const Article& article : corpus.articles) readings.push_back(reader().read(article));
  return readings;
}

void count_words(benchmark::State& state, const Corpus& corpus) {
  const auto rounds = static_cast<double>(state.iterations());
  state.counters["words/s"] =
      benchmark::Counter(static_cast<double>(corpus.words) * rounds, benchmark::Counter::kIsRate);
  state.SetBytesProcessed(static_cast<std::int64_t>(corpus.bytes) * static_cast<std::int64_t>(state.iterations()));
}

bool is_absent(benchmark::State& state, const Corpus& corpus) {
  if (!corpus.articles.empty()) return false;
  state.SkipWithError("skipped: these articles are absent (script/bench lays the shared news out)");
  return true;
}

using Corpus_of = const Corpus& (*)();

void text(benchmark::State& state, Corpus_of corpus_of_name) {
  const Corpus& corpus = corpus_of_name();
  if (is_absent(state, corpus)) return;
  std::size_t tokens = 0;
  for (auto _ : state) {
    for (const Article& article : corpus.articles) tokens += split(article).tokens.size();
  }
  if (tokens == 0) state.SkipWithError("no tokens");
  count_words(state, corpus);
}

void grammar_stage(benchmark::State& state, Corpus_of corpus_of_name) {
  const Corpus& corpus = corpus_of_name();
  if (is_absent(state, corpus)) return;
  const std::vector<Reading> readings = readings_of(corpus);
  std::size_t words = 0;
  for (auto _ : state) {
    for (const Reading& reading : readings) words += grammar().analyze(reading.document, reader().lexicon()).size();
  }
  if (words == 0) state.SkipWithError("no words");
  count_words(state, corpus);
}

void mention_stage(benchmark::State& state, Corpus_of corpus_of_name) {
  const Corpus& corpus = corpus_of_name();
  if (is_absent(state, corpus)) return;
  const std::vector<Reading> readings = readings_of(corpus);
  std::size_t mentions = 0;
  for (auto _ : state) {
    for (const Reading& reading : readings) {
      mentions += find_mentions(reading.document, reading.words, reader().lexicon()).size();
    }
  }
  if (mentions == 0) state.SkipWithError("no mentions");
  count_words(state, corpus);
}

void claim_stage(benchmark::State& state, Corpus_of corpus_of_name) {
  const Corpus& corpus = corpus_of_name();
  if (is_absent(state, corpus)) return;
  const std::vector<Reading> readings = readings_of(corpus);
  std::size_t claims = 0;
  for (auto _ : state) {
    for (const Reading& reading : readings) {
      claims +=
          build_claims(reading.document, reading.words, reading.mentions, reader().lexicon(), ranker(), detector())
              .claims.size();
    }
  }
  if (claims == 0) state.SkipWithError("no claims");
  count_words(state, corpus);
}

// From the text of an article to its claim records, as `sijill read --format jsonl` does it.
void read_whole(benchmark::State& state, const Corpus& corpus) {
  std::size_t claims = 0;
  std::size_t bytes_out = 0;
  for (auto _ : state) {
    for (const Article& article : corpus.articles) {
      const Reading reading = reader().read(article);
      claims += reading.claims.size();
      bytes_out += claims_jsonl(reading).size();
    }
  }
  if (claims == 0 || bytes_out == 0) state.SkipWithError("no claims");
  state.counters["claims"] = static_cast<double>(claims) / static_cast<double>(state.iterations());
  count_words(state, corpus);
}

void whole(benchmark::State& state, Corpus_of corpus_of_name) {
  const Corpus& corpus = corpus_of_name();
  if (!is_absent(state, corpus)) read_whole(state, corpus);
}

// Linear in the length of the article: words/s must not fall with the length.
void length(benchmark::State& state) {
  const Corpus corpus = long_article(static_cast<std::size_t>(state.range(0)));
  if (!is_absent(state, corpus)) read_whole(state, corpus);
}

// One sentence without an end is cut, not searched to death.
void endless_sentence(benchmark::State& state) {
  std::string text;
  while (text.size() < static_cast<std::size_t>(state.range(0))) text += "سيطر الجيش على مدينة البوكمال و";
  Article article;
  article.text = std::move(text);
  article.published = Timestamp{to_day({2017, 11, 11}), {}, {}};
  const Corpus corpus = corpus_of({std::move(article)});
  read_whole(state, corpus);
}

// The compiled lexicon is mapped, not read: a few milliseconds, however many words it holds.
void open_lexicon(benchmark::State& state) {
  for (auto _ : state) {
    const Result<Lexicon> opened = Lexicon::open(SIJILL_DATA_DIR "/lexicon.bin");
    if (!opened) return state.SkipWithError(opened.error().message.c_str());
  }
}

// Opening the lexicon and the models and reading the first sample: what a newcomer waits for.
void start_to_first_claim(benchmark::State& state) {
  if (is_absent(state, samples())) return;
  std::size_t claims = 0;
  for (auto _ : state) {
    const Result<Reader> opened = Reader::open(SIJILL_DATA_DIR);
    if (!opened) return state.SkipWithError(opened.error().message.c_str());
    claims += opened.value().read(samples().articles.front()).claims.size();
  }
  if (claims == 0) state.SkipWithError("no claims");
}

BENCHMARK_CAPTURE(text, samples, samples)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(text, news, news)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(grammar_stage, samples, samples)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(grammar_stage, news, news)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(mention_stage, samples, samples)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(mention_stage, news, news)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(claim_stage, samples, samples)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(claim_stage, news, news)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole, samples, samples)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(whole, news, news)->Unit(benchmark::kMillisecond);
BENCHMARK(length)->Arg(1 << 15)->Arg(1 << 17)->Arg(1 << 19)->Arg(1 << 21)->Unit(benchmark::kMillisecond);
BENCHMARK(endless_sentence)->Arg(1 << 18)->Unit(benchmark::kMillisecond);
BENCHMARK(open_lexicon)->Unit(benchmark::kMillisecond);
BENCHMARK(start_to_first_claim)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace sijill::bench

int main(int argc, char** argv) {
  (void)sijill::bench::reader();  // a missing lexicon is said at once, not by each benchmark
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
