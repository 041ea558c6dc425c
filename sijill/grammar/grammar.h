// Document -> Words: clitics split, part of speech, lemma, features, head. Learned; the weights live in models/.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "sijill/core/document.h"
#include "sijill/core/result.h"
#include "sijill/core/word.h"
#include "sijill/lexicon/lexicon.h"

namespace sijill {

class Grammar {
 public:
  // Fails where the model is missing, damaged or of another format version.
  [[nodiscard]] static Result<Grammar> open(const std::string& model_path);

  Grammar(Grammar&&) noexcept;
  Grammar& operator=(Grammar&&) noexcept;
  ~Grammar();

  // The name and date of the model, for the version line.
  [[nodiscard]] std::string_view version() const;

  // Words of all sentences in order; immutable and safe to call from many threads.
  [[nodiscard]] Words analyze(const Document& document, const Lexicon& lexicon) const;

 private:
  struct Model;
  explicit Grammar(std::unique_ptr<const Model> model);
  std::unique_ptr<const Model> model_;
};

}  // namespace sijill
