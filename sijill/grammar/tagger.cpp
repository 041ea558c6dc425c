#include "sijill/grammar/tagger.h"

#include <bit>
#include <limits>

namespace sijill::grammar {
namespace {

// Words of grammar are few and all known: انتحاريان (two suicide bombers), never seen before, is no conjunction.
bool may_bear(const Shape& word, Upos tag) {
  const bool unknown = word.tags == 0 && word.part == Part_kind::whole && word.kind == 1 && word.lengthy;
  return !unknown || !is_function_tag(tag);
}

}  // namespace

Tagger::Tagger(Linear_model model) : model_(std::move(model)) {
  for (const std::string& name : model_.names()) classes_.push_back(upos_of(name));
}

void Tagger::extract(std::span<const Shape> sentence, std::span<const Upos> tags, std::size_t i, Features& features) {
  features.clear();
  static constexpr Shape outside{.folded = 11, .plain = 11, .kind = 9};
  const auto at = [&](std::ptrdiff_t offset) -> const Shape& {
    const auto k = static_cast<std::ptrdiff_t>(i) + offset;
    return k < 0 || k >= static_cast<std::ptrdiff_t>(sentence.size()) ? outside
                                                                      : sentence[static_cast<std::size_t>(k)];
  };
  const auto tag = [&](std::size_t back) { return back > i ? Feature{99} : static_cast<Feature>(tags[i - back]); };
  Feature number = 100;
  const auto add = [&](Feature a, Feature b = 0) { features.push_back(mix(++number, a, b)); };
  const Shape &word = at(0), &before = at(-1), &after = at(1), &second_before = at(-2), &second_after = at(2);
  const auto part = static_cast<Feature>(word.part);

  add(word.folded, part);
  add(word.plain);
  add(word.edge, part);
  add(mix(word.kind, part), after.kind);
  for (const Feature prefix : word.prefixes) add(prefix, part);
  for (const Feature suffix : word.suffixes) add(suffix);
  for (std::size_t n = 0; n < 3; ++n) add(word.prefixes[1], word.suffixes[n]);
  add(word.tags, part);
  add(word.cluster);
  add(tag(1));
  add(tag(1), tag(2));
  add(mix(tag(1), tag(2)), tag(3));
  add(tag(1), word.folded);
  add(tag(1), word.suffixes[1]);
  add(tag(1), mix(word.prefixes[1], word.suffixes[1]));
  add(tag(1), mix(word.tags, after.tags));
  add(before.folded);
  add(before.suffixes[2], tag(1));
  add(second_before.folded, tag(2));
  add(after.folded);
  add(second_after.folded);
  add(after.suffixes[1], after.prefixes[1]);
  add(after.suffixes[2]);
  add(after.tags, word.tags);
  add(before.folded, word.folded);
  add(word.folded, after.folded);
  add(before.cluster, word.cluster);
  add(word.cluster, after.cluster);
  add(before.cluster);
  add(after.cluster);
  add(mix(word.article, before.article), after.article);
  add(mix(word.article, before.article), tag(1));
}

std::vector<Upos> Tagger::tag(std::span<const Shape> sentence) const {
  std::vector<Upos> tags(sentence.size(), Upos::x);
  thread_local Features features;
  Linear_model::Scores scores;
  for (std::size_t i = 0; i < sentence.size(); ++i) {
    const std::uint32_t allowed = sentence[i].tags;
    if ((allowed & only_these_tags) != 0) {
      const std::uint32_t bits = allowed & ~only_these_tags;
      if ((bits & (bits - 1)) == 0) {
        tags[i] = static_cast<Upos>(std::countr_zero(bits));
        continue;
      }
    }
    extract(sentence, tags, i, features);
    model_.score(features, scores);
    std::int32_t best = std::numeric_limits<std::int32_t>::min();
    for (std::size_t k = 0; k < classes_.size(); ++k) {
      if (scores[k] <= best || !may_bear(sentence[i], classes_[k])) continue;
      best = scores[k];
      tags[i] = classes_[k];
    }
  }
  return tags;
}

}  // namespace sijill::grammar
