// A file's bytes, mapped read-only for as long as the object lives.
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "sijill/core/result.h"

namespace sijill {

class Mapped_file {
 public:
  [[nodiscard]] static Result<Mapped_file> open(const std::string& path);

  Mapped_file(Mapped_file&& other) noexcept;
  Mapped_file& operator=(Mapped_file&& other) noexcept;
  ~Mapped_file();

  [[nodiscard]] std::span<const std::byte> bytes() const { return bytes_; }

 private:
  explicit Mapped_file(std::span<const std::byte> bytes) : bytes_(bytes) {}
  std::span<const std::byte> bytes_;  // empty for an empty file, which is not mapped
};

}  // namespace sijill
