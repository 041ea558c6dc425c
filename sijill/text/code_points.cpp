#include "sijill/text/code_points.h"

#include <algorithm>

namespace sijill {
namespace {

constexpr std::size_t block = 64;

bool begins_code_point(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }

std::uint32_t length_by_lead(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

}  // namespace

Code_point_step step_at(std::string_view text, std::size_t i) {
  const auto lead = static_cast<unsigned char>(text[i]);
  const std::uint32_t length = length_by_lead(lead);
  if (length == 1) return {lead, 1, true};
  if (length == 0 || i + length > text.size()) return {};
  char32_t value = lead & (0x7Fu >> length);
  for (std::uint32_t k = 1; k < length; ++k) {
    if (begins_code_point(text[i + k])) return {};
    value = (value << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3F);
  }
  const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value < 0xE000;
  if (overlong || surrogate || value > 0x10FFFF) return {};
  return {value, length, true};
}

Code_point_index::Code_point_index(std::string_view text) : text_(text) {
  before_block_.reserve(text.size() / block + 1);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i % block == 0) before_block_.push_back(count);
    if (begins_code_point(text[i])) ++count;
  }
  if (text.size() % block == 0) before_block_.push_back(count);
}

std::uint32_t Code_point_index::at(std::uint32_t offset) const {
  const std::size_t end = std::min<std::size_t>(offset, text_.size());
  std::uint32_t count = before_block_[end / block];
  for (std::size_t i = end / block * block; i < end; ++i) {
    if (begins_code_point(text_[i])) ++count;
  }
  return count;
}

}  // namespace sijill
