// Tags that a form can bear, and the weights of the tagger, from padt-pos.
#include <algorithm>
#include <iostream>
#include <map>
#include <random>
#include <set>

#include "sijill/grammar/letters.h"
#include "sijill/grammar/tagger.h"
#include "training/grammar/perceptron.h"
#include "training/grammar/treebank.h"
#include "training/grammar/work_folder.h"

namespace sijill::training {
namespace {

using namespace grammar;

struct Form {
  std::u16string plain, folded;
  Part_kind part;
  Upos upos;
};
using Forms = std::vector<Form>;

std::vector<Forms> forms_of(const std::vector<Tagged_sentence>& sentences) {
  std::vector<Forms> all;
  for (const Tagged_sentence& sentence : sentences) {
    Forms forms;
    for (const Tagged_token& token : sentence) {
      for (std::size_t p = 0; p < token.parts.size(); ++p) {
        const Part_kind part = part_kind(token, p);
        forms.push_back({letters_of(token.parts[p]), fold_letters(token.parts[p]), part, upos_of(token.tags[p])});
      }
    }
    all.push_back(std::move(forms));
  }
  return all;
}

std::string find_tags(const std::vector<Forms>& sentences) {
  std::map<std::pair<std::u16string, Part_kind>, std::map<Upos, int>> seen;
  for (const Forms& sentence : sentences) {
    for (const Form& form : sentence) ++seen[{form.folded, form.part}][form.upos];
  }
  constexpr int enough = 30;  // occurrences after which other tags are ruled out
  std::vector<Table_entry> entries;
  for (const auto& [form, tags] : seen) {
    int total = 0;
    std::uint32_t bits = 0;
    for (const auto& [tag, count] : tags) total += count;
    for (const auto& [tag, count] : tags) {
      if (count * 200 >= total) bits |= 1U << static_cast<unsigned>(tag);
    }
    if (total < 3) continue;
    if (total >= enough) bits |= only_these_tags;
    entries.push_back({Vocabulary::tags_key(form.first, form.second), bits});
  }
  return write_hash_table(entries);
}

std::vector<Shape> shapes_of(const Vocabulary& vocabulary, const Forms& forms) {
  std::vector<Shape> shapes;
  for (const Form& form : forms) shapes.push_back(vocabulary.shape_of(form.plain, form.folded, form.part));
  return shapes;
}

std::string train_weights(const std::vector<Forms>& sentences, const Vocabulary& vocabulary) {
  constexpr std::size_t classes = 17;
  std::vector<std::string> names;
  for (std::size_t k = 0; k < classes; ++k) names.emplace_back(name(static_cast<Upos>(k)));
  Perceptron perceptron(classes);
  std::mt19937 random(2026);
  std::vector<std::size_t> order(sentences.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::vector<std::vector<Shape>> shapes;
  for (const Forms& sentence : sentences) shapes.push_back(shapes_of(vocabulary, sentence));

  Features features;
  constexpr int epochs = 7;
  for (int epoch = 0; epoch < epochs; ++epoch) {
    std::shuffle(order.begin(), order.end(), random);
    std::size_t wrong = 0, total = 0;
    for (const std::size_t s : order) {
      std::vector<Upos> given(sentences[s].size(), Upos::x);
      for (std::size_t i = 0; i < given.size(); ++i) {
        ++total;
        // A word in eight is seen as unknown to the table of tags: the table was made from these very words.
        Shape& shape = shapes[s][i];
        const std::uint32_t known = shape.tags;
        if ((known & only_these_tags) == 0 && random() % 4 == 0) shape.tags = 0;
        Tagger::extract(shapes[s], given, i, features);
        const auto& scores = perceptron.score(features);
        const auto best = static_cast<std::size_t>(std::max_element(scores.begin(), scores.end()) - scores.begin());
        const auto gold = static_cast<std::size_t>(sentences[s][i].upos);
        if (best != gold) {
          ++wrong;
          perceptron.update(features, gold, 1);
          perceptron.update(features, best, -1);
        }
        perceptron.tick();
        shape.tags = known;
        given[i] = static_cast<Upos>(best);
      }
    }
    std::cout << "tagger epoch " << epoch << ": wrong " << wrong << "/" << total << std::endl;
  }
  return perceptron.write(names, 7);
}

// The letters of a sentence, to find it again among the trees.
std::u16string letters_in(const Forms& sentence) {
  std::u16string all;
  for (const Form& form : sentence) all += form.folded;
  return all;
}

std::set<std::u16string> sentences_of_trees(const Settings& settings) {
  std::set<std::u16string> seen;
  for (const Tree& tree : read_trees(settings.data + "/treebank/padt-trees-ud1.conllu", true)) {
    std::u16string all;
    for (const Tree_word& word : tree) all += fold_letters(word.form);
    seen.insert(all);
  }
  return seen;
}

}  // namespace

void train_tagger(const Settings& settings) {
  const auto sentences = forms_of(read_tagged(settings.data + "/treebank/padt-pos.train.txt"));
  const auto dev = forms_of(read_tagged(settings.data + "/treebank/padt-pos.dev.txt"));
  const Section_bytes tags(find_tags(sentences));
  save_section(settings, "tags", std::string(tags.view()));
  const Section_bytes clusters = load_section(settings, "clusters");
  const Vocabulary vocabulary(Hash_table(clusters.view()), Hash_table(tags.view()));

  std::vector<Forms> unseen;
  const auto of_trees = sentences_of_trees(settings);
  std::copy_if(sentences.begin(), sentences.end(), std::back_inserter(unseen),
               [&](const Forms& sentence) { return !of_trees.contains(letters_in(sentence)); });
  std::cout << sentences.size() - unseen.size() << " of " << of_trees.size() << " trees are in padt-pos.train\n";
  save_section(settings, "tagger-unseen", train_weights(unseen, vocabulary));
  const Section_bytes section(train_weights(sentences, vocabulary));
  save_section(settings, "tagger", std::string(section.view()));
  const Tagger tagger{Linear_model(section.view())};
  std::size_t right = 0, total = 0;
  for (const Forms& sentence : dev) {
    const auto given = tagger.tag(shapes_of(vocabulary, sentence));
    for (std::size_t i = 0; i < given.size(); ++i) right += given[i] == sentence[i].upos;
    total += given.size();
  }
  std::cout << "tagger dev, gold words: " << 100.0 * static_cast<double>(right) / static_cast<double>(total)
            << std::endl;
}

}  // namespace sijill::training
