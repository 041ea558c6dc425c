// Where a noun phrase begins and ends, read off parts of speech and definiteness.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/document.h"
#include "sijill/core/word.h"
#include "sijill/lexicon/lexicon.h"

namespace sijill {

// What the finders of this stage share: the layers before and the folded words as views.
struct Mention_context {
  const Document& document;
  const Words& words;
  const Lexicon& lexicon;
  std::vector<std::string_view> folded;  // of every word
  std::vector<bool> timed;               // of every word: part of a date or time

  [[nodiscard]] Range sentence_of(std::uint32_t word) const;
  [[nodiscard]] bool is_noun_class(std::uint32_t word, std::string_view noun_class) const;
  // The class in nouns.tsv of the word, empty where it has none.
  [[nodiscard]] std::string_view noun_class(std::uint32_t word) const;
  [[nodiscard]] Span span_of(Range range) const;
  // As a name: الجيش where the text has للجيش.
  [[nodiscard]] std::string name_of(Range range) const;
  [[nodiscard]] bool states_event(std::uint32_t word) const;
};

[[nodiscard]] bool is_nominal(const Word& word);
[[nodiscard]] bool is_name_like(const Word& word);  // tagged as a name or a foreign word
[[nodiscard]] bool has_article(const Word& word);   // begins with ال
[[nodiscard]] bool is_quote(const Word& word);
// A participle that ties a force to the one it serves (الموالية لـ) or to where it stands (المتمركزة في).
[[nodiscard]] bool is_tie(std::string_view folded);
// مدنيين, مسلحا: a plural or dual with its nun, an accusative with its alef; no idafa complement can follow.
[[nodiscard]] bool takes_no_complement(const Mention_context& context, std::uint32_t word);

// End (exclusive) of the noun phrase whose head stands at `head`: adjectives, idafa complements, quoted names and a
// possessive suffix. قوات النظام السوري | المقاومة الشعبية | وكالة "سانا"
[[nodiscard]] std::uint32_t noun_phrase_end(const Mention_context& context, std::uint32_t head, std::uint32_t limit);

}  // namespace sijill
