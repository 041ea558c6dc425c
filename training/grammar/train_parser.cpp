// The weights of attachment and relation, from the gold trees; every tenth tree is kept out and scored.
#include <algorithm>
#include <iostream>
#include <map>
#include <random>

#include "sijill/grammar/letters.h"
#include "sijill/grammar/parser.h"
#include "sijill/grammar/tagger.h"
#include "training/grammar/perceptron.h"
#include "training/grammar/treebank.h"
#include "training/grammar/work_folder.h"

namespace sijill::training {
namespace {

using namespace grammar;

struct Gold {
  std::vector<Shape> shapes;
  std::vector<Upos> tags;  // as the tagger gives them
  std::vector<Node> nodes;
  std::vector<std::int32_t> heads;  // nodes.size() for the root
  std::vector<std::string> labels;
  bool padt = false;
};

Gold gold_of(const Tree& tree, const Vocabulary& vocabulary, const Tagger& tagger, bool padt) {
  Gold gold{.padt = padt};
  for (const Tree_word& word : tree) {
    gold.shapes.push_back(vocabulary.shape_of(letters_of(word.form), fold_letters(word.form), word.part));
    gold.heads.push_back(word.head < 0 ? static_cast<std::int32_t>(tree.size()) : word.head);
    gold.labels.push_back(word.deprel);
  }
  gold.tags = tagger.tag(gold.shapes);
  gold.nodes = nodes_of(gold.shapes, gold.tags);
  return gold;
}

using Move = Arc_hybrid::Move;
constexpr std::array all_moves = {Move::shift, Move::left, Move::right};

std::string train_moves(const std::vector<Gold>& golds, int epochs, int least) {
  Perceptron perceptron(all_moves.size());
  std::mt19937 random(2026);
  std::vector<std::size_t> order(golds.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  Features features;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    std::shuffle(order.begin(), order.end(), random);
    std::size_t wrong = 0, total = 0;
    for (const std::size_t g : order) {
      const Gold& gold = golds[g];
      Arc_hybrid state(gold.nodes);
      while (!state.is_final()) {
        state.extract(features);
        const auto& scores = perceptron.score(features);
        int best = -1, best_free = -1, least_cost = 1000;
        std::array<int, 3> costs{};
        for (std::size_t m = 0; m < all_moves.size(); ++m) {
          if (!state.allows(all_moves[m])) continue;
          costs[m] = state.cost(all_moves[m], gold.heads);
          least_cost = std::min(least_cost, costs[m]);
        }
        for (std::size_t m = 0; m < all_moves.size(); ++m) {
          if (!state.allows(all_moves[m])) continue;
          if (best < 0 || scores[m] > scores[static_cast<std::size_t>(best)]) best = static_cast<int>(m);
          if (costs[m] > least_cost) continue;
          if (best_free < 0 || scores[m] > scores[static_cast<std::size_t>(best_free)])
            best_free = static_cast<int>(m);
        }
        ++total;
        if (costs[static_cast<std::size_t>(best)] > least_cost) {
          ++wrong;
          perceptron.update(features, static_cast<std::size_t>(best_free), 1);
          perceptron.update(features, static_cast<std::size_t>(best), -1);
          // From the second round on the parser mostly goes on from its own mistakes.
          if (epoch == 0 || random() % 10 == 0) best = best_free;
        }
        perceptron.tick();
        state.make(all_moves[static_cast<std::size_t>(best)]);
      }
    }
    std::cout << "parser epoch " << epoch << ": wrong " << wrong << "/" << total << std::endl;
  }
  const std::vector<std::string> names = {"shift", "left", "right"};
  return perceptron.write(names, least);
}

std::string train_labels(const std::vector<Gold>& golds, int epochs, int least) {
  std::map<std::string, int> seen;
  for (const Gold& gold : golds) {
    for (const std::string& label : gold.labels) ++seen[label];
  }
  std::vector<std::string> names;
  std::map<std::string, std::size_t> index;
  for (const auto& [label, count] : seen) {
    if (count < 10 || label == "root") continue;
    index[label] = names.size();
    names.push_back(label);
  }
  Perceptron perceptron(names.size());
  std::mt19937 random(2026);
  std::vector<std::size_t> order(golds.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  Features features;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    std::shuffle(order.begin(), order.end(), random);
    std::size_t wrong = 0;
    for (const std::size_t g : order) {
      const Gold& gold = golds[g];
      const Tree_view tree(gold.nodes, gold.heads);
      std::vector<std::uint8_t> given(gold.nodes.size(), 0);
      for (std::size_t i = 0; i < gold.nodes.size(); ++i) {
        const auto wanted = index.find(gold.labels[i]);
        if (gold.heads[i] == static_cast<std::int32_t>(gold.nodes.size()) || wanted == index.end()) continue;
        extract_label_features(tree, given, static_cast<std::int32_t>(i), features);
        const auto& scores = perceptron.score(features);
        const auto best = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
        if (best != wanted->second) {
          ++wrong;
          perceptron.update(features, wanted->second, 1);
          perceptron.update(features, best, -1);
        }
        perceptron.tick();
        given[i] = static_cast<std::uint8_t>(best);
      }
    }
    std::cout << "labels epoch " << epoch << ": wrong " << wrong << std::endl;
  }
  return perceptron.write(names, least);
}

void score(const Parser& parser, const std::vector<Gold>& golds, bool padt) {
  std::size_t total = 0, heads = 0, labelled = 0;
  for (const Gold& gold : golds) {
    if (gold.padt != padt) continue;
    Words words(gold.nodes.size());
    parser.parse(words, gold.shapes, gold.tags, 0);
    for (std::size_t i = 0; i < words.size(); ++i) {
      const bool is_root = gold.heads[i] == static_cast<std::int32_t>(words.size());
      const bool right = is_root ? words[i].head < 0 : words[i].head == gold.heads[i];
      ++total;
      heads += right;
      labelled += right && words[i].deprel == gold.labels[i];
    }
  }
  const auto percent = [&](std::size_t n) { return 100.0 * static_cast<double>(n) / static_cast<double>(total); };
  std::cout << (padt ? "PADT" : "PUD") << " held out, " << total << " gold words, given tags: UAS " << percent(heads)
            << " LAS " << percent(labelled) << std::endl;
}

}  // namespace

void train_parser(const Settings& settings) {
  const Section_bytes clusters = load_section(settings, "clusters"), tags = load_section(settings, "tags");
  // This tagger has not seen the trees' sentences: its mistakes are those of real life.
  const Section_bytes tagger_bytes = load_section(settings, "tagger-unseen");
  const Vocabulary vocabulary(Hash_table(clusters.view()), Hash_table(tags.view()));
  const Tagger tagger{Linear_model(tagger_bytes.view())};
  std::vector<Gold> learnt, held_out;
  for (const bool padt : {true, false}) {
    const auto trees =
        read_trees(settings.data + (padt ? "/treebank/padt-trees-ud1.conllu" : "/treebank/pud.conllu"), padt);
    for (std::size_t i = 0; i < trees.size(); ++i) {
      (i % 10 == 9 ? held_out : learnt).push_back(gold_of(trees[i], vocabulary, tagger, padt));
    }
  }
  const Section_bytes moves(train_moves(learnt, 10, 18));
  const Section_bytes labels(train_labels(learnt, 5, 34));
  save_section(settings, "parser", std::string(moves.view()));
  save_section(settings, "labels", std::string(labels.view()));
  const Parser parser(Linear_model(moves.view()), Linear_model(labels.view()));
  score(parser, held_out, true);
  score(parser, held_out, false);
}

}  // namespace sijill::training
