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
#include "sijill/lexicon/lexicon.h"

namespace sijill::grammar {

class Analyzer {
 public:
  explicit Analyzer(const Model_file& file)
      : segmenter_(file), vocabulary_(file), tagger_(file), morphology_(file), parser_(file), lemmatizer_(file) {}

  // The lexicon, where one is given, tells سيطرنا ("we seized") from a stem with "us" behind it.
  [[nodiscard]] Words analyze(const Document& document, const Lexicon* lexicon = nullptr) const;

  // Fills all but span, token, sentence, form and folded of the words of one sentence;
  // `first` is the index of words[0] in its document.
  void annotate(std::span<Word> words, std::span<const Shape> shapes, std::int32_t first) const;
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  // How a token is cut, whatever the segmenter says.
  struct Forced_cut {
    std::uint32_t token;
    Cut cut;
    bool first_person = false;  // its stem is a verb, whatever the tagger makes of a form it never saw
  };
  static void add_verbs_of_losing(std::span<const Word> words, std::vector<Forced_cut>& cuts);
  static void add_first_persons(const Document& document, const Lexicon& lexicon, std::span<const Word> words,
                                std::vector<Forced_cut>& cuts);
  void analyze_sentence(const Document& document, const Lexicon* lexicon, std::uint32_t sentence, Words& words) const;
  void read_sentence(const Document& document, std::uint32_t sentence, const std::vector<Forced_cut>& forced,
                     Words& words) const;

  Segmenter segmenter_;
  Vocabulary vocabulary_;
  Tagger tagger_;
  Morphology morphology_;
  Parser parser_;
  Lemmatizer lemmatizer_;
};

}  // namespace sijill::grammar
