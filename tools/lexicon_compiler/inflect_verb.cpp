// The verb: perfect and imperfect of sound, hollow, doubled, defective and hamza-final verbs, and the passives that
// show without vowels.
#include <algorithm>
#include <optional>

#include "tools/lexicon_compiler/word_forms.h"

namespace sijill {
namespace {

bool starts_with(const Letters& word, Letters_view beginning) {
  return word.compare(0, beginning.size(), beginning) == 0;
}

char32_t last_but_one(const Letters& word) { return word.size() < 2 ? 0 : word[word.size() - 2]; }

bool is_defective(const Letters& past) {
  return past.back() == U'ى' || past.back() == U'ي' || (past.back() == U'ا' && past.size() >= 3);
}

// قال, أعاد, اختار: a long vowel before the last radical that goes before an ending with a consonant.
bool is_hollow(const Letters& past) { return past.size() >= 3 && last_but_one(past) == U'ا' && !is_defective(past); }

// رد, احتل, انضم, استرد, أعد: the last radical is doubled, and is written twice before an ending with a consonant.
// Without vowels استمع looks the same as استمر.
bool may_be_doubled(const Letters& past, const Letters& present) {
  const std::size_t size = past.size();
  if (is_defective(past) || is_hollow(past)) return false;
  if (size == 2) return true;
  if (size == 3) return past[0] == U'أ' && present.size() == 3;
  if (size == 4) return past[0] == U'ا' && past[1] != U'ت' && past[1] != U'د' && past[1] != U'ط';
  return size == 5 && starts_with(past, U"است");
}

// قال -> قل, اختار -> اختر, جاء -> جئ
Letters shortened(const Letters& hollow) {
  Letters stem = hollow;
  stem.erase(stem.size() - 2, 1);
  if (stem.back() == U'ء') stem.back() = U'ئ';
  return stem;
}

void add_perfect(const Letters& past, const Letters& present, Inflection inflection, Word_forms& forms) {
  const Letters stem = without_last(past);
  if (past.back() == U'ى' || (past.back() == U'ا' && past.size() >= 3)) {
    // نفى نفاه نفت نفوا نفوه نفينا; دعا دعت دعوا دعونا
    const Letters joint = stem + (!present.empty() && present.back() == U'و' ? U'و' : U'ي');
    forms.add(past, inflection);
    forms.add_endings(stem, {U"ا", U"ت", U"تا", U"وا", U"و"}, inflection);
    forms.add_endings(joint, {U"ا", U"ت", U"ن", U"نا", U"تم"}, inflection);
    return;
  }
  if (past.back() == U'ي' && past.size() >= 3) {
    // لقي لقيت لقوا لقوه
    forms.add_endings(past, {U"", U"ت", U"تا", U"ا", U"ن", U"نا", U"تم"}, inflection);
    forms.add_endings(stem, {U"وا", U"و"}, inflection);
    return;
  }
  forms.add_endings(past, {U"", U"ت", U"تا", U"وا", U"و", U"ا", U"ن", U"نا", U"تم"}, inflection);
  if (is_hamza(past.back())) {
    // لجأوا لجؤوا لجئوا; before a suffix pronoun بدؤوه
    for (char32_t seat : {U'ؤ', U'ئ', U'ء'}) forms.add_endings(with_last(past, seat), {U"وا", U"و"}, inflection);
    if (past.back() == U'أ') forms.add(with_last(past, U'آ'), inflection);
  }
  if (is_hollow(past)) forms.add_endings(shortened(past), {U"ت", U"ن", U"نا", U"تم"}, inflection);
  if (may_be_doubled(past, present)) {
    forms.add_endings(past + past.back(), {U"ت", U"ن", U"نا", U"تم"}, inflection);
  }
  if (past.back() == U'ن') forms.add_endings(past, {U"ا"}, inflection);  // أعلنّا
}

void add_prefixed(const Letters& rest, Letters_view prefixes, Inflection inflection, Word_forms& forms) {
  for (char32_t prefix : prefixes) {
    if (prefix == U'أ' && !rest.empty() && rest.front() == U'أ') {
      forms.add(U'آ' + rest.substr(1), inflection);  // آخذ
    } else {
      forms.add(prefix + rest, inflection);
    }
  }
}

void add_imperfect(const Letters& past, const Letters& present, Inflection inflection, Word_forms& forms) {
  constexpr Letters_view all = U"يتنأ", third = U"يت", feminine = U"ت";
  const Letters rest = present.substr(1);
  if (rest.empty()) return;
  const Letters stem = without_last(rest);
  const auto add = [&](const Letters& base, std::initializer_list<Letters_view> endings, Letters_view prefixes) {
    for (Letters_view ending : endings) add_prefixed(base + Letters(ending), prefixes, inflection, forms);
  };

  add(rest, {U""}, all);
  if (is_weak(rest.back())) {
    // ينفي ينفون ينفوا ينف; يدعو يدعون يدع; يتبنى يتبناه يتبنون يتبن
    add(stem, {U"ا"}, all);
    add(stem, {U"", U"ون", U"وا", U"و"}, third);
    add(stem, {U"ين"}, feminine);
    const Letters joint = stem + (rest.back() == U'و' ? U'و' : U'ي');
    add(joint, {U"ان", U"ا", U"ن"}, third);
    return;
  }
  add(rest, {U"ون", U"وا", U"و", U"ان", U"ا", U"ن"}, third);
  add(rest, {U"ين", U"ي"}, feminine);
  if (is_hamza(rest.back())) {
    // يبدأون يبدؤون; before a suffix pronoun يبدؤه
    for (char32_t seat : {U'ؤ', U'ئ'}) {
      add(stem + seat, {U""}, all);
      add(stem + seat, {U"ون", U"وا", U"و", U"ان", U"ا"}, third);
    }
  }
  if (is_hollow(past) || (last_but_one(past) == U'ي' && last_but_one(present) == U'ا')) {
    // jussive يقل, يستطع, يعد; يقلن
    if (rest.size() >= 2 && is_weak(last_but_one(rest))) {
      Letters brief = rest;
      brief.erase(brief.size() - 2, 1);
      if (brief.back() == U'ء') brief.back() = U'ئ';  // يجئ
      add(brief, {U""}, all);
      add(brief, {U"ن"}, third);
    }
  }
  if (may_be_doubled(past, present)) add(rest + rest.back(), {U"", U"ن"}, third);  // لم يردد, يرددن
}

// The passive of this perfect, where it differs without vowels: حاصر -> حوصر, قال -> قيل, أعاد -> أعيد, بدأ -> بدئ.
std::optional<Letters> passive_past(const Letters& past) {
  const std::size_t size = past.size();
  Letters passive = past;
  if (passive.back() == U'ى') passive.back() = U'ي';
  if (size >= 3 && is_hollow(past)) {
    if (starts_with(past, U"ان")) return std::nullopt;  // form VII has none
    passive[size - 2] = U'ي';
    return passive;
  }
  if (size >= 4 && past[0] == U'آ') return U"أو" + passive.substr(1);
  if (past.back() == U'أ') passive.back() = U'ئ';
  if (past.back() == U'ا' && size >= 3) passive.back() = U'ي';  // دعا -> دعي
  if (size == 4 && past[1] == U'ا' && past[0] != U'أ' && past[0] != U'ا') passive[1] = U'و';
  if (size == 5 && past[0] == U'ت' && past[2] == U'ا') passive[2] = U'و';  // تبادل -> تبودل
  if (size == 3 && past[1] == U'أ') passive[1] = U'ئ';                     // سأل -> سئل
  if (fold(utf8_of(passive)) == fold(utf8_of(past))) return std::nullopt;
  return passive;
}

// The passive of this imperfect, where it differs without vowels: يقول -> يقال, يدعو -> يدعى, يأسر -> يؤسر, يجد ->
// يوجد.
std::optional<Letters> passive_present(const Letters& past, const Letters& present) {
  const std::size_t size = present.size();
  if (size < 3) return std::nullopt;
  Letters passive = present;
  if (is_hollow(past) && !starts_with(past, U"ان") && is_weak(last_but_one(present))) passive[size - 2] = U'ا';
  if (present.back() == U'و') passive.back() = U'ى';
  if (present.back() == U'ئ') passive.back() = U'أ';
  if (present[1] == U'أ') passive[1] = U'ؤ';
  if (past.size() == 3 && past[0] == U'و' && present.size() == 3 && present[1] != U'و') passive = U'ي' + past;
  if (fold(utf8_of(passive)) == fold(utf8_of(present))) return std::nullopt;
  return passive;
}

// Whether a perfect listed in a passive row shows that it is one: أصيب يصاب, اختير يختار, حوصر يحاصر, تبودل يتبادل.
bool is_visibly_passive_past(const Letters& past, const Letters& present) {
  if (past.size() < 3 || present.size() < 3) return false;
  if (last_but_one(past) == U'ي' && last_but_one(present) == U'ا') return true;
  if (past.size() == 4 && past[1] == U'و' && present[2] == U'ا') return true;
  return past.size() == 5 && past[0] == U'ت' && past[2] == U'و' && present.size() == 6 && present[3] == U'ا';
}

// Whether an imperfect listed in a passive row shows that it is one: يصاب, يستعاد, يؤسر; but يختار and يحاصر may be
// active.
bool is_visibly_passive_present(const Letters& past, const Letters& present) {
  if (past.size() < 3 || present.size() < 3) return false;
  const bool eighth_or_seventh = past[0] == U'ا' && !starts_with(past, U"است");
  if (last_but_one(past) == U'ي' && last_but_one(present) == U'ا') return !eighth_or_seventh;
  return past.size() == 3 && past[0] == U'أ' && present[1] == U'ؤ';
}

}  // namespace

std::vector<Word_form> inflect(const Verb_lemma& verb) {
  Word_forms forms;
  const Letters past = letters_of(verb.past);
  const Letters present = letters_of(verb.present);
  if (past.size() < 2) return {};
  if (present.size() < 2) {
    add_perfect(past, present, Inflection::perfect, forms);
    return forms.sorted();
  }

  const bool past_is_passive = verb.is_passive && is_visibly_passive_past(past, present);
  const bool present_is_passive = verb.is_passive && is_visibly_passive_present(past, present);
  add_perfect(past, present, past_is_passive ? Inflection::passive : Inflection::perfect, forms);
  add_imperfect(past, present, present_is_passive ? Inflection::passive : Inflection::imperfect, forms);
  if (past_is_passive && last_but_one(past) == U'ي') {
    forms.add_endings(shortened(past), {U"ت", U"ن", U"نا"}, Inflection::passive);  // أعدت
  }

  if (past.back() == U'ى') forms.add_endings(without_last(past), {U"يت", U"يتا"}, Inflection::passive);  // نُفيت
  if (!past_is_passive) {
    if (const auto passive = passive_past(past)) add_perfect(*passive, present, Inflection::passive, forms);
  }
  if (!present_is_passive) {
    if (const auto passive = passive_present(past, present))
      add_imperfect(past, *passive, Inflection::passive, forms);
  }
  const std::vector<Word_form> derived = forms.sorted();
  for (const std::string& listed : verb.passives) {
    // Authors may list a whole paradigm; what the active spells the same is not clearly passive.
    const bool known = std::ranges::any_of(
        derived, [spelling = fold(listed)](const Word_form& form) { return form.folded == spelling; });
    const Letters passive = letters_of(listed);
    if (known || passive.size() < 2) continue;
    if (passive.back() == U'ت' || passive.back() == U'ا' || passive.back() == U'ن') {
      forms.add(passive, Inflection::passive);
    } else if (passive.front() == U'ي') {
      add_imperfect(past, passive, Inflection::passive, forms);
    } else {
      add_perfect(passive, present, Inflection::passive, forms);
    }
  }
  return forms.sorted();
}

}  // namespace sijill
