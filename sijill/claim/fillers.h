// Who stands where around an event word: subject, object, possessor, complements of prepositions, antecedents.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "sijill/claim/context.h"

namespace sijill {

// What fills a place in the grammar of an event: a mention, or a noun phrase that nobody named.
struct Filler {
  std::int32_t mention = nothing;
  Range words;           // of the phrase; of the pronoun where it stands for `mention`
  bool pronoun = false;  // reached through a pronoun or an unspoken subject

  [[nodiscard]] bool empty() const { return words.empty() && mention == nothing; }
  friend bool operator==(const Filler& a, const Filler& b) { return a.mention == b.mention && a.words == b.words; }
};

using Fillers = std::vector<Filler>;  // joined by "and"; the first one is the head of the list

struct Complement {
  std::string_view preposition;  // folded, "_" between the words of a compound
  std::uint32_t at = 0;          // the preposition's word
  Fillers fillers;
};

struct Verb_frame {
  Fillers subject;
  Fillers object;
  Fillers otherwise;   // the subject, should the phrase taken for it turn out to be the object
  bool by_us = false;  // the verb is one of "we": its doer is who speaks, and no phrase is the subject
};

// What stands before a verb and may be its subject; adjacent where nothing but particles parts them.
struct Topic {
  Fillers fillers;
  bool adjacent = false;
  bool relative = false;  // the antecedent of a relative clause
};

class Syntax {
 public:
  explicit Syntax(const Claim_context& context) : context_(context) {}

  // Subject and object of a finite verb. An unspoken subject is the one of the clause before, where it agrees.
  // `parts` are further words of a phrase that fill no role (القبض in ألقى القبض).
  [[nodiscard]] Verb_frame frame_of(std::uint32_t verb, Inflection inflection,
                                    std::span<const std::uint32_t> parts = {}) const;

  // What follows a noun in idafa, or the antecedent of its suffix: قصف الطائرات | سيطرتهم.
  [[nodiscard]] Fillers possessor_of(std::uint32_t noun) const;
  [[nodiscard]] std::int32_t named_afterwards(std::uint32_t word, unsigned wanted) const;
  [[nodiscard]] std::uint32_t event_noun_joined_to(std::uint32_t noun) const;

  // The object that follows the possessor of a verbal noun: إخلاء المروحيات قادة التنظيم, قصف النظام للمدينة.
  [[nodiscard]] Fillers object_of_noun(std::uint32_t noun, const Fillers& possessor) const;

  // Prepositional complements to the right of a word, as far as its clause reaches.
  [[nodiscard]] std::vector<Complement> complements_of(std::uint32_t word, std::uint32_t limit) const;

  // A mention and those joined to it by و or a comma.
  [[nodiscard]] Fillers with_conjuncts(Filler first) const;

  // The mention that a pronoun stands for; places only or actors only where `kind` says so.
  [[nodiscard]] std::int32_t antecedent(std::uint32_t word, unsigned agreement,
                                        std::optional<Mention_kind> kind = std::nullopt) const;

  // The noun phrase that begins at `word`, skipping numbers and quantifiers; empty where none does.
  [[nodiscard]] Filler phrase_at(std::uint32_t word, std::uint32_t limit) const;

  // The antecedent of the relative pronoun at `word`.
  [[nodiscard]] Fillers before_relative(std::uint32_t word) const;

  // Who acts in the finite verb before a word: the doer of a purpose (تقدمت القوات … لتعزيز مواقعها).
  [[nodiscard]] Fillers subject_before(std::uint32_t word) const { return unspoken_subject(word, agreement::any); }

  // End of the stretch in which a word's complements may stand: its clause and appended relative-free material.
  [[nodiscard]] std::uint32_t reach_of(std::uint32_t word) const;

 private:
  [[nodiscard]] std::uint32_t qualifier_end(std::uint32_t at, std::uint32_t limit) const;
  [[nodiscard]] Topic before_verb(std::uint32_t verb, unsigned agreement) const;
  [[nodiscard]] std::vector<Fillers> bare_phrases(std::uint32_t from, std::uint32_t reach,
                                                  std::span<const std::uint32_t> parts) const;
  [[nodiscard]] bool follows_verb(std::uint32_t word, std::uint32_t first) const;
  [[nodiscard]] bool looks_accusative(const Filler& filler) const;
  [[nodiscard]] bool agrees(const Fillers& list, unsigned agreement) const;
  [[nodiscard]] Fillers unspoken_subject(std::uint32_t verb, unsigned agreement) const;
  [[nodiscard]] Fillers conjoined_with(std::int32_t last, unsigned agreement) const;
  [[nodiscard]] std::int32_t mention_at(std::uint32_t word) const;

  const Claim_context& context_;
};

inline constexpr std::string_view first_person = "نا";  // "us" and "our"
// استعدنا، دخلنا: a finite verb of "we", whose doer is who speaks.
[[nodiscard]] bool is_first_person(const Claim_context& context, std::uint32_t verb, Inflection inflection);
// هذا، ذلك
[[nodiscard]] bool is_demonstrative(std::string_view folded);
// عدد من، عشرات، بعض: words that count what follows.
[[nodiscard]] bool is_quantifier(std::string_view folded);

}  // namespace sijill
