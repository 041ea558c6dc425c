// Source -> the bytes of a lexicon file: every entry, every form, name and phrase that leads to it.
#pragma once

#include <cstddef>
#include <string>

#include "tools/lexicon_compiler/source.h"

namespace sijill {

struct Compiled {
  std::string bytes;
  std::size_t forms = 0;    // distinct folded words
  std::size_t names = 0;    // distinct word sequences, beginnings of names not counted
  std::size_t phrases = 0;  // spellings of phrases
};

// Same source, same bytes.
[[nodiscard]] Compiled compile(const Source& source);

}  // namespace sijill
