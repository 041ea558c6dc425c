// What a gzip file unpacks to, member by member.
#pragma once

#include <memory>

#include "sijill/ingest/byte_source.h"
#include "sijill/ingest/byte_window.h"
#include "sijill/ingest/limits.h"

namespace sijill {

// A read never spans two members. A broken member is a fault, after which recover() goes on with the next;
// so is one that ends early. Too much of it (ratio, total_bytes) is a fault that ends it.
[[nodiscard]] std::unique_ptr<Byte_source> unpack_gzip(std::unique_ptr<Byte_window> packed, const Limits& limits);

// One body in memory as HTTP sends it: gzip, zlib, or bare deflate.
[[nodiscard]] Result<std::string> inflate_body(std::string_view packed, const Limits& limits);

[[nodiscard]] bool looks_gzipped(std::string_view bytes);

}  // namespace sijill
