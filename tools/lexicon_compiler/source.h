// The hand-written tables of data/lexicon as checked values: what the author wrote, nothing derived.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sijill/lexicon/lexicon.h"
#include "tools/lexicon_compiler/report.h"

namespace sijill {

struct Source_slot {
  Role role;
  Frame_slot::Source source;
  std::string preposition;  // as written, "_" for the blank of a compound; empty unless source is preposition
};

// What predicates and cues share: a lemma and how it is inflected.
struct Source_lemma {
  Word_class word_class = Word_class::noun;
  std::string lemma;
  std::string present;             // of verbs and of phrases that begin with one, else empty
  std::vector<std::string> forms;  // broken plurals, irregular passives, other spellings of a phrase
};

struct Source_predicate {
  Event_type type;
  Mode mode, also;
  Source_lemma word;
  Aspect aspect;
  std::vector<Source_slot> frame;
  std::uint16_t needs;
  std::string gloss;
};

struct Source_cue {
  Stance stance;
  Source_lemma word;
  std::vector<std::string> content;
  std::string narrator;
  bool needs_event;
  std::string gloss;
};

struct Source_support {
  std::string lemma, present, noun;  // each may be empty, not all
  std::string link;
  std::optional<Role> subject;
  std::optional<Modality> modality;
  bool denies;
  std::string gloss;
};

struct Source_noun {
  std::string noun_class, lemma;
  std::vector<std::string> forms;
  std::string gloss;
};

struct Source_alliance {
  std::string actor, from, to;
};

struct Source_actor {
  std::string id, kind, country, sector, parent, name_en, wikidata;
  std::vector<std::string> names_ar;
  std::vector<Source_alliance> allies;
};

struct Source_demonym {
  std::string actor;
  std::vector<std::string> forms;
};

struct Source_name {
  bool given;  // else a family name
  std::string name;
};

struct Source_place {
  std::string id, kind, name_en, precision, country, parent, source;
  std::vector<std::string> names_ar;
  double lat, lon;
  std::uint32_t rank;
};

struct Source {
  std::vector<Source_predicate> predicates;
  std::vector<Source_cue> cues;
  std::vector<Source_support> supports;
  std::vector<Source_noun> nouns;
  std::vector<Source_actor> actors;
  std::vector<Source_demonym> demonyms;
  std::vector<Source_name> names;
  std::vector<Source_place> places;
};

// Reads and checks all tables under a directory laid out as data/lexicon/README.md says. Rows with a problem are left
// out, so the rest can be used; whether that is wanted is the caller's to say.
[[nodiscard]] Source read_source(const std::string& directory, Report& report);

}  // namespace sijill
