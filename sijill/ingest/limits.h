// What a run lets an input cost. A limit that is reached is told with the record that reached it, never silent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sijill/core/result.h"

namespace sijill {

struct Limits {
  std::uint64_t document_bytes = std::uint64_t{32}
                                 << 20;                // of one record as it stands unpacked: a page, a mail, a PDF
  std::uint64_t text_bytes = std::uint64_t{4} << 20;   // of the text that an article has in the end
  std::uint64_t total_bytes = std::uint64_t{1} << 40;  // unpacked from one input
  std::uint64_t ratio = 200;                           // unpacked bytes for each packed one, looked at beyond 16 MiB
  std::uint64_t depth = 4;                             // packed things within packed things
  std::uint64_t nesting = 200;                         // of JSON, XML and the parts of a mail
  std::uint64_t records = 100'000'000;                 // of one input
  std::uint64_t seconds = 86'400;                      // for one input, counted while its records are taken out of it
};

// `assignment` is "NAME=VALUE" with a name of the fields above spelt document, text, total, ratio, depth, nesting,
// records or seconds; a value may end in K, M or G (times 1024). The limits with it, or what is wrong with it.
[[nodiscard]] Result<Limits> with_limit(Limits limits, std::string_view assignment);

}  // namespace sijill
