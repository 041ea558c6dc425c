// How far an input has been read: what lets the next run go on where the last one was cut off.
#pragma once

#include <cstdint>
#include <string>

namespace sijill {

// One for each input, set of settings and engine (Run_versions); a newer engine reads from the beginning.
struct Input_cursor {
  std::string name;      // path or address as the user gave it
  std::string settings;  // what else decides which articles come out of it (format, columns), in the caller's words

  // What the input was like; the caller compares them with what it finds and begins anew where it must.
  std::int64_t size = -1;      // bytes; -1 where nobody knows
  std::int64_t modified = -1;  // nanoseconds since 1970; -1 where nobody knows
  std::string prefix;          // SHA-256 of its first bytes, how many is the caller's choice; or empty

  std::string place;         // where the next record begins, as the caller reads it back; empty is the beginning
  std::int64_t records = 0;  // before `place`
  bool is_finished = false;  // all of it was read
};

}  // namespace sijill
