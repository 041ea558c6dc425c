#include "sijill/ingest/html_line_words.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <initializer_list>
#include <unordered_set>
#include <vector>

#include "sijill/text/fold.h"

namespace sijill {
namespace {

constexpr std::uint32_t fewest_prose_words = 10;  // a line of so many words is a sentence, whatever its end
constexpr std::uint32_t fewest_ended_words = 4;   // with a full stop, of so many

// Of a letter of the Arabic block.
bool is_lead(char c) { return (static_cast<unsigned char>(c) & 0xFC) == 0xD8; }

// Beginnings of lines, all of them of two letters of the Arabic block or more.
class Openings {
 public:
  Openings(std::initializer_list<std::string_view> phrases) {
    for (const std::string_view phrase : phrases) {
      folded_.push_back(fold(phrase));
      begins_[key(folded_.back())] = true;
    }
  }

  [[nodiscard]] bool open(std::string_view text) const {
    constexpr std::size_t letters = 4, seen = 120, longest = 40;  // bytes; more than any of them has, folded
    // The first two letters tell for most lines, at the cost of no more than these.
    if (text.size() >= letters && is_lead(text[0]) && is_lead(text[2])) {
      const std::string begins = fold(text.substr(0, letters));
      if (begins.size() == letters && !begins_[key(begins)]) return false;
    }
    std::string line = fold(text.substr(0, longest + 8));
    // Where marks were dropped, what follows them counts.
    if (line.size() < longest && text.size() > longest) line = fold(text.substr(0, seen));
    if (line.size() < letters || !begins_[key(line)]) return false;
    return std::ranges::any_of(folded_, [&](const std::string& opening) { return line.starts_with(opening); });
  }

 private:
  // What tells letters of the Arabic block apart lies in the last six bits of their second bytes, near enough.
  static std::size_t key(std::string_view folded) {
    return (static_cast<unsigned char>(folded[1]) % 64u) * 64u + static_cast<unsigned char>(folded[3]) % 64u;
  }

  std::vector<std::string> folded_;
  std::array<bool, std::size_t{64} * 64> begins_{};
};

}  // namespace

bool ends_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 7> closing = {"\"", ")", "»", "”", "]", "'", "’"};
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view mark : closing) {
      if (text.size() <= mark.size() || !text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      cut = true;
    }
  }
  return text.ends_with('.') || text.ends_with('!') || text.ends_with("؟") || text.ends_with("…") ||
         text.ends_with('?');
}

bool has_bar(std::string_view text) {
  // Bars are rare, blanks are not: " | " is not looked for at each of them.
  for (std::size_t at = 0; (at = text.find('|', at)) != std::string_view::npos; ++at) {
    if (at > 0 && at + 1 < text.size() && text[at - 1] == ' ' && text[at + 1] == ' ') return true;
  }
  return false;
}

bool reads_as_prose(const Html_line& line) {
  if (line.mostly_link() || (line.words < 30 && has_bar(line.text))) return false;
  return line.words >= fewest_prose_words || (line.words >= fewest_ended_words && ends_sentence(line.text));
}

std::string bare_letters(std::string_view text) {
  std::string out = fold(text);
  std::erase_if(out, [](char c) {
    return static_cast<unsigned char>(c) < 0x80 && !(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'z');
  });
  return out;
}

bool may_be_alike(std::string_view text, std::string_view bare) {
  constexpr std::size_t letters = 4;  // bytes of two Arabic ones
  if (text.size() < letters || bare.size() < letters) return true;
  // Two letters that stay what they are; what is dropped of a text makes them fewer.
  const auto differ = [](std::string_view two, std::string_view wanted) {
    return is_lead(two[0]) && is_lead(two[2]) && fold(two).size() == letters && fold(two) != wanted;
  };
  return !differ(text.substr(0, letters), bare.substr(0, letters)) ||
         !differ(text.substr(text.size() - letters), bare.substr(bare.size() - letters));
}

std::uint32_t words_in(std::string_view text) {
  return text.empty() ? 0 : static_cast<std::uint32_t>(std::ranges::count(text, ' ')) + 1;
}

bool opens_comments(std::string_view text) {
  static const Openings openings = {"التعليقات", "تعليقات القراء", "تعليقات الزوار", "أضف تعليق",   "اترك تعليق",
                                    "اترك رد",   "اكتب تعليق",     "شارك برأيك",     "آراء القراء", "علق على"};
  return openings.open(text);
}

bool opens_related(std::string_view text) {
  static const Openings openings = {
      "اقرأ أيضا",     "إقرأ أيضا",      "اقرأ المزيد",    "طالع أيضا",       "شاهد أيضا",    "تابع أيضا",
      "أخبار ذات صلة", "مواضيع ذات صلة", "مقالات ذات صلة", "موضوعات ذات صلة", "مواد ذات صلة", "روابط ذات صلة",
      "ذات صلة",       "مواضيع متعلقة",  "موضوعات متعلقة", "أخبار متعلقة",    "قد يهمك",      "قد يعجبك",
      "الأكثر قراءة",  "الأكثر مشاهدة",  "الأكثر تداولا",  "الأكثر تصفحا",    "أخبار مشابهة", "مواضيع مشابهة",
      "اخترنا لك",     "شاهد المزيد",    "للمزيد"};
  return openings.open(text);
}

bool is_house_rules(std::string_view text) {
  static constexpr std::array<std::string_view, 21> phrases = {"سياسة الخصوصية",
                                                               "شروط الاستخدام",
                                                               "شروط استخدام",
                                                               "إرشادات الاستخدام",
                                                               "ملفات تعريف الارتباط",
                                                               "الكوكيز",
                                                               "تعليقات",
                                                               "مشاركاتك",
                                                               "الآراء الواردة",
                                                               "لا تعبر عن رأي",
                                                               "لا تعبر بالضرورة",
                                                               "وجهة نظر",
                                                               "وجهات نظر",
                                                               "أصحابها",
                                                               "جميع الحقوق محفوظة",
                                                               "حقوق النشر",
                                                               "إعادة النشر",
                                                               "بريدك الإلكتروني",
                                                               "نشرتنا",
                                                               "اشترك",
                                                               "النشرة البريدية"};
  // Each of the phrases has one of these words; most lines have none.
  static const std::unordered_set<std::string_view> keys = {
      "الخصوصية", "الاستخدام", "استخدام",  "الارتباط", "الكوكيز",    "تعليقات",    "التعليقات", "بتعليقات",
      "مشاركاتك", "الواردة",   "بالضرورة", "أصحابها",  "محفوظة",     "النشر",      "وجهة",      "وجهات",
      "رأي",      "نشرتنا",    "اشترك",    "البريدية", "الإلكتروني", "الإلكتروني."};
  // By the first letter's second byte, the lengths that such words have: a look here spares most words the hashing.
  static const std::array<std::uint32_t, 64> lengths = [] {
    std::array<std::uint32_t, 64> known{};
    for (const std::string_view key : keys) known[static_cast<unsigned char>(key[1]) % 64u] |= 1u << key.size() % 32;
    return known;
  }();
  bool may = false;
  for (std::size_t at = 0; at < text.size() && !may;) {
    std::size_t end = at;
    while (end < text.size() && text[end] != ' ') ++end;
    const std::string_view word = text.substr(at, end - at);
    may = word.size() > 1 && (lengths[static_cast<unsigned char>(word[1]) % 64u] >> word.size() % 32 & 1u) != 0 &&
          keys.contains(word);
    at = end + 1;
  }
  if (!may) return false;
  int found = 0;
  for (const std::string_view phrase : phrases) found += text.find(phrase) != std::string_view::npos;
  return found >= 2;
}

}  // namespace sijill
