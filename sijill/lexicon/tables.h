// The tables of an open lexicon: the mapped file, its sections as spans, and the few structs with string_views that
// were made from its records. Private to this folder.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/lexicon/lexicon.h"
#include "sijill/lexicon/lexicon_file.h"
#include "sijill/lexicon/mapped_file.h"

namespace sijill {

// Where a key leads: a range of the hits of its index. Found and empty is an answer too (the prefix of a name).
struct Key_hits {
  bool found = false;
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

// A hash index straight from the map.
struct String_index {
  std::span<const std::uint32_t> buckets;  // one more than there are buckets; empty for an empty index
  std::span<const lexicon_file::Key> keys;
  std::string_view strings;

  [[nodiscard]] Key_hits find(std::string_view key) const;
};

// A part of `all`, cut where a damaged file would reach beyond it.
template <typename T>
[[nodiscard]] std::span<const T> part_of(std::span<const T> all, std::size_t first, std::size_t count) {
  if (first >= all.size()) return {};
  return all.subspan(first, std::min(count, all.size() - first));
}

struct Lexicon::Tables {
  explicit Tables(Mapped_file mapped) : file(std::move(mapped)) {}

  Mapped_file file;
  std::string version;

  std::vector<Predicate> predicates;
  std::vector<Frame_slot> frame_slots;
  std::vector<Cue> cues;
  std::vector<Support> supports;
  std::vector<Noun> nouns;
  std::vector<Actor_entry> actors;
  std::vector<Alliance> alliances;
  std::vector<Place_entry> places;
  std::span<const lexicon_file::Demonym_record> demonyms;
  std::span<const lexicon_file::Name_record> names;

  String_index forms;
  std::span<const Form_hit> form_hits;
  String_index name_sequences;  // folded words joined by one blank; every beginning of a name is a key as well
  std::span<const lexicon_file::Name_hit> name_hits;
  String_index personal_names;
  String_index actor_ids;
  String_index place_ids;
  String_index part_words;
  std::span<const lexicon_file::Part_hit> part_hits;
  std::span<const lexicon_file::Part_record> parts;
  std::span<const lexicon_file::Phrase_record> phrases;
  std::span<const lexicon_file::Step_record> steps;
};

// A word that stands for a quotation mark; fold() has made all of them one.
[[nodiscard]] inline bool is_quotation_mark(std::string_view word) {
  return word == "\"" || word == "'" || word == "«" || word == "»" || word == "“" || word == "”" || word == "''";
}

}  // namespace sijill
