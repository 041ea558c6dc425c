// Shapes and tags of a sentence -> heads and relations. Greedy and linear: an arc-hybrid transition system attaches,
// and a second classifier, which sees the finished tree, names the relations.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sijill/core/word.h"
#include "sijill/grammar/model_file.h"
#include "sijill/grammar/shape.h"

namespace sijill::grammar {

// A word as the parser sees it.
struct Node {
  Feature form = 0;
  Feature tag = 0;       // UPOS
  Feature class_of = 0;  // UPOS, with the form of a function word or the ending and article of a content word
  Feature suffix = 0;
  Feature cluster = 0;
};
[[nodiscard]] std::vector<Node> nodes_of(std::span<const Shape> shapes, std::span<const Upos> tags);

// The state of one sentence. The root stands behind the last word and is its index.
class Arc_hybrid {
 public:
  enum class Move : std::uint8_t { shift, left, right };  // left: s0 <- b0; right: s1 -> s0

  explicit Arc_hybrid(std::span<const Node> nodes);
  [[nodiscard]] bool is_final() const { return stack_.empty() && front_ == root_; }
  [[nodiscard]] bool allows(Move move) const;
  void make(Move move);
  void extract(Features& features) const;

  // Gold arcs that a move puts out of reach, for training.
  [[nodiscard]] int cost(Move move, std::span<const std::int32_t> gold_heads) const;
  // root() for the root of the sentence.
  [[nodiscard]] const std::vector<std::int32_t>& heads() const { return heads_; }
  [[nodiscard]] std::int32_t root() const { return root_; }

 private:
  void attach(std::int32_t dependent, std::int32_t head);

  std::span<const Node> nodes_;
  std::int32_t root_, front_ = 0;
  std::vector<std::int32_t> stack_, heads_;
  std::vector<std::int32_t> first_, last_, count_;  // outermost dependents so far, -1 for none
};

// What the labeller asks of a tree again and again.
struct Tree_view {
  Tree_view(std::span<const Node> nodes, std::span<const std::int32_t> heads);
  std::span<const Node> nodes;
  std::span<const std::int32_t> heads;    // nodes.size() for the root
  std::vector<std::int32_t> first_child;  // -1 for none
  std::vector<std::int32_t> last_child;
  std::vector<std::int32_t> previous_sibling;  // with the same head, on any side
};
// `labels` holds those of the words before `word`.
void extract_label_features(const Tree_view& tree, std::span<const std::uint8_t> labels, std::int32_t word,
                            Features& features);

class Parser {
 public:
  Parser() = default;
  explicit Parser(const Model_file& file)
      : Parser(Linear_model(file.section("parser")), Linear_model(file.section("labels"))) {}
  Parser(Linear_model moves, Linear_model labels) : moves_(std::move(moves)), labels_(std::move(labels)) {}

  // Sets head (counted from words[0], which is `first` in its document) and deprel. Exactly one word is the root.
  void parse(std::span<Word> words, std::span<const Shape> shapes, std::span<const Upos> tags,
             std::int32_t first) const;

 private:
  Linear_model moves_;
  Linear_model labels_;
};

}  // namespace sijill::grammar
