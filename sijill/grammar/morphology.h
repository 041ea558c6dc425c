// Features of a word from its shape and neighbours: aspect, voice, person, gender and number of verbs; number, gender
// and definiteness of nouns and adjectives; person of pronouns.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "sijill/core/word.h"
#include "sijill/grammar/model_file.h"
#include "sijill/grammar/shape.h"

namespace sijill::grammar {

// Words that share a set of features; none: numbers, particles, punctuation.
enum class Inflected : std::uint8_t { none, verb, noun, adjective, pronoun };
[[nodiscard]] Inflected inflected_of(Upos upos);

class Morphology {
 public:
  Morphology() = default;
  explicit Morphology(const Model_file& file) : Morphology(Linear_model(file.section("morphology"))) {}
  // Class names are the digit of the Inflected, a blank, and the features.
  explicit Morphology(Linear_model model);

  // UD features, empty where nothing is known.
  [[nodiscard]] std::string_view features_of(std::span<const Shape> shapes, std::span<const Upos> tags,
                                             std::size_t i) const;
  static void extract(std::span<const Shape> shapes, std::span<const Upos> tags, std::size_t i, Features& features);

 private:
  Linear_model model_;
  std::vector<Inflected> groups_;
};

}  // namespace sijill::grammar
