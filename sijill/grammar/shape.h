// What tagger and parser see of a word: hashes of its form and its edges, its cluster, the tags it can bear.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "sijill/core/word.h"
#include "sijill/grammar/hashing.h"
#include "sijill/grammar/model_file.h"
#include "sijill/grammar/segmenter.h"

namespace sijill::grammar {

struct Shape {
  Feature folded = 0;
  Feature plain = 0;
  std::array<Feature, 4> prefixes{};  // of the folded form, one to four letters
  std::array<Feature, 4> suffixes{};
  Feature edge = 0;           // first and last letter as written, hamza and ta marbuta included
  std::uint32_t cluster = 0;  // distributional class learnt from raw news, 0 for none
  std::uint32_t tags = 0;     // one bit a UPOS seen in training; the top bit: only these
  Part_kind part = Part_kind::whole;
  std::uint8_t kind = 0;  // letters, digits, punctuation, other script
  bool article = false;   // begins with ال
  bool lengthy = false;   // over four letters
};

// Words of grammar and punctuation: few, and known by their forms.
[[nodiscard]] bool is_function_tag(Upos tag);

inline constexpr std::uint32_t only_these_tags = 1U << 31;

// Words without context: the clusters and the tags of each folded form.
class Vocabulary {
 public:
  Vocabulary() = default;
  explicit Vocabulary(const Model_file& file)
      : Vocabulary(Hash_table(file.section("clusters")), Hash_table(file.section("tags"))) {}
  Vocabulary(Hash_table clusters, Hash_table tags) : clusters_(clusters), tags_(tags) {}

  [[nodiscard]] Shape shape_of(std::u16string_view plain, std::u16string_view folded, Part_kind part) const;
  [[nodiscard]] static Feature key(std::u16string_view folded) { return mix(hash_of(folded), 5); }
  // Proclitics and enclitics have entries of their own: ب alone may be an abbreviation.
  [[nodiscard]] static Feature tags_key(std::u16string_view folded, Part_kind part) {
    return mix(hash_of(folded), 6, static_cast<Feature>(part));
  }

 private:
  Hash_table clusters_;
  Hash_table tags_;
};

}  // namespace sijill::grammar
