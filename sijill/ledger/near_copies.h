// Texts that copy one another: sketches of their words, and how much two texts share. Pure; the rows are
// copies.cpp's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace sijill {

// The runs of three folded words of a text, hashed, ascending, each once. Punctuation, letter variants and vowel
// signs make no difference.
using Shingles = std::vector<std::uint32_t>;
[[nodiscard]] Shingles shingles_of(std::string_view text);

// A MinHash that keeps its proportion: the shingles whose hash lies below 2^32 >> halvings, halved until no more than
// sketch_size are left. So a paragraph is found in a long text too, which a MinHash of fixed size would miss.
struct Sketch {
  std::uint32_t shingles = 0;  // of the text
  std::uint32_t halvings = 0;
  std::vector<std::uint32_t> kept;  // ascending
};
inline constexpr std::size_t sketch_size = 128;
[[nodiscard]] Sketch sketch_of(const Shingles& shingles);

// As kept in the ledger: the halvings in one byte, then each kept hash in four bytes, lowest byte first.
[[nodiscard]] std::vector<std::byte> to_bytes(const Sketch& sketch);
// Bytes that are no sketch give an empty one.
[[nodiscard]] Sketch sketch_from(std::uint32_t shingles, std::span<const std::byte> bytes);

// The hashes by which texts that share a part find one another: the eight lowest, and each below 2^29.
[[nodiscard]] std::span<const std::uint32_t> bands_of(const Sketch& sketch);

struct Likeness {
  double likeness = 0;     // Jaccard: shared shingles of all
  double containment = 0;  // shared shingles of the smaller text
  std::size_t shared = 0;
};
[[nodiscard]] Likeness likeness_of(const Shingles& one, const Shingles& two);
// The same from sketches: an estimate.
[[nodiscard]] Likeness estimate(const Sketch& one, const Sketch& two);

// A copy with changes, or a text that holds most of the other. docs/guide/reconciling.md gives the figures.
struct Copy_limits {
  double likeness = 0.3;     // at least, or
  double containment = 0.5;  // at least, of the smaller text
  std::size_t shared = 12;   // shingles that must be shared in any case
  int days = 7;              // between the publications of the two
};
[[nodiscard]] bool is_copy(const Likeness& likeness, const Copy_limits& limits = {});
// Whether the texts are worth comparing in full: false where the sketches rule a copy out with three standard errors.
[[nodiscard]] bool may_be_copy(const Sketch& one, const Sketch& two, const Copy_limits& limits = {});

}  // namespace sijill
