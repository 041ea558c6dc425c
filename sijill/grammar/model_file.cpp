#include "sijill/grammar/model_file.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>

namespace sijill::grammar {
namespace {

static_assert(std::endian::native == std::endian::little, "the model file is little-endian and used where it lies");

constexpr std::string_view magic = "SIJGRAM\n";
constexpr std::size_t alignment = 8;

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t section_count;
  std::uint64_t file_size;
  std::uint64_t checksum;  // of all that follows the header
  std::array<char, 32> name;
};
struct Section {
  std::array<char, 16> name;
  std::uint64_t offset;
  std::uint64_t size;
};

template <std::size_t n>
std::string_view text_of(const std::array<char, n>& field) {
  return {field.data(), strnlen(field.data(), n)};
}

std::uint64_t checksum_of(std::span<const std::uint64_t> words) {
  std::uint64_t sum = 0xCBF29CE484222325ULL;
  for (const std::uint64_t word : words) sum = (std::rotl(sum, 5) ^ word) * 0x9E3779B97F4A7C15ULL;
  return sum;
}

template <typename T>
void append(std::string& out, const T& value) {
  out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

void pad(std::string& out) {
  while (out.size() % alignment != 0) out += '\0';
}

std::uint32_t number_at(std::string_view section, std::size_t offset) {
  std::uint32_t number = 0;
  if (offset + sizeof number <= section.size()) std::memcpy(&number, section.data() + offset, sizeof number);
  return number;
}

}  // namespace

Result<Model_file> Model_file::open(const std::string& path) {
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (!in) return Error{"grammar model " + path + ": cannot be opened; name an existing models/grammar-*.bin"};
  const auto size = static_cast<std::size_t>(in.tellg());
  Model_file file;
  file.bytes_.resize((size + alignment - 1) / alignment);
  in.seekg(0);
  in.read(reinterpret_cast<char*>(file.bytes_.data()), static_cast<std::streamsize>(size));
  Header header{};
  if (!in || size < sizeof header) {
    return Error{"grammar model " + path + ": " + std::to_string(size) + " bytes are no model; fetch the file again"};
  }
  std::memcpy(&header, file.bytes_.data(), sizeof header);
  if (std::string_view(header.magic.data(), header.magic.size()) != magic) {
    return Error{"grammar model " + path + ": is not a grammar model (no SIJGRAM mark)"};
  }
  if (header.version != model_format_version) {
    return Error{"grammar model " + path + ": format version " + std::to_string(header.version) +
                 " where this build reads " + std::to_string(model_format_version) +
                 "; use the model of this release"};
  }
  const auto rest = std::span<const std::uint64_t>(file.bytes_).subspan(sizeof header / alignment);
  if (header.file_size != size || checksum_of(rest) != header.checksum) {
    return Error{"grammar model " + path + ": " + std::to_string(size) + " bytes, " +
                 std::to_string(header.file_size) + " wanted, or the checksum differs; fetch the file again"};
  }
  const char* base = reinterpret_cast<const char*>(file.bytes_.data());
  for (std::uint32_t i = 0; i < header.section_count; ++i) {
    Section section{};
    const std::size_t at = sizeof header + i * sizeof section;
    if (at + sizeof section > size) return Error{"grammar model " + path + ": its list of sections is cut"};
    std::memcpy(&section, base + at, sizeof section);
    if (section.offset > size || section.size > size - section.offset || section.offset % alignment != 0) {
      return Error{"grammar model " + path + ": section " + std::string(text_of(section.name)) + " lies outside"};
    }
    file.sections_.emplace_back(text_of(section.name), std::string_view(base + section.offset, section.size));
  }
  file.name_ = text_of(header.name);
  return file;
}

std::string_view Model_file::section(std::string_view name) const {
  for (const auto& [key, bytes] : sections_) {
    if (key == name) return bytes;
  }
  return {};
}

const Hash_table::Slot Hash_table::nothing{};

Hash_table::Hash_table(std::string_view section) {
  const std::uint32_t count = number_at(section, 0);
  if (!std::has_single_bit(count) || section.size() < alignment + count * sizeof(Slot)) return;
  slots_ = reinterpret_cast<const Slot*>(section.data() + alignment);
  mask_ = count - 1;
}

std::size_t Hash_table::bytes() const { return alignment + (mask_ + 1) * sizeof(Slot); }

String_table::String_table(std::string_view section) {
  if (section.empty()) return;
  offsets_ = Hash_table(section);
  pool_ = section.substr(std::min(section.size(), offsets_.bytes()));
}

std::optional<std::string_view> String_table::find(Feature hash) const {
  const auto offset = offsets_.find(hash);
  if (!offset || *offset >= pool_.size()) return std::nullopt;
  const auto length = static_cast<std::uint8_t>(pool_[*offset]);
  return pool_.substr(*offset + 1, length);
}

Linear_model::Linear_model(std::string_view section) {
  if (section.empty()) return;
  const std::uint32_t count = number_at(section, 0);
  stride_ = number_at(section, 4);
  const std::uint32_t names_size = number_at(section, 8);
  std::string_view names = section.substr(16, names_size);
  for (std::uint32_t i = 0; i < count && i < max_classes; ++i) {
    const auto end = std::min(names.find('\n'), names.size());
    names_.emplace_back(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  const std::string_view table = section.substr(std::min<std::size_t>(section.size(), 16 + names_size));
  rows_ = Hash_table(table);
  weights_ = reinterpret_cast<const std::int8_t*>(table.data() + rows_.bytes());
}

void Linear_model::score(std::span<const Feature> features, Scores& scores) const {
  const std::size_t count = classes();
  std::array<std::int16_t, max_classes> sums;
  std::fill_n(sums.begin(), count, std::int16_t{0});
  for (const Feature feature : features) rows_.prefetch(feature);
  std::array<std::uint32_t, 128> rows;
  std::size_t found = 0;
  for (const Feature feature : features) {
    const auto row = rows_.find(feature);
    if (!row || found == rows.size()) continue;
    __builtin_prefetch(weights_ + static_cast<std::size_t>(*row) * stride_);
    rows[found++] = *row;
  }
  for (std::size_t k = 0; k < found; ++k) {
    const std::int8_t* weights = weights_ + static_cast<std::size_t>(rows[k]) * stride_;
    for (std::size_t i = 0; i < count; ++i) sums[i] = static_cast<std::int16_t>(sums[i] + weights[i]);
  }
  for (std::size_t i = 0; i < count; ++i) scores[i] = sums[i];
}

std::int32_t Linear_model::score(std::span<const Feature> features) const {
  std::int32_t sum = 0;
  for (const Feature feature : features) rows_.prefetch(feature);
  for (const Feature feature : features) {
    if (const auto row = rows_.find(feature)) sum += static_cast<std::int16_t>(*row);
  }
  return sum;
}

std::string write_hash_table(std::span<const Table_entry> entries) {
  const auto count = static_cast<std::uint32_t>(std::bit_ceil(entries.size() + entries.size() / 4 + 2));
  std::vector<Hash_table::Slot> slots(count);
  for (const Table_entry& entry : entries) {
    std::uint64_t slot = entry.hash & (count - 1);
    const auto key = Hash_table::key_of(entry.hash);
    while (slots[slot].key != 0 && slots[slot].key != key) slot = (slot + 1) & (count - 1);
    slots[slot] = {key, entry.value};
  }
  std::string out;
  append(out, count);
  append(out, std::uint32_t{0});
  out.append(reinterpret_cast<const char*>(slots.data()), slots.size() * sizeof(Hash_table::Slot));
  return out;
}

std::string write_string_table(std::span<const std::pair<Feature, std::string>> entries) {
  std::vector<Table_entry> offsets;
  std::string pool;
  for (const auto& [hash, text] : entries) {
    offsets.push_back({hash, static_cast<std::uint32_t>(pool.size())});
    const std::string_view kept = std::string_view(text).substr(0, 255);
    pool += static_cast<char>(kept.size());
    pool += kept;
  }
  return write_hash_table(offsets) + pool;
}

std::string write_linear_model(std::span<const std::string> names, std::span<const Feature> features,
                               std::span<const std::int8_t> rows) {
  std::string joined;
  for (const std::string& name : names) joined += name + '\n';
  pad(joined);
  const bool one_class = names.size() == 1;
  std::vector<Table_entry> entries;
  for (std::size_t i = 0; i < features.size(); ++i) {
    const auto value =
        one_class ? static_cast<std::uint32_t>(static_cast<std::uint16_t>(rows[i])) : static_cast<std::uint32_t>(i);
    entries.push_back({features[i], value});
  }
  std::string out;
  append(out, static_cast<std::uint32_t>(names.size()));
  append(out, static_cast<std::uint32_t>(names.size()));
  append(out, static_cast<std::uint32_t>(joined.size()));
  append(out, std::uint32_t{0});
  out += joined + write_hash_table(entries);
  if (!one_class) out.append(reinterpret_cast<const char*>(rows.data()), rows.size());
  return out;
}

std::string write_model_file(std::string_view name, std::span<const std::pair<std::string, std::string>> sections) {
  std::string list, body;
  const std::size_t start = sizeof(Header) + sections.size() * sizeof(Section);
  for (const auto& [key, bytes] : sections) {
    Section section{};
    key.copy(section.name.data(), section.name.size() - 1);
    section.offset = start + body.size();
    section.size = bytes.size();
    append(list, section);
    body += bytes;
    pad(body);
  }
  const std::string rest = list + body;
  std::vector<std::uint64_t> words(rest.size() / alignment);
  std::memcpy(words.data(), rest.data(), rest.size());
  Header header{};
  magic.copy(header.magic.data(), header.magic.size());
  header.version = model_format_version;
  header.section_count = static_cast<std::uint32_t>(sections.size());
  header.file_size = sizeof header + rest.size();
  header.checksum = checksum_of(words);
  name.copy(header.name.data(), header.name.size() - 1);
  std::string out;
  append(out, header);
  return out + rest;
}

}  // namespace sijill::grammar
