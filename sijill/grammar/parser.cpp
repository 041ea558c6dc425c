#include "sijill/grammar/parser.h"

#include <algorithm>
#include <array>
#include <limits>

namespace sijill::grammar {
namespace {

constexpr Node no_node{.form = 1, .tag = 50, .class_of = 50, .suffix = 1, .cluster = 0};
constexpr Node root_node{.form = 2, .tag = 51, .class_of = 51, .suffix = 2, .cluster = 0};

Feature near(std::int32_t distance) {
  const auto far = static_cast<Feature>(std::abs(distance));
  if (far < 5) return far;
  return far < 8 ? 5 : far < 15 ? 6 : 7;
}

}  // namespace

std::vector<Node> nodes_of(std::span<const Shape> shapes, std::span<const Upos> tags) {
  std::vector<Node> nodes(shapes.size());
  for (std::size_t i = 0; i < shapes.size(); ++i) {
    const Shape& shape = shapes[i];
    Node& node = nodes[i];
    node.form = shape.folded;
    node.tag = static_cast<Feature>(tags[i]);
    node.suffix = shape.suffixes[1];
    node.cluster = shape.cluster;
    if (is_function_tag(tags[i])) {
      node.class_of = mix(node.tag, shape.folded);
    } else if (tags[i] == Upos::verb) {
      node.class_of = mix(node.tag, shape.prefixes[0], shape.suffixes[0]);
    } else {
      node.class_of = mix(node.tag, shape.article, shape.suffixes[0]);
    }
  }
  return nodes;
}

Arc_hybrid::Arc_hybrid(std::span<const Node> nodes)
    : nodes_(nodes),
      root_(static_cast<std::int32_t>(nodes.size())),
      heads_(nodes.size(), -1),
      first_(nodes.size() + 1, -1),
      last_(nodes.size() + 1, -1),
      count_(nodes.size() + 1, 0) {
  stack_.reserve(nodes.size());
}

bool Arc_hybrid::allows(Move move) const {
  switch (move) {
    case Move::shift: return front_ < root_;
    // One word alone may hang on the root.
    case Move::left: return !stack_.empty() && (front_ < root_ || stack_.size() == 1);
    case Move::right: return stack_.size() > 1;
  }
  return false;
}

void Arc_hybrid::attach(std::int32_t dependent, std::int32_t head) {
  const auto d = static_cast<std::size_t>(dependent), h = static_cast<std::size_t>(head);
  heads_[d] = head;
  ++count_[h];
  if (first_[h] < 0 || dependent < first_[h]) first_[h] = dependent;
  if (dependent > last_[h]) last_[h] = dependent;
}

void Arc_hybrid::make(Move move) {
  if (move == Move::shift) {
    stack_.push_back(front_++);
    return;
  }
  const std::int32_t dependent = stack_.back();
  stack_.pop_back();
  attach(dependent, move == Move::left ? front_ : stack_.back());
}

int Arc_hybrid::cost(Move move, std::span<const std::int32_t> gold) const {
  int cost = 0;
  const auto head_of = [&](std::int32_t i) { return gold[static_cast<std::size_t>(i)]; };
  if (move == Move::shift) {
    for (std::size_t k = 0; k < stack_.size(); ++k) {
      cost += head_of(stack_[k]) == front_;
      cost += k + 1 < stack_.size() && head_of(front_) == stack_[k];
    }
    return cost;
  }
  const std::int32_t top = stack_.back();
  for (std::int32_t i = front_; i < root_; ++i) cost += head_of(i) == top;
  const std::int32_t head = head_of(top);
  if (move == Move::right) return cost + (head >= front_);
  return cost + (head > front_ || (stack_.size() > 1 && head == stack_[stack_.size() - 2]));
}

void Arc_hybrid::extract(Features& features) const {
  features.clear();
  const auto node = [&](std::int32_t i) -> const Node& {
    return i < 0 || i > root_ ? no_node : i == root_ ? root_node : nodes_[static_cast<std::size_t>(i)];
  };
  const auto stacked = [&](std::size_t k) { return k < stack_.size() ? stack_[stack_.size() - 1 - k] : -1; };
  const auto first = [&](std::int32_t i) { return i < 0 || i > root_ ? -1 : first_[static_cast<std::size_t>(i)]; };
  const auto last = [&](std::int32_t i) { return i < 0 || i > root_ ? -1 : last_[static_cast<std::size_t>(i)]; };
  const auto count = [&](std::int32_t i) {
    return i < 0 ? Feature{9} : static_cast<Feature>(std::min(count_[static_cast<std::size_t>(i)], 4));
  };
  const std::int32_t i0 = stacked(0), i1 = stacked(1), i2 = stacked(2);
  const Node &s0 = node(i0), &s1 = node(i1), &s2 = node(i2);
  const Node &b0 = node(front_), &b1 = node(front_ + 1), &b2 = node(front_ + 2);
  const Node &s0l = node(first(i0)), &s0r = node(last(i0)), &s1l = node(first(i1)), &s1r = node(last(i1));
  const Node& b0l = node(first(front_));
  const Feature gap = i0 < 0 ? 9 : near(front_ - i0), deep_gap = i1 < 0 ? 9 : near(i0 - i1);
  Feature number = 200;
  const auto add = [&](Feature a, Feature b = 0, Feature c = 0) { features.push_back(mix(++number, a, b, c)); };

  for (const Node* one : {&s0, &s1, &b0, &b1}) {
    add(one->form, one->tag);
    add(one->class_of);
    add(one->cluster, one->tag);
    add(one->suffix, one->tag);
  }
  add(s2.class_of);
  add(b2.class_of);
  add(s0.form, b0.form);
  add(s0.form, b0.class_of);
  add(s0.class_of, b0.form);
  add(s0.class_of, b0.class_of);
  add(s0.tag, b0.tag, gap);
  add(s0.class_of, b0.class_of, gap);
  add(s0.cluster, b0.cluster);
  add(s0.cluster, b0.class_of);
  add(s0.class_of, b0.cluster);
  add(s0.form, s1.form);
  add(s1.form, s0.class_of);
  add(s1.class_of, s0.form);
  add(s1.class_of, s0.class_of);
  add(s1.class_of, s0.class_of, deep_gap);
  add(s1.cluster, s0.cluster);
  add(s1.cluster, s0.class_of);
  add(s1.class_of, b0.class_of);
  add(s1.class_of, s0.class_of, b0.class_of);
  add(s1.tag, s0.tag, b0.tag);
  add(s0.class_of, b0.class_of, b1.class_of);
  add(s0.tag, b0.tag, b1.tag);
  add(mix(s0.tag, b0.tag), b1.tag, b2.tag);
  add(s2.tag, s1.tag, mix(s0.tag, b0.tag));
  add(s0.class_of, s0l.class_of, b0.class_of);
  add(s0.class_of, s0r.class_of, b0.class_of);
  add(s0.class_of, b0l.class_of, b0.class_of);
  add(s1.class_of, s1l.class_of, s0.class_of);
  add(s1.class_of, s1r.class_of, s0.class_of);
  add(s1.class_of, s0l.class_of, s0.class_of);
  add(s1.form, s0l.form, s0.tag);
  add(s1.tag, s0l.form, s0.cluster);
  add(s1.class_of, s0.class_of, s0r.class_of);
  add(s0.class_of, count(i0), b0.tag);
  add(s1.class_of, count(i1), s0.class_of);
  add(b0.class_of, count(front_), s0.tag);
  add(s0.tag, s0l.tag, s0r.tag);
  add(s1.tag, s1l.tag, mix(s1r.tag, s0.tag));
  add(gap, deep_gap, mix(s0.tag, s1.tag));
  add(std::min<std::size_t>(stack_.size(), 3), front_ == root_);
}

Tree_view::Tree_view(std::span<const Node> given_nodes, std::span<const std::int32_t> given_heads)
    : nodes(given_nodes),
      heads(given_heads),
      first_child(nodes.size() + 1, -1),
      last_child(nodes.size() + 1, -1),
      previous_sibling(nodes.size(), -1) {
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const auto head = static_cast<std::size_t>(heads[i]);
    if (first_child[head] < 0) first_child[head] = static_cast<std::int32_t>(i);
    previous_sibling[i] = last_child[head];
    last_child[head] = static_cast<std::int32_t>(i);
  }
}

void extract_label_features(const Tree_view& tree, std::span<const std::uint8_t> labels, std::int32_t word,
                            Features& features) {
  features.clear();
  const auto size = static_cast<std::int32_t>(tree.nodes.size());
  const auto node = [&](std::int32_t i) -> const Node& {
    return i < 0 || i > size ? no_node : i == size ? root_node : tree.nodes[static_cast<std::size_t>(i)];
  };
  const auto index = static_cast<std::size_t>(word);
  const std::int32_t head = tree.heads[index];
  const std::int32_t above = head < size ? tree.heads[static_cast<std::size_t>(head)] : -1;
  const std::int32_t sibling = tree.previous_sibling[index];
  const Node &d = node(word), &h = node(head), &g = node(above);
  const Node &c = node(tree.first_child[index]), &e = node(tree.last_child[index]);
  const Node &s = node(sibling), &before = node(word - 1), &after = node(word + 1);
  const Feature side = word < head;
  const Feature sibling_label = sibling < 0 ? 99 : labels[static_cast<std::size_t>(sibling)];
  const Feature pair = mix(d.class_of, h.class_of, side);
  // Labels that the head has given out already: a second subject is rare.
  Feature given = 0;
  for (std::int32_t i = sibling; i >= 0; i = tree.previous_sibling[static_cast<std::size_t>(i)]) {
    given |= Feature{1} << (labels[static_cast<std::size_t>(i)] % 64);
  }
  Feature number = 300;
  const auto add = [&](Feature a, Feature b = 0, Feature c2 = 0) { features.push_back(mix(++number, a, b, c2)); };
  add(pair);
  add(pair, near(word - head));
  add(d.tag, h.tag, mix(side, near(word - head)));
  add(d.form, h.tag, side);
  add(d.form, h.form, side);
  add(d.class_of, h.form, side);
  add(d.tag, h.form, side);
  add(d.cluster, h.cluster, side);
  add(d.cluster, h.class_of, side);
  add(d.class_of, h.cluster, side);
  add(d.suffix, h.class_of, side);
  add(pair, c.class_of);
  add(pair, c.class_of, e.class_of);
  add(d.tag, h.tag, mix(side, c.form));
  add(h.form, c.form, mix(side, d.tag));
  add(h.cluster, c.form, mix(side, d.tag));
  add(pair, s.class_of, sibling_label);
  add(mix(d.tag, h.tag, side), sibling_label);
  add(mix(d.tag, h.tag, side), given);
  add(mix(d.tag, h.tag, side), given, c.class_of);
  add(d.form, given, side);
  add(pair, g.class_of);
  add(pair, before.class_of);
  add(pair, after.class_of);
  add(d.form, before.form, h.tag);
  add(d.tag, before.class_of, mix(after.class_of, h.tag));
  add(d.class_of, static_cast<Feature>(word == 0));
}

void Parser::parse(std::span<Word> words, std::span<const Shape> shapes, std::span<const Upos> tags,
                   std::int32_t first) const {
  if (words.empty()) return;
  const std::vector<Node> nodes = nodes_of(shapes, tags);
  Arc_hybrid state(nodes);
  thread_local Features features;
  Linear_model::Scores scores{};
  constexpr std::array moves = {Arc_hybrid::Move::shift, Arc_hybrid::Move::left, Arc_hybrid::Move::right};
  while (!state.is_final()) {
    state.extract(features);
    moves_.score(features, scores);
    auto best = Arc_hybrid::Move::shift;
    std::int32_t best_score = std::numeric_limits<std::int32_t>::min();
    for (const auto move : moves) {
      const std::int32_t score = scores[static_cast<std::size_t>(move)];
      if (score <= best_score || !state.allows(move)) continue;
      best = move;
      best_score = score;
    }
    state.make(best);
  }
  const Tree_view tree(nodes, state.heads());
  std::vector<std::uint8_t> labels(words.size(), 0);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::int32_t head = tree.heads[i];
    words[i].head = head == state.root() ? -1 : first + head;
    if (head == state.root()) {
      words[i].deprel = "root";
      continue;
    }
    extract_label_features(tree, labels, static_cast<std::int32_t>(i), features);
    labels_.score(features, scores);
    const auto end = scores.begin() + static_cast<std::ptrdiff_t>(labels_.classes());
    labels[i] = static_cast<std::uint8_t>(std::max_element(scores.begin(), end) - scores.begin());
    words[i].deprel = labels_.classes() == 0 ? "dep" : labels_.names()[labels[i]];
  }
}

}  // namespace sijill::grammar
