// The noun and the participle: number, case as far as it is written, ال, and the stems before a suffix pronoun.
#include <array>

#include "tools/lexicon_compiler/word_forms.h"

namespace sijill {
namespace {

bool ends_with(const Letters& word, Letters_view ending) {
  return word.size() >= ending.size() && word.compare(word.size() - ending.size(), ending.size(), ending) == 0;
}

void add_with_article(const Letters& word, Inflection number, Word_forms& forms) {
  forms.add(word, number);
  if (word.compare(0, 2, U"ال") != 0) forms.add(U"ال" + word, number, true);
}

// Neither dual nor sound plural: bare, with ال, tanwin alef, and before a suffix pronoun.
void add_cases(const Letters& word, Inflection number, Word_forms& forms) {
  add_with_article(word, number, forms);
  const Letters stem = without_last(word);
  const char32_t last = word.back();
  if (last == U'ة') {
    forms.add(stem + U'ت', number);  // سيطرتهم
  } else if (last == U'ى') {
    forms.add(stem + U'ا', number);  // قتلاهم
  } else if (is_hamza(last)) {
    for (char32_t seat : {U'ؤ', U'ئ'}) forms.add(stem + seat, number);  // إجلاؤهم إجلائهم
    if (last == U'ء') forms.add_endings(stem, {U"ءا", U"ئا"}, number);  // جزءا شيئا
    if (last == U'ئ') forms.add(word + U'ا', number);                   // لاجئا
  } else if (!ends_with(word, U"ات") && last != U'ا') {
    forms.add(word + U'ا', number);  // هجوما
  }
}

// الهجومان هجومين; هجوما and هجومي before a suffix pronoun or a possessor. هجوما is left to the accusative singular.
void add_dual(const Letters& stem, bool feminine, Word_forms& forms) {
  for (Letters_view ending : {U"ان", U"ين"}) add_with_article(stem + Letters(ending), Inflection::dual, forms);
  forms.add(stem + U'ي', Inflection::dual);
  if (feminine) forms.add(stem + U'ا', Inflection::dual);  // غارتا
}

void add_masculine_plural(const Letters& stem, Word_forms& forms) {
  for (Letters_view ending : {U"ون", U"ين"}) add_with_article(stem + Letters(ending), Inflection::plural, forms);
  forms.add_endings(stem, {U"و", U"ي"}, Inflection::plural);  // مقاتلو مقاتلي
}

void add_feminine_plural(const Letters& stem, Word_forms& forms) {
  add_with_article(stem + U"ات", Inflection::plural, forms);
}

void add_feminine(const Letters& stem, Word_forms& forms) {
  add_cases(stem + U'ة', Inflection::singular, forms);
  add_dual(stem + U'ت', true, forms);
  add_feminine_plural(stem, forms);
}

void add_plural(const Letters& plural, Word_forms& forms) {
  if (plural.size() > 4 && (ends_with(plural, U"ون") || ends_with(plural, U"ين"))) {
    add_masculine_plural(plural.substr(0, plural.size() - 2), forms);
  } else if (!plural.empty()) {
    add_cases(plural, Inflection::plural, forms);
  }
}

// التبني may be written تبن, and مستول stands for مستولي: the ي of a defective verb's noun goes with the tanwin.
bool may_lose_final_ya(const Letters& word) {
  return word.size() >= 4 && word.back() == U'ي' && (word.front() == U'ت' || word.front() == U'م');
}

}  // namespace

std::vector<Word_form> inflect_noun(std::string_view singular, const std::vector<std::string>& plurals) {
  Word_forms forms;
  const Letters word = letters_of(singular);
  if (word.size() < 2) return {};
  add_cases(word, Inflection::singular, forms);
  const Letters stem = without_last(word);
  switch (word.back()) {
    case U'ة':
      add_dual(stem + U'ت', true, forms);
      add_feminine_plural(stem, forms);
      break;
    case U'ى':
      add_dual(stem + U'ي', false, forms);
      add_feminine_plural(stem + U'ي', forms);
      break;
    case U'ا': break;
    default:
      add_dual(word, false, forms);
      if (word.back() == U'ء') add_dual(stem + U'ئ', false, forms);
      if (word.size() >= 4 && !ends_with(word, U"ات")) add_feminine_plural(word, forms);
      if (may_lose_final_ya(word)) forms.add(stem, Inflection::singular);
  }
  for (const std::string& plural : plurals) add_plural(letters_of(plural), forms);
  return forms.sorted();
}

std::vector<Word_form> inflect_participle(std::string_view singular, const std::vector<std::string>& plurals) {
  const Letters word = letters_of(singular);
  if (word.size() < 2 || word.back() == U'ة' || word.back() == U'ا') return inflect_noun(singular, plurals);
  Word_forms forms;
  for (const Word_form& form : inflect_noun(singular, plurals)) {
    forms.add(letters_of(form.folded), form.inflection, form.definite);
  }
  const Letters stem = without_last(word);
  if (word.back() == U'ى') {  // ملقى ملقاة ملقون
    forms.add_endings(stem, {U"اة", U"ات"}, Inflection::singular);
    forms.add(U"ال" + stem + U"اة", Inflection::singular, true);
    add_masculine_plural(stem, forms);
    return forms.sorted();
  }
  add_feminine(word, forms);
  add_masculine_plural(word, forms);
  if (word.back() == U'ي') add_masculine_plural(stem, forms);  // مستولون
  if (is_hamza(word.back())) {                                 // لاجئون لاجؤون
    for (char32_t seat : {U'ؤ', U'ئ'}) add_masculine_plural(stem + seat, forms);
  }
  return forms.sorted();
}

std::vector<Word_form> decline(std::string_view noun, Inflection number) {
  Word_forms forms;
  const Letters word = letters_of(noun);
  if (word.size() < 2) return {};
  add_cases(word, number, forms);
  if (word.size() >= 5) {
    constexpr std::array<Letters_view, 3> endings = {U"ون", U"ين", U"ان"};
    const Letters stem = word.substr(0, word.size() - 2);
    for (Letters_view ending : endings) {
      if (!ends_with(word, ending)) continue;
      // لاجئون is لاجئين in another case, قتيلان is قتيلين; ين alone may be either.
      if (ending != U"ان") add_with_article(stem + U"ون", number, forms);
      if (ending != U"ون") add_with_article(stem + U"ان", number, forms);
      add_with_article(stem + U"ين", number, forms);
      if (ending != U"ان") forms.add(stem + U'و', number);
      forms.add(stem + U'ي', number);
    }
  }
  return forms.sorted();
}

}  // namespace sijill
