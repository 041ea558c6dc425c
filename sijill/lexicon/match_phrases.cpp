// Lexicon::match_phrases: words that state an event or open a narration only together, with gaps.
#include <algorithm>
#include <array>
#include <cctype>

#include "sijill/lexicon/tables.h"

namespace sijill {
namespace {

using lexicon_file::Part_hit;
using lexicon_file::Step_record;

constexpr std::size_t longest_gap = 8;  // words

bool is_suffix_pronoun(std::string_view word) {
  constexpr std::array<std::string_view, 10> pronouns = {"ه", "ها", "هم", "هما", "هن", "نا", "ك", "كم", "ي", "ني"};
  return std::ranges::find(pronouns, word) != pronouns.end();
}

bool is_punctuation(std::string_view word) {
  constexpr std::array<std::string_view, 6> arabic = {"،", "؛", "؟", "…", "۔", "•"};
  if (word.empty() || is_quotation_mark(word)) return false;
  return std::ispunct(static_cast<unsigned char>(word.front())) != 0 ||
         std::ranges::find(arabic, word) != arabic.end();
}

// One attempt to lay the steps of a phrase over a word sequence, each gap as short as can be.
class Phrase_walk {
 public:
  Phrase_walk(const String_index& part_words, std::span<const Part_hit> part_hits,
              std::span<const std::string_view> words)
      : part_words_(part_words), part_hits_(part_hits), words_(words), looked_up_(words.size()) {}

  // The positions of all steps, or nothing. The first step is known to match words[0].
  [[nodiscard]] std::vector<std::uint32_t> positions(std::span<const Step_record> steps) {
    std::vector<std::uint32_t> found = {0};
    if (!continues(steps.subspan(1), 1, found)) found.clear();
    return found;
  }

 private:
  bool continues(std::span<const Step_record> steps, std::size_t from, std::vector<std::uint32_t>& found) {
    if (steps.empty()) return true;
    const bool gap = steps.front().gap_before != 0;
    std::size_t others = 0;  // words passed over, quotation marks not counted
    bool pronoun_passed = false;
    for (std::size_t at = from; at < words_.size(); ++at) {
      if (is_quotation_mark(words_[at])) continue;
      if (stands_at(steps.front().part, at)) {
        found.push_back(static_cast<std::uint32_t>(at));
        if (continues(steps.subspan(1), at + 1, found)) return true;
        found.pop_back();
      }
      // A comma may close an aside within the gap: استعاد التنظيم، الجمعة، السيطرة.
      const bool comma = words_[at] == "،" || words_[at] == ",";
      if (is_punctuation(words_[at]) && !(gap && comma)) return false;
      if (!gap) {
        if (pronoun_passed || !is_suffix_pronoun(words_[at])) return false;
        pronoun_passed = true;
      } else if (++others > longest_gap) {
        return false;
      }
    }
    return false;
  }

  bool stands_at(std::uint32_t part, std::size_t at) {
    if (!looked_up_[at].done) {
      const Key_hits hits = part_words_.find(words_[at]);
      looked_up_[at] = {true, part_of(part_hits_, hits.first, hits.count)};
    }
    return std::ranges::binary_search(looked_up_[at].hits, part, {}, &Part_hit::part);
  }

  struct Looked_up {
    bool done = false;
    std::span<const Part_hit> hits;  // sorted by part
  };

  const String_index& part_words_;
  std::span<const Part_hit> part_hits_;
  std::span<const std::string_view> words_;
  std::vector<Looked_up> looked_up_;  // by position
};

// No phrase reaches further than this many words, quotation marks included.
constexpr std::size_t longest_reach = 64;

}  // namespace

std::vector<Phrase_match> Lexicon::match_phrases(std::span<const std::string_view> words) const {
  std::vector<Phrase_match> matches;
  if (words.empty()) return matches;
  words = words.first(std::min(words.size(), longest_reach));
  const Key_hits first = tables_->part_words.find(words.front());
  if (first.count == 0) return matches;

  Phrase_walk walk(tables_->part_words, tables_->part_hits, words);
  for (const Part_hit& hit : part_of(tables_->part_hits, first.first, first.count)) {
    if (hit.part >= tables_->parts.size()) continue;
    const auto& part = tables_->parts[hit.part];
    for (const auto& phrase : part_of(tables_->phrases, part.phrases_begin, part.phrases_count)) {
      const auto steps = part_of(tables_->steps, phrase.steps_begin, phrase.steps_count);
      if (steps.empty()) continue;
      std::vector<std::uint32_t> positions = walk.positions(steps);
      if (positions.empty()) continue;
      matches.push_back({static_cast<Entry_kind>(phrase.kind), phrase.entry, static_cast<Inflection>(hit.inflection),
                         std::move(positions)});
    }
  }
  // Of two spellings or inflections of one phrase that both fit, the one with more parts stays, then the active one.
  std::ranges::stable_sort(matches, [](const Phrase_match& a, const Phrase_match& b) {
    if (a.parts.size() != b.parts.size()) return a.parts.size() > b.parts.size();
    return std::pair(a.kind, a.entry) < std::pair(b.kind, b.entry);
  });
  std::vector<Phrase_match> distinct;
  for (Phrase_match& match : matches) {
    const bool known = std::ranges::any_of(
        distinct, [&](const Phrase_match& other) { return other.kind == match.kind && other.entry == match.entry; });
    if (!known) distinct.push_back(std::move(match));
  }
  return distinct;
}

}  // namespace sijill
