// Where the objects of a stream of JSON begin and end, without reading what is in them.
#pragma once

#include <cstddef>
#include <string>

#include "sijill/ingest/byte_window.h"
#include "sijill/ingest/limits.h"

namespace sijill {

struct Json_object_scan {
  std::size_t size = 0;  // bytes ahead that are the object; where it is broken, those looked at
  std::string reason;    // of a broken one; empty where it is whole
  std::string found;     // "found …, wanted …"
};

// The object that begins at the front of the window, at its "{". Neither its strings nor its numbers are checked.
// Broken: too large, nested too deep, a line end within a string, another object at the beginning of a line, the end.
[[nodiscard]] Json_object_scan scan_object(Byte_window& window, const Limits& limits);

// What is no JSON though exports write it so: \x01, lone halves of surrogate pairs, control characters within
// strings, paths and words that stand bare. What is JSON stays as it is.
[[nodiscard]] std::string mended_json(std::string_view text);

}  // namespace sijill
