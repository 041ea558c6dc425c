// The forms of one lemma as they are gathered: folded, each once per inflection. Private to the inflector.
#pragma once

#include <initializer_list>
#include <set>
#include <vector>

#include "sijill/text/fold.h"
#include "tools/lexicon_compiler/inflector.h"
#include "tools/lexicon_compiler/letters.h"

namespace sijill {

class Word_forms {
 public:
  void add(const Letters& word, Inflection inflection, bool definite = false) {
    if (word.size() >= 2) forms_.insert({fold(utf8_of(word)), inflection, definite});
  }
  // One form for each ending; U"" is the stem itself.
  void add_endings(const Letters& stem, std::initializer_list<Letters_view> endings, Inflection inflection) {
    for (Letters_view ending : endings) add(stem + Letters(ending), inflection);
  }
  [[nodiscard]] std::vector<Word_form> sorted() const { return {forms_.begin(), forms_.end()}; }

 private:
  std::set<Word_form> forms_;
};

[[nodiscard]] inline bool is_hamza(char32_t letter) {
  return letter == U'أ' || letter == U'ء' || letter == U'ئ' || letter == U'ؤ';
}
[[nodiscard]] inline bool is_weak(char32_t letter) {
  return letter == U'ا' || letter == U'ى' || letter == U'ي' || letter == U'و';
}
[[nodiscard]] inline Letters without_last(const Letters& word) { return word.substr(0, word.size() - 1); }
[[nodiscard]] inline Letters with_last(const Letters& word, char32_t last) { return without_last(word) + last; }

}  // namespace sijill
