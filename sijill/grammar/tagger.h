// Shapes of a sentence -> parts of speech and features, from left to right.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sijill/core/word.h"
#include "sijill/grammar/model_file.h"
#include "sijill/grammar/shape.h"

namespace sijill::grammar {

class Tagger {
 public:
  Tagger() = default;
  explicit Tagger(const Model_file& file) : Tagger(Linear_model(file.section("tagger"))) {}
  explicit Tagger(Linear_model model);

  [[nodiscard]] std::vector<Upos> tag(std::span<const Shape> sentence) const;

  // The tags so far stand before `i`. Shared with training.
  static void extract(std::span<const Shape> sentence, std::span<const Upos> tags, std::size_t i, Features& features);

 private:
  Linear_model model_;
  std::vector<Upos> classes_;
};

}  // namespace sijill::grammar
