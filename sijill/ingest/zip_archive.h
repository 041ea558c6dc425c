// A ZIP archive, opened and looked into; nothing of it is ever written anywhere.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "sijill/core/result.h"
#include "sijill/ingest/byte_source.h"
#include "sijill/ingest/limits.h"

struct zip;  // NOLINT(readability-identifier-naming): named by libzip

namespace sijill {

struct Zip_entry {
  std::string name;  // as the archive spells it, a label only: it may hold "../" or anything else
  std::uint64_t packed_bytes = 0;
  bool is_encrypted = false;
  [[nodiscard]] bool is_directory() const { return name.ends_with('/'); }
};

// To be used by one thread. What it opens must be let go before it.
class Zip_archive {
 public:
  [[nodiscard]] static Result<Zip_archive> open_file(const std::string& path);
  [[nodiscard]] static Result<Zip_archive> open_bytes(std::string bytes);

  [[nodiscard]] std::uint64_t size() const;
  [[nodiscard]] Zip_entry entry(std::uint64_t index) const;
  [[nodiscard]] std::optional<std::uint64_t> find(const std::string& name) const;
  // What an entry unpacks to; too dense or broken is a fault. An error where it cannot be opened.
  [[nodiscard]] Result<std::unique_ptr<Byte_source>> open(std::uint64_t index, const Limits& limits) const;
  // All of an entry, at most `most` bytes.
  [[nodiscard]] Result<std::string> read(std::uint64_t index, std::uint64_t most, const Limits& limits) const;

 private:
  std::shared_ptr<const std::string> bytes_;  // of an archive in memory
  std::shared_ptr<struct ::zip> archive_;
};

}  // namespace sijill
