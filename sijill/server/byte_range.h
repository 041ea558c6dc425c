// The stretch of bytes that a Range header asks for (RFC 9110, section 14).
#pragma once

#include <cstdint>
#include <string_view>

namespace sijill {

struct Asked_range {
  enum class Answer : unsigned char { whole, part, refused };
  Answer answer = Answer::whole;
  std::uint64_t from = 0, size = 0;  // of a part: it lies in the file and is not empty
};

// `range` is the value of the header, empty where absent; `file_bytes` how long the file is. Another unit than bytes
// does not count. Several ranges, what is malformed and what lies behind the end are refused: the file may be larger
// than anybody wants to be sent by mistake.
[[nodiscard]] Asked_range asked_range(std::string_view range, std::uint64_t file_bytes);

}  // namespace sijill
