#include "tools/lexicon_compiler/phrase_table.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "sijill/text/fold.h"
#include "tools/lexicon_compiler/letters.h"

namespace sijill {
namespace {

using namespace lexicon_file;

// Words of a phrase that stand as they are; all others are nouns and adjectives.
bool is_function_word(std::string_view word) {
  constexpr auto words = std::to_array<std::string_view>(
      {"في",  "من",  "على", "إلى",  "عن",   "مع",   "ب",   "ل",   "ك",    "و",   "أن",  "إن",  "ما",  "لا",  "لم",
       "لن",  "قد",  "كما", "بين",  "ضد",   "حول",  "عند", "لدى", "بعد",  "قبل", "تحت", "فوق", "حتى", "منذ", "دون",
       "غير", "بما", "مما", "عما",  "الذي", "التي", "هو",  "هي",  "هم",   "ه",   "ها",  "هذا", "هذه", "ذلك", "أي",
       "كل",  "حسب", "وفق", "وفقا", "نقلا", "أمام", "خلف", "نحو", "خلال", "أو",  "ثم",  "إذا", "لو",  "بل"});
  return std::ranges::find(words, word) != words.end();
}

// Written with ال it must carry ال; a function word stands as it is.
bool stands_as_written(const std::string& word) {
  const Letters letters = letters_of(word);
  return letters.size() < 2 || is_function_word(word) || (letters.size() > 3 && letters.compare(0, 2, U"ال") == 0);
}

std::vector<Word_form> as_written(const std::string& word) { return {{fold(word), Inflection::singular, false}}; }

// حتفه may come apart into حتف and ه; the pronoun is passed over where the phrase is matched.
void add_without_suffix(const std::string& word, std::vector<Word_form>& forms) {
  const Letters letters = letters_of(word);
  for (Letters_view suffix : {U"ه", U"ها", U"هم"}) {
    if (letters.size() < suffix.size() + 3) continue;
    const std::size_t stem = letters.size() - suffix.size();
    if (letters.compare(stem, suffix.size(), suffix) == 0) {
      forms.push_back({fold(utf8_of(letters.substr(0, stem))), Inflection::singular, false});
    }
  }
}

}  // namespace

std::uint32_t Phrase_table::part(const std::string& key, const std::vector<Word_form>& words) {
  const auto [known, inserted] = parts_.try_emplace(key, static_cast<std::uint32_t>(parts_.size()));
  if (inserted) {
    for (const Word_form& word : words) hits_[word.folded].insert({known->second, word.inflection});
  }
  return known->second;
}

void Phrase_table::add(Entry_kind kind, std::size_t entry, const Phrase_spelling& spelling, const Source_lemma& lemma,
                       bool is_passive) {
  Phrase phrase{kind, static_cast<std::uint32_t>(entry), {}};
  for (std::size_t i = 0; i < spelling.size(); ++i) {
    const std::string& word = spelling[i].word;
    std::uint32_t number = 0;
    std::string listed;
    for (const std::string& form : lemma.forms) listed.append("|").append(form);
    if (i == 0 && !lemma.present.empty()) {
      const std::string key = "verb " + word + " " + lemma.present + listed + (is_passive ? " passive" : "");
      number = part(key, inflect({word, lemma.present, lemma.forms, is_passive}));
    } else if (stands_as_written(word)) {
      number = part("as written " + fold(word), as_written(word));
    } else if (i == 0) {
      number = part("first " + word + listed, inflect_participle(word, lemma.forms));
    } else {
      std::vector<Word_form> forms = decline(word, Inflection::singular);
      add_without_suffix(word, forms);
      number = part("noun " + word, forms);
    }
    phrase.steps.push_back({number, spelling[i].gap_before ? 1u : 0u});
  }
  phrases_.push_back(std::move(phrase));
}

void Phrase_table::write(File_writer& writer) const {
  std::vector<Phrase> in_order = phrases_;
  std::ranges::stable_sort(in_order, {}, [](const Phrase& phrase) { return phrase.steps.front().part; });
  std::vector<Part_record> parts(parts_.size());
  std::vector<Phrase_record> phrases;
  std::vector<Step_record> steps;
  for (const Phrase& phrase : in_order) {
    Part_record& first = parts[phrase.steps.front().part];
    if (first.phrases_count++ == 0) first.phrases_begin = static_cast<std::uint32_t>(phrases.size());
    phrases.push_back({static_cast<std::uint32_t>(phrase.kind), phrase.entry,
                       static_cast<std::uint32_t>(steps.size()), static_cast<std::uint32_t>(phrase.steps.size())});
    steps.insert(steps.end(), phrase.steps.begin(), phrase.steps.end());
  }
  std::map<std::string, Key_range> keys;
  std::vector<Part_hit> hits;
  for (const auto& [word, parts_of_word] : hits_) {
    keys[word] = {static_cast<std::uint32_t>(hits.size()), static_cast<std::uint32_t>(parts_of_word.size())};
    for (const auto& [number, inflection] : parts_of_word) {
      hits.push_back({number, static_cast<std::uint32_t>(inflection)});
    }
  }
  writer.add_index(Section::part_buckets, keys);
  writer.add(Section::part_hits, hits);
  writer.add(Section::parts, parts);
  writer.add(Section::phrases, phrases);
  writer.add(Section::steps, steps);
}

}  // namespace sijill
