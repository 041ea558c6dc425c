#include "sijill/ingest/line_kinds.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

#include "sijill/text/fold.h"
#include "sijill/text/tokens.h"

namespace sijill {
namespace {

// Phrases in careful Arabic, folded once, as sequences of words.
class Phrases {
 public:
  Phrases(std::initializer_list<std::string_view> phrases) {
    for (const std::string_view phrase : phrases) {
      std::vector<std::string> words;
      for (const Token& token : find_tokens(phrase).tokens) words.push_back(token.folded);
      begins_[key(words[0])] = true;
      phrases_.push_back(std::move(words));
    }
  }

  // The number of tokens of the longest phrase at tokens[i]; 0 for none.
  [[nodiscard]] std::size_t at(std::span<const Token> tokens, std::size_t i) const {
    if (i >= tokens.size() || !begins_[key(tokens[i].folded)]) return 0;
    std::size_t longest = 0;
    for (const std::vector<std::string>& words : phrases_) {
      if (i + words.size() > tokens.size() || words.size() <= longest) continue;
      const auto same = [](const std::string& word, const Token& token) { return word == token.folded; };
      if (std::equal(words.begin(), words.end(), tokens.begin() + static_cast<std::ptrdiff_t>(i), same)) {
        longest = words.size();
      }
    }
    return longest;
  }

 private:
  // By length and two letters: most words share it with none that begins a phrase.
  static std::size_t key(std::string_view word) {
    if (word.size() < 4) return word.empty() ? 0 : static_cast<unsigned char>(word[0]);
    return (static_cast<unsigned char>(word[1]) * 7u + static_cast<unsigned char>(word[3]) * 31u + word.size()) %
           256u;
  }

  std::vector<std::vector<std::string>> phrases_;
  std::array<bool, 256> begins_{};
};

// Agencies as they sign, and the words that stand in their place.
const Phrases& agencies() {
  static const Phrases phrases = {
      "رويترز",      "واس",        "أ ف ب",         "أ. ف. ب",   "أ.ف.ب",  "ا ف ب",   "ا.ف.ب",      "أف ب",
      "فرانس برس",   "د ب أ",      "د. ب. أ",       "د.ب.أ",     "سانا",   "وكالات",  "الوكالات",   "الأناضول",
      "أسوشيتد برس", "أسوشيتد",    "قنا",           "وام",       "كونا",   "بنا",     "بترا",       "معا",
      "وفا",         "سبأ",        "أ ش أ",         "أ.ش.أ",     "شينخوا", "تاس",     "نوفوستي",    "سبوتنيك",
      "إنترفاكس",    "واج",        "وات",           "لانا",      "أ ب",    "أ.ب",     "ي ب أ",      "آكي",
      "إيلاف",       "متابعات",    "cnn",           "bbc",       "afp",    "reuters", "العربية نت", "العربية.نت",
      "سكاي نيوز",   "الجزيرة نت", "وكالة الأنباء", "عين اليوم", "الوئام", "سبق",     "عكاظ",       "الشرق الأوسط",
      "خاص"};
  return phrases;
}

bool is_dash(const Token& token) { return token.kind == Token_kind::punctuation && token.folded == "-"; }
bool is_colon(const Token& token) { return token.kind == Token_kind::punctuation && token.folded == ":"; }

bool has_digit(const Token& token) { return token.kind == Token_kind::number; }

// محمد علي (الدوادمي), أحمد علي من الرياض: a writer and where he writes from.
bool is_writer_with_place(const Line& line) {
  if (line.words < 3 || line.words > 6) return false;
  const auto opening = std::ranges::find(line.tokens, "(", &Token::folded);
  if (opening != line.tokens.end()) return opening != line.tokens.begin() && line.tokens.back().folded == ")";
  if (line.words > 5) return false;
  const auto from = std::ranges::find(line.tokens, "من", &Token::folded);
  return from != line.tokens.end() && from - line.tokens.begin() >= 2 && line.tokens.end() - from <= 3;
}

}  // namespace

bool names_agency(const Line& line) {
  for (std::size_t i = 0; i < line.tokens.size(); ++i) {
    if (agencies().at(line.tokens, i) > 0) return true;
  }
  return false;
}

Line line_of(std::string_view text) {
  Line line{text, find_tokens(text).tokens, 0};
  for (const Token& token : line.tokens) {
    line.words += token.kind == Token_kind::word || token.kind == Token_kind::number;
  }
  return line;
}

bool is_furniture(const Line& line) {
  // The whole line, marks aside.
  static const Phrases whole = {"طباعة",      "شارك",          "مشاركة",         "إرسال",          "أرسل لصديق",
                                "حفظ",        "تعليق",         "تعليقات",        "التعليقات",      "المزيد",
                                "انتهى",      "يتبع",          "next previous",  "array",          "facebook",
                                "twitter",    "فيسبوك",        "تويتر",          "واتساب",         "تكبير الخط",
                                "نسخ الرابط", "أخبار ذات صلة", "مواضيع ذات صلة", "مقالات ذات صلة", "الأكثر قراءة",
                                "الرئيسية",   "وسوم",          "الوسوم",         "tags",           "ت م",
                                "ت غ",        "إعلان",         "إعلانات",        "advertisement",  "اكتب رأيك",
                                "شارك الخبر", "شارك المقال",   "حجم الخط",       "اقرأ المزيد",    "قراءة المزيد"};
  // The beginning of the line, whatever follows.
  static const Phrases begins = {
      "رابط الخبر",  "اقرأ أيضا",     "اقرأ أيضًا:",        "اقرأ المزيد:",     "شاهد أيضا",    "إقرأ أيضا",
      "طالع أيضا",   "للمزيد:",       "للتواصل",           "لمراسلة الكاتب",   "تابعونا على",  "تابعنا على",
      "لمتابعة",     "كلمات مفتاحية", "الكلمات المفتاحية", "الكلمات الدلالية", "وسوم:",        "المصدر:",
      "مصدر الخبر:", "مصدر الصورة:",  "شارك من خلال",      "شارك هذا",         "حقوق النشر",   "جميع الحقوق محفوظة",
      "اشترك في",    "* خدمة",        "* بالاتفاق مع",     "عدد المشاهدات",    "عدد القراءات", "عدد الزيارات"};
  if (line.tokens.empty()) return true;
  if (line.words == 0) return true;  // ***, ...
  if (begins.at(line.tokens, 0) > 0) return true;
  if (line.words > 6) return false;
  std::vector<Token> words;
  for (const Token& token : line.tokens) {
    if (token.kind == Token_kind::word) words.push_back(token);
  }
  if (words.empty()) return line.words <= 2 && line.text.size() <= 12;  // a bare clock or page number
  if (whole.at(words, 0) == words.size()) return true;
  const bool address = line.text.find('@') != std::string_view::npos ||
                       line.text.find("http") != std::string_view::npos ||
                       line.text.find("www.") != std::string_view::npos;
  return address && line.words <= 4;
}

bool is_byline(const Line& line) {
  static const Phrases openings = {"كتب:",    "كتبت:",   "كتب -",  "كتبت -", "كتب –",   "بقلم",
                                   "إعداد:",  "إعداد -", "تحرير:", "بواسطة", "مراسلنا", "ترجمة:",
                                   "المحرر:", "الكاتب:", "تقرير:", "حوار:",  "متابعة:"};
  if (line.tokens.empty() || line.words > 10) return false;
  if (openings.at(line.tokens, 0) > 0) return true;
  if (std::ranges::any_of(line.tokens, has_digit)) return false;
  const std::string_view last = line.tokens.back().folded;
  const bool signed_by_agency = names_agency(line);
  if ((last == "." || last == "؟" || last == "!") && !signed_by_agency) return false;
  // The agency alone: (رويترز), واس.
  if (line.words <= 3 && signed_by_agency) return true;
  // Place and writer around a dash or a colon: الرياض - واس, جدة: فلان الفلاني, محمد علي – الدمام:
  std::size_t joints = 0, before = 0;
  for (std::size_t i = 0; i + 1 < line.tokens.size(); ++i) {
    const Token& token = line.tokens[i];
    if (is_dash(token) || is_colon(token) || token.folded == "/" || token.folded == "|") {
      if (before == 0) return false;
      ++joints;
    } else if (token.kind == Token_kind::word) {
      before += joints == 0;
    } else if (signed_by_agency && token.folded == ".") {
      continue;  // أ. ف. ب.
    } else if (token.folded != "،" && token.folded != "(" && token.folded != ")" && token.folded != "\"") {
      return false;
    }
  }
  if (joints == 0 || joints > 3) return false;
  return line.words <= 7 && before <= 4 && (line.words <= 5 || joints > 1 || signed_by_agency);
}

bool may_be_name(const Line& line) {
  if (is_writer_with_place(line)) return true;
  static const Phrases never = {"في",  "من", "على", "إلى", "عن", "قال", "هذا",
                                "هذه", "مع", "بعد", "قبل", "لا", "أن",  "إن"};
  if (line.words < 2 || line.words > 4 || line.tokens.size() != line.words) return false;
  for (std::size_t i = 0; i < line.tokens.size(); ++i) {
    if (line.tokens[i].kind != Token_kind::word || line.tokens[i].form.size() < 4) return false;
    if (never.at(line.tokens, i) > 0) return false;
  }
  return true;
}

bool is_caption(const Line& line) {
  static const Phrases openings = {
      "تصوير:", "تصوير -", "صورة أرشيفية", "صورة:", "الصورة:", "(صورة", "صورة من", "أرشيفية", "(أرشيفية", "أرشيف"};
  return line.words <= 30 && openings.at(line.tokens, 0) > 0;
}

Span agency_lead(const Line& line) {
  constexpr std::size_t longest = 12;
  const std::span<const Token> tokens = line.tokens;
  std::size_t words = 0;
  bool agency = false;
  for (std::size_t i = 0; i < std::min(tokens.size(), longest); ++i) {
    if (const std::size_t length = agencies().at(tokens, i)) {
      agency = true;
      words += length;
      i += length - 1;
      continue;
    }
    const Token& token = tokens[i];
    const bool closes = is_colon(token) || (is_dash(token) && agency);
    if (closes && agency && i + 1 < tokens.size()) {
      // "رويترز - بنغازي: …": the dash parts agency and place, the colon ends the lead.
      if (is_dash(token)) {
        for (std::size_t k = i + 1; k < std::min(tokens.size(), i + 5); ++k) {
          if (is_colon(tokens[k])) return {0, tokens[k].span.end};
          if (tokens[k].kind != Token_kind::word && !is_dash(tokens[k])) break;
        }
      }
      return {0, token.span.end};
    }
    if (token.kind == Token_kind::word) {
      if (++words > 6) return {};
      continue;
    }
    const bool joint = is_dash(token) || token.folded == "/" || token.folded == "(" || token.folded == ")" ||
                       token.folded == "،" || token.folded == "," || token.folded == "\"" || token.folded == ".";
    if (!joint) return {};
  }
  return {};
}

Span pasted_furniture(std::string_view text) {
  static constexpr std::array<std::string_view, 3> leads = {"شارك من خلال تويتر فيسبوك جوجل بلس اكتب رأيك",
                                                            "Next Previous", "شارك من خلال تويتر فيسبوك"};
  for (const std::string_view lead : leads) {
    if (text.starts_with(lead)) return {0, static_cast<std::uint32_t>(lead.size())};
  }
  static constexpr std::array<std::string_view, 2> tails = {"رابط الخبر بصحيفة", "// انتهى //"};
  for (const std::string_view tail : tails) {
    const std::size_t at = text.find(tail);
    if (at != std::string_view::npos && at > 0) {
      return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(text.size())};
    }
  }
  return {};
}

std::string_view named_source(const Line& line) {
  static const Phrases openings = {"المصدر:", "مصدر الخبر:", "المصدر -"};
  const std::size_t skip = openings.at(line.tokens, 0);
  if (skip == 0 || skip >= line.tokens.size() || line.words > 6) return {};
  return line.text.substr(line.tokens[skip].span.begin);
}

}  // namespace sijill
