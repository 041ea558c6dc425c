// A file that is open for as long as somebody holds it, read at any place. Safe for threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "sijill/core/result.h"

namespace sijill {

class Open_file {
  struct Opened {};  // only open() makes one

 public:
  Open_file(Opened, int descriptor) : descriptor_(descriptor) {}
  Open_file(const Open_file&) = delete;
  ~Open_file();
  // The error names the path and what was found there: nothing, a folder, a pipe, a file that may not be read.
  [[nodiscard]] static Result<std::shared_ptr<const Open_file>> open(const std::string& path);

  // As it lies on the disk now. The ETag, with its quotes, is another one after each change and tells nothing else;
  // empty where the disk does not answer.
  struct State {
    std::uint64_t size = 0;  // bytes
    std::string etag;
  };
  [[nodiscard]] State state() const;

  // Bytes from `offset` on, `most` of them; fewer where the file ends before or the disk fails.
  [[nodiscard]] std::string read(std::uint64_t offset, std::size_t most) const;

 private:
  int descriptor_;
};

}  // namespace sijill
