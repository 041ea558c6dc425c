#include "sijill/fetch/ip_address.h"

#include <algorithm>
#include <array>

namespace sijill {
namespace {

struct Range4 {
  std::array<std::uint8_t, 4> first;
  int bits;
};
// IANA's registry of special-purpose IPv4 addresses, with multicast and what is reserved.
constexpr std::array special4 = {
    Range4{{0, 0, 0, 0}, 8},      Range4{{10, 0, 0, 0}, 8},     Range4{{100, 64, 0, 0}, 10},
    Range4{{127, 0, 0, 0}, 8},    Range4{{169, 254, 0, 0}, 16}, Range4{{172, 16, 0, 0}, 12},
    Range4{{192, 0, 0, 0}, 24},   Range4{{192, 0, 2, 0}, 24},   Range4{{192, 88, 99, 0}, 24},
    Range4{{192, 168, 0, 0}, 16}, Range4{{198, 18, 0, 0}, 15},  Range4{{198, 51, 100, 0}, 24},
    Range4{{203, 0, 113, 0}, 24}, Range4{{224, 0, 0, 0}, 4},    Range4{{240, 0, 0, 0}, 4}};

struct Range6 {
  std::array<std::uint8_t, 4> first;  // no range here is longer than 32 bits
  int bits;
};
// Within 2000::/3, which is all that is assigned to the open internet.
constexpr std::array special6 = {Range6{{0x20, 0x01, 0x00, 0x00}, 23},   // protocol assignments, Teredo
                                 Range6{{0x20, 0x01, 0x0D, 0xB8}, 32},   // documentation
                                 Range6{{0x20, 0x02, 0x00, 0x00}, 16},   // 6to4
                                 Range6{{0x3F, 0xFF, 0x00, 0x00}, 20}};  // documentation

bool begins_with(std::span<const std::uint8_t> address, std::span<const std::uint8_t> first, int bits) {
  for (std::size_t i = 0; bits > 0; ++i, bits -= 8) {
    const auto mask = static_cast<std::uint8_t>(bits >= 8 ? 0xFF : 0xFF << (8 - bits));
    if (((address[i] ^ first[i]) & mask) != 0) return false;
  }
  return true;
}

bool is_public4(std::span<const std::uint8_t> address) {
  return std::ranges::none_of(special4,
                              [&](const Range4& range) { return begins_with(address, range.first, range.bits); });
}

}  // namespace

bool is_public(std::span<const std::uint8_t> address) {
  static constexpr std::array<std::uint8_t, 12> mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  static constexpr std::array<std::uint8_t, 12> nat64 = {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0};
  if (address.size() == 4) return is_public4(address);
  if (address.size() != 16) return false;
  if (begins_with(address, mapped, 96) || begins_with(address, nat64, 96)) return is_public4(address.subspan(12));
  if ((address[0] & 0xE0) != 0x20) return false;
  return std::ranges::none_of(special6,
                              [&](const Range6& range) { return begins_with(address, range.first, range.bits); });
}

}  // namespace sijill
