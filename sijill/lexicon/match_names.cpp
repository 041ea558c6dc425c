// Lexicon::match_names: names of one or more words, longest first.
#include <algorithm>
#include <string>

#include "sijill/lexicon/tables.h"

namespace sijill {
namespace {

constexpr std::size_t longest_name = 12;  // words looked at

}  // namespace

std::vector<Name_match> Lexicon::match_names(std::span<const std::string_view> words) const {
  std::vector<Name_match> matches;
  if (words.empty() || is_quotation_mark(words.front())) return matches;

  // Every beginning of a name is a key, so the walk ends at the first sequence that is none.
  Key_hits hits = tables_->name_sequences.find(words.front());
  std::string sequence(words.front());
  std::size_t length = 1;
  while (hits.found) {
    for (const lexicon_file::Name_hit& hit : part_of(tables_->name_hits, hits.first, hits.count)) {
      matches.push_back({static_cast<Entry_kind>(hit.kind), hit.entry, static_cast<std::uint32_t>(length)});
    }
    std::size_t next = length;
    while (next < words.size() && is_quotation_mark(words[next])) ++next;
    if (next >= std::min(words.size(), longest_name)) break;
    sequence += ' ';
    sequence += words[next];
    length = next + 1;
    hits = tables_->name_sequences.find(sequence);
  }
  std::ranges::stable_sort(matches, std::ranges::greater{}, &Name_match::length);
  return matches;
}

}  // namespace sijill
