#include "sijill/ledger/search_words.h"

#include <algorithm>

namespace sijill {
namespace {

// Arabic letters are two bytes each in UTF-8; a word of other letters never begins with one of the clitics.
constexpr std::size_t letter = 2;

bool begins(std::string_view word, std::string_view clitic, std::size_t letters_left) {
  return word.starts_with(clitic) && word.size() >= clitic.size() + letters_left * letter;
}

void add(std::vector<std::string>& forms, std::string_view form) {
  if (std::find(forms.begin(), forms.end(), form) == forms.end()) forms.emplace_back(form);
}

// The word after its article, also a joined one (وال, بال, كال, فال, لل); empty where it has none.
std::string_view after_article(std::string_view word) {
  for (std::string_view joined : {"وبال", "وكال", "وال", "فال", "بال", "كال", "ولل", "فلل", "لل"}) {
    if (begins(word, joined, 3)) return word.substr(joined.size());
  }
  return begins(word, "ال", 2) ? word.substr(std::string_view("ال").size()) : std::string_view{};
}

// Most words begin with another letter and have but one form; the index asks this of every word of every article.
bool may_have_clitics(std::string_view word) {
  if (word.size() < 3 * letter) return false;
  const std::string_view first = word.substr(0, letter);
  return first == "ا" || first == "و" || first == "ف" || first == "ب" || first == "ل" || first == "ك";
}

}  // namespace

std::vector<std::string> indexed_forms(std::string_view folded) {
  if (!may_have_clitics(folded)) return {std::string(folded)};
  std::vector<std::string> forms;
  // The article alone carries no meaning, so البوكمال is kept as بوكمال only.
  const auto add_without_article = [&](std::string_view form) {
    add(forms, begins(form, "ال", 2) ? form.substr(std::string_view("ال").size()) : form);
  };
  std::vector<std::string_view> starts = {folded};
  for (std::string_view conjunction : {"و", "ف"}) {
    if (begins(folded, conjunction, 3)) starts.push_back(folded.substr(conjunction.size()));
  }
  for (std::string_view start : starts) {
    add_without_article(start);
    if (const std::string_view rest = after_article(start); !rest.empty()) add(forms, rest);
    for (std::string_view preposition : {"ب", "ل", "ك"}) {
      if (begins(start, preposition, 3)) add_without_article(start.substr(preposition.size()));
    }
  }
  return forms;
}

std::vector<std::string> searched_forms(std::string_view folded) {
  std::vector<std::string> forms = {std::string(folded)};
  // الالغام (the mines) stands as الغام, which a search for الغام must find as well as غام, its own index form.
  for (std::string_view rest = after_article(folded); !rest.empty(); rest = after_article(rest)) add(forms, rest);
  return forms;
}

}  // namespace sijill
