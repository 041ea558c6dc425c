// Features and lemmas, from the gold trees.
#include <algorithm>
#include <iostream>
#include <map>
#include <random>

#include "sijill/grammar/lemmatizer.h"
#include "sijill/grammar/letters.h"
#include "sijill/grammar/morphology.h"
#include "training/grammar/perceptron.h"
#include "training/grammar/treebank.h"
#include "training/grammar/work_folder.h"

namespace sijill::training {
namespace {

using namespace grammar;

std::string value_of(const std::string& feats, const std::string& key) {
  const auto at = ("|" + feats).find("|" + key + "=");
  if (at == std::string::npos) return "";
  const auto begin = at + key.size() + 1;
  return feats.substr(begin, feats.find('|', begin) - begin);
}

// The features kept, in UD's order; a noun's gender is read off its ending where the trees are silent.
std::string kept_features(const Tree_word& word, Inflected group) {
  std::vector<std::string> keys;
  switch (group) {
    case Inflected::verb: keys = {"Aspect", "Gender", "Number", "Person", "Voice"}; break;
    case Inflected::noun:
    case Inflected::adjective: keys = {"Definite", "Gender", "Number"}; break;
    case Inflected::pronoun: keys = {"Gender", "Number", "Person"}; break;
    case Inflected::none: break;
  }
  std::string kept;
  for (const std::string& key : keys) {
    std::string value = value_of(word.feats, key);
    if (key == "Definite" && (value == "Red" || value == "Com")) value = "Cons";
    if (key == "Gender" && value.empty() && group == Inflected::noun) {
      const bool feminine = word.form.ends_with("ة") || word.form.ends_with("ات") || word.form.ends_with("تين");
      value = feminine ? "Fem" : "Masc";
    }
    if (!value.empty()) kept += (kept.empty() ? "" : "|") + key + "=" + value;
  }
  return kept;
}

struct Sentence_shapes {
  std::vector<Shape> shapes;
  std::vector<Upos> tags;
  std::vector<int> classes;  // -1 for words without
};

}  // namespace

void train_morphology(const Settings& settings) {
  const Section_bytes clusters = load_section(settings, "clusters"), tags = load_section(settings, "tags");
  const Vocabulary vocabulary(Hash_table(clusters.view()), Hash_table(tags.view()));
  std::map<std::string, int> seen;
  std::vector<std::pair<Tree, bool>> trees;
  for (const bool padt : {true, false}) {
    for (auto& tree :
         read_trees(settings.data + (padt ? "/treebank/padt-trees-ud1.conllu" : "/treebank/pud.conllu"), padt)) {
      trees.emplace_back(std::move(tree), padt);
    }
  }
  const auto class_name = [](const Tree_word& word, bool padt) {
    const Inflected group = inflected_of(upos_of(word.upos));
    // PUD has no construct state: its nouns would blur that of PADT.
    if (group == Inflected::none || (group == Inflected::noun && !padt)) return std::string();
    const std::string feats = kept_features(word, group);
    if (group == Inflected::verb && value_of(feats, "Aspect").empty()) return std::string();
    return std::to_string(static_cast<int>(group)) + " " + feats;
  };
  for (const auto& [tree, padt] : trees) {
    for (const Tree_word& word : tree) ++seen[class_name(word, padt)];
  }
  std::vector<std::string> names;
  std::map<std::string, int> index;
  for (const auto& [class_of, count] : seen) {
    if (class_of.empty() || count < 3) continue;
    index[class_of] = static_cast<int>(names.size());
    names.push_back(class_of);
  }
  std::vector<Sentence_shapes> learnt, held_out;
  for (std::size_t t = 0; t < trees.size(); ++t) {
    Sentence_shapes sentence;
    for (const Tree_word& word : trees[t].first) {
      sentence.shapes.push_back(vocabulary.shape_of(letters_of(word.form), fold_letters(word.form), word.part));
      sentence.tags.push_back(upos_of(word.upos));
      const auto found = index.find(class_name(word, trees[t].second));
      sentence.classes.push_back(found == index.end() ? -1 : found->second);
    }
    (t % 10 == 9 ? held_out : learnt).push_back(std::move(sentence));
  }
  Perceptron perceptron(names.size());
  std::mt19937 random(2026);
  Features features;
  constexpr int epochs = 6;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    std::shuffle(learnt.begin(), learnt.end(), random);
    for (const Sentence_shapes& sentence : learnt) {
      for (std::size_t i = 0; i < sentence.shapes.size(); ++i) {
        if (sentence.classes[i] < 0) continue;
        Morphology::extract(sentence.shapes, sentence.tags, i, features);
        const auto& scores = perceptron.score(features);
        const auto best = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
        const auto gold = static_cast<std::size_t>(sentence.classes[i]);
        if (best != gold) {
          perceptron.update(features, gold, 1);
          perceptron.update(features, best, -1);
        }
        perceptron.tick();
      }
    }
  }
  const Section_bytes section(perceptron.write(names, 10));
  save_section(settings, "morphology", std::string(section.view()));
  const Morphology morphology{Linear_model(section.view())};
  std::map<Inflected, std::pair<int, int>> right;
  for (const Sentence_shapes& sentence : held_out) {
    for (std::size_t i = 0; i < sentence.shapes.size(); ++i) {
      if (sentence.classes[i] < 0) continue;
      auto& [good, all] = right[inflected_of(sentence.tags[i])];
      ++all;
      const auto& wanted = names[static_cast<std::size_t>(sentence.classes[i])];
      good += morphology.features_of(sentence.shapes, sentence.tags, i) == std::string_view(wanted).substr(2);
    }
  }
  for (const auto& [group, tally] : right) {
    std::cout << "all features right, group " << static_cast<int>(group) << ": " << 100.0 * tally.first / tally.second
              << " of " << tally.second << std::endl;
  }
}

void train_lemmas(const Settings& settings) {
  std::map<Feature, std::map<std::string, int>> seen;
  for (const bool padt : {true, false}) {
    for (const Tree& tree :
         read_trees(settings.data + (padt ? "/treebank/padt-trees-ud1.conllu" : "/treebank/pud.conllu"), padt)) {
      for (const Tree_word& word : tree) {
        if (word.lemma.empty() || word.lemma == "_") continue;
        const Upos upos = upos_of(word.upos);
        ++seen[Lemmatizer::key(fold_letters(word.form), upos)][word.lemma];
        if (upos == Upos::verb) ++seen[Lemmatizer::verb_key(letters_of(word.lemma))][""];
      }
    }
  }
  std::vector<std::pair<Feature, std::string>> entries;
  for (const auto& [key, lemmas] : seen) {
    const auto best = std::max_element(lemmas.begin(), lemmas.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    entries.emplace_back(key, best->first);
  }
  save_section(settings, "lemmas", write_string_table(entries));
}

}  // namespace sijill::training
