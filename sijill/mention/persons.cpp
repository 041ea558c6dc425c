#include "sijill/mention/persons.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "sijill/mention/speakers.h"

namespace sijill {
namespace {

constexpr auto name_links = std::to_array<std::string_view>(
    {"بن", "ابن", "ابو", "ابي", "ابا", "ام", "عبد", "ال", "بنت", "ولد", "الدين", "الله"});

bool is_link(std::string_view folded) {
  return std::find(name_links.begin(), name_links.end(), folded) != name_links.end();
}

class Person_reader {
 public:
  Person_reader(const Mention_context& context, std::uint32_t limit) : context_(context), limit_(limit) {}

  [[nodiscard]] std::optional<Range> read(std::uint32_t begin, bool named) const {
    if (begin < limit_ && is_quote(word(begin))) ++begin;
    if (!may_begin(begin)) return std::nullopt;
    const bool given =
        is_given(begin) || (is_link(folded(begin)) && folded(begin) != "الله" && folded(begin) != "الدين");
    // توكور غوساو: a foreign name is known by its tag, after a rank by that of its second word.
    const bool tagged = is_name_like(word(begin)) || (named && word(begin).upos == Upos::noun && begin + 1 < limit_ &&
                                                      is_name_like(word(begin + 1)));
    const bool foreign = tagged && is_unexplained(begin) && !has_article(word(begin));
    if (!given && !foreign) return std::nullopt;
    if (!named && names_place(begin) && !(begin + 1 < limit_ && is_known_name(begin + 1))) return std::nullopt;
    std::uint32_t end = begin + 1;
    while (end < limit_ && end < begin + 6) {
      if (const std::uint32_t next = name_word_end(begin, end, given, named)) {
        end = next;
      } else {
        break;
      }
    }
    while (end > begin + 1 && is_link(folded(end - 1)) && folded(end - 1) != "الله" && folded(end - 1) != "الدين")
      --end;
    if (end == begin + 1) return std::nullopt;
    return Range{begin, end};
  }

 private:
  [[nodiscard]] const Word& word(std::uint32_t i) const { return context_.words[i]; }
  [[nodiscard]] std::string_view folded(std::uint32_t i) const { return context_.folded[i]; }
  [[nodiscard]] bool is_given(std::uint32_t i) const { return context_.lexicon.is_given_name(folded(i)); }
  [[nodiscard]] bool is_known_name(std::uint32_t i) const {
    return is_given(i) || context_.lexicon.is_family_name(folded(i));
  }
  // No row of the lexicon explains the word as something else than a name.
  [[nodiscard]] bool is_unexplained(std::uint32_t i) const {
    return std::none_of(
        context_.lexicon.forms(folded(i)).begin(), context_.lexicon.forms(folded(i)).end(),
        [](const Form_hit& hit) { return hit.kind != Entry_kind::name && hit.kind != Entry_kind::actor; });
  }

  [[nodiscard]] static bool is_function_word(const Word& word) {
    if (word.folded == "الذي" || word.folded == "التي" || word.folded == "الذين") return true;
    return word.upos == Upos::adp || word.upos == Upos::punct || word.upos == Upos::num || word.upos == Upos::pron ||
           word.upos == Upos::cconj || word.upos == Upos::sconj || word.upos == Upos::part || word.upos == Upos::sym;
  }

  [[nodiscard]] bool may_begin(std::uint32_t i) const {
    if (i >= limit_ || context_.timed[i]) return false;
    const Word& first = word(i);
    if (first.form.size() > 0 && static_cast<unsigned char>(first.form[0]) < 0x80) return false;  // &quot
    if (first.upos == Upos::verb) return is_given(i) && i + 1 < limit_ && is_known_name(i + 1);
    return !is_function_word(first);
  }

  // End of the name word at `i` with its suffix (عبده is cut into عبد + ه), 0 where it is none.
  [[nodiscard]] std::uint32_t name_word_end(std::uint32_t begin, std::uint32_t i, bool given, bool named) const {
    const Word& here = word(i);
    if (context_.timed[i]) return 0;
    // الخضر لصور: the tagger has cut a preposition off a name.
    if (here.upos == Upos::adp && i == begin + 1 && given && here.folded == "ل" && i + 1 < limit_ &&
        word(i + 1).token == here.token && !has_article(word(i + 1)) &&
        context_.lexicon.forms(folded(i + 1)).empty() && !names_place(i + 1) && named) {
      return i + 2;
    }
    if (is_function_word(here)) return 0;
    if (is_link(folded(i))) return i + 1;
    // عبد الأمير، عبد الملك: after عبد any definite word is a name; a nisba may close it.
    if (folded(i - 1) == "عبد" && has_article(here)) return i + 1;
    if (i >= begin + 2 && folded(i - 2) == "عبد" && has_article(here) && here.folded.ends_with("ي") &&
        is_unexplained(i)) {
      return i + 1;
    }
    if (is_known_name(i)) {
      // كامل البوكمال ("all of Al-Bukamal") is no person.
      if (!named && names_place(i) && !context_.lexicon.is_family_name(folded(i))) return 0;
      return ends_with_suffix(i) ? i + 2 : i + 1;
    }
    if (here.upos == Upos::verb || here.upos == Upos::adv || here.upos == Upos::det) return 0;
    if (!is_unexplained(i) || (!named && names_place(i))) return 0;
    if (is_name_like(here)) return i + 1;
    if (here.upos == Upos::noun && has_article(here)) {
      return given && (named || here.folded.ends_with("ي") || is_link(folded(i - 1))) ? i + 1 : 0;
    }
    // A nisba is a family name after a given one: أحمد الشمري.
    return here.upos == Upos::adj && has_article(here) && here.folded.ends_with("ي") && given && i == begin + 1
               ? i + 1
               : 0;
  }

  [[nodiscard]] bool ends_with_suffix(std::uint32_t i) const {
    return folded(i) == "عبد" && i + 1 < limit_ && word(i + 1).upos == Upos::pron &&
           word(i + 1).token == word(i).token;
  }

  [[nodiscard]] bool names_place(std::uint32_t i) const {
    const std::span<const std::string_view> rest(context_.folded.data() + i, std::min<std::size_t>(limit_ - i, 12));
    for (const Name_match& match : context_.lexicon.match_names(rest)) {
      if (match.kind == Entry_kind::place && context_.lexicon.place(match.entry).rank < 5) return true;
    }
    return false;
  }

  const Mention_context& context_;
  std::uint32_t limit_;
};

}  // namespace

std::optional<Range> person_at(const Mention_context& context, std::uint32_t word, std::uint32_t limit, bool named) {
  return Person_reader(context, limit).read(word, named);
}

std::vector<Short_name> short_names(const Mention_context& context, const Mentions& actors) {
  const Words& words = context.words;
  std::vector<bool> covered(words.size(), false);
  std::unordered_map<std::string_view, std::size_t> by_family;
  std::unordered_map<std::string_view, std::size_t> by_given;
  for (std::size_t m = 0; m < actors.size(); ++m) {
    const Range range = actors[m].words;
    for (std::uint32_t k = range.begin; k < range.end; ++k) covered[k] = true;
    if (actors[m].entity.kind != "person" || range.empty()) continue;
    const std::string_view family = context.folded[range.end - 1];
    if (is_link(family) || family.size() < 6) continue;
    if (actors[m].form == Mention_form::name && range.size() >= 2) {
      by_family.try_emplace(family, m);
      const std::string_view given = context.folded[range.end - 2];
      if (!is_link(given) && given.size() >= 6) by_given.try_emplace(given, m);
    } else if (actors[m].reason == "actor:speaker" && range.size() == 1 && is_name_like(words[range.begin])) {
      by_family.try_emplace(family, m);
    }
  }
  std::vector<Short_name> found;
  for (std::uint32_t k = 0; k < words.size(); ++k) {
    if (covered[k] || words[k].upos == Upos::verb || words[k].upos == Upos::adp || words[k].upos == Upos::adj)
      continue;
    const bool after_cue = k > 0 && is_cue(context, k - 1);
    // A family name that is also a word (الاستراحة) is one only where it speaks.
    if (const auto person = by_family.find(context.folded[k]); person != by_family.end()) {
      if (after_cue || is_name_like(words[k]) || context.lexicon.is_family_name(context.folded[k]) ||
          context.lexicon.forms(context.folded[k]).empty()) {
        found.push_back({k, person->second});
      }
      continue;
    }
    if (!after_cue) continue;
    if (const auto person = by_given.find(context.folded[k]); person != by_given.end())
      found.push_back({k, person->second});
  }
  return found;
}

}  // namespace sijill
