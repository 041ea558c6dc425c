#include "tests/golden/name_match.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <string_view>
#include <utility>

#include "sijill/text/fold.h"
#include "tests/golden/golden_file.h"

namespace sijill {
namespace {

using Name = std::vector<std::string>;

constexpr std::string_view article_letters = "ال";
constexpr std::string_view li_article_letters = "لل";

std::string without_article(const std::string& word) {
  for (std::string_view article : {article_letters, li_article_letters}) {
    if (word.starts_with(article) && word.size() > article.size() + 2) return word.substr(article.size());
  }
  return word;
}

bool is_letter(unsigned char byte) { return byte >= 0x80 || std::isalnum(byte) != 0; }

Name name_words(const std::string& text) {
  Name words;
  std::string word;
  for (const char byte : fold(text) + " ") {
    if (is_letter(static_cast<unsigned char>(byte))) {
      word += byte;
    } else if (!word.empty()) {
      words.push_back(std::exchange(word, {}));
    }
  }
  return words;
}

// The word as it stands, and without one or two clitics before it (وبالمدينة -> مدينة).
std::vector<std::string> readings_of(const std::string& word) {
  std::vector<std::string> readings = {word, without_article(word)};
  std::string rest = word;
  for (int cut = 0; cut < 2; ++cut) {
    const bool clitic = rest.starts_with("و") || rest.starts_with("ف") || rest.starts_with("ب") ||
                        rest.starts_with("ل") || rest.starts_with("ك");
    if (!clitic || rest.size() < 8) break;
    rest = rest.substr(2);
    readings.push_back(rest);
    readings.push_back(without_article(rest));
  }
  return readings;
}

bool same_word(const std::string& a, const std::string& b, bool first) {
  if (without_article(a) == without_article(b)) return true;
  if (!first) return false;
  for (const std::string& x : readings_of(a)) {
    for (const std::string& y : readings_of(b)) {
      if (x == y) return true;
    }
  }
  return false;
}

// Is the expected name a stretch of whole words of the given one?
bool contains_name(const std::string& given, const std::string& expected) {
  const Name wanted = name_words(expected);
  const Name words = name_words(given);
  if (wanted.empty() || words.size() < wanted.size()) return false;
  for (std::size_t start = 0; start + wanted.size() <= words.size(); ++start) {
    std::size_t i = 0;
    while (i < wanted.size() && same_word(words[start + i], wanted[i], i == 0)) ++i;
    if (i == wanted.size()) return true;
  }
  return false;
}

}  // namespace

bool is_named(const Entity& entity, const std::string& alternatives) {
  for (const std::string& name : split_at(alternatives, '/')) {
    if (!entity.id.empty() && entity.id == name) return true;
    for (const std::string& given : {entity.text, entity.name_ar, entity.name_en}) {
      if (contains_name(given, name)) return true;
    }
  }
  return false;
}

bool are_named(const std::vector<Entity>& entities, const std::string& value) {
  if (value == "-") return entities.empty();
  const std::vector<std::string> names = split_at(value, '+');
  if (names.size() != entities.size()) return false;
  std::vector<std::size_t> order(names.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  do {
    std::size_t i = 0;
    while (i < order.size() && is_named(entities[order[i]], names[i])) ++i;
    if (i == order.size()) return true;
  } while (std::next_permutation(order.begin(), order.end()));
  return false;
}

}  // namespace sijill
