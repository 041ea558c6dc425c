// A reading as the bytes of the format that was asked for.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sijill/core/reading.h"

namespace sijill {

enum class Format { jsonl, table, reading, conllu, html };

struct Render_options {
  Format format = Format::jsonl;
  bool terminal = false;  // table: isolates around right-to-left cells
  bool colour = false;    // table: marks by colour as well as by words
  unsigned columns = 0;   // table: width to fit into; 0 for no limit
};

// What stands before the first reading and after the last; empty for all formats but html.
[[nodiscard]] std::string render_begin(const Render_options& options);
[[nodiscard]] std::string render(const Reading& reading, const Render_options& options);
[[nodiscard]] std::string render_end(const Render_options& options);

}  // namespace sijill
