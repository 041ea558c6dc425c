#include "sijill/ledger/near_copies.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "sijill/text/fold.h"
#include "sijill/text/utf8.h"

namespace sijill {
namespace {

constexpr std::size_t words_a_shingle = 3;
constexpr std::size_t least_bands = 8;
constexpr std::uint32_t band_limit = 1U << 29;

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  if (c == U'«' || c == U'»' || c == U'،' || c == U'؛' || c == U'؟' || c == U'٭' || c == U'۔') return false;
  return c < 0x2000 || c > 0x206F;  // general punctuation
}

// FNV-1a over the bytes of a word.
std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

// The finaliser of SplitMix64 (public domain, Vigna): every bit of the input moves every bit of the output.
std::uint64_t mixed(std::uint64_t x) {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

std::uint64_t limit_of(std::uint32_t halvings) { return (std::uint64_t{1} << 32) >> halvings; }

std::size_t shared_of(std::span<const std::uint32_t> one, std::span<const std::uint32_t> two) {
  std::size_t shared = 0;
  for (std::size_t i = 0, k = 0; i < one.size() && k < two.size();) {
    if (one[i] == two[k]) ++shared;
    const bool step_one = one[i] <= two[k];
    const bool step_two = two[k] <= one[i];
    i += step_one ? 1 : 0;
    k += step_two ? 1 : 0;
  }
  return shared;
}

Likeness likeness_of(std::size_t shared, std::size_t one, std::size_t two) {
  if (one == 0 || two == 0) return {};
  return {.likeness = static_cast<double>(shared) / static_cast<double>(one + two - shared),
          .containment = static_cast<double>(shared) / static_cast<double>(std::min(one, two)),
          .shared = shared};
}

// The hashes of one that both sketches would have kept.
std::span<const std::uint32_t> at_scale(const Sketch& one, const Sketch& other) {
  const auto end =
      std::lower_bound(one.kept.begin(), one.kept.end(), limit_of(std::max(one.halvings, other.halvings)));
  return std::span(one.kept).first(static_cast<std::size_t>(end - one.kept.begin()));
}

}  // namespace

Shingles shingles_of(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::uint64_t> words;
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t begin = i;
    while (i < folded.size()) {
      const Code_point c = code_point_at(folded, i);
      if (c.length == 0 || !is_letter(c.value)) break;
      i += c.length;
    }
    if (i > begin) words.push_back(hash_of(std::string_view(folded).substr(begin, i - begin)));
    if (i < folded.size()) i += std::max<std::uint32_t>(1, code_point_at(folded, i).length);
  }
  Shingles shingles;
  for (std::size_t i = 0; i + words_a_shingle <= words.size(); ++i) {
    std::uint64_t hash = 0;
    for (std::size_t k = 0; k < words_a_shingle; ++k) hash = mixed(hash ^ words[i + k]) + k;
    shingles.push_back(static_cast<std::uint32_t>(mixed(hash) >> 32));
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

Sketch sketch_of(const Shingles& shingles) {
  Sketch sketch{.shingles = static_cast<std::uint32_t>(shingles.size()), .halvings = 0, .kept = shingles};
  while (sketch.kept.size() > sketch_size) {
    ++sketch.halvings;
    const auto end = std::lower_bound(sketch.kept.begin(), sketch.kept.end(), limit_of(sketch.halvings));
    sketch.kept.erase(end, sketch.kept.end());
  }
  return sketch;
}

std::vector<std::byte> to_bytes(const Sketch& sketch) {
  std::vector<std::byte> bytes{static_cast<std::byte>(sketch.halvings)};
  for (const std::uint32_t hash : sketch.kept) {
    for (int shift = 0; shift < 32; shift += 8) bytes.push_back(static_cast<std::byte>(hash >> shift));
  }
  return bytes;
}

Sketch sketch_from(std::uint32_t shingles, std::span<const std::byte> bytes) {
  if (bytes.size() % 4 != 1 || static_cast<std::uint32_t>(bytes[0]) > 32) return {};
  Sketch sketch{.shingles = shingles, .halvings = static_cast<std::uint32_t>(bytes[0]), .kept = {}};
  for (std::size_t i = 1; i < bytes.size(); i += 4) {
    std::uint32_t hash = 0;
    for (std::size_t k = 0; k < 4; ++k) hash |= static_cast<std::uint32_t>(bytes[i + k]) << (8 * k);
    sketch.kept.push_back(hash);
  }
  return sketch;
}

std::span<const std::uint32_t> bands_of(const Sketch& sketch) {
  const auto end = std::lower_bound(sketch.kept.begin(), sketch.kept.end(), band_limit);
  const auto below = static_cast<std::size_t>(end - sketch.kept.begin());
  return std::span(sketch.kept).first(std::max(below, std::min(least_bands, sketch.kept.size())));
}

Likeness likeness_of(const Shingles& one, const Shingles& two) {
  return likeness_of(shared_of(one, two), one.size(), two.size());
}

Likeness estimate(const Sketch& one, const Sketch& two) {
  const auto a = at_scale(one, two);
  const auto b = at_scale(two, one);
  return likeness_of(shared_of(a, b), a.size(), b.size());
}

bool may_be_copy(const Sketch& one, const Sketch& two, const Copy_limits& limits) {
  const auto sample = static_cast<double>(std::min(at_scale(one, two).size(), at_scale(two, one).size()));
  if (sample == 0) return false;
  const double error = 3 * 0.5 / std::sqrt(sample);  // of a share counted in a sample, at its widest
  const Likeness found = estimate(one, two);
  return found.likeness >= limits.likeness - error || found.containment >= limits.containment - error;
}

bool is_copy(const Likeness& likeness, const Copy_limits& limits) {
  return likeness.shared >= limits.shared &&
         (likeness.likeness >= limits.likeness || likeness.containment >= limits.containment);
}

}  // namespace sijill
