// The compiled lexicon as it lies on disk and in memory: header, sections and records, all little-endian.
// docs/formats/lexicon.md draws it byte by byte; whoever changes a record here raises format_version.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

#include "sijill/lexicon/lexicon.h"

namespace sijill::lexicon_file {

static_assert(std::endian::native == std::endian::little, "the tables are used straight from the map");

inline constexpr std::string_view magic = "SIJILLEX";
inline constexpr std::uint32_t format_version = 1;
inline constexpr std::size_t alignment = 8;

struct Header {
  std::array<char, 8> magic;
  std::uint32_t format_version;
  std::uint32_t section_count;
  std::uint64_t file_size;  // bytes
  std::uint64_t checksum;   // of everything after the header
};
static_assert(sizeof(Header) == 32);

// The order of the sections in the file. A Buckets section belongs to the keys after it (see Key).
enum class Section : std::uint32_t {
  strings,
  predicates,
  frame_slots,
  cues,
  supports,
  nouns,
  actors,
  alliances,
  places,
  demonyms,
  names,
  form_buckets,
  form_keys,
  form_hits,
  name_buckets,
  name_keys,
  name_hits,
  personal_name_buckets,
  personal_name_keys,
  actor_id_buckets,
  actor_id_keys,
  place_id_buckets,
  place_id_keys,
  part_buckets,
  part_keys,
  part_hits,
  parts,
  phrases,
  steps,
};
inline constexpr std::size_t section_count = static_cast<std::size_t>(Section::steps) + 1;

struct Section_place {
  std::uint64_t begin;  // bytes from the start of the file, a multiple of `alignment`
  std::uint32_t count;  // records
  std::uint32_t record_size;
};
static_assert(sizeof(Section_place) == 16);

// A stretch of the strings section.
struct Text {
  std::uint32_t begin;
  std::uint32_t size;
};

inline constexpr std::uint8_t absent = 0xff;

struct Predicate_record {
  Text lemma, gloss;
  std::uint32_t frame_begin;
  std::uint16_t frame_count;
  std::uint16_t needs;
  std::uint8_t type, mode, also, word_class, aspect;
  std::array<std::uint8_t, 3> unused;
};
static_assert(sizeof(Predicate_record) == 32);

struct Frame_record {
  Text preposition;
  std::uint8_t role, source;
  std::array<std::uint8_t, 2> unused;
};
static_assert(sizeof(Frame_record) == 12);

struct Cue_record {
  Text lemma, content, narrator, gloss;
  std::uint8_t stance, word_class, needs_event, unused;
};
static_assert(sizeof(Cue_record) == 36);

struct Support_record {
  Text lemma, link, gloss;
  std::uint8_t subject, modality;  // or `absent`
  std::uint8_t denies, is_noun;
};
static_assert(sizeof(Support_record) == 28);

struct Noun_record {
  Text noun_class, lemma, gloss;
};
static_assert(sizeof(Noun_record) == 24);

struct Actor_record {
  Text id, kind, country, sector, parent, name_en, name_ar, wikidata;
  std::uint32_t allies_begin, allies_count;
};
static_assert(sizeof(Actor_record) == 72);

struct Alliance_record {
  Text actor, from, to;
};
static_assert(sizeof(Alliance_record) == 24);

struct Place_record {
  double lat, lon;
  Text id, kind, name_en, name_ar, precision, country, parent, source;
  std::uint32_t rank, unused;
};
static_assert(sizeof(Place_record) == 88);

struct Demonym_record {
  std::uint32_t actor;
};

struct Name_record {
  Text name;
};

// A key of a hash index: the keys of one bucket stand together, bucket b at buckets[b] .. buckets[b + 1].
// What first and count mean is the index's to say: a range of its hits, or an entry and 1, or flags and 1.
struct Key {
  Text text;
  std::uint32_t first;
  std::uint32_t count;
};
static_assert(sizeof(Key) == 16);

struct Name_hit {
  std::uint32_t kind;  // Entry_kind
  std::uint32_t entry;
};

// A word that can stand where a phrase part stands.
struct Part_hit {
  std::uint32_t part;
  std::uint32_t inflection;
};

// The phrases that begin with a part.
struct Part_record {
  std::uint32_t phrases_begin, phrases_count;
};

struct Phrase_record {
  std::uint32_t kind, entry;  // Entry_kind and its index
  std::uint32_t steps_begin, steps_count;
};

struct Step_record {
  std::uint32_t part;
  std::uint32_t gap_before;  // 1: up to eight other words may stand before it
};

// Flags in Key::first of the personal names.
inline constexpr std::uint32_t given_name = 1, family_name = 2;

// Form_hit is stored as it is.
static_assert(sizeof(Form_hit) == 12 && offsetof(Form_hit, inflection) == 1 && offsetof(Form_hit, entry) == 4 &&
              offsetof(Form_hit, definite) == 8);

// Which bucket a key falls into; the number of buckets is a power of two.
[[nodiscard]] constexpr std::uint64_t hash(std::string_view text) {
  std::uint64_t value = 0xcbf29ce484222325;  // FNV-1a
  for (char letter : text) value = (value ^ static_cast<unsigned char>(letter)) * 0x100000001b3;
  return value ^ (value >> 32);
}

// Four interleaved multiplicative lanes over eight bytes each, so that megabytes take well under a millisecond.
// Guards against damage and tells contents apart; it is no defence against an adversary.
[[nodiscard]] inline std::uint64_t checksum(std::span<const std::byte> bytes) {
  constexpr std::uint64_t prime = 0x9e3779b97f4a7c15;
  std::array<std::uint64_t, 4> lanes = {1, 2, 3, 4};
  const auto mix = [](std::uint64_t lane, std::uint64_t word) { return std::rotl((lane ^ word) * prime, 29); };
  std::size_t at = 0;
  for (; at + 32 <= bytes.size(); at += 32) {
    std::array<std::uint64_t, 4> words;
    std::memcpy(words.data(), bytes.data() + at, sizeof words);
    for (std::size_t i = 0; i < 4; ++i) lanes[i] = mix(lanes[i], words[i]);
  }
  for (; at < bytes.size(); ++at) lanes[at % 4] = mix(lanes[at % 4], static_cast<std::uint64_t>(bytes[at]));
  std::uint64_t sum = bytes.size();
  for (std::uint64_t lane : lanes) sum = mix(sum, lane);
  return sum ^ (sum >> 32);
}

}  // namespace sijill::lexicon_file
