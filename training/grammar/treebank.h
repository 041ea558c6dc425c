// The two treebanks read into one shape.
#pragma once

#include <string>
#include <vector>

#include "sijill/grammar/segmenter.h"

namespace sijill::training {

// A token of padt-pos: its surface form and its parts (one part: the token itself).
struct Tagged_token {
  std::string surface;  // plain
  std::vector<std::string> parts;
  std::vector<std::string> tags;
};
// As the segmenter would call it: short parts before the longest are proclitics, those behind it enclitics.
[[nodiscard]] grammar::Part_kind part_kind(const Tagged_token& token, std::size_t part);

using Tagged_sentence = std::vector<Tagged_token>;

[[nodiscard]] std::vector<Tagged_sentence> read_tagged(const std::string& path);

// A word of a gold tree, labels harmonised to UD v2; head counts from 0, -1 for the root.
struct Tree_word {
  std::string form;   // plain
  std::string lemma;  // plain
  std::string upos;
  std::string feats;
  int head = -1;
  std::string deprel;
  grammar::Part_kind part = grammar::Part_kind::whole;
};
using Tree = std::vector<Tree_word>;

// `padt` for padt-trees-ud1.conllu, whose labels are of UD v1.
[[nodiscard]] std::vector<Tree> read_trees(const std::string& path, bool padt);

}  // namespace sijill::training
