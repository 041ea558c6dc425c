// The stages of grammar in order, sentence by sentence: cut tokens, tag, attach.
#pragma once

#include <span>
#include <vector>

#include "sijill/core/document.h"
#include "sijill/core/word.h"
#include "sijill/grammar/lemmatizer.h"
#include "sijill/grammar/model_file.h"
#include "sijill/grammar/morphology.h"
#include "sijill/grammar/parser.h"
#include "sijill/grammar/segmenter.h"
#include "sijill/grammar/shape.h"
#include "sijill/grammar/tagger.h"

namespace sijill::grammar {

class Analyzer {
 public:
  explicit Analyzer(const Model_file& file)
      : segmenter_(file), vocabulary_(file), tagger_(file), morphology_(file), parser_(file), lemmatizer_(file) {}

  [[nodiscard]] Words analyze(const Document& document) const;

  // Fills all but span, token, sentence, form and folded of the words of one sentence;
  // `first` is the index of words[0] in its document.
  void annotate(std::span<Word> words, std::span<const Shape> shapes, std::int32_t first) const;
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  void analyze_sentence(const Document& document, std::uint32_t sentence, Words& words) const;
  // `whole_tokens` are not cut, whatever the segmenter says.
  void read_sentence(const Document& document, std::uint32_t sentence, const std::vector<std::uint32_t>& whole_tokens,
                     Words& words) const;

  Segmenter segmenter_;
  Vocabulary vocabulary_;
  Tagger tagger_;
  Morphology morphology_;
  Parser parser_;
  Lemmatizer lemmatizer_;
};

}  // namespace sijill::grammar
