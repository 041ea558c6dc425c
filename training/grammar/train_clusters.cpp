// Distributional classes of words from raw news, by exchange: each frequent word moves to the class in which its
// neighbours are foretold best, until few move. What the treebanks never showed behaves like its class.
#include <algorithm>
#include <array>
#include <cmath>
#include <iostream>
#include <numeric>
#include <unordered_map>

#include "sijill/grammar/letters.h"
#include "sijill/grammar/segmenter.h"
#include "training/grammar/work_folder.h"

namespace sijill::training {
namespace {

using namespace grammar;

constexpr std::size_t vocabulary_size = 45000, context_size = 1500, class_count = 256;
constexpr int rounds = 12;

// x log x of whole numbers, mostly from a table.
float spread(std::int64_t x) {
  static const std::vector<float> table = [] {
    std::vector<float> values(1 << 16);
    for (std::size_t i = 2; i < values.size(); ++i) {
      values[i] = static_cast<float>(static_cast<double>(i) * std::log(static_cast<double>(i)));
    }
    return values;
  }();
  if (x < static_cast<std::int64_t>(table.size())) return table[static_cast<std::size_t>(x)];
  return static_cast<float>(static_cast<double>(x) * std::log(static_cast<double>(x)));
}

// The words of all articles, cut, as numbers in the order of their first appearance.
struct Stream {
  std::unordered_map<std::u16string, std::uint32_t> numbers;
  std::vector<std::uint32_t> counts;
  std::vector<std::uint32_t> words;
};

Stream read_stream(const Settings& settings, const Segmenter& segmenter) {
  Stream stream;
  const auto push = [&](const std::u16string& folded) {
    const auto [found, is_new] = stream.numbers.try_emplace(folded, static_cast<std::uint32_t>(stream.counts.size()));
    if (is_new) stream.counts.push_back(0);
    ++stream.counts[found->second];
    stream.words.push_back(found->second);
  };
  for_each_article(settings.news, [&](const std::string& article) {
    const auto tokens = rough_tokens(article);
    std::vector<Letters> letters;
    for (const auto token : tokens) letters.push_back(Letters::of(token));
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (letters[i].folded.empty()) continue;
      if (letters[i].folded[0] >= u'0' && letters[i].folded[0] <= u'9') {
        push(u"0");
        continue;
      }
      const auto before = i > 0 ? std::u16string_view(letters[i - 1].folded) : std::u16string_view();
      const auto after = i + 1 < tokens.size() ? std::u16string_view(letters[i + 1].folded) : std::u16string_view();
      for (const Part& part : segmenter.split(letters[i], before, after)) push(fold_letters(utf8_of(part.form)));
    }
  });
  return stream;
}

struct Pair {
  std::uint32_t context, count;
};

class Exchange {
 public:
  Exchange(std::vector<std::vector<Pair>> pairs, std::vector<std::int64_t> masses, std::size_t contexts)
      : pairs_(std::move(pairs)),
        masses_(std::move(masses)),
        classes_(pairs_.size()),
        joint_(contexts * class_count),
        class_masses_(class_count) {
    for (std::size_t w = 0; w < pairs_.size(); ++w) {
      classes_[w] = w % class_count;
      move(w, classes_[w], 1);
    }
  }

  std::size_t round() {
    std::size_t moved = 0;
    std::array<float, class_count> gains;
    for (std::size_t w = 0; w < pairs_.size(); ++w) {
      move(w, classes_[w], -1);
      for (std::size_t k = 0; k < class_count; ++k) {
        gains[k] = -(spread(class_masses_[k] + masses_[w]) - spread(class_masses_[k]));
      }
      for (const Pair& pair : pairs_[w]) {
        const std::int32_t* row = &joint_[pair.context * class_count];
        for (std::size_t k = 0; k < class_count; ++k) gains[k] += spread(row[k] + pair.count) - spread(row[k]);
      }
      const auto best = static_cast<std::size_t>(std::max_element(gains.begin(), gains.end()) - gains.begin());
      moved += best != classes_[w];
      classes_[w] = best;
      move(w, best, 1);
    }
    return moved;
  }

  [[nodiscard]] const std::vector<std::size_t>& classes() const { return classes_; }

 private:
  void move(std::size_t word, std::size_t to, int sign) {
    class_masses_[to] += sign * masses_[word];
    for (const Pair& pair : pairs_[word]) {
      joint_[pair.context * class_count + to] += sign * static_cast<std::int32_t>(pair.count);
    }
  }

  std::vector<std::vector<Pair>> pairs_;
  std::vector<std::int64_t> masses_;
  std::vector<std::size_t> classes_;
  std::vector<std::int32_t> joint_;
  std::vector<std::int64_t> class_masses_;
};

}  // namespace

void train_clusters(const Settings& settings) {
  const Section_bytes counts = load_section(settings, "counts"),
                      contractions = load_section(settings, "contractions"),
                      restored = load_section(settings, "restored"), weights = load_section(settings, "segmenter");
  const Segmenter segmenter(Hash_table(counts.view()), String_table(restored.view()),
                            String_table(contractions.view()), Linear_model(weights.view()));
  const Stream stream = read_stream(settings, segmenter);
  std::cout << stream.words.size() << " words, " << stream.counts.size() << " forms" << std::endl;

  std::vector<std::uint32_t> by_count(stream.counts.size());
  std::iota(by_count.begin(), by_count.end(), 0U);
  std::stable_sort(by_count.begin(), by_count.end(),
                   [&](auto a, auto b) { return stream.counts[a] > stream.counts[b]; });
  const std::size_t size = std::min(vocabulary_size, by_count.size());
  constexpr std::uint32_t rare = 0xFFFFFFFF;
  std::vector<std::uint32_t> rank(stream.counts.size(), rare);
  for (std::size_t r = 0; r < size; ++r) rank[by_count[r]] = static_cast<std::uint32_t>(r);

  // Contexts: the frequent words to the left and to the right, and one for all others on each side.
  std::vector<std::unordered_map<std::uint32_t, std::uint32_t>> seen(size);
  constexpr std::uint32_t side = context_size + 1;
  for (std::size_t i = 1; i + 1 < stream.words.size(); ++i) {
    const std::uint32_t word = rank[stream.words[i]];
    if (word == rare) continue;
    ++seen[word][std::min<std::uint32_t>(rank[stream.words[i - 1]], context_size)];
    ++seen[word][side + std::min<std::uint32_t>(rank[stream.words[i + 1]], context_size)];
  }
  std::vector<std::vector<Pair>> pairs(size);
  std::vector<std::int64_t> masses(size, 0);
  for (std::size_t w = 0; w < size; ++w) {
    for (const auto& [context, count] : seen[w]) {
      pairs[w].push_back({context, count});
      masses[w] += count;
    }
    std::sort(pairs[w].begin(), pairs[w].end(), [](const Pair& a, const Pair& b) { return a.context < b.context; });
  }
  Exchange exchange(std::move(pairs), std::move(masses), 2 * side);
  for (int round = 0; round < rounds; ++round) {
    std::cout << "clusters round " << round << ": moved " << exchange.round() << std::endl;
  }
  std::vector<Table_entry> entries;
  for (const auto& [form, number] : stream.numbers) {
    if (rank[number] == rare) continue;
    entries.push_back({mix(hash_of(form), 5), static_cast<std::uint32_t>(exchange.classes()[rank[number]] + 1)});
  }
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.hash < b.hash; });
  save_section(settings, "clusters", write_hash_table(entries));
}

}  // namespace sijill::training
