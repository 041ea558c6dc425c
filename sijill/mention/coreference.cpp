#include "sijill/mention/coreference.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "sijill/mention/actor_names.h"
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

// Words that point back to a group or force of the document: التنظيم, الجيش, and its suffixed or fuller names.
bool points_back(std::string_view bare) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"تنظيم",   "حركه",   "جماعه",    "قوات",    "جيش",    "تحالف", "مقاومه", "معارضه", "نظام",
       "ميليشيا", "مليشيا", "ميليشيات", "مليشيات", "جبهه",   "حزب",   "فصائل",  "فصيل",   "لواء",
       "كتيبه",   "حكومه",  "شرطه",     "سلطات",   "برلمان", "وزاره", "مجلس",   "وكاله",  "مرصد",
       "صحيفه",   "قناه",   "منظمه",    "هييه",    "مركز",   "اداره", "مخلوع"});
  return std::find(words.begin(), words.end(), bare) != words.end();
}

// Who الجيش, المعارضة, … are where the document names no such body: by the country that it speaks of most.
struct National_body {
  std::string_view word;
  std::string_view country;
  std::string_view id;
  int since = 0;  // the first year of reports that mean it
};
constexpr auto national_bodies = std::to_array<National_body>({{"مقاومه", "YE", "org.popular_resistance_ye"},
                                                               {"تحالف", "YE", "org.arab_coalition"},
                                                               {"تحالف", "SY", "org.coalition"},
                                                               {"تحالف", "IQ", "org.coalition"},
                                                               {"نظام", "SY", "gov.sy"},
                                                               {"مخلوع", "YE", "person.saleh"},
                                                               {"معارضه", "SY", "org.syrian_opposition"},
                                                               {"تنظيم", "SY", "org.isis", 2013},
                                                               {"تنظيم", "IQ", "org.isis", 2013}});

class Linker {
 public:
  Linker(const Mention_context& context, Mentions& mentions) : context_(context), mentions_(mentions) {}

  void link() {
    names_.resize(mentions_.size());
    find_country();
    for (Mention& mention : mentions_) forget_foreign_body(mention);
    for (std::size_t i = 0; i < mentions_.size(); ++i) {
      Mention& mention = mentions_[i];
      if (mention.kind != Mention_kind::actor && mention.kind != Mention_kind::place) continue;
      names_[i] = folded_words(mention.entity.name_ar);
      if (mention.entity.id.empty()) resolve(i);
      if (i > 0) name_the_one_before(i);
      remember(i);
    }
  }

 private:
  void resolve(std::size_t i) {
    Mention& mention = mentions_[i];
    if (mention.kind == Mention_kind::place && mention.entity.kind == "anaphor") {
      if (const auto antecedent = place_antecedent(i); antecedent >= 0) {
        take(mention, mentions_[static_cast<std::size_t>(antecedent)], "definite class word");
      } else if (mention.entity.head == "القاعده" && mention.words.size() == 1) {
        become(mention, context_.lexicon.find_actor("org.aq"));  // no base was named before
      } else {
        mention.entity.kind = "place";
        give_new_id(mention);
      }
      return;
    }
    if (mention.kind == Mention_kind::actor && points_back(bare_word(i))) {
      if (const auto body = last_body_.find(bare_word(i)); body != last_body_.end()) {
        take(mention, mentions_[body->second], "definite body");
        return;
      }
      if (const auto entry = national_body(bare_word(i))) {
        become(mention, entry);
        mention.reason += "; body of the country";
        return;
      }
    }
    if (const auto antecedent = same_entity(i); antecedent >= 0) {
      take(mention, mentions_[static_cast<std::size_t>(antecedent)], "same name in the document");
    } else {
      give_new_id(mention);
    }
  }

  // تحالفا يعرف باسم (جيش الفتح), مقاتلون يطلقون على أنفسهم اسم المقاومة الجنوبية: the description before is that
  // body.
  void name_the_one_before(std::size_t i) {
    const Mention& named = mentions_[i];
    std::size_t before = i - 1;
    // تحالفا | لقوات المعارضة: who belongs to it, or whom it belongs to, stands between.
    const auto tied = [&](std::size_t m) {
      const std::uint32_t begin = mentions_[m].words.begin;
      return m > 0 && begin > 0 && mentions_[m - 1].words.end + 1 == begin &&
             (context_.folded[begin - 1] == "ل" || context_.folded[begin - 1] == "من");
    };
    if (tied(before)) --before;
    Mention& described = mentions_[before];
    if (named.kind != Mention_kind::actor || described.kind != Mention_kind::actor) return;
    if (described.form != Mention_form::description || !described.entity.id.starts_with("doc.")) return;
    const std::uint32_t from = mentions_[i - 1].words.end;
    constexpr std::uint32_t few_words = 8;
    if (named.words.begin <= from + 1 || named.words.begin > from + few_words) return;
    if (named.sentence != described.sentence) return;
    bool called = false;
    bool name = false;
    for (std::uint32_t k = from; k < named.words.begin; ++k) {
      called = called || calls(context_.folded[k]);
      name = name || context_.folded[k] == "باسم" || context_.folded[k] == "اسم";
    }
    if (called && name) take(described, named, "called so");
  }

  static bool calls(std::string_view folded) {
    static constexpr auto words = std::to_array<std::string_view>(
        {"يعرف", "تعرف", "يعرفون", "المعروف", "المعروفه", "المعروفين", "معروف", "معروفه", "يطلق", "تطلق", "يطلقون",
         "اطلقوا", "يسمون", "تسمي", "يسمي", "المسمي", "المسماه"});
    return std::find(words.begin(), words.end(), folded) != words.end();
  }

  void give_new_id(Mention& mention) { mention.entity.id = "doc." + std::to_string(++last_id_); }

  // Makes the mention one of a known actor; it keeps its surface.
  void become(Mention& mention, std::optional<std::uint32_t> actor) {
    if (!actor) return give_new_id(mention);
    Entity entity = entity_of_actor(context_, *actor);
    entity.span = mention.entity.span;
    entity.text = mention.entity.text;
    entity.head = mention.entity.head;
    mention.entity = std::move(entity);
    mention.kind = Mention_kind::actor;
  }

  // The surface stays; who it is comes from the antecedent.
  static void take(Mention& mention, const Mention& antecedent, const char* why) {
    Entity entity = antecedent.entity;
    entity.span = mention.entity.span;
    entity.text = mention.entity.text;
    entity.head = mention.entity.head;
    mention.entity = std::move(entity);
    mention.reason += std::string("; ") + why;
  }

  // تنظيم for التنظيم and for عناصر التنظيم, مقاتلو المقاومة; empty for other mentions.
  [[nodiscard]] std::string_view bare_word(std::size_t i) const {
    const Mention& mention = mentions_[i];
    if (mention.words.empty()) return {};
    if (context_.folded[mention.words.end - 1] == "المخلوع") return "مخلوع";
    if (mention.entity.kind == "person" || mention.entity.kind == "anonymous") return {};
    const std::uint32_t last = mention.words.end - 1;
    if (mention.words.size() > 2 || !has_article(context_.words[last])) return {};
    if (mention.words.size() == 2 && (mention.head == last || context_.words[last].upos == Upos::adj)) return {};
    return without_article(context_.folded[last]);
  }

  // الجيش النظامي, كتائب الثوار: names that bodies of many countries bear, written without the country.
  [[nodiscard]] bool is_common_name(const Mention& mention) const {
    static constexpr auto common = std::to_array<std::string_view>(
        {"جيش",    "قوات",   "نظام",  "نظامي",  "نظاميه", "كتايب",  "ثوار",    "ثوريه",    "فصايل",   "معارضه",
         "مسلحه",  "مسلحو",  "مسلحي", "مقاتلو", "مقاتلي", "مقاتله", "مقاتلون", "مقاتلين",  "معارضون", "معارضين",
         "معتدله", "حكوميه", "حكومه", "جنود",   "عناصر",  "وحدات",  "حواجز",   "ميليشيات", "مليشيات", "عصابات"});
    if (mention.kind != Mention_kind::actor || mention.entity.id.empty() || mention.entity.country.size() != 2)
      return false;
    if (mention.entity.kind != "force" && mention.entity.kind != "group") return false;
    for (std::uint32_t i = mention.words.begin; i < mention.words.end; ++i) {
      const std::string_view bare = without_article(context_.folded[i]);
      if (std::find(common.begin(), common.end(), bare) == common.end()) return false;
    }
    return true;
  }

  // «الجيش النظامي» in a report from Yemen is not the Syrian one that the lexicon knows by that name.
  void forget_foreign_body(Mention& mention) {
    if (country_.empty() || mention.entity.country == country_ || !is_common_name(mention)) return;
    // Where the report speaks of that country as well, the name stays its body's.
    constexpr int in_passing = 2;
    if (counts_[mention.entity.country] > in_passing) return;
    Entity entity;
    entity.span = mention.entity.span;
    entity.text = mention.entity.text;
    entity.name_ar = mention.entity.text;
    entity.head = mention.entity.head;
    entity.kind = mention.entity.kind;
    mention.entity = std::move(entity);
    mention.reason += "; a common name";
    for (std::uint32_t i = mention.words.begin; i < mention.words.end; ++i) {
      const std::string_view bare = without_article(context_.folded[i]);
      if (bare != "جيش" && bare != "نظام") continue;
      if (const auto entry = national_body(bare)) return become(mention, entry);
    }
  }

  // The country that most names of the document belong to.
  void find_country() {
    int most = 0;
    for (const Mention& mention : mentions_) {
      if (mention.entity.country.size() != 2 || is_common_name(mention)) continue;
      const int count = mention.kind == Mention_kind::place ? 2 : 1;
      int& sum = counts_[mention.entity.country];
      sum += count;
      if (sum > most) {
        most = sum;
        country_ = mention.entity.country;
      }
    }
  }

  [[nodiscard]] std::optional<std::uint32_t> national_body(std::string_view bare) const {
    if (country_.empty()) return std::nullopt;
    if (bare == "جيش") {
      std::string id = "org." + country_ + "_army";
      for (char& c : id) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
      return context_.lexicon.find_actor(id);
    }
    const auto& published = context_.document.published;
    for (const National_body& body : national_bodies) {
      if (body.word != bare || body.country != country_) continue;
      if (!published || to_civil(published->day).year >= body.since) return context_.lexicon.find_actor(body.id);
    }
    return std::nullopt;
  }

  // Keeps what later mentions may point back to.
  void remember(std::size_t i) {
    const Mention& mention = mentions_[i];
    if (mention.entity.kind == "anaphor" || names_[i].empty()) return;
    by_name_[key(i)].push_back(i);
    if (mention.kind == Mention_kind::place) {
      places_.push_back(i);
      return;
    }
    if (mention.entity.kind == "person" && mention.form == Mention_form::name) {
      for (const std::string& word : names_[i]) people_[word].push_back(i);
    }
    if (mention.words.size() > 1) last_head_[std::string(without_article(mention.entity.head))] = i;
    const std::string_view kind = mention.entity.kind;
    if (kind == "person" || kind == "people" || kind == "civilians" || kind == "state" || kind == "captives") return;
    if (kind == "anonymous") return;  // المقاومة after مصدر بالمقاومة is the resistance, not the source
    // قوات النظام answers to القوات and النظام, تنظيم داعش to التنظيم.
    for (std::uint32_t k = mention.words.begin; k < mention.words.end; ++k) {
      const std::string_view bare = without_article(context_.folded[k]);
      if (points_back(bare) && (mention.words.size() > 1 || mention.entity.id.substr(0, 4) != "doc.")) {
        last_body_[std::string(bare)] = i;
      }
    }
    if (!names_[i].empty() && mention.entity.id.substr(0, 4) != "doc.") {
      const std::string bare(without_article(names_[i].front()));
      if (points_back(bare)) last_body_[bare] = i;
    }
  }

  [[nodiscard]] std::string key(std::size_t i) const {
    const Mention& mention = mentions_[i];
    std::string text(mention.kind == Mention_kind::place ? "p" + mention.entity.relation : "a");
    for (const std::string& word : names_[i]) text += " " + word;
    return text;
  }

  // المدينة: the last place of that class; البلدة may be a town read without its class word.
  [[nodiscard]] std::ptrdiff_t place_antecedent(std::size_t i) const {
    const std::string_view wanted = without_article(mentions_[i].entity.head);
    std::ptrdiff_t fallback = -1;
    for (auto p = places_.rbegin(); p != places_.rend() && p - places_.rbegin() < 40; ++p) {
      const Mention& other = mentions_[*p];
      if (mentions_[i].sentence - other.sentence > 12) break;
      const bool country = other.entity.kind == "country";
      if (wanted == "بلاد" || wanted == "بلد") {
        if (country && (other.entity.country == country_ || fallback < 0)) fallback = static_cast<std::ptrdiff_t>(*p);
        if (country && other.entity.country == country_) break;
        continue;
      }
      if (country || (other.form == Mention_form::description && other.reason.find(';') == std::string::npos))
        continue;
      const auto at = static_cast<std::ptrdiff_t>(*p);
      if (without_article(other.entity.head) == wanted && other.form == Mention_form::name) return at;
      if (other.entity.relation.empty() && other.entity.kind == kind_of(wanted)) return at;
      if (fallback < 0 && suits(wanted, other.entity.kind)) fallback = at;
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
    return "none";
  }

  static bool suits(std::string_view class_word, std::string_view kind) {
    const bool settlement = kind == "city" || kind == "town" || kind == "village" || kind == "district";
    if (class_word == "مدينه" || class_word == "بلده" || class_word == "قريه") return settlement;
    return class_word == "منطقه" && (settlement || kind == "quarter" || kind == "region" || kind == "province" ||
                                     kind == "منطقه" || kind == "base");
  }

  [[nodiscard]] std::ptrdiff_t same_entity(std::size_t i) const {
    const Mention& mention = mentions_[i];
    if (names_[i].empty()) return -1;
    if (const auto same = by_name_.find(key(i)); same != by_name_.end()) {
      return static_cast<std::ptrdiff_t>(same->second.back());
    }
    if (mention.kind == Mention_kind::place) return -1;
    if (mention.entity.kind == "person" || mention.entity.kind == "unknown" || mention.reason == "actor:speaker") {
      if (const auto person = same_person(i); person >= 0) return person;
    }
    // المصدر after مصدر عسكري, المصادر after مصادر محلية, المسؤول after مسؤول يمني.
    if (names_[i].size() == 1 && has_article(context_.words[mention.words.begin])) {
      if (const auto last = last_head_.find(names_[i].front());
          last != last_head_.end() && mention.sentence - mentions_[last->second].sentence <= 10) {
        return static_cast<std::ptrdiff_t>(last->second);
      }
    }
    return -1;
  }

  // A person named before whose name holds all words of this one, or one that differs by a slip of the pen:
  // الإبريجاوي | الازيرجاوي, one letter changed and one dropped in a long family name.
  [[nodiscard]] std::ptrdiff_t same_person(std::size_t i) const {
    if (const auto known = people_.find(names_[i].back()); known != people_.end()) {
      for (auto p = known->second.rbegin(); p != known->second.rend() && p - known->second.rbegin() < 20; ++p) {
        if (is_short_form(names_[i], names_[*p])) return static_cast<std::ptrdiff_t>(*p);
      }
    }
    const std::string& family = names_[i].back();
    if (family.size() < 12) return -1;
    for (const auto& [word, at] : people_) {
      const auto& name = names_[at.back()];
      if (word != name.back() || word.size() < 12 || letter_distance(family, word) > 4) continue;
      if (names_[i].size() == 1 || names_[i].front() == name.front()) return static_cast<std::ptrdiff_t>(at.back());
    }
    return -1;
  }

  const Mention_context& context_;
  Mentions& mentions_;
  std::vector<std::vector<std::string>> names_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_name_;
  std::unordered_map<std::string, std::vector<std::size_t>> people_;  // by every word of their names
  std::unordered_map<std::string, std::size_t> last_head_;            // of mentions of more than one word
  std::map<std::string, std::size_t, std::less<>> last_body_;
  std::vector<std::size_t> places_;
  std::string country_;
  std::unordered_map<std::string, int> counts_;  // how much the document speaks of each country
  int last_id_ = 0;
};

}  // namespace

void link_mentions(const Mention_context& context, Mentions& mentions) { Linker(context, mentions).link(); }

}  // namespace sijill
