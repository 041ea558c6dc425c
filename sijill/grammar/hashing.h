// Features are 64-bit hashes; this is the one way in which they are made, at run time and in training.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sijill::grammar {

using Feature = std::uint64_t;
using Features = std::vector<Feature>;

[[nodiscard]] constexpr Feature mix(Feature a, Feature b) {
  a ^= b + 0x9E3779B97F4A7C15ULL + (a << 6) + (a >> 2);
  a *= 0xFF51AFD7ED558CCDULL;
  return a ^ (a >> 32);
}

[[nodiscard]] constexpr Feature mix(Feature a, Feature b, Feature c) { return mix(mix(a, b), c); }
[[nodiscard]] constexpr Feature mix(Feature a, Feature b, Feature c, Feature d) { return mix(mix(a, b, c), d); }

[[nodiscard]] constexpr Feature hash_of(std::u16string_view letters) {
  Feature hash = 0x5EED;
  for (const char16_t letter : letters) hash = mix(hash, letter);
  return hash;
}

}  // namespace sijill::grammar
