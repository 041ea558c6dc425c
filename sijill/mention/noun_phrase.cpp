#include "sijill/mention/noun_phrase.h"

#include <algorithm>

namespace sijill {

Range Mention_context::sentence_of(std::uint32_t word) const {
  std::uint32_t begin = word;
  std::uint32_t end = word;
  while (begin > 0 && words[begin - 1].sentence == words[word].sentence) --begin;
  while (end < words.size() && words[end].sentence == words[word].sentence) ++end;
  return {begin, end};
}

std::string_view Mention_context::noun_class(std::uint32_t word) const {
  // محافظة is the governorate before it is a woman governor: a singular, then a plural, wins over a derived feminine.
  std::string_view found;
  for (const Form_hit& hit : lexicon.forms(folded[word])) {
    if (hit.kind != Entry_kind::noun) continue;
    const Noun& noun = lexicon.noun(hit.entry);
    if (noun.noun_class == "place_class") return noun.noun_class;
    if (found.empty()) found = noun.noun_class;
  }
  return found;
}

bool Mention_context::is_noun_class(std::uint32_t word, std::string_view wanted) const {
  return noun_class(word) == wanted;
}

Span Mention_context::span_of(Range range) const {
  if (range.empty()) return {};
  return {words[range.begin].span.begin, words[range.end - 1].span.end};
}

bool is_nominal(const Word& word) {
  return word.upos == Upos::noun || word.upos == Upos::propn || word.upos == Upos::x || word.upos == Upos::adj;
}

bool is_name_like(const Word& word) { return word.upos == Upos::propn || word.upos == Upos::x; }

bool has_article(const Word& word) { return word.folded.starts_with("ال") && word.folded.size() > 6; }

bool is_quote(const Word& word) {
  static constexpr std::string_view quotes[] = {"\"", "«", "»", "“", "”", "„", "'", "‘", "’", "(", ")"};
  return std::find(std::begin(quotes), std::end(quotes), word.form) != std::end(quotes) || word.folded == "\"";
}

std::uint32_t noun_phrase_end(const Mention_context& context, std::uint32_t head, std::uint32_t limit) {
  const Words& words = context.words;
  std::uint32_t end = head + 1;
  bool definite = has_article(words[head]);
  bool quoted = false;
  while (end < limit) {
    const Word& word = words[end];
    if (is_quote(word)) {
      // تنظيم "داعش": a quoted name belongs to the phrase; a quotation that opens speech does not.
      if (quoted) {
        ++end;
        quoted = false;
        definite = true;
        continue;
      }
      std::uint32_t close = end + 1;
      while (close < limit && close < end + 5 && !is_quote(words[close]) && is_nominal(words[close])) ++close;
      if (definite || close >= limit || close == end + 1 || !is_quote(words[close])) break;
      end = close + 1;
      definite = true;
      continue;
    }
    if (word.upos == Upos::pron && word.token == words[end - 1].token) {
      ++end;  // قواتهم: a suffix closes the idafa, adjectives may follow
      definite = true;
      continue;
    }
    if (!is_nominal(word)) break;
    const bool article = has_article(word);
    // After a definite noun only definite adjectives (or a name in apposition) belong to the phrase.
    if (definite) {
      if (!(article && word.upos == Upos::adj) && !(is_name_like(word) && is_name_like(words[end - 1]))) break;
    }
    if (article) definite = true;
    if (word.upos != Upos::adj && is_name_like(word)) definite = true;
    ++end;
  }
  // A quote that never closed is left outside.
  while (end > head + 1 && is_quote(words[end - 1]) && (end - head) == 2) --end;
  return end;
}

}  // namespace sijill
