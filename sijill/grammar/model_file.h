// The model file: named sections, and the tables inside them that are used where they lie.
// Layout: docs/formats/grammar-model.md. The views point into the bytes of a Model_file and live as long as it.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/result.h"
#include "sijill/grammar/hashing.h"

namespace sijill::grammar {

inline constexpr std::uint32_t model_format_version = 1;

class Model_file {
 public:
  // Fails where the file is missing, cut, changed, or of another format version.
  [[nodiscard]] static Result<Model_file> open(const std::string& path);

  [[nodiscard]] std::string_view name() const { return name_; }
  [[nodiscard]] std::string_view section(std::string_view name) const;  // empty where there is none

 private:
  std::vector<std::uint64_t> bytes_;  // eight at a time, so that sections are aligned
  std::string name_;
  std::vector<std::pair<std::string, std::string_view>> sections_;
};

// Hash -> a number. Open addressing; a key is the upper half of the hash, the slot the lower.
class Hash_table {
 public:
  Hash_table() = default;
  explicit Hash_table(std::string_view section);

  [[nodiscard]] std::optional<std::uint32_t> find(Feature hash) const {
    const auto key = key_of(hash);
    for (std::uint64_t slot = hash & mask_;; slot = (slot + 1) & mask_) {
      if (slots_[slot].key == key) return slots_[slot].value;
      if (slots_[slot].key == 0) return std::nullopt;
    }
  }
  void prefetch(Feature hash) const { __builtin_prefetch(&slots_[hash & mask_]); }
  [[nodiscard]] std::size_t bytes() const;

  struct Slot {
    std::uint32_t key = 0;  // 0: free
    std::uint32_t value = 0;
  };
  [[nodiscard]] static std::uint32_t key_of(Feature hash) {
    const auto key = static_cast<std::uint32_t>(hash >> 32);
    return key == 0 ? 1 : key;
  }

 private:
  static const Slot nothing;
  const Slot* slots_ = &nothing;
  std::uint64_t mask_ = 0;
};

// Hash -> a short string.
class String_table {
 public:
  String_table() = default;
  explicit String_table(std::string_view section);
  [[nodiscard]] std::optional<std::string_view> find(Feature hash) const;

 private:
  Hash_table offsets_;
  std::string_view pool_;
};

// A linear classifier: a row of int8 weights, one a class, for each feature kept.
class Linear_model {
 public:
  static constexpr std::size_t max_classes = 256;
  using Scores = std::array<std::int32_t, max_classes>;

  Linear_model() = default;
  explicit Linear_model(std::string_view section);

  [[nodiscard]] std::size_t classes() const { return names_.size(); }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

  // Sums of the rows of the features, in the first classes() places.
  void score(std::span<const Feature> features, Scores& scores) const;
  // The only class of a one-class model.
  [[nodiscard]] std::int32_t score(std::span<const Feature> features) const;

 private:
  std::vector<std::string> names_;
  std::uint32_t stride_ = 1;
  Hash_table rows_;
  const std::int8_t* weights_ = nullptr;
};

// The writing side, for training.
struct Table_entry {
  Feature hash;
  std::uint32_t value;
};
[[nodiscard]] std::string write_hash_table(std::span<const Table_entry> entries);
[[nodiscard]] std::string write_string_table(std::span<const std::pair<Feature, std::string>> entries);
// rows: names.size() weights for each feature, in the order of `features`.
[[nodiscard]] std::string write_linear_model(std::span<const std::string> names, std::span<const Feature> features,
                                             std::span<const std::int8_t> rows);
[[nodiscard]] std::string write_model_file(std::string_view name,
                                           std::span<const std::pair<std::string, std::string>> sections);

}  // namespace sijill::grammar
