// Which addresses of the internet protocol lie in the open internet: only these are fetched from unless the user says
// so.
#pragma once

#include <cstdint>
#include <span>

namespace sijill {

// 4 bytes of IPv4 or 16 of IPv6, in network order; other lengths are not public. Private, loopback, link-local,
// shared (CGNAT), multicast, documentation, benchmarking and reserved ranges are not, in any spelling: IPv4 mapped
// into IPv6 and behind NAT64 counts as that IPv4, 6to4, Teredo and IPv4-compatible addresses are refused whatever
// they hold.
[[nodiscard]] bool is_public(std::span<const std::uint8_t> address);

}  // namespace sijill
