#include "sijill/mention/noun_phrase.h"

#include <algorithm>
#include <array>

#include "sijill/mention/speakers.h"

namespace sijill {

Range Mention_context::sentence_of(std::uint32_t word) const {
  std::uint32_t begin = word;
  std::uint32_t end = word;
  while (begin > 0 && words[begin - 1].sentence == words[word].sentence) --begin;
  while (end < words.size() && words[end].sentence == words[word].sentence) ++end;
  return {begin, end};
}

std::string_view Mention_context::noun_class(std::uint32_t word) const { return lexicon.noun_class(folded[word]); }

bool Mention_context::is_noun_class(std::uint32_t word, std::string_view wanted) const {
  return noun_class(word) == wanted;
}

Span Mention_context::span_of(Range range) const {
  if (range.empty()) return {};
  return {words[range.begin].span.begin, words[range.end - 1].span.end};
}

std::string Mention_context::name_of(Range range) const {
  std::string text(document.under(span_of(range)));
  if (range.empty()) return text;
  // ل + الجيش is written للجيش: the span of the noun begins with the second ل, its form with ال.
  const Word& first = words[range.begin];
  if (first.form.starts_with("ال") && text.starts_with("ل")) text.replace(0, first.span.size(), first.form);
  return text;
}

bool Mention_context::states_event(std::uint32_t word) const {
  for (const Form_hit& hit : lexicon.forms(folded[word])) {
    if (hit.kind == Entry_kind::predicate) return true;
  }
  return false;
}

bool is_nominal(const Word& word) {
  return word.upos == Upos::noun || word.upos == Upos::propn || word.upos == Upos::x || word.upos == Upos::adj;
}

bool is_name_like(const Word& word) { return word.upos == Upos::propn || word.upos == Upos::x; }

bool has_article(const Word& word) { return word.folded.starts_with("ال") && word.folded.size() > 6; }

bool is_quote(const Word& word) {
  static constexpr std::string_view quotes[] = {"\"", "«", "»", "“", "”", "„", "'", "‘", "’", "(", ")"};
  return std::find(std::begin(quotes), std::end(quotes), word.form) != std::end(quotes) || word.folded == "\"";
}

bool is_tie(std::string_view folded) {
  static constexpr auto ties = std::to_array<std::string_view>(
      {"الموالي",  "الموالين",  "المواليه",   "الموالون", "التابع",    "التابعه",   "التابعين",  "التابعون",
       "المدعومه", "المدعوم",   "المدعومين",  "المرتبطه", "المرتبطين", "المنتميه",  "المنتمين",  "المويده",
       "المويدين", "المتحالفه", "المتحالفين", "المعارضه", "المعارضين", "المناهضه",  "تابعه",     "تابع",
       "مواليه",   "موالين",    "موال",       "الحليفه",  "المنتشره",  "المتمركزه", "المتواجده", "الموجوده",
       "المرابطه", "مدعومه",    "مدعوم",      "مدعومين"});
  return std::find(ties.begin(), ties.end(), folded) != ties.end();
}

bool takes_no_complement(const Mention_context& context, std::uint32_t word) {
  const std::string_view folded = context.folded[word];
  if (folded.size() < 8) return false;
  if (folded.ends_with("ا")) return !context.words[word].lemma.ends_with("ا") && !is_name_like(context.words[word]);
  const bool nun = folded.ends_with("ون") || folded.ends_with("ين") || folded.ends_with("ان");
  if (!nun) return false;
  for (const Form_hit& hit : context.lexicon.forms(folded)) {
    if (hit.kind != Entry_kind::noun && hit.kind != Entry_kind::demonym) continue;
    if (hit.inflection == Inflection::dual) return true;
    if (hit.inflection == Inflection::plural) return !folded.ends_with("ان");
  }
  return false;
}

namespace {

// Nouns that open an adverbial and so end the phrase before them: مدنيين نتيجة قصف.
bool opens_adverbial(std::string_view folded) {
  static constexpr auto openers = std::to_array<std::string_view>(
      {"نتيجه", "جراء",  "اثر",   "خلال",  "ضمن",   "اثناء",  "عقب",   "بسبب", "بدل",   "بدلا",
       "فضلا",  "علاوه", "اضافه", "حاليا", "قريبا", "تماما",  "يوميا", "مثلا", "جميعا", "ايضا",
       "معا",   "شمال",  "جنوب",  "شرق",   "غرب",   "شمالي",  "جنوبي", "شرقي", "غربي",  "وسط",
       "داخل",  "خارج",  "قرب",   "حيث",   "عده",   "العديد", "كل",    "جميع", "كافه"});
  return std::find(openers.begin(), openers.end(), folded) != openers.end();
}

bool is_preposition(const Mention_context& context, std::uint32_t word, std::uint32_t limit) {
  return word < limit && context.words[word].upos == Upos::adp;
}

}  // namespace

std::uint32_t noun_phrase_end(const Mention_context& context, std::uint32_t head, std::uint32_t limit) {
  const Words& words = context.words;
  std::uint32_t end = head + 1;
  bool definite = has_article(words[head]);
  bool closed = takes_no_complement(context, head);  // only adjectives may follow
  bool quoted = false;
  while (end < limit) {
    const Word& word = words[end];
    if (is_quote(word)) {
      // تنظيم "داعش": a quoted name belongs to the phrase; a quotation that opens speech does not.
      if (quoted) {
        ++end;
        quoted = false;
        definite = true;
        continue;
      }
      std::uint32_t close = end + 1;
      while (close < limit && close < end + 5 && !is_quote(words[close]) && is_nominal(words[close])) ++close;
      if (definite || closed || close >= limit || close == end + 1 || !is_quote(words[close])) break;
      end = close + 1;
      definite = true;
      continue;
    }
    if (word.upos == Upos::pron && word.token == words[end - 1].token) {
      ++end;  // قواتهم: a suffix closes the idafa, adjectives may follow
      definite = true;
      continue;
    }
    if (!is_nominal(word) || context.timed[end] || opens_adverbial(context.folded[end])) break;
    if (is_tie(context.folded[end]) && is_preposition(context, end + 1, limit)) break;
    // لحزب أو جماعة قائلا: who goes on speaking is no part of the phrase.
    if (!has_article(word) && context.folded[end].ends_with("ا") && is_cue(context, end)) break;
    const bool article = has_article(word);
    // After a definite noun only definite adjectives (or a name in apposition) belong to the phrase.
    if (definite) {
      // قصفت قوات النظام المدينة: a class of places is no adjective, whatever the tagger says.
      if (article && context.is_noun_class(end, "place_class")) break;
      if (!(article && word.upos == Upos::adj) && !(is_name_like(word) && is_name_like(words[end - 1]))) break;
    } else if (word.upos == Upos::adj && !article) {
      // أدانت محكمة بيروت جاسوسا: an accusative with its alef describes only a noun that has one too.
      if (context.folded[end].ends_with("ا") && !context.folded[end - 1].ends_with("ا") &&
          !context.folded[head].ends_with("ا") && context.folded[end] != "عليا" && context.folded[end] != "دنيا")
        break;
      closed = true;  // جماعات مسلحة | حكومتين: nothing is possessed by an adjective
    } else {
      if (closed) break;
      closed = takes_no_complement(context, end);
    }
    if (article) definite = true;
    if (word.upos != Upos::adj && is_name_like(word)) definite = true;
    ++end;
  }
  // A quote that never closed is left outside.
  while (end > head + 1 && is_quote(words[end - 1]) && (end - head) == 2) --end;
  return end;
}

}  // namespace sijill
