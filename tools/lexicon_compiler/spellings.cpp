#include "tools/lexicon_compiler/spellings.h"

#include <algorithm>
#include <array>
#include <utility>

#include "sijill/text/fold.h"
#include "tools/lexicon_compiler/letters.h"
#include "tools/lexicon_compiler/table.h"

namespace sijill {
namespace {

using Words_of_name = std::vector<Letters>;

// Each spelling multiplies the next rule's work; names with more are long titles nobody writes in all these ways.
constexpr std::size_t most_spellings = 32;

bool starts_with(const Letters& word, Letters_view beginning) {
  return word.compare(0, beginning.size(), beginning) == 0;
}
bool ends_with(const Letters& word, Letters_view ending) {
  return word.size() >= ending.size() && word.compare(word.size() - ending.size(), ending.size(), ending) == 0;
}
bool has_article(const Letters& word) { return word.size() > 3 && starts_with(word, U"ال"); }

// Words that writers join to the next one.
constexpr auto joined_words = std::to_array<Letters_view>(
    {U"أبو", U"أبي", U"أبا", U"أم", U"عين", U"خان", U"دير", U"تل", U"بيت", U"كفر", U"رأس", U"عبد"});

Words_of_name words_of(std::string_view name, Letters_view dropped) {
  Words_of_name words;
  for (const std::string& word : split_values(name, ' ')) {
    Letters letters = letters_of(plain(word));
    std::erase_if(letters, [&](char32_t letter) { return dropped.find(letter) != Letters_view::npos; });
    if (!letters.empty()) words.push_back(std::move(letters));
  }
  return words;
}

// A set of spellings that keeps the order in which they were found.
class Spellings {
 public:
  explicit Spellings(Words_of_name words) { add(std::move(words)); }

  void add(Words_of_name words) {
    if (!words.empty() && all_.size() < most_spellings && std::ranges::find(all_, words) == all_.end()) {
      all_.push_back(std::move(words));
    }
  }
  // Adds what `rule` makes of each spelling found so far.
  template <typename Rule>
  void widen(Rule rule) {
    const std::size_t found = all_.size();
    for (std::size_t i = 0; i < found; ++i) rule(Words_of_name(all_[i]), *this);
  }
  // The same for each word of each spelling, one after the other, so that two words may both change.
  template <typename Rule>
  void widen_words(Rule rule) {
    std::size_t longest = 0;
    for (const auto& words : all_) longest = std::max(longest, words.size());
    for (std::size_t from_end = 0; from_end < longest; ++from_end) {
      widen([&](const Words_of_name& words, Spellings& spellings) {
        if (from_end < words.size()) rule(words, words.size() - 1 - from_end, spellings);
      });
    }
  }
  [[nodiscard]] const std::vector<Words_of_name>& all() const { return all_; }

 private:
  std::vector<Words_of_name> all_;
};

Words_of_name replaced(const Words_of_name& words, std::size_t at, std::initializer_list<Letters> by) {
  Words_of_name result(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at));
  result.insert(result.end(), by);
  result.insert(result.end(), words.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.end());
  return result;
}

// أبو كمال, أبوكمال; ديرالزور, دير الزور
void join_and_part(const Words_of_name& words, std::size_t at, Spellings& spellings) {
  if (std::ranges::find(joined_words, Letters_view(words[at])) != joined_words.end() && at + 1 < words.size()) {
    Words_of_name joined = words;
    joined[at] += joined[at + 1];
    joined.erase(joined.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    spellings.add(std::move(joined));
  }
  for (Letters_view beginning : joined_words) {
    if (!starts_with(words[at], beginning)) continue;
    const Letters rest = words[at].substr(beginning.size());
    if (has_article(rest)) spellings.add(replaced(words, at, {Letters(beginning), rest}));
  }
}

// أبو in another case: في أبي كمال
void decline_father(const Words_of_name& words, std::size_t at, Spellings& spellings) {
  if (words[at] != U"أبو") return;
  for (Letters_view form : {U"أبي", U"أبا"}) spellings.add(replaced(words, at, {Letters(form)}));
}

// الحوثيون, الحوثيين
void decline_plural(const Words_of_name& words, std::size_t at, Spellings& spellings) {
  const Letters& word = words[at];
  if (word.size() < 6) return;
  const Letters stem = word.substr(0, word.size() - 2);
  if (ends_with(word, U"ون")) spellings.add(replaced(words, at, {stem + U"ين"}));
  if (ends_with(word, U"يين")) spellings.add(replaced(words, at, {stem + U"ون"}));
}

// قوات روسية -> القوات الروسية
void make_definite(const Words_of_name& words, Spellings& spellings) {
  Words_of_name definite = words;
  for (Letters& word : definite) {
    if (starts_with(word, U"ال")) return;
    word = U"ال" + word;
  }
  spellings.add(std::move(definite));
}

void part_hyphen(const Words_of_name& words, std::size_t at, Spellings& spellings) {
  const std::size_t hyphen = words[at].find(U'-');
  if (hyphen == Letters::npos || hyphen == 0 || hyphen + 1 == words[at].size()) return;
  const Letters before = words[at].substr(0, hyphen), after = words[at].substr(hyphen + 1);
  spellings.add(replaced(words, at, {before, U"-", after}));
  spellings.add(replaced(words, at, {before, after}));
}

// The clitic and what is left of the word; an empty clitic where there is none.
std::pair<Letters, Letters> parted_clitic(const Letters& word, bool only_before_article, std::size_t least_rest) {
  if (word.size() > 4 && starts_with(word, U"لل")) return {U"ل", U"ال" + word.substr(2)};
  if (word.size() <= 1 || Letters_view(U"بلكو").find(word.front()) == Letters_view::npos) return {};
  const Letters rest = word.substr(1);
  if (rest.size() < least_rest || (only_before_article && !has_article(rest))) return {};
  return {Letters(1, word.front()), rest};
}

}  // namespace

std::vector<std::string> name_spellings(std::string_view name, Name_use use) {
  Spellings spellings(words_of(name, U"\"'«»“”()،"));
  spellings.widen_words(part_hyphen);
  spellings.widen_words(join_and_part);
  if (use != Name_use::demonym) spellings.widen_words(decline_father);
  if (use == Name_use::body || use == Name_use::demonym) {
    spellings.widen_words(decline_plural);
    spellings.widen([&](const Words_of_name& words, Spellings& all) {
      if (use == Name_use::demonym || words.size() > 1) make_definite(words, all);
    });
  }
  spellings.widen_words([&](const Words_of_name& words, std::size_t at, Spellings& all) {
    if (at == 0) return;
    const auto [clitic, rest] = parted_clitic(words[at], use != Name_use::body, 3);
    if (!clitic.empty()) all.add(replaced(words, at, {clitic, rest}));
  });

  std::vector<std::string> sequences;
  for (const Words_of_name& words : spellings.all()) {
    std::string sequence;
    for (const Letters& word : words) {
      if (!sequence.empty()) sequence += ' ';
      sequence += fold(utf8_of(word));
    }
    if (std::ranges::find(sequences, sequence) == sequences.end()) sequences.push_back(std::move(sequence));
  }
  return sequences;
}

std::vector<Phrase_spelling> phrase_spellings(std::string_view phrase, bool first_is_verb) {
  std::vector<Phrase_spelling> spellings(1);
  bool gap = false;
  for (const Letters& word : words_of(phrase, U"\"«»")) {
    if (word == U"…" || word == U"...") {
      gap = true;
      continue;
    }
    const bool may_part = !spellings.front().empty() || !first_is_verb;
    const bool first = spellings.front().empty();
    auto [clitic, rest] = parted_clitic(word, false, 1);
    if (first && clitic == U"و") clitic.clear();
    const std::size_t found = spellings.size();
    for (std::size_t i = 0; i < found; ++i) {
      if (may_part && !clitic.empty() && spellings.size() < most_spellings) {
        Phrase_spelling parted = spellings[i];
        parted.push_back({utf8_of(clitic), gap});
        parted.push_back({utf8_of(rest), false});
        spellings.push_back(std::move(parted));
      }
      spellings[i].push_back({utf8_of(word), gap});
    }
    gap = false;
  }
  if (spellings.front().empty()) spellings.clear();
  return spellings;
}

}  // namespace sijill
