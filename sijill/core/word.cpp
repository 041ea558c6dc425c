#include "sijill/core/word.h"

#include <array>

namespace sijill {
namespace {
constexpr std::array<std::string_view, 17> upos_names = {"ADJ",   "ADP",   "ADV", "AUX",  "CCONJ", "DET",
                                                         "INTJ",  "NOUN",  "NUM", "PART", "PRON",  "PROPN",
                                                         "PUNCT", "SCONJ", "SYM", "VERB", "X"};
}

std::string_view name(Upos upos) { return upos_names[static_cast<std::size_t>(upos)]; }

Upos upos_of(std::string_view wanted) {
  for (std::size_t i = 0; i < upos_names.size(); ++i) {
    if (upos_names[i] == wanted) return static_cast<Upos>(i);
  }
  return Upos::x;
}

}  // namespace sijill
