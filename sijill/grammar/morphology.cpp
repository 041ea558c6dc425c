#include "sijill/grammar/morphology.h"

#include <limits>

namespace sijill::grammar {

Inflected inflected_of(Upos upos) {
  switch (upos) {
    case Upos::verb:
    case Upos::aux: return Inflected::verb;
    case Upos::noun: return Inflected::noun;
    case Upos::adj: return Inflected::adjective;
    case Upos::pron:
    case Upos::det: return Inflected::pronoun;
    default: return Inflected::none;
  }
}

Morphology::Morphology(Linear_model model) : model_(std::move(model)) {
  for (const std::string& name : model_.names()) groups_.push_back(static_cast<Inflected>(name[0] - '0'));
}

void Morphology::extract(std::span<const Shape> shapes, std::span<const Upos> tags, std::size_t i,
                         Features& features) {
  features.clear();
  static constexpr Shape outside{.folded = 11, .plain = 11, .kind = 9};
  const Shape& word = shapes[i];
  const Shape& before = i > 0 ? shapes[i - 1] : outside;
  const Shape& after = i + 1 < shapes.size() ? shapes[i + 1] : outside;
  const Feature tag_before = i > 0 ? static_cast<Feature>(tags[i - 1]) : 99;
  const Feature tag_after = i + 1 < shapes.size() ? static_cast<Feature>(tags[i + 1]) : 99;
  const auto group = static_cast<Feature>(inflected_of(tags[i]));
  Feature number = 400;
  const auto add = [&](Feature a, Feature b = 0) { features.push_back(mix(++number, group, a, b)); };
  add(0);
  add(word.folded);
  add(word.plain);
  add(word.edge);
  for (const Feature prefix : word.prefixes) add(prefix);
  for (const Feature suffix : word.suffixes) add(suffix);
  add(word.prefixes[0], word.suffixes[0]);
  add(word.prefixes[0], word.suffixes[1]);
  add(word.prefixes[1], word.suffixes[1]);
  add(word.cluster);
  add(word.cluster, word.suffixes[0]);
  add(word.article, after.article);
  add(word.article, tag_after);
  add(word.article, static_cast<Feature>(after.part));
  add(before.folded);
  add(before.folded, word.prefixes[0]);
  add(after.folded);
  add(tag_before, tag_after);
  add(after.cluster, word.prefixes[0]);
  add(after.suffixes[0], tag_after);
  add(before.suffixes[0], tag_before);
}

std::string_view Morphology::features_of(std::span<const Shape> shapes, std::span<const Upos> tags,
                                         std::size_t i) const {
  const Inflected group = inflected_of(tags[i]);
  if (group == Inflected::none || groups_.empty()) return {};
  thread_local Features features;
  Linear_model::Scores scores;
  extract(shapes, tags, i, features);
  model_.score(features, scores);
  std::string_view best;
  std::int32_t best_score = std::numeric_limits<std::int32_t>::min();
  for (std::size_t k = 0; k < groups_.size(); ++k) {
    if (groups_[k] != group || scores[k] <= best_score) continue;
    best_score = scores[k];
    best = std::string_view(model_.names()[k]).substr(2);
  }
  return best;
}

}  // namespace sijill::grammar
