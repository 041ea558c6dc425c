#include "sijill/text/language.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "sijill/text/split.h"
#include "sijill/text/tokens.h"

namespace sijill {
namespace {

std::string_view language(std::string_view text) {
  const Tokens found = find_tokens(text);
  return guess_language(found.tokens);
}

TEST(Language, paragraphs_of_its_neighbours_are_told_from_arabic) {
  const std::vector<std::pair<std::string_view, std::string_view>> paragraphs = {
      {"fa", "سخنگوی ارتش گفت که نیروهای دولتی صبح امروز وارد شهر شدند و کنترل پل اصلی را به دست گرفتند."},
      {"fa", "به گزارش خبرنگار ما، دو سرباز در این درگیری زخمی شدند و منطقه اکنون آرام است."},
      {"fa", "المیادین به نقل از منابع محلی اعلام کرد حزب الله این حمله را محکوم کرده است."},
      {"ur", "فوج کے ترجمان نے کہا ہے کہ سرکاری دستے آج صبح شہر میں داخل ہو گئے اور پل پر قبضہ کر لیا۔"},
      {"ur", "مقامی ذرائع کا کہنا ہے کہ حملے میں تین افراد زخمی ہوئے اور انہیں ہسپتال منتقل کر دیا گیا۔"},
      {"ckb", "وتەبێژی سوپا رایگەیاند کە هێزەکان ئەمڕۆ بەیانی چوونە ناو شارەکە و پردی سەرەکییان گرت."},
      {"ckb", "بە گوتەی سەرچاوەیەکی ناوخۆیی، سێ کەس لەم هێرشەدا بریندار بوون."},
      {"ps", "د پوځ ویاند وویل چې دولتي ځواکونه نن سهار ښار ته ننوتل او پر لوی پله یې واک ترلاسه کړ."},
      {"ps", "سیمه ییزو سرچینو ویلي چې په دې برید کې درې کسان ټپیان شوي دي."},
      {"ug", "ھۆكۈمەت قوشۇنلىرى بۈگۈن ئەتىگەن شەھەرگە كىردى ۋە چوڭ كۆۋرۈكنى ئىگىلىدى."},
      {"sd", "فوج جي ترجمان چيو آهي ته سرڪاري فوجون اڄ صبح شهر ۾ داخل ٿي ويون ۽ پل تي قبضو ڪيو."},
      {"en", "The spokesman said that government forces entered the town in the morning and took the bridge."},
      {"fr", "Le porte-parole a déclaré que les forces sont entrées dans la ville et que le pont est fermé."},
      {"ru", "Представитель армии заявил, что войска вошли в город утром."},
      {"he", "דובר הצבא אמר כי הכוחות נכנסו לעיר הבוקר"},
  };
  for (const auto& [wanted, text] : paragraphs) EXPECT_EQ(language(text), wanted) << text;
}

TEST(Language, arabic_stays_arabic_whatever_the_keyboard_and_the_names) {
  for (const std::string_view text : {
           "دخلت قوات البيشمركة بلدة گرميان وسيطرت على جسر چمچمال بعد انسحاب المسلحين من پيرمگرون.",
           "قال الرئیس الإیرانی إن بلاده لن تتفاوض تحت الضغط، مشیرا إلی أن المحادثات فی جنیف کانت مفیدة.",
           "اعلن الجیش السوری السیطرة علی المدینة الکبیرة فی ریف حلب",
           "التقى پوتين نظيره في كازاخستان وبحثا ملف الغاز.",
           "ڤيديو: لحظة سقوط الصاروخ على مدينة تل أبيب",
           "وقال حزب الحياة الحرة الكردستاني (پژاک) إن مقاتليه اشتبكوا مع حرس الحدود قرب پیرانشهر وسردشت.",
           "مقتل ستة جنود قرب مطار",
           "شهد حي بابا عمرو قصفا عنيفا",
           "استشهاد شاب برصاص مسلحين مجهولين شرق بعقوبة",
       }) {
    EXPECT_EQ(language(text), "ar") << text;
  }
}

TEST(Language, each_paragraph_is_judged_by_itself_and_a_short_one_by_its_document) {
  Article article;
  article.text =
      "أعلن الجيش السيطرة على البلدة بعد معارك استمرت ثلاثة أيام.\n"
      "سخنگوی ارتش گفت که نیروهای دولتی صبح امروز وارد شهر شدند و کنترل پل اصلی را به دست گرفتند.\n"
      "پیروزی بزرگ\n"
      "وأضاف البيان أن القوات تتقدم نحو الجسر.";
  const Document document = split(std::move(article));
  EXPECT_EQ(document.language, "ar");
  ASSERT_EQ(document.sentences.size(), 4u);
  EXPECT_EQ(document.sentences[0].kind, Sentence_kind::body);
  EXPECT_EQ(document.sentences[1].kind, Sentence_kind::foreign);
  EXPECT_EQ(document.sentences[2].kind, Sentence_kind::body);
  EXPECT_EQ(document.sentences[3].kind, Sentence_kind::body);
  ASSERT_EQ(document.notes.size(), 1u);
  EXPECT_EQ(document.notes[0], "1 paragraph seems to be Persian; Sijill kept and did not read it.");
}

TEST(Language, a_document_in_another_language_is_kept_and_not_read) {
  Article article;
  article.text = "وتەبێژی سوپا رایگەیاند کە هێزەکان ئەمڕۆ بەیانی چوونە ناو شارەکە.\nبەردەوامە";
  const Document document = split(std::move(article));
  EXPECT_EQ(document.language, "ckb");
  for (const Sentence& sentence : document.sentences) EXPECT_EQ(sentence.kind, Sentence_kind::foreign);
  EXPECT_EQ(document.notes.size(), 1u);
}

}  // namespace
}  // namespace sijill
