#include "tools/lexicon_compiler/inflector.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "sijill/text/fold.h"

namespace sijill {
namespace {

using Forms = std::vector<Word_form>;

bool has(const Forms& forms, std::string_view word, std::optional<Inflection> inflection = {},
         std::optional<bool> definite = {}) {
  return std::ranges::any_of(forms, [&](const Word_form& form) {
    return form.folded == fold(word) && (!inflection || form.inflection == *inflection) &&
           (!definite || form.definite == *definite);
  });
}

// Each word of a blank-separated row is among the forms with that inflection.
void expect_all(const Forms& forms, const std::string& words, std::optional<Inflection> inflection = {}) {
  std::istringstream row(words);
  for (std::string word; row >> word;) EXPECT_TRUE(has(forms, word, inflection)) << word;
}

Forms verb(std::string past, std::string present) {
  return inflect({std::move(past), std::move(present), {}, false});
}
Forms passive_row(std::string past, std::string present) {
  return inflect({std::move(past), std::move(present), {}, true});
}

TEST(InflectVerb, a_sound_verb_takes_all_endings) {
  const Forms forms = verb("سيطر", "يسيطر");
  expect_all(forms, "سيطر سيطرت سيطرتا سيطروا سيطرو سيطرا سيطرن سيطرنا سيطرتم", Inflection::perfect);
  expect_all(forms, "يسيطر تسيطر نسيطر أسيطر يسيطرون يسيطروا يسيطرو تسيطرون يسيطران تسيطران يسيطرا يسيطرن",
             Inflection::imperfect);
}

TEST(InflectVerb, a_defective_verb_drops_or_shows_its_last_radical) {
  expect_all(verb("نفى", "ينفي"), "نفى نفا نفت نفتا نفوا نفو نفينا نفيا", Inflection::perfect);
  expect_all(verb("نفى", "ينفي"), "ينفي تنفي ننفي ينفون ينفوا ينفيان ينف تنف", Inflection::imperfect);
  expect_all(verb("دعا", "يدعو"), "دعا دعت دعوا دعونا", Inflection::perfect);
  expect_all(verb("دعا", "يدعو"), "يدعو تدعو ندعو يدعون يدعوا يدع", Inflection::imperfect);
  expect_all(verb("لقي", "يلقى"), "لقي لقيت لقوا لقيا لقينا", Inflection::perfect);
  expect_all(verb("لقي", "يلقى"), "يلقى تلقى يلقون يلق", Inflection::imperfect);
  expect_all(verb("تبنى", "يتبنى"), "تبنى تبنا تبنت تبنوا", Inflection::perfect);
  expect_all(verb("تبنى", "يتبنى"), "يتبنى يتبنا تتبنى يتبنون يتبنوا يتبن يتبنيان", Inflection::imperfect);
  expect_all(verb("استولى", "يستولي"), "استولى استولت استولوا استولينا", Inflection::perfect);
}

TEST(InflectVerb, a_hollow_verb_is_shortened_before_a_consonant_and_in_the_jussive) {
  const Forms forms = verb("قال", "يقول");
  expect_all(forms, "قال قالت قالوا قالا قلن قلنا قلت", Inflection::perfect);
  expect_all(forms, "يقول تقول يقولون يقولوا يقل تقل يقلن", Inflection::imperfect);
  expect_all(verb("قام", "يقوم"), "يقم تقم", Inflection::imperfect);
  expect_all(verb("استطاع", "يستطيع"), "استطاعت استطعنا يستطيع يستطع");
  expect_all(verb("أعاد", "يعيد"), "أعاد أعادت أعدنا يعيد يعد");
  expect_all(verb("جاء", "يجيء"), "جاء جاءت جاءوا جاؤوا جئنا يجيء يجئ");
}

TEST(InflectVerb, a_doubled_verb_writes_the_radical_twice_before_a_consonant) {
  expect_all(verb("رد", "يرد"), "رد ردت ردوا رددنا رددن يرد يردون");
  expect_all(verb("احتل", "يحتل"), "احتلت احتلوا احتللنا يحتلون");
  expect_all(verb("انضم", "ينضم"), "انضمت انضموا انضممنا");
  expect_all(verb("استرد", "يسترد"), "استردت استرددنا يستردون");
  EXPECT_FALSE(has(verb("اتهم", "يتهم"), "اتهممت"));
}

TEST(InflectVerb, a_final_hamza_moves_to_the_seat_that_its_vowel_asks_for) {
  expect_all(verb("لجأ", "يلجأ"), "لجأ لجأت لجأوا لجؤوا لجئوا لجآ", Inflection::perfect);
  expect_all(verb("بدأ", "يبدأ"), "يبدأ يبدأون يبدؤون يبدأوا يبدؤوا", Inflection::imperfect);
}

TEST(InflectVerb, a_passive_that_shows_without_vowels_is_marked) {
  expect_all(verb("حاصر", "يحاصر"), "حوصر حوصرت حوصروا", Inflection::passive);
  expect_all(verb("تبادل", "يتبادل"), "تبودل تبودلت", Inflection::passive);
  expect_all(verb("قال", "يقول"), "قيل يقال", Inflection::passive);
  expect_all(verb("اختار", "يختار"), "اختير اختيرت", Inflection::passive);
  expect_all(verb("استعاد", "يستعيد"), "استعيد استعيدت يستعاد تستعاد", Inflection::passive);
  expect_all(verb("أعاد", "يعيد"), "أعيد أعيدت يعاد", Inflection::passive);
  expect_all(verb("دعا", "يدعو"), "دعي دعيت يدعى", Inflection::passive);
  expect_all(verb("أسر", "يأسر"), "يؤسر يؤسرون", Inflection::passive);
  expect_all(verb("وجد", "يجد"), "يوجد", Inflection::passive);
  expect_all(verb("بدأ", "يبدأ"), "بدئ", Inflection::passive);
  expect_all(verb("نفى", "ينفي"), "نفيت", Inflection::passive);
}

TEST(InflectVerb, a_passive_spelled_like_the_active_is_not_marked) {
  for (const auto& forms : {verb("قتل", "يقتل"), verb("استخدم", "يستخدم"), verb("أعلن", "يعلن")}) {
    EXPECT_TRUE(
        std::ranges::none_of(forms, [](const Word_form& form) { return form.inflection == Inflection::passive; }));
  }
  EXPECT_FALSE(has(verb("نفى", "ينفي"), "ينفى", Inflection::passive));
}

TEST(InflectVerb, a_row_written_in_the_passive_keeps_it_where_it_shows) {
  const Forms wounded = passive_row("أصيب", "يصاب");
  expect_all(wounded, "أصيب أصيبت أصيبوا يصاب يصابون", Inflection::passive);
  const Forms besieged = passive_row("حوصر", "يحاصر");
  expect_all(besieged, "حوصر حوصرت", Inflection::passive);
  expect_all(besieged, "يحاصر", Inflection::imperfect);
  EXPECT_FALSE(has(besieged, "يحاصر", Inflection::passive));
}

TEST(InflectVerb, a_listed_passive_is_taken_as_it_stands) {
  const Forms forms = inflect({"اختطف", "يختطف", {"اختطف", "اختطفت", "خطف"}, true});
  EXPECT_TRUE(has(forms, "خطف", Inflection::passive));
  EXPECT_FALSE(has(forms, "اختطفت", Inflection::passive));
}

TEST(InflectNoun, a_masculine_noun_takes_article_accusative_and_dual) {
  const Forms forms = inflect_noun("هجوم", {"هجمات"});
  EXPECT_TRUE(has(forms, "هجوم", Inflection::singular, false));
  EXPECT_TRUE(has(forms, "الهجوم", Inflection::singular, true));
  EXPECT_TRUE(has(forms, "هجوما", Inflection::singular, false));
  EXPECT_FALSE(has(forms, "الهجوما"));
  expect_all(forms, "هجومان هجومين الهجومين هجومي", Inflection::dual);
  expect_all(forms, "هجمات الهجمات", Inflection::plural);
}

TEST(InflectNoun, ta_marbuta_opens_before_a_suffix_and_in_the_dual) {
  const Forms forms = inflect_noun("غارة", {});
  expect_all(forms, "غارة الغارة غارت", Inflection::singular);
  expect_all(forms, "غارتان غارتين غارتا غارتي الغارتان", Inflection::dual);
  expect_all(forms, "غارات الغارات", Inflection::plural);
  EXPECT_FALSE(has(forms, "غارةا"));
  expect_all(inflect_noun("سيطرة", {}), "سيطرة سيطرت السيطرة", Inflection::singular);
}

TEST(InflectNoun, a_final_hamza_stands_on_waw_or_ya_before_a_suffix) {
  expect_all(inflect_noun("إجلاء", {}), "إجلاء إجلاؤ إجلائ الإجلاء", Inflection::singular);
  expect_all(inflect_noun("جزء", {"أجزاء"}), "جزء جزءا جزؤ أجزاء الأجزاء أجزاؤ");
}

TEST(InflectNoun, the_noun_of_a_defective_verb_may_lose_its_ya) {
  expect_all(inflect_noun("تبني", {}), "تبني التبني تبن تبنيا", Inflection::singular);
}

TEST(InflectNoun, a_broken_plural_takes_the_article) {
  expect_all(inflect_noun("معركة", {"معارك"}), "معارك المعارك", Inflection::plural);
  expect_all(inflect_noun("قتيل", {"قتلى"}), "قتلى القتلى قتلا", Inflection::plural);
}

TEST(InflectParticiple, a_participle_has_gender_and_sound_plurals) {
  const Forms forms = inflect_participle("محاصر", {});
  expect_all(forms, "محاصر محاصرا المحاصر محاصرة المحاصرة", Inflection::singular);
  expect_all(forms, "محاصرون محاصرين محاصرو محاصري المحاصرين محاصرات المحاصرات", Inflection::plural);
  expect_all(forms, "محاصران محاصرتان محاصرتين", Inflection::dual);
  EXPECT_TRUE(has(forms, "المحاصرون", Inflection::plural, true));
  expect_all(inflect_participle("لاجئ", {}), "لاجئون لاجئين لاجئا لاجئة لاجئات");
  expect_all(inflect_participle("مستول", {}), "مستولون");
  expect_all(inflect_participle("مدني", {}), "مدنيون مدنيين المدنيين مدنية مدنيا");
}

TEST(Decline, a_chosen_number_stays_and_its_case_may_change) {
  const Forms forms = decline("لاجئين", Inflection::singular);
  expect_all(forms, "لاجئين لاجئون اللاجئين");
  EXPECT_FALSE(has(forms, "لاجئ"));
  expect_all(decline("رهينة", Inflection::singular), "رهينة الرهينة رهينت");
  EXPECT_FALSE(has(decline("رهينة", Inflection::singular), "رهائن"));
}

TEST(Inflect, no_form_is_given_twice_and_all_are_folded) {
  for (const auto& forms : {verb("أعاد", "يعيد"), inflect_noun("إجلاء", {}), inflect_participle("محاصر", {})}) {
    EXPECT_TRUE(std::ranges::is_sorted(forms));
    EXPECT_EQ(std::ranges::adjacent_find(forms), forms.end());
    for (const Word_form& form : forms) EXPECT_EQ(form.folded, fold(form.folded));
  }
}

}  // namespace
}  // namespace sijill
