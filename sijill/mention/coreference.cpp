#include "sijill/mention/coreference.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "sijill/text/fold.h"

namespace sijill {
namespace {

std::string_view without_article(std::string_view word) {
  return word.starts_with("ال") && word.size() > 6 ? word.substr(std::string_view("ال").size()) : word;
}

std::vector<std::string> folded_words(const std::string& name) {
  std::vector<std::string> out;
  std::istringstream stream(fold(name));
  std::string word;
  while (stream >> word) out.emplace_back(without_article(word));
  return out;
}

// عبدي after مصطفى عبدي: every word of the shorter name stands in the longer one.
bool is_short_form(const std::vector<std::string>& shorter, const std::vector<std::string>& longer) {
  if (shorter.empty() || shorter.size() > longer.size()) return false;
  return std::all_of(shorter.begin(), shorter.end(), [&](const std::string& word) {
    return std::find(longer.begin(), longer.end(), word) != longer.end();
  });
}

// Levenshtein distance up to 3, over bytes of folded text halved for two-byte letters.
std::size_t letter_distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)});
      diagonal = above;
    }
  }
  return row[b.size()];
}

class Linker {
 public:
  Linker(const Mention_context& context, Mentions& mentions) : context_(context), mentions_(mentions) {}

  void link() {
    names_.resize(mentions_.size());
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      Mention& mention = mentions_[i];
      if (mention.kind != Mention_kind::actor && mention.kind != Mention_kind::place) continue;
      names_[i] = folded_words(mention.entity.name_ar);
      if (!mention.entity.id.empty()) continue;
      if (mention.kind == Mention_kind::place && mention.entity.kind == "anaphor") {
        if (const auto antecedent = place_antecedent(i); antecedent >= 0) take(mention, mentions_[antecedent], "definite class word");
        else give_new_id(mention);
        continue;
      }
      if (const auto antecedent = same_entity(i); antecedent >= 0) {
        take(mention, mentions_[antecedent], "same name in the document");
        continue;
      }
      give_new_id(mention);
    }
  }

 private:
  void give_new_id(Mention& mention) { mention.entity.id = "doc." + std::to_string(++last_id_); }

  // The surface stays; who it is comes from the antecedent.
  static void take(Mention& mention, const Mention& antecedent, const char* why) {
    Entity entity = antecedent.entity;
    entity.span = mention.entity.span;
    entity.text = mention.entity.text;
    entity.head = mention.entity.head;
    mention.entity = std::move(entity);
    mention.reason += std::string("; ") + why;
  }

  // المدينة: the last place of that class; البلدة may be a town read without its class word.
  [[nodiscard]] std::ptrdiff_t place_antecedent(std::size_t i) const {
    const std::string_view wanted = without_article(mentions_[i].entity.head);
    std::ptrdiff_t fallback = -1;
    for (auto j = static_cast<std::ptrdiff_t>(i) - 1; j >= 0; --j) {
      const Mention& other = mentions_[static_cast<std::size_t>(j)];
      if (other.kind != Mention_kind::place || other.entity.kind == "anaphor" || other.entity.kind == "country" ||
          other.form == Mention_form::description) {
        continue;
      }
      if (mentions_[i].sentence - other.sentence > 12) break;
      if (without_article(other.entity.head) == wanted || other.entity.kind == kind_of(wanted)) return j;
      if (fallback < 0 && suits(wanted, other.entity.kind)) fallback = j;
    }
    return fallback;
  }

  static std::string_view kind_of(std::string_view class_word) {
    if (class_word == "مدينه") return "city";
    if (class_word == "بلده") return "town";
    if (class_word == "قريه") return "village";
    if (class_word == "محافظه" || class_word == "ولايه") return "province";
    if (class_word == "حي") return "quarter";
    if (class_word == "مطار") return "airport";
    if (class_word == "قاعده" || class_word == "معسكر") return "base";
    if (class_word == "معبر") return "crossing";
    if (class_word == "حقل") return "field";
    if (class_word == "مخيم") return "camp";
    return {};
  }

  static bool suits(std::string_view class_word, std::string_view kind) {
    const bool settlement = kind == "city" || kind == "town" || kind == "village" || kind == "district";
    if (class_word == "مدينه" || class_word == "بلده" || class_word == "قريه") return settlement;
    return class_word == "منطقه" && !kind.empty() && kind != "border";
  }

  [[nodiscard]] std::ptrdiff_t same_entity(std::size_t i) const {
    const Mention& mention = mentions_[i];
    if (names_[i].empty()) return -1;
    for (auto j = static_cast<std::ptrdiff_t>(i) - 1; j >= 0; --j) {
      const Mention& other = mentions_[static_cast<std::size_t>(j)];
      if (other.kind != mention.kind || other.entity.kind == "anaphor") continue;
      const auto& name = names_[static_cast<std::size_t>(j)];
      if (mention.kind == Mention_kind::place) {
        if (other.entity.relation == mention.entity.relation && name == names_[i]) return j;
        continue;
      }
      if (name == names_[i]) return j;
      const bool person = mention.entity.kind == "person" || mention.entity.kind == "unknown" ||
                          mention.reason == "actor:speaker";
      if (person && other.entity.kind == "person" && other.form == Mention_form::name) {
        if (is_short_form(names_[i], name)) return j;
        // الإبريجاوي | الازيرجاوي: one letter changed and one dropped in a long family name.
        if (!name.empty() && names_[i].back().size() >= 12 && name.back().size() >= 12 &&
            letter_distance(names_[i].back(), name.back()) <= 4 &&
            (names_[i].size() == 1 || names_[i].front() == name.front())) {
          return j;
        }
      }
      // المصدر after مصدر عسكري, المصادر after مصادر محلية, المسؤول after مسؤول يمني; التنظيم after تنظيم X.
      if (names_[i].size() == 1 && mention.entity.text.starts_with("ال") &&
          without_article(fold(other.entity.head)) == names_[i].front() && other.words.size() > 1 &&
          mention.sentence - other.sentence <= 10) {
        return j;
      }
    }
    return -1;
  }

  const Mention_context& context_;
  Mentions& mentions_;
  std::vector<std::vector<std::string>> names_;
  int last_id_ = 0;
};

}  // namespace

void link_mentions(const Mention_context& context, Mentions& mentions) { Linker(context, mentions).link(); }

}  // namespace sijill
