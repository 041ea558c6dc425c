#include "sijill/reader/reader.h"

#include <utility>

#include "sijill/claim/build_claims.h"
#include "sijill/mention/find_mentions.h"
#include "sijill/text/split.h"

namespace sijill {

Reader::Reader(Lexicon lexicon, Grammar grammar, Reader_options options)
    : lexicon_(std::move(lexicon)), grammar_(std::move(grammar)), options_(options) {}

Result<Reader> Reader::open(const std::string& data_directory, Reader_options options) {
  Result<Lexicon> lexicon = Lexicon::open(data_directory + "/lexicon.bin");
  if (!lexicon) return lexicon.error();
  Result<Grammar> grammar = Grammar::open(data_directory + "/grammar.bin");
  if (!grammar) return grammar.error();
  return Reader(std::move(lexicon).value(), std::move(grammar).value(), options);
}

Reading Reader::read(Article article) const {
  Reading reading;
  reading.document = split(std::move(article));
  reading.words = grammar_.analyze(reading.document, lexicon_);
  reading.mentions = find_mentions(reading.document, reading.words, lexicon_, {options_.weekdays});
  Claims claims = build_claims(reading.document, reading.words, reading.mentions, lexicon_);
  reading.claims = std::move(claims.claims);
  if (options_.explain) reading.rejections = std::move(claims.rejections);
  return reading;
}

}  // namespace sijill
