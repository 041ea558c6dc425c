// The way from the engine's byte offsets to those of the wire, which count Unicode code points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace sijill {

// One step through text that should be UTF-8 but may not be (options come from a shell).
struct Code_point_step {
  char32_t value = 0xFFFD;   // U+FFFD where the bytes are no code point
  std::uint32_t length = 1;  // in bytes, at least 1
  bool valid = false;
};

// Precondition: i < text.size().
[[nodiscard]] Code_point_step step_at(std::string_view text, std::size_t i);

// Counts the code points before any byte of one text. Keeps one number for each 64 bytes and no copy of the text.
class Code_point_index {
 public:
  // `text` must outlive the index and be valid UTF-8.
  explicit Code_point_index(std::string_view text);

  // Code points that begin before byte `offset`; an offset past the end counts all.
  [[nodiscard]] std::uint32_t at(std::uint32_t offset) const;
  [[nodiscard]] std::uint32_t size() const { return at(static_cast<std::uint32_t>(text_.size())); }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> before_block_;
};

}  // namespace sijill
