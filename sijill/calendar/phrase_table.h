// Phrases of folded words with what they mean; written in careful Arabic, folded when the table is made.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "sijill/text/fold.h"

namespace sijill {

using Folded_words = std::span<const std::string_view>;

template <typename T>
class Phrase_table {
 public:
  struct Hit {
    T value;
    std::uint32_t length;  // in words
  };

  // Each row: phrases parted by "|", words by one blank.
  Phrase_table(std::initializer_list<std::pair<std::string_view, T>> rows) {
    for (const auto& [phrases, value] : rows) {
      for (std::size_t begin = 0; begin <= phrases.size();) {
        const std::size_t end = std::min(phrases.find('|', begin), phrases.size());
        add(phrases.substr(begin, end - begin), value);
        begin = end + 1;
      }
    }
    for (auto& [first, entries] : entries_) {
      std::ranges::stable_sort(entries, [](const Entry& a, const Entry& b) { return a.rest.size() > b.rest.size(); });
    }
  }

  // The longest phrase that begins at words[i].
  [[nodiscard]] std::optional<Hit> at(Folded_words words, std::size_t i) const {
    if (i >= words.size()) return std::nullopt;
    const auto found = entries_.find(words[i]);
    if (found == entries_.end()) return std::nullopt;
    for (const Entry& entry : found->second) {
      const std::size_t length = entry.rest.size() + 1;
      if (i + length > words.size() || !std::equal(entry.rest.begin(), entry.rest.end(), words.begin() + i + 1))
        continue;
      return Hit{entry.value, static_cast<std::uint32_t>(length)};
    }
    return std::nullopt;
  }

 private:
  struct Entry {
    std::vector<std::string> rest;
    T value;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };

  void add(std::string_view phrase, const T& value) {
    const std::string folded = fold(phrase);
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < folded.size();) {
      const std::size_t end = std::min(folded.find(' ', begin), folded.size());
      words.push_back(folded.substr(begin, end - begin));
      begin = end + 1;
    }
    const std::string first = words.front();
    words.erase(words.begin());
    entries_[first].push_back({std::move(words), value});
  }

  std::unordered_map<std::string, std::vector<Entry>, Hash, std::equal_to<>> entries_;
};

}  // namespace sijill
