// Bytes that are pulled one piece after the other: a file, standard input, memory, or what another source unpacks to.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "sijill/core/result.h"

namespace sijill {

// Where a byte lies in its file. What is packed lies `inside` bytes after the beginning of the packed member at
// `offset`.
struct Place {
  std::uint64_t offset = 0;
  std::optional<std::uint64_t> inside;
  [[nodiscard]] Place plus(std::uint64_t bytes) const {
    return inside ? Place{offset, *inside + bytes} : Place{offset + bytes, std::nullopt};
  }
  friend bool operator==(const Place&, const Place&) = default;
};
// "1204" or "1204+55".
[[nodiscard]] std::string to_string(const Place& place);
// The same back; absent where it is none.
[[nodiscard]] std::optional<Place> read_place(std::string_view text);

class Byte_source {
 public:
  virtual ~Byte_source() = default;
  // The next bytes, at most `size`; 0 at the end, and where fault() says why there are no more.
  virtual std::size_t read(char* into, std::size_t size) = 0;
  // Where what the last read() gave begins; it lies together. Before any, where the first will.
  [[nodiscard]] virtual Place place() const = 0;
  // What ended the bytes early, as "found …, wanted …"; empty where they ended well.
  [[nodiscard]] virtual std::string fault() const { return {}; }
  // Goes on after what is broken; false where nothing can be read after it.
  virtual bool recover() { return false; }
  // Bytes of the file taken so far, for progress.
  [[nodiscard]] virtual std::uint64_t taken() const = 0;
};

// "-" is standard input. Begins `start` bytes after the beginning of the file.
[[nodiscard]] Result<std::unique_ptr<Byte_source>> open_bytes(const std::string& path, std::uint64_t start = 0);
[[nodiscard]] std::unique_ptr<Byte_source> bytes_of(std::string bytes);

}  // namespace sijill
