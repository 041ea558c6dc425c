// Lays records, strings and hash indexes out as one lexicon file (docs/formats/lexicon.md).
#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "sijill/lexicon/lexicon_file.h"

namespace sijill {

// Where a key of an index leads; what the numbers mean is the index's to say.
struct Key_range {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

class File_writer {
 public:
  // The stretch of that text in the strings section; equal texts share one.
  [[nodiscard]] lexicon_file::Text text(std::string_view text);

  template <typename Record>
  void add(lexicon_file::Section section, const std::vector<Record>& records) {
    Pending& pending = sections_[static_cast<std::size_t>(section)];
    pending.record_size = sizeof(Record);
    pending.count = static_cast<std::uint32_t>(records.size());
    pending.bytes.resize(records.size() * sizeof(Record));
    if (!records.empty()) std::memcpy(pending.bytes.data(), records.data(), pending.bytes.size());
  }

  // The keys section follows the buckets section. Same keys, same bytes: the keys of a bucket stand in their own
  // order.
  void add_index(lexicon_file::Section buckets, const std::map<std::string, Key_range>& keys);

  // The file's bytes. Every section must have been added, an empty one too.
  [[nodiscard]] std::string finish();

 private:
  struct Pending {
    std::uint32_t record_size = 0;
    std::uint32_t count = 0;
    std::string bytes;
  };
  std::array<Pending, lexicon_file::section_count> sections_;
  std::string strings_;
  std::unordered_map<std::string, lexicon_file::Text> texts_;
};

}  // namespace sijill
