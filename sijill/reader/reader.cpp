#include "sijill/reader/reader.h"

#include <utility>

#include "sijill/claim/build_claims.h"
#include "sijill/mention/find_mentions.h"
#include "sijill/text/split.h"

namespace sijill {

Reader::Reader(Lexicon lexicon, Grammar grammar, Argument_ranker ranker, Detector detector, Reader_options options)
    : lexicon_(std::move(lexicon)),
      grammar_(std::move(grammar)),
      ranker_(std::move(ranker)),
      detector_(std::move(detector)),
      options_(options) {}

Result<Reader> Reader::open(const std::string& data_directory, Reader_options options) {
  Result<Lexicon> lexicon = Lexicon::open(data_directory + "/lexicon.bin");
  if (!lexicon) return lexicon.error();
  Result<Grammar> grammar = Grammar::open(data_directory + "/grammar.bin");
  if (!grammar) return grammar.error();
  Result<Argument_ranker> ranker = Argument_ranker::open(data_directory + "/arguments.tsv");
  if (!ranker) return ranker.error();
  Result<Detector> detector = Detector::open(data_directory + "/detection.tsv");
  if (!detector) return detector.error();
  return Reader(std::move(lexicon).value(), std::move(grammar).value(), std::move(ranker).value(),
                std::move(detector).value(), options);
}

Reading Reader::read(Article article) const {
  Reading reading;
  reading.document = split(std::move(article));
  reading.words = grammar_.analyze(reading.document, lexicon_);
  reading.mentions = find_mentions(reading.document, reading.words, lexicon_, {options_.weekdays});
  Claims claims = build_claims(reading.document, reading.words, reading.mentions, lexicon_, ranker_, detector_);
  reading.claims = std::move(claims.claims);
  if (options_.explain) reading.rejections = std::move(claims.rejections);
  return reading;
}

std::pair<Reading, std::vector<Choice>> Reader::read_with_choices(Article article) const {
  Reading reading;
  reading.document = split(std::move(article));
  reading.words = grammar_.analyze(reading.document, lexicon_);
  reading.mentions = find_mentions(reading.document, reading.words, lexicon_, {options_.weekdays});
  const Argument_ranker no_opinion;
  Claims claims = build_claims(reading.document, reading.words, reading.mentions, lexicon_, no_opinion, {},
                               {.keep_choices = true});
  reading.claims = std::move(claims.claims);
  return {std::move(reading), std::move(claims.choices)};
}

std::pair<Reading, std::vector<std::vector<std::string>>> Reader::read_with_features(Article article) const {
  Reading reading;
  reading.document = split(std::move(article));
  reading.words = grammar_.analyze(reading.document, lexicon_);
  reading.mentions = find_mentions(reading.document, reading.words, lexicon_, {options_.weekdays});
  Claims claims =
      build_claims(reading.document, reading.words, reading.mentions, lexicon_, ranker_, {}, {.keep_features = true});
  reading.claims = std::move(claims.claims);
  return {std::move(reading), std::move(claims.features)};
}

}  // namespace sijill
