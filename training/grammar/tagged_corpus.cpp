// padt-pos: surface tokens; one tagged "_" is followed by its parts.
#include <algorithm>
#include <fstream>
#include <sstream>

#include "sijill/grammar/letters.h"
#include "sijill/text/fold.h"
#include "training/grammar/treebank.h"

namespace sijill::training {
namespace {

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; std::getline(in, word, ' ');) words.push_back(word);
  return words;
}

std::size_t distance(const std::u16string& a, const std::u16string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
      diagonal = above;
    }
  }
  return row[b.size()];
}

// How many of the words from `first` are the parts of `token`: the number that spells it best.
std::size_t count_parts(const std::string& token, const std::vector<std::string>& words,
                        const std::vector<std::string>& tags, std::size_t first) {
  const std::u16string wanted = grammar::letters_of(fold(token));
  std::u16string joined;
  std::size_t best = 0, best_distance = 1000;
  for (std::size_t k = 0; k < 5 && first + k < words.size() && tags[first + k] != "_"; ++k) {
    joined += grammar::letters_of(fold(words[first + k]));
    if (k == 0) continue;
    const std::size_t far = distance(joined, wanted);
    if (far < best_distance) {
      best_distance = far;
      best = k + 1;
    }
  }
  return best;
}

}  // namespace

grammar::Part_kind part_kind(const Tagged_token& token, std::size_t part) {
  using grammar::Part_kind;
  if (token.parts.size() == 1) return Part_kind::whole;
  // Tags say it best: ب in به is the stem of its pronoun, as the segmenter has it.
  const std::string& tag = token.tags[part];
  if (part + 1 == token.parts.size() && part > 0 && tag == "PRON" && token.parts[part].size() <= 6) {
    return Part_kind::enclitic;
  }
  const bool last_before_pronoun = part + 2 == token.parts.size() && token.tags.back() == "PRON" &&
                                   part_kind(token, part + 1) == Part_kind::enclitic;
  const bool one_letter = token.parts[part].size() == 2;
  return one_letter && part + 1 < token.parts.size() && !last_before_pronoun ? Part_kind::proclitic : Part_kind::stem;
}

std::vector<Tagged_sentence> read_tagged(const std::string& path) {
  std::vector<Tagged_sentence> sentences;
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    const auto tab = line.find('\t');
    const auto words = words_of(line.substr(0, tab));
    const auto tags = words_of(line.substr(tab + 1));
    Tagged_sentence sentence;
    for (std::size_t i = 0; i < words.size();) {
      Tagged_token token{.surface = plain(words[i])};
      std::size_t parts = 1;
      if (tags[i] == "_") {
        parts = count_parts(words[i], words, tags, i + 1);
        ++i;
        if (parts == 0) continue;  // a slip of the file: a token without parts
      }
      for (std::size_t k = 0; k < parts; ++k, ++i) {
        token.parts.push_back(plain(words[i]));
        token.tags.push_back(tags[i]);
      }
      if (!token.surface.empty()) sentence.push_back(std::move(token));
    }
    if (!sentence.empty()) sentences.push_back(std::move(sentence));
  }
  return sentences;
}

}  // namespace sijill::training
