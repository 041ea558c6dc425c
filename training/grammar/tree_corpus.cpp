// The gold trees, brought to one form: UD v2 labels, plain forms.
#include <array>
#include <fstream>
#include <map>
#include <set>

#include "sijill/text/fold.h"
#include "training/grammar/treebank.h"

namespace sijill::training {
namespace {

using grammar::Part_kind;

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  for (std::size_t begin = 0; begin <= line.size();) {
    const auto end = std::min(line.find('\t', begin), line.size());
    fields.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return fields;
}

bool is_nominal(const Tree_word& word) { return word.upos == "NOUN" || word.upos == "X" || word.upos == "PROPN"; }
bool is_verbal(const Tree_word& word) { return word.upos == "VERB" || word.upos == "ADJ" || word.upos == "AUX"; }

bool has_child(const Tree& tree, int head, std::string_view deprel) {
  for (const Tree_word& word : tree) {
    if (word.head == head && word.deprel == deprel) return true;
  }
  return false;
}

// خمسة أشخاص (five persons): PADT hangs the persons on the five, UD v2 the five on the persons.
void put_counted_noun_first(Tree& tree) {
  for (int n = static_cast<int>(tree.size()) - 1; n >= 0; --n) {
    Tree_word& number = tree[static_cast<std::size_t>(n)];
    if (number.upos != "NUM") continue;
    for (int c = n + 1; c < static_cast<int>(tree.size()) && c < n + 4; ++c) {
      Tree_word& noun = tree[static_cast<std::size_t>(c)];
      if (noun.head != n || noun.deprel != "nmod" || !is_nominal(noun) || has_child(tree, c, "case")) continue;
      noun.head = number.head;
      noun.deprel = number.deprel;
      if (number.deprel == "nummod" && number.head >= 0) {
        noun.deprel = is_verbal(tree[static_cast<std::size_t>(number.head)]) ? "obj" : "nmod";
      }
      for (Tree_word& word : tree) {
        if (word.head == n && &word != &noun && word.upos != "NUM") word.head = c;
      }
      number.head = c;
      number.deprel = "nummod";
      break;
    }
  }
}

// PADT of UD v1: conjunctions hang on the first conjunct, relative pronouns on the noun.
void move_function_words(Tree& tree) {
  for (std::size_t i = 0; i < tree.size(); ++i) {
    Tree_word& word = tree[i];
    if (word.deprel != "cc" || word.head < 0 || static_cast<std::size_t>(word.head) > i) continue;
    const bool relative = word.feats.find("PronType=Rel") != std::string::npos;
    for (std::size_t k = i + 1; k < tree.size(); ++k) {
      if (tree[k].head != word.head || tree[k].deprel != (relative ? "acl" : "conj")) continue;
      word.head = static_cast<int>(k);
      if (relative) word.deprel = has_child(tree, word.head, "nsubj") ? "obj" : "nsubj";
      break;
    }
  }
}

// A sentence that begins with و (and): PADT makes the و its root, UD v2 the predicate.
void put_predicate_above_conjunction(Tree& tree) {
  for (int i = 0; i < static_cast<int>(tree.size()); ++i) {
    Tree_word& word = tree[static_cast<std::size_t>(i)];
    if (word.upos != "CCONJ" || word.deprel == "conj") continue;
    int predicate = -1;
    for (int k = 0; k < static_cast<int>(tree.size()); ++k) {
      const Tree_word& child = tree[static_cast<std::size_t>(k)];
      if (child.head != i || child.upos == "PUNCT" || child.upos == "CCONJ") continue;
      const bool clause = child.deprel == "parataxis" || child.deprel == "conj";
      if (predicate < 0 || (clause && tree[static_cast<std::size_t>(predicate)].deprel != child.deprel))
        predicate = k;
      if (clause) break;
    }
    if (predicate < 0) continue;
    Tree_word& promoted = tree[static_cast<std::size_t>(predicate)];
    promoted.head = word.head;
    promoted.deprel = word.deprel == "cc" ? "conj" : word.deprel;
    for (Tree_word& other : tree) {
      if (other.head == i && &other != &promoted) {
        other.head = predicate;
        if (other.deprel == "parataxis") other.deprel = "conj";
      }
    }
    word.head = predicate;
    word.deprel = "cc";
  }
}

void relabel_padt(Tree& tree) {
  static const std::map<std::string, std::string> renamed = {
      {"dobj", "obj"},  {"nsubjpass", "nsubj:pass"}, {"auxpass", "aux:pass"},   {"neg", "advmod"},
      {"mwe", "fixed"}, {"foreign", "flat"},         {"advmod:emph", "advmod"}, {"csubjpass", "csubj"}};
  for (Tree_word& word : tree) {
    if (word.upos == "CONJ") word.upos = word.deprel == "mark" ? "SCONJ" : "CCONJ";
    if (const auto found = renamed.find(word.deprel); found != renamed.end()) word.deprel = found->second;
  }
  put_predicate_above_conjunction(tree);
  put_counted_noun_first(tree);
  move_function_words(tree);
  for (std::size_t i = 0; i < tree.size(); ++i) {
    Tree_word& word = tree[i];
    if (word.head < 0) continue;
    const bool verbal = is_verbal(tree[static_cast<std::size_t>(word.head)]);
    const bool argument = word.deprel == "obj" || word.deprel == "iobj";
    if (word.deprel == "nmod" && verbal) word.deprel = "obl";
    if (argument && has_child(tree, static_cast<int>(i), "case")) word.deprel = verbal ? "obl" : "nmod";
  }
}

void relabel_pud(Tree& tree) {
  static const std::set<std::string> conjunctions = {"و", "ف", "لكن", "ثم", "كما"};
  static const std::set<std::string> auxiliaries = {"س", "سوف", "قد", "لقد"};
  static const std::set<std::string> markers = {"أن", "ان"};
  static const std::map<std::string, std::string> renamed = {
      {"acl:relcl", "acl"}, {"obl:tmod", "obl"}, {"cc:preconj", "cc"}, {"csubj:pass", "csubj"}};
  for (Tree_word& word : tree) {
    if (word.deprel == "compound:prt") {
      word.deprel = conjunctions.contains(word.form)  ? "cc"
                    : auxiliaries.contains(word.form) ? "aux"
                    : markers.contains(word.form)     ? "mark"
                                                      : "advmod";
    }
    if (const auto found = renamed.find(word.deprel); found != renamed.end()) word.deprel = found->second;
  }
}

bool starts_arabic(const std::string& form) { return form.size() > 1 && (form[0] == '\xD8' || form[0] == '\xD9'); }

// Which words share a token: the trees have no surface, but short words tell.
void find_parts(Tree& tree) {
  static const std::set<std::string> before = {"و", "ف", "ب", "ل", "ك", "س"};
  static const std::set<std::string> behind = {"ه", "ها", "هم", "هن", "هما", "نا", "ني", "ي", "ك", "كم"};
  for (std::size_t i = 0; i < tree.size(); ++i) {
    const bool next_arabic = i + 1 < tree.size() && starts_arabic(tree[i + 1].form);
    const bool next_pronoun = next_arabic && tree[i + 1].upos == "PRON" && behind.contains(tree[i + 1].form);
    const bool follows_proclitic = i > 0 && tree[i - 1].part == Part_kind::proclitic;
    if (i > 0 && tree[i].upos == "PRON" && behind.contains(tree[i].form) && starts_arabic(tree[i - 1].form)) {
      tree[i].part = Part_kind::enclitic;
    } else if (before.contains(tree[i].form) && tree[i].upos != "X" && next_arabic && !next_pronoun) {
      tree[i].part = Part_kind::proclitic;
    } else if (follows_proclitic || next_pronoun) {
      tree[i].part = Part_kind::stem;
    }
  }
}

std::string without_marks(std::string text) {
  std::erase(text, '`');
  return plain(text);
}

}  // namespace

std::vector<Tree> read_trees(const std::string& path, bool padt) {
  std::vector<Tree> trees;
  Tree tree;
  const auto finish = [&] {
    if (tree.empty()) return;
    padt ? relabel_padt(tree) : relabel_pud(tree);
    find_parts(tree);
    trees.push_back(std::move(tree));
    tree.clear();
  };
  std::ifstream in(path);
  for (std::string line; std::getline(in, line);) {
    if (line.empty()) finish();
    if (line.empty() || line[0] == '#') continue;
    const auto fields = fields_of(line);
    if (fields.size() < 8 || fields[0].find_first_not_of("0123456789") != std::string::npos) continue;
    Tree_word word{.form = without_marks(fields[1]), .lemma = without_marks(fields[2]), .upos = fields[3]};
    if (word.form.empty()) word.form = fields[1];
    word.feats = fields[5] == "_" ? "" : fields[5];
    word.head = std::stoi(fields[6]) - 1;
    word.deprel = fields[7];
    tree.push_back(std::move(word));
  }
  finish();
  return trees;
}

}  // namespace sijill::training
