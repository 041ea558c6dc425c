// A syntactic word (Universal Dependencies): a token, or one of the parts that a token's clitics split into.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/span.h"

namespace sijill {

enum class Upos : std::uint8_t {
  adj,
  adp,
  adv,
  aux,
  cconj,
  det,
  intj,
  noun,
  num,
  part,
  pron,
  propn,
  punct,
  sconj,
  sym,
  verb,
  x
};
[[nodiscard]] std::string_view name(Upos upos);     // "ADJ", "ADP", …
[[nodiscard]] Upos upos_of(std::string_view name);  // x where unknown

struct Word {
  Span span;  // its part of the token; the parts of a token cover it without overlap
  std::uint32_t token = 0;
  std::uint32_t sentence = 0;
  std::string form;    // clitics restored: للجيش is ل + الجيش
  std::string folded;  // form, folded for matching
  std::string lemma;   // unvocalised, with hamza
  Upos upos = Upos::x;
  std::string feats;       // UD features, "_"-free: "Aspect=Perf|Gender=Masc", empty for none
  std::int32_t head = -1;  // index into the words of the document, -1 for the root of a sentence
  std::string deprel;      // UD relation
};

using Words = std::vector<Word>;

}  // namespace sijill
