// The lemma of a word: as the treebanks have it, else by stripping what inflection adds.
#pragma once

#include <string>
#include <string_view>

#include "sijill/core/word.h"
#include "sijill/grammar/model_file.h"
#include "sijill/grammar/segmenter.h"

namespace sijill::grammar {

class Lemmatizer {
 public:
  explicit Lemmatizer(const Model_file& file) : known_(file.section("lemmas")) {}

  // `counts` tells which of several stripped forms is a word.
  [[nodiscard]] std::string lemma_of(std::u16string_view plain, std::u16string_view folded, Upos upos,
                                     std::string_view feats, const Segmenter& counts) const;

  [[nodiscard]] static Feature key(std::u16string_view folded, Upos upos);
  // Marks a lemma as one of a verb that the treebanks know.
  [[nodiscard]] static Feature verb_key(std::u16string_view lemma) { return mix(hash_of(lemma), 9); }

 private:
  [[nodiscard]] std::u16string verb(std::u16string_view plain, bool imperfect, const Segmenter& counts) const;

  String_table known_;
};

}  // namespace sijill::grammar
