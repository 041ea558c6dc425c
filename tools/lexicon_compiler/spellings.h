// In which word sequences a name or a phrase may stand in running text, where clitics are words of their own and
// writers join or part what belongs together.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sijill {

enum class Name_use { place, person, body, demonym };  // body: an actor that is no person

// Folded words joined by one blank; the name as listed first, no spelling twice.
// دير الزور -> also ديرالزور; بالمعروف -> also ب المعروف; روسي -> also الروسي
[[nodiscard]] std::vector<std::string> name_spellings(std::string_view name, Name_use use);

struct Phrase_word {
  std::string word;  // unfolded
  bool gap_before = false;
};
using Phrase_spelling = std::vector<Phrase_word>;

// The phrase as written, and where a word may begin with ب ل ك و written together with it, the phrase with the two
// apart: التحق بصفوف -> also التحق ب صفوف. `first_is_verb`: the first word has no such letter.
[[nodiscard]] std::vector<Phrase_spelling> phrase_spellings(std::string_view phrase, bool first_is_verb);

}  // namespace sijill
