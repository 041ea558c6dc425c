// What the parts of this stage share: the layers before it, looked up by word.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "sijill/core/document.h"
#include "sijill/core/mention.h"
#include "sijill/core/word.h"
#include "sijill/lexicon/lexicon.h"

namespace sijill {

inline constexpr std::int32_t nothing = -1;
inline constexpr std::uint32_t signs_of_a_war_report = 9;  // Claim_context::signs_of_war

struct Claim_context {
  Claim_context(const Document& document, const Words& words, const Mentions& mentions, const Lexicon& lexicon);

  const Document& document;
  const Words& words;
  const Mentions& mentions;
  const Lexicon& lexicon;

  std::vector<std::string_view> folded;  // of every word
  std::vector<Range> sentences;          // words of each sentence of the document, empty ones included
  std::vector<std::uint32_t> clause;     // number of the clause that a word stands in, rising through the document
  std::vector<std::int32_t> actor_at;    // mention that covers the word, or nothing
  std::vector<std::int32_t> place_at;
  std::vector<std::int32_t> time_at;
  std::vector<std::int32_t> number_at;
  bool speaks_of_conflict = false;  // the document names armed actors and violence
  bool is_war_report = false;       // what it tells throughout is fighting
  bool speaks_of_politics = false;  // of conflict, or of states and parties between whom something passes
  bool speaks_of_games = false;     // sport or markets, and hardly anything of war
  std::uint32_t signs_of_war = 0;   // mentions of armed actors, weapons, casualties and captives in the document
  bool names_fighters = false;      // at least one force, group or fighters

  [[nodiscard]] Range sentence_of(std::uint32_t word) const { return sentences[words[word].sentence]; }
  [[nodiscard]] Range clause_of(std::uint32_t word) const;
  [[nodiscard]] const Mention& mention(std::int32_t index) const { return mentions[static_cast<std::size_t>(index)]; }
  [[nodiscard]] bool is_title(std::uint32_t word) const;
  [[nodiscard]] bool has_form(std::uint32_t word, Entry_kind kind) const;
  [[nodiscard]] std::string_view noun_class(std::uint32_t word) const;
  [[nodiscard]] Span span_of(Range range) const;
  // The noun phrase of a nominal word that no mention covers: the word, its adjectives and complements.
  [[nodiscard]] std::uint32_t phrase_end(std::uint32_t word, std::uint32_t limit) const;
  // First word after an actor, place, time or number mention that begins at or covers `word`; `word` if none does.
  [[nodiscard]] std::uint32_t mention_end(std::uint32_t word) const;
};

// Whether a list of folded words holds one.
[[nodiscard]] constexpr bool in(std::string_view word, const auto& list) {
  for (const std::string_view item : list) {
    if (item == word) return true;
  }
  return false;
}

[[nodiscard]] bool is_nominal(Upos upos);
[[nodiscard]] bool is_quote_mark(const Word& word);
[[nodiscard]] bool is_relative(std::string_view folded);    // التي الذي الذين …
[[nodiscard]] bool opens_content(std::string_view folded);  // أن إن أنّ
[[nodiscard]] bool starts_with_article(std::string_view folded);

// Whom a pronoun or verb form can stand for, as a set of bits.
namespace agreement {
inline constexpr unsigned masculine = 1, feminine = 2, plural = 4, dual = 8, any = 15;
}
// What the mention's head allows: قوات is feminine or plural, تنظيم masculine, مقاتلون plural.
[[nodiscard]] unsigned agreement_of(const Claim_context& context, const Mention& mention);
[[nodiscard]] unsigned agreement_of_pronoun(std::string_view folded);  // ه ها هم هما …
// Of a finite verb form: تقدمت feminine, يسيطرون plural (so that its subject stands before it).
[[nodiscard]] unsigned agreement_of_verb(std::string_view folded, Inflection inflection);

}  // namespace sijill
