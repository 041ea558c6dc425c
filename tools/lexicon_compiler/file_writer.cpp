#include "tools/lexicon_compiler/file_writer.h"

#include <algorithm>
#include <bit>

namespace sijill {

using namespace lexicon_file;

Text File_writer::text(std::string_view text) {
  if (text.empty()) return {0, 0};
  const auto [known, inserted] = texts_.try_emplace(std::string(text));
  if (inserted) {
    known->second = {static_cast<std::uint32_t>(strings_.size()), static_cast<std::uint32_t>(text.size())};
    strings_ += text;
  }
  return known->second;
}

void File_writer::add_index(Section buckets, const std::map<std::string, Key_range>& keys) {
  // About one key a bucket: 4 bytes each for a walk of hardly more than one comparison.
  const std::size_t bucket_count = std::bit_ceil(std::max<std::size_t>(keys.size(), 1));
  std::vector<std::vector<Key>> filled(bucket_count);
  for (const auto& [key, range] : keys) {
    filled[lexicon_file::hash(key) & (bucket_count - 1)].push_back({text(key), range.first, range.count});
  }
  std::vector<std::uint32_t> starts = {0};
  std::vector<Key> in_order;
  for (const auto& bucket : filled) {
    in_order.insert(in_order.end(), bucket.begin(), bucket.end());
    starts.push_back(static_cast<std::uint32_t>(in_order.size()));
  }
  add(buckets, starts);
  add(static_cast<Section>(static_cast<std::uint32_t>(buckets) + 1), in_order);
}

std::string File_writer::finish() {
  add(Section::strings, std::vector<char>(strings_.begin(), strings_.end()));

  std::string body(section_count * sizeof(Section_place), '\0');
  std::array<Section_place, section_count> places{};
  for (std::size_t i = 0; i < section_count; ++i) {
    body.resize((body.size() + alignment - 1) / alignment * alignment, '\0');
    places[i] = {sizeof(Header) + body.size(), sections_[i].count, sections_[i].record_size};
    body += sections_[i].bytes;
  }
  std::memcpy(body.data(), places.data(), sizeof places);

  Header header{};
  std::ranges::copy(magic, header.magic.begin());
  header.format_version = format_version;
  header.section_count = section_count;
  header.file_size = sizeof header + body.size();
  header.checksum = checksum(std::as_bytes(std::span(body)));
  std::string file(sizeof header, '\0');
  std::memcpy(file.data(), &header, sizeof header);
  return file + body;
}

}  // namespace sijill
