#include "sijill/reader/reader.h"

#include <utility>

#include "sijill/claim/build_claims.h"
#include "sijill/mention/find_mentions.h"
#include "sijill/text/split.h"

namespace sijill {

Reader::Reader(Lexicon lexicon, Grammar grammar, Argument_ranker ranker, Reader_options options)
    : lexicon_(std::move(lexicon)), grammar_(std::move(grammar)), ranker_(std::move(ranker)), options_(options) {}

Result<Reader> Reader::open(const std::string& data_directory, Reader_options options) {
  Result<Lexicon> lexicon = Lexicon::open(data_directory + "/lexicon.bin");
  if (!lexicon) return lexicon.error();
  Result<Grammar> grammar = Grammar::open(data_directory + "/grammar.bin");
  if (!grammar) return grammar.error();
  Result<Argument_ranker> ranker = Argument_ranker::open(data_directory + "/arguments.tsv");
  if (!ranker) return ranker.error();
  return Reader(std::move(lexicon).value(), std::move(grammar).value(), std::move(ranker).value(), options);
}

Reading Reader::read(Article article) const {
  Reading reading;
  reading.document = split(std::move(article));
  reading.words = grammar_.analyze(reading.document, lexicon_);
  reading.mentions = find_mentions(reading.document, reading.words, lexicon_, {options_.weekdays});
  Claims claims = build_claims(reading.document, reading.words, reading.mentions, lexicon_, ranker_);
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
  Claims claims = build_claims(reading.document, reading.words, reading.mentions, lexicon_, no_opinion, {true});
  reading.claims = std::move(claims.claims);
  return {std::move(reading), std::move(claims.choices)};
}

}  // namespace sijill
