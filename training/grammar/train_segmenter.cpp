// Contractions, restored stems and the weights of the cuts, from padt-pos.
#include <algorithm>
#include <iostream>
#include <map>
#include <random>

#include "sijill/grammar/letters.h"
#include "sijill/grammar/segmenter.h"
#include "training/grammar/perceptron.h"
#include "training/grammar/treebank.h"
#include "training/grammar/work_folder.h"

namespace sijill::training {
namespace {

using namespace grammar;

std::u16string fold_part(const std::string& part) { return fold_letters(part); }

// The candidate that gives the gold parts, hamza aside; -1 where none does.
int gold_cut(const Segmenter& segmenter, const Letters& token, const std::vector<Cut>& cuts,
             const std::vector<std::string>& gold) {
  if (gold.size() == 1) return 0;
  int best = -1;
  for (std::size_t c = 1; c < cuts.size(); ++c) {
    const Cut& cut = cuts[c];
    const std::vector<Part> parts = segmenter.parts(token, cut);
    if (parts.size() != gold.size()) continue;
    bool same = true;
    for (std::size_t i = 0; i < parts.size() && same; ++i) {
      const std::u16string wanted = fold_part(gold[i]);
      if (cut.contraction) {
        same = letters_of(gold[i]) == parts[i].form;
      } else if (parts[i].kind == Part_kind::stem) {
        // A stem may differ from the gold one by its last letter only (سيطرت, سيطرة).
        const std::u16string stem = stem_of(token.folded, cut);
        const auto longer = std::max(stem.size(), wanted.size()), shorter = std::min(stem.size(), wanted.size());
        same = longer - shorter <= 1 && stem.substr(0, shorter - 1) == wanted.substr(0, shorter - 1);
      } else {
        same = wanted == fold_letters(utf8_of(parts[i].form));
      }
    }
    if (!same) continue;
    if (cut.contraction) return static_cast<int>(c);
    // للاجئين: of the readings of لل the one that spells the gold stem.
    if (best < 0 || stem_of(token.folded, cut) == fold_part(gold[cut.proclitics])) best = static_cast<int>(c);
  }
  return best;
}

struct Sample {
  Letters token;
  std::u16string before, after;
  std::vector<Cut> cuts;
  std::size_t gold;
};

std::vector<Sample> samples_of(const Segmenter& segmenter, const std::vector<Tagged_sentence>& sentences) {
  std::vector<Sample> samples;
  for (const Tagged_sentence& sentence : sentences) {
    for (std::size_t i = 0; i < sentence.size(); ++i) {
      Sample sample{.token = Letters::of(sentence[i].surface)};
      sample.cuts = segmenter.candidates(sample.token);
      const int gold = gold_cut(segmenter, sample.token, sample.cuts, sentence[i].parts);
      if (gold < 0 || sample.cuts.size() == 1) continue;
      sample.gold = static_cast<std::size_t>(gold);
      if (i > 0) sample.before = fold_letters(sentence[i - 1].surface);
      if (i + 1 < sentence.size()) sample.after = fold_letters(sentence[i + 1].surface);
      samples.push_back(std::move(sample));
    }
  }
  return samples;
}

// Tokens whose parts no cut of letters gives, seen twice or more.
std::string find_contractions(const Segmenter& segmenter, const std::vector<Tagged_sentence>& sentences) {
  std::map<std::u16string, std::map<std::string, int>> seen;
  for (const Tagged_sentence& sentence : sentences) {
    for (const Tagged_token& token : sentence) {
      if (token.parts.size() < 2) continue;
      const Letters letters = Letters::of(token.surface);
      if (letters.plain.size() < 2 || !letters.arabic || letters.plain.size() > 6) continue;
      if (gold_cut(segmenter, letters, segmenter.candidates(letters), token.parts) >= 0) continue;
      std::string joined;
      for (const std::string& part : token.parts) joined += (joined.empty() ? "" : " ") + part;
      ++seen[letters.folded][joined];
    }
  }
  std::vector<std::pair<Feature, std::string>> entries;
  for (const auto& [form, readings] : seen) {
    const auto best = std::max_element(readings.begin(), readings.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (best->second >= 2) entries.emplace_back(Segmenter::contraction_key(form), best->first);
  }
  std::cout << entries.size() << " contractions\n";
  return write_string_table(entries);
}

// Gold stems that the rule does not give.
std::string find_restored(const Segmenter& segmenter, const std::vector<Tagged_sentence>& sentences) {
  std::map<Feature, std::map<std::string, int>> seen;
  std::map<Feature, std::string> by_rule;
  for (const Tagged_sentence& sentence : sentences) {
    for (const Tagged_token& token : sentence) {
      if (token.parts.size() < 2) continue;
      const Letters letters = Letters::of(token.surface);
      const std::vector<Cut> cuts = segmenter.candidates(letters);
      const int gold = gold_cut(segmenter, letters, cuts, token.parts);
      if (gold <= 0 || cuts[static_cast<std::size_t>(gold)].contraction) continue;
      const Cut& cut = cuts[static_cast<std::size_t>(gold)];
      const std::u16string stem = stem_of(letters.plain, cut);
      const Feature key = Segmenter::restoration_key(stem, cut.enclitic > 0);
      ++seen[key][token.parts[cut.proclitics]];
      by_rule[key] = utf8_of(segmenter.restore_by_rule(stem, cut.proclitics > 0, cut.enclitic > 0));
    }
  }
  std::vector<std::pair<Feature, std::string>> entries;
  for (const auto& [key, forms] : seen) {
    const auto best = std::max_element(forms.begin(), forms.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    if (best->first != by_rule[key]) entries.emplace_back(key, best->first);
  }
  std::cout << seen.size() << " stems, " << entries.size() << " restored otherwise than by rule\n";
  return write_string_table(entries);
}

}  // namespace

void train_segmenter(const Settings& settings) {
  const auto sentences = read_tagged(settings.data + "/treebank/padt-pos.train.txt");
  const auto dev = read_tagged(settings.data + "/treebank/padt-pos.dev.txt");
  const Section_bytes counts = load_section(settings, "counts");
  const Hash_table table(counts.view());

  const Segmenter bare(table, {}, {}, {});
  const Section_bytes contractions(find_contractions(bare, sentences));
  save_section(settings, "contractions", std::string(contractions.view()));
  const Segmenter contracting(table, {}, String_table(contractions.view()), {});
  save_section(settings, "restored", find_restored(contracting, sentences));

  std::vector<Sample> samples = samples_of(contracting, sentences);
  const std::vector<Sample> held_out = samples_of(contracting, dev);
  std::cout << samples.size() << " cuts to learn" << std::endl;
  Perceptron perceptron(1);
  std::mt19937 random(2026);
  const auto choose = [&](const Sample& sample, bool lexical, std::vector<Features>& features) {
    features.resize(sample.cuts.size());
    std::size_t best = 0;
    float best_score = 0;
    for (std::size_t c = 0; c < sample.cuts.size(); ++c) {
      contracting.extract(sample.token, sample.cuts[c], sample.before, sample.after, lexical, features[c]);
      const float score = perceptron.score(features[c])[0];
      if (c > 0 && score <= best_score) continue;
      best = c;
      best_score = score;
    }
    return best;
  };
  std::vector<Features> features;
  constexpr int epochs = 8;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    std::shuffle(samples.begin(), samples.end(), random);
    std::size_t wrong = 0;
    for (const Sample& sample : samples) {
      // One word in three is seen as if it were unknown, so that the weights do not lean on known words.
      const std::size_t best = choose(sample, random() % 3 != 0, features);
      if (best != sample.gold) {
        ++wrong;
        perceptron.update(features[sample.gold], 0, 1);
        perceptron.update(features[best], 0, -1);
      }
      perceptron.tick();
    }
    std::size_t dev_wrong = 0;
    for (const Sample& sample : held_out) dev_wrong += choose(sample, true, features) != sample.gold;
    std::cout << "segmenter epoch " << epoch << ": wrong " << wrong << "/" << samples.size() << ", dev " << dev_wrong
              << "/" << held_out.size() << std::endl;
  }
  const std::vector<std::string> names = {"cut"};
  save_section(settings, "segmenter", perceptron.write(names, 0));
}

}  // namespace sijill::training
