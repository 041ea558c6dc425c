// Which of many texts copy one another: for measuring near copies on a collection (near_copies.md).
//
// usage: near_copy_pairs < texts > pairs
// A text a line: id, day (a number), text, between tabs, line ends in the text as blanks. A pair a line: both ids,
// likeness, containment, "copy" or "-"; pairs that share less than a tenth of the smaller text are not told.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <string>
#include <unordered_map>
#include <vector>

#include "sijill/ledger/near_copies.h"

int main() {
  using namespace sijill;
  struct Text {
    std::string id;
    int day = 0;
    Shingles shingles;
    Sketch sketch;
  };
  std::vector<Text> texts;
  for (std::string line; std::getline(std::cin, line);) {
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
    if (second == std::string::npos) {
      std::fprintf(stderr, "line %zu: found no two tabs, wanted id, day and text\n", texts.size() + 1);
      return 1;
    }
    Text text{.id = line.substr(0, first),
              .day = std::stoi(line.substr(first + 1)),
              .shingles = shingles_of(line.substr(second + 1)),
              .sketch = {}};
    text.sketch = sketch_of(text.shingles);
    texts.push_back(std::move(text));
  }
  const Copy_limits limits;
  std::unordered_map<std::uint32_t, std::vector<std::size_t>> by_band;
  std::size_t candidates = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (texts[i].shingles.size() < limits.shared) continue;
    std::vector<std::size_t> met;
    for (const std::uint32_t band : bands_of(texts[i].sketch)) {
      std::vector<std::size_t>& same = by_band[band];
      for (const std::size_t k : same) {
        if (std::abs(texts[k].day - texts[i].day) <= limits.days) met.push_back(k);
      }
      same.push_back(i);
    }
    std::sort(met.begin(), met.end());
    met.erase(std::unique(met.begin(), met.end()), met.end());
    for (const std::size_t k : met) {
      const bool is_compared = may_be_copy(texts[i].sketch, texts[k].sketch);
      candidates += is_compared ? 1 : 0;
      const Likeness likeness = likeness_of(texts[i].shingles, texts[k].shingles);
      if (likeness.containment < 0.1 || likeness.shared < limits.shared) continue;
      std::printf("%s\t%s\t%.3f\t%.3f\t%s\n", texts[k].id.c_str(), texts[i].id.c_str(), likeness.likeness,
                  likeness.containment, is_compared && is_copy(likeness) ? "copy" : "-");
    }
  }
  std::fprintf(stderr, "%zu texts, %zu pairs compared in full\n", texts.size(), candidates);
  return 0;
}
