// How often each form stands alone in raw news, as written and folded.
#include <algorithm>
#include <cmath>
#include <string>
#include <unordered_map>

#include "sijill/grammar/letters.h"
#include "sijill/grammar/segmenter.h"
#include "training/grammar/work_folder.h"

namespace sijill::training {

using namespace grammar;

void train_counts(const Settings& settings) {
  constexpr std::uint32_t least = 3;
  std::unordered_map<std::string, std::uint32_t> counts;
  for_each_article(settings.news, [&](const std::string& article) {
    for (const auto token : rough_tokens(article)) {
      if (token.size() > 2 && token.size() < 60) ++counts[std::string(token)];
    }
  });
  const auto level = [](std::uint32_t count) {
    return static_cast<std::uint32_t>(std::min(255.0, std::round(8 * std::log2(1.0 + count))));
  };
  std::unordered_map<std::u16string, std::uint32_t> folded_counts;
  std::vector<Table_entry> entries;
  for (const auto& [form, count] : counts) {
    folded_counts[fold_letters(form)] += count;
    if (count >= least) entries.push_back({Segmenter::plain_count_key(letters_of(form)), level(count)});
  }
  for (const auto& [form, count] : folded_counts) {
    if (count >= least) entries.push_back({Segmenter::folded_count_key(form), level(count)});
  }
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.hash < b.hash; });
  save_section(settings, "counts", write_hash_table(entries));
}

}  // namespace sijill::training
