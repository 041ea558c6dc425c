#include "sijill/text/language.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <unordered_set>

#include "sijill/text/utf8.h"

namespace sijill {
namespace {

// Languages of the Arabic script beside Arabic itself, each with letters of its own.
enum Written_so : std::uint8_t { persian, urdu, kurdish, pashto, uyghur, sindhi, languages_written_so };
constexpr std::array<std::string_view, languages_written_so> tags = {"fa", "ur", "ckb", "ps", "ug", "sd"};

struct Census {
  std::size_t words = 0, arabic_script_words = 0, english = 0, french = 0;
  std::size_t arabic = 0, latin = 0, cyrillic = 0, hebrew = 0;  // letters by script
  std::size_t arabic_words = 0;  // that only Arabic writes so: المدينة, التي, إلى
  std::array<std::size_t, languages_written_so> own{};  // words that only one of these writes so
  std::size_t shared = 0;                               // words with پ چ ژ گ, which all of these have
};

using Words = std::unordered_set<std::string_view>;

// Frequent little words as they are written, with Arabic and Persian letters. Those that Arabic writes too, if only
// without its hamza (در, به, اما, او), stand nowhere.
const Words& words_of(Written_so language) {
  static const std::array<Words, languages_written_so> words = {
      Words{"که",  "از",    "را",  "این", "است",  "با",   "برای",   "شد",   "شده",   "نیز",   "یک",  "ها",   "های",
            "كه",  "براى",  "يك",  "هاي", "کرد",  "کرده", "باید",   "گفت",  "خود",   "بود",   "کند", "کنند", "اند",
            "شود", "هستند", "می",  "مي",  "آنها", "آنان", "همچنین", "پس",   "هیچ",   "دارد",  "داد", "نمی",  "توسط",
            "وی",  "چند",   "ولی", "اگر", "چون",  "دو",   "سه",     "بوده", "خواهد", "درباره"},
      Words{"کے",  "کی",  "میں", "ہے",  "سے",   "نے",  "اور", "کا",  "کو", "پر",  "ہیں", "تھا", "یہ",  "کہ",
            "بھی", "تھی", "گیا", "ہوا", "نہیں", "کیا", "کر",  "ایک", "وہ", "تھے", "دیا", "گئے", "ہوئے"},
      Words{"لە", "بە", "کە", "بۆ", "ئەم", "ئەو", "لەو", "لەم", "هەر", "بوو", "دەکات", "كە", "ئێمە", "نە", "تا",
            "یان"},
      Words{"چې", "په", "کې", "سره", "له", "څخه", "کړي", "شوي", "وي", "چي", "يې", "ته", "کړ", "وو", "نه", "خو", "یو",
            "یې"},
      Words{"ۋە", "بىلەن", "ئۇ", "بۇ", "ۇ", "بىر", "ئۈچۈن"},
      Words{"۾", "۽", "آهي", "کي", "آهن"}};
  return words[language];
}

// Words of Arabic that the others do not write, hamza and final letters as people leave them out.
bool is_arabic_word(std::string_view form) {
  static const Words words = {"في",   "فى",   "فی",   "على",  "علی",  "إلى",  "الى",   "إلی",  "الی",  "عن",  "أن",
                              "إن",   "التي", "التى", "التی", "الذي", "الذی", "الذين", "هذا",  "هذه",  "ذلك", "ذلک",
                              "تلك",  "كان",  "کان",  "كانت", "کانت", "قال",  "وقال",  "قالت", "أو",   "ثم",  "بعد",
                              "قبل",  "حتى",  "حتی",  "لم",   "لن",   "قد",   "ليس",   "لیس",  "بين",  "بین", "مع",
                              "منذ",  "عند",  "لدى",  "خلال", "وفق",  "وأن",  "وفي",   "ومن",  "وكان", "أنه", "إنه",
                              "أنها", "عليه", "إليه", "فيها", "فيه",  "منها", "منه",   "بها",  "لها",  "له",  "غير",
                              "كما",  "أي",   "حول",  "ضد",   "هناك", "الآن"};
  return words.contains(form);
}

// المدينة, بالجيش, وللحكومة; ة ends a word in Arabic alone; أ, إ and ؤ begin or stand in none of the others' own
// words.
bool looks_arabic(const Token& token) {
  static constexpr std::array<std::string_view, 5> article = {"ال", "وال", "بال", "فال", "لل"};
  const bool with_article = std::ranges::any_of(
      article, [&](std::string_view a) { return token.folded.size() > a.size() + 2 && token.folded.starts_with(a); });
  return with_article || token.form.ends_with("ة") || token.form.starts_with("أ") || token.form.starts_with("إ") ||
         is_arabic_word(token.form);
}

// The language whose own letter this is; languages_written_so for none.
Written_so owner_of(char32_t c) {
  switch (c) {
    case U'ٹ':
    case U'ڈ':
    case U'ڑ':
    case U'ے':
    case U'ں':
    case U'ہ': return urdu;
    case U'ێ':
    case U'ڵ':
    case U'ڕ': return kurdish;
    case U'ټ':
    case U'ډ':
    case U'ړ':
    case U'ښ':
    case U'ږ':
    case U'ڼ':
    case U'ځ':
    case U'څ':
    case U'ۍ':
    case U'ګ': return pashto;
    case U'ۈ':
    case U'ۋ': return uyghur;
    case U'ٿ':
    case U'ڏ':
    case U'ڙ':
    case U'ٻ':
    case U'ڄ':
    case U'ڃ':
    case U'ڪ':
    case U'ڻ': return sindhi;
    default: return languages_written_so;
  }
}

void count_arabic_script(Census& census, const Token& token) {
  ++census.arabic_script_words;
  const bool arabic = looks_arabic(token);
  bool shared = false;
  std::array<bool, languages_written_so> own{};
  std::size_t kurdish_or_uyghur = 0;
  for (std::size_t i = 0; i < token.form.size();) {
    const Code_point point = code_point_at(token.form, i);
    i += std::max(point.length, 1u);
    if (point.value < 0x0679) continue;  // all that Arabic itself uses lies below
    const char32_t c = point.value;
    shared = shared || c == U'پ' || c == U'چ' || c == U'ژ' || c == U'گ';
    kurdish_or_uyghur += c == U'ە' || c == U'ۆ' || c == U'ې' || c == U'ۇ';
    if (c == U'ۇ') own[uyghur] = true;
    if (const Written_so owner = owner_of(c); owner != languages_written_so) own[owner] = true;
  }
  // ە and ۆ are Kurdish and Uyghur, ې Pashto and Uyghur: the letters that each has alone decide between them.
  if (kurdish_or_uyghur > 0 && !own[uyghur]) {
    own[token.form.find("ې") != std::string::npos ? pashto : kurdish] = true;
  }
  for (std::uint8_t language = 0; language < languages_written_so; ++language) {
    if (!arabic && words_of(static_cast<Written_so>(language)).contains(token.form)) own[language] = true;
    census.own[language] += own[language];
  }
  census.arabic_words += arabic && !std::ranges::any_of(own, [](bool is) { return is; });
  census.shared += shared;
}

bool is_one_of(std::string_view word, std::span<const std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

Census count(std::span<const Token> tokens) {
  static constexpr std::array<std::string_view, 14> english = {"the", "of", "and", "to",   "in",   "a",    "is",
                                                               "for", "on", "was", "that", "with", "said", "by"};
  static constexpr std::array<std::string_view, 14> french = {"le", "la",  "les", "des",  "et",  "de",  "du",
                                                              "un", "une", "en",  "dans", "que", "est", "pour"};
  Census census;
  for (const Token& token : tokens) {
    if (token.kind != Token_kind::word) continue;
    ++census.words;
    const std::size_t arabic_before = census.arabic;
    for (std::size_t i = 0; i < token.form.size();) {
      const Code_point point = code_point_at(token.form, i);
      const char32_t c = point.value;
      census.arabic += c >= 0x0600 && c < 0x0780;
      census.latin += c < 0x0250;
      census.cyrillic += c >= 0x0400 && c < 0x0530;
      census.hebrew += c >= 0x0590 && c < 0x0600;
      i += std::max(point.length, 1u);
    }
    if (census.arabic > arabic_before) {
      count_arabic_script(census, token);
    } else {
      census.english += is_one_of(token.folded, english);
      census.french += is_one_of(token.folded, french);
    }
  }
  return census;
}

// Arabic unless another language has more words of its own in it, and not only names (گرميان, پوتين).
std::string_view of_arabic_script(const Census& census) {
  const auto most = static_cast<std::size_t>(std::ranges::max_element(census.own) - census.own.begin());
  // پ چ ژ گ belong to all of these; with none's own words they are Persian or Kurdish names in Arabic.
  const std::size_t foreign = census.own[most] + (census.own[most] > 0 ? census.shared : census.shared / 2);
  if (foreign <= census.arabic_words || foreign * 8 < census.arabic_script_words) return "ar";
  // Every neighbour of Persian shares its little words; letters of its own show the neighbour.
  std::size_t chosen = most;
  if (chosen == persian) {
    for (std::size_t language = urdu; language < languages_written_so; ++language) {
      if (census.own[language] * 2 > census.own[persian] && census.own[language] > 1) chosen = language;
    }
  }
  return tags[chosen];
}

std::string_view language_of(const Census& census) {
  const std::size_t letters = census.arabic + census.latin + census.cyrillic + census.hebrew;
  if (letters == 0) return "und";
  if (census.arabic * 2 >= letters) return of_arabic_script(census);
  if (census.cyrillic * 2 >= letters) return "ru";
  if (census.hebrew * 2 >= letters) return "he";
  if (census.english * 10 > census.words && census.english >= census.french) return "en";
  if (census.french * 10 > census.words) return "fr";
  return "und";
}

}  // namespace

std::string_view guess_language(std::span<const Token> tokens) { return language_of(count(tokens)); }

std::vector<std::string_view> languages_of(std::span<const Token> tokens, std::span<const Range> lines,
                                           std::string_view document) {
  constexpr std::size_t fewest_words = 6;        // fewer tell nothing, unless their letters do
  constexpr std::size_t fewest_latin_words = 8;  // an address, a name, a quotation in Latin letters
  std::vector<std::string_view> languages;
  languages.reserve(lines.size());
  for (const Range line : lines) {
    const Census census = count(tokens.subspan(line.begin, line.size()));
    const std::string_view language = language_of(census);
    const bool latin = census.latin > census.arabic;
    const bool sure = language != "und" && census.words >= (latin ? fewest_latin_words : fewest_words);
    languages.push_back(sure ? language : document);
  }
  return languages;
}

std::string_view english_name(std::string_view language) {
  if (language == "ar") return "Arabic";
  if (language == "fa") return "Persian";
  if (language == "ur") return "Urdu";
  if (language == "ckb") return "Kurdish";
  if (language == "ps") return "Pashto";
  if (language == "ug") return "Uyghur";
  if (language == "sd") return "Sindhi";
  if (language == "en") return "English";
  if (language == "fr") return "French";
  if (language == "ru") return "Russian";
  if (language == "he") return "Hebrew";
  return language;
}

}  // namespace sijill
