// An answer of a web server as an archive keeps it: status line, header lines, body.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sijill/core/result.h"
#include "sijill/ingest/gzip_bytes.h"
#include "sijill/ingest/limits.h"

namespace sijill {

// "Name: value" lines; names in lower case, folded lines joined, blanks around values cut off.
class Header_fields {
 public:
  // Reads the lines up to the first empty one; what is no header line is passed over. The rest begins at `size`.
  [[nodiscard]] static Header_fields read(std::string_view bytes);
  // The first of that name, in lower case; empty where there is none.
  [[nodiscard]] std::string_view operator[](std::string_view name) const;
  [[nodiscard]] bool empty() const { return fields_.empty(); }
  // Bytes of the lines with the empty one after them.
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;
  std::size_t size_ = 0;
};

// «text/html; charset="x"» -> text/html, and a parameter of it; both empty where they are not said.
[[nodiscard]] std::string media_type(std::string_view value);
[[nodiscard]] std::string parameter(std::string_view value, std::string_view name);

struct Http_answer {
  int status = 0;
  Header_fields header;
  std::string body;  // chunks joined and unpacked
};

// `part` is how much of the body is there. HTTP/0.9 … HTTP/3, with or without a reason after the status. An error
// where the bytes are no answer or its body does not unpack. Archives often say "chunked" or "gzip" of a body that
// they keep plain: the bytes are believed.
[[nodiscard]] Result<Http_answer> read_http(std::string_view bytes, const Limits& limits,
                                            Body_part part = Body_part::whole);

}  // namespace sijill
