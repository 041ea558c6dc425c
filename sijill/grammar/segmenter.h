// A token -> its parts: conjunctions, prepositions and the future letter before, a pronoun behind.
// Every cut that the writing allows is a candidate; a linear model picks one by its letters, by how often what
// remains stands alone in news, and by the neighbours. للجيش -> ل + الجيش (for the army)
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/grammar/model_file.h"

namespace sijill::grammar {

enum class Part_kind : std::uint8_t { whole, proclitic, stem, enclitic };

struct Part {
  std::u16string form;        // restored
  std::uint32_t letters = 0;  // letters of the token's form that it covers
  Part_kind kind = Part_kind::whole;
};

// One way to cut a token.
struct Cut {
  // What لل hides: nothing (ل + لجنة), the article (ل + الجيش), or the article before a lam (ل + اللجنة).
  enum class Article : std::uint8_t { none, al, al_before_lam };
  std::uint8_t proclitics = 0;  // letters, each a word of its own
  std::uint8_t enclitic = 0;    // letters, together a word
  Article article = Article::none;
  bool contraction = false;  // listed as a whole: مما -> من + ما

  [[nodiscard]] bool whole() const { return proclitics == 0 && enclitic == 0 && !contraction; }
  friend bool operator==(const Cut&, const Cut&) = default;
};

// A token as the segmenter sees it.
struct Letters {
  std::u16string plain;
  std::u16string folded;
  bool arabic = false;  // begins with an Arabic letter: nothing else is ever cut

  [[nodiscard]] static Letters of(std::string_view form);
};

class Segmenter {
 public:
  Segmenter() = default;
  explicit Segmenter(const Model_file& file);
  Segmenter(Hash_table counts, String_table restored, String_table contractions, Linear_model model);

  // `before` and `after` are the folded neighbours, empty at the edges of the sentence.
  [[nodiscard]] std::vector<Part> split(const Letters& token, std::u16string_view before,
                                        std::u16string_view after) const;

  // For training: the steps of split(), one by one. The first candidate is the uncut token.
  [[nodiscard]] std::vector<Cut> candidates(const Letters& token) const;
  void extract(const Letters& token, const Cut& cut, std::u16string_view before, std::u16string_view after,
               bool lexical, Features& features) const;
  [[nodiscard]] std::vector<Part> parts(const Letters& token, const Cut& cut) const;

  // The form of the stem by rule alone, and the key under which a learnt one is kept.
  [[nodiscard]] std::u16string restore_by_rule(std::u16string stem, bool has_proclitic, bool has_enclitic) const;
  [[nodiscard]] static Feature restoration_key(std::u16string_view stem, bool has_enclitic);
  [[nodiscard]] static Feature contraction_key(std::u16string_view folded);

  // How often a form stands alone in raw news, as round(8 * log2(1 + count)) up to 255.
  [[nodiscard]] std::uint32_t plain_count(std::u16string_view plain) const;
  [[nodiscard]] std::uint32_t folded_count(std::u16string_view folded) const;
  [[nodiscard]] static Feature plain_count_key(std::u16string_view plain);
  [[nodiscard]] static Feature folded_count_key(std::u16string_view folded);

 private:
  [[nodiscard]] bool is_known_definite(const Letters& token, const Cut& cut) const;

  Hash_table counts_;
  String_table restored_;
  String_table contractions_;
  Linear_model model_;
};

// The stem of a cut, with what لل hides written out.
[[nodiscard]] std::u16string stem_of(std::u16string_view letters, const Cut& cut);

}  // namespace sijill::grammar
