// What is known before reading: event words, cues, actors, places, names; compiled from data/lexicon into one file
// that is mapped into memory. All string_views point into that file and live as long as the Lexicon.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/event.h"
#include "sijill/core/result.h"

namespace sijill {

// Which inflected form of its lemma a word is.
enum class Inflection : std::uint8_t {
  perfect,    // سيطر سيطرت سيطروا
  imperfect,  // يسيطر تسيطر يسيطرون يسيطروا, jussive forms (يقل)
  passive,    // a form that can only be passive: حوصر, يقال
  singular,   // noun or participle, with or without ال, accusative alef folded away
  dual,       // هجومان هجومين
  plural,     // هجمات معارك مقاتلون مقاتلين مقاتلو مقاتلي
};

enum class Entry_kind : std::uint8_t { predicate, cue, support, noun, actor, demonym, name, place };

struct Form_hit {
  Entry_kind kind;
  Inflection inflection;
  std::uint32_t entry;  // index for predicate(), cue(), …
  bool definite;        // written with ال
};

enum class Role : std::uint8_t { actor, recipient, place, from, object };

// Where a role's filler stands: subject, object, possessor, or after a preposition.
struct Frame_slot {
  enum class Source : std::uint8_t { subject, object, possessor, preposition };
  Role role;
  Source source;
  std::string_view preposition;  // folded, "_" for the blank of a compound; empty unless source is preposition
};

enum class Word_class : std::uint8_t { verb, noun, participle, phrase, preposition };
enum class Aspect : std::uint8_t { any, perfect, imperfect, passive };

// Conditions of a predicate row, as bits.
namespace need {
inline constexpr std::uint16_t place = 1, actor = 2, armed = 4, recipient = 8, people = 16, armed_recipient = 32,
                               actor_or_recipient = 64, weapon = 128, conflict = 256;
}

struct Predicate {
  Event_type type;
  Mode mode;
  Mode also;
  Word_class word_class;
  Aspect aspect;
  std::uint16_t needs;
  std::string_view lemma;  // as written in the lexicon
  std::string_view gloss;
  std::span<const Frame_slot> frame;
};

struct Cue {
  Stance stance;
  Word_class word_class;
  std::string_view lemma;
  std::string_view content;   // "|"-separated as in the file, folded
  std::string_view narrator;  // "subj", "obj" or a folded preposition
  bool needs_event;
  std::string_view gloss;
};

struct Support {
  std::string_view lemma;
  std::string_view link;  // "obj", "subj", "أن" or a folded preposition
  std::optional<Role> subject;
  std::optional<Modality> modality;
  bool denies;
  bool is_noun;  // reached through the verbal noun of the row
  std::string_view gloss;
};

struct Noun {
  std::string_view noun_class;  // "fighter", "civilian", … see data/lexicon/README.md
  std::string_view lemma;
  std::string_view gloss;
};

struct Alliance {
  std::string_view actor;
  std::string_view from, to;  // "YYYY" or "YYYY-MM", empty for open
};

struct Actor_entry {
  std::string_view id, kind, country, sector, parent, name_en, name_ar, wikidata;
  std::span<const Alliance> allies;
};

struct Place_entry {
  std::string_view id, kind, name_en, name_ar, precision, country, parent, source;
  double lat, lon;
  std::uint8_t rank;  // 1 known to all … 5 a hamlet
};

// A name or phrase of one or more words found at the start of a word sequence.
struct Name_match {
  Entry_kind kind;       // actor, demonym, name, place; of the same length in this order, places by rank
  std::uint32_t entry;   // for actor(), place(), actor_of_demonym()
  std::uint32_t length;  // in words, quotation marks inside the name counted
};
struct Phrase_match {
  Entry_kind kind;  // predicate, cue, support or noun
  std::uint32_t entry;
  Inflection inflection;             // of its first word
  std::vector<std::uint32_t> parts;  // position of each part in the sequence, gaps left out
};

class Lexicon {
 public:
  // Fails where the file is missing, not a lexicon, or of another format version.
  [[nodiscard]] static Result<Lexicon> open(const std::string& path);

  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;
  ~Lexicon();

  // Content hash of the tables, for the version line and every ledger row.
  [[nodiscard]] std::string_view version() const;

  // Entries that a single folded word (clitics split off) can be an inflected form of; most wanted kinds first.
  // Single words only: names and phrases are reached through match_names and match_phrases. A stem that stands only
  // before a suffix pronoun (سيطرت of سيطرتهم) is found too; the future's س is not, it must be split off.
  [[nodiscard]] std::span<const Form_hit> forms(std::string_view folded) const;

  // Names that begin at words[0]; longest first. `words` are folded words with clitics split off
  // (ل + الجيش, not للجيش). At most the first 12 words are looked at. Demonyms and names of several words that all
  // lack ال match with it as well (القوات الروسية); places and persons do not: العمر is not عمر.
  [[nodiscard]] std::vector<Name_match> match_names(std::span<const std::string_view> words) const;

  // Phrases that begin at words[0], longest (most parts) first, each entry once. Gaps are as short as can be and
  // never cross a word of punctuation other than quotation marks and commas. A suffix pronoun may stand between two
  // parts.
  [[nodiscard]] std::vector<Phrase_match> match_phrases(std::span<const std::string_view> words) const;

  // The class in nouns.tsv of a word, empty where it has none. محافظة is the governorate before it is a woman
  // governor: a class word of places wins over a derived feminine.
  [[nodiscard]] std::string_view noun_class(std::string_view folded) const;

  [[nodiscard]] const Predicate& predicate(std::uint32_t entry) const;
  [[nodiscard]] const Cue& cue(std::uint32_t entry) const;
  [[nodiscard]] const Support& support(std::uint32_t entry) const;
  [[nodiscard]] const Noun& noun(std::uint32_t entry) const;
  [[nodiscard]] const Actor_entry& actor(std::uint32_t entry) const;
  [[nodiscard]] const Place_entry& place(std::uint32_t entry) const;
  // The actor that a demonym (روسي) stands for.
  [[nodiscard]] std::uint32_t actor_of_demonym(std::uint32_t entry) const;

  [[nodiscard]] std::optional<std::uint32_t> find_actor(std::string_view id) const;
  [[nodiscard]] std::optional<std::uint32_t> find_place(std::string_view id) const;

  // True for a given (first) or family name of the region.
  [[nodiscard]] bool is_given_name(std::string_view folded) const;
  [[nodiscard]] bool is_family_name(std::string_view folded) const;

  // Number of entries of a kind, for `sijill lexicon` and tests.
  [[nodiscard]] std::size_t count(Entry_kind kind) const;

 private:
  struct Tables;
  explicit Lexicon(std::unique_ptr<Tables> tables);
  std::unique_ptr<Tables> tables_;
};

}  // namespace sijill
