#include "sijill/wire/display_width.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "sijill/text/code_points.h"

namespace sijill {
namespace {

struct Block {
  char32_t first, last;
};

// General category Mn, Me and Cf of the scripts that news in Arabic holds, from Unicode 15 DerivedGeneralCategory.
constexpr std::array no_width = std::to_array<Block>({
    {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05BF}, {0x05C1, 0x05C2},   {0x05C4, 0x05C5},
    {0x0600, 0x0605}, {0x0610, 0x061A}, {0x061C, 0x061C}, {0x064B, 0x065F}, {0x0670, 0x0670},   {0x06D6, 0x06DD},
    {0x06DF, 0x06E4}, {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x0711, 0x0711}, {0x0730, 0x074A},   {0x08CA, 0x0902},
    {0x1AB0, 0x1ACE}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E}, {0x2060, 0x206F},   {0x20D0, 0x20F0},
    {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}, {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0001, 0xE01EF},
});

// East_Asian_Width W and F, in rough blocks.
constexpr std::array two_wide = std::to_array<Block>({
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xA960, 0xA97C},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF01, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF},
    {0x20000, 0x3FFFD},
});

template <std::size_t count>
bool is_in(const std::array<Block, count>& blocks, char32_t c) {
  const auto block = std::upper_bound(blocks.begin(), blocks.end(), c,
                                      [](char32_t value, const Block& candidate) { return value < candidate.first; });
  return block != blocks.begin() && c <= std::prev(block)->last;
}

bool is_blank(char32_t c) { return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0xA0 || c == 0x2028 || c == 0x2029; }

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

}  // namespace

unsigned display_width(char32_t c) {
  if (c < 0x300) return 1;
  if (is_in(no_width, c)) return 0;
  return is_in(two_wide, c) ? 2 : 1;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Code_point_step step = step_at(text, i);
    width += display_width(step.value);
    i += step.length;
  }
  return width;
}

std::string cleaned_for_display(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t i = 0; i < text.size();) {
    const Code_point_step step = step_at(text, i);
    if (is_blank(step.value)) {
      blank = !out.empty();
    } else {
      if (blank) out += ' ';
      blank = false;
      if (!step.valid || is_control(step.value)) {
        out += "\xEF\xBF\xBD";
      } else {
        out.append(text.substr(i, step.length));
      }
    }
    i += step.length;
  }
  return out;
}

std::string cut_to_width(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  if (width == 0) return {};
  std::string out;
  std::size_t used = 0;
  int open = 0;
  for (std::size_t i = 0; i < text.size();) {
    const Code_point_step step = step_at(text, i);
    const std::size_t next = used + display_width(step.value);
    if (next > width - 1) break;
    used = next;
    if (step.value == 0x2068) ++open;
    if (step.value == 0x2069) --open;
    out.append(text.substr(i, step.length));
    i += step.length;
  }
  out += "…";
  for (; open > 0; --open) out += pop_isolate;
  return out;
}

}  // namespace sijill
