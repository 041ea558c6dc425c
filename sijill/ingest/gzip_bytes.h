// What a gzip file unpacks to, member by member.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "sijill/ingest/byte_source.h"
#include "sijill/ingest/byte_window.h"
#include "sijill/ingest/limits.h"

namespace sijill {

// A read never spans two members. A broken member is a fault, after which recover() goes on with the next;
// so is one that ends early. Too much of it (ratio, total_bytes) is a fault that ends it.
[[nodiscard]] std::unique_ptr<Byte_source> unpack_gzip(std::unique_ptr<Byte_window> packed, const Limits& limits);

// How much of a packed body is there, or is wanted.
enum class Body_part : std::uint8_t {
  whole,
  cut,        // its end was left out by who kept it: what is there is taken
  beginning,  // only its first bytes, for a look at them
};
constexpr std::size_t beginning_bytes = 4096;  // unpacked, or somewhat more

// One body in memory as HTTP sends it: gzip, zlib, or bare deflate.
[[nodiscard]] Result<std::string> inflate_body(std::string_view packed, const Limits& limits,
                                               Body_part part = Body_part::whole);

[[nodiscard]] bool looks_gzipped(std::string_view bytes);

}  // namespace sijill
