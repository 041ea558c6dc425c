#include "sijill/text/fold.h"

#include <gtest/gtest.h>

#include "sijill/text/utf8.h"

namespace sijill {
namespace {

TEST(Fold, drops_tatweel_and_vowel_signs) {
  EXPECT_EQ(plain("كــتَاب"), "كتاب");
  EXPECT_EQ(plain("شُكراً"), "شكرا");
}

TEST(Fold, plain_keeps_hamza_and_ta_marbuta) {
  EXPECT_EQ(plain("أعلنت إدارة"), "أعلنت إدارة");
  EXPECT_EQ(plain("مستشفى مسؤول"), "مستشفى مسؤول");
}

TEST(Fold, joins_a_letter_with_its_separate_hamza) {
  EXPECT_EQ(plain("ا\u0654علن"), "أعلن");
  EXPECT_EQ(plain("ا\u0653خر"), "آخر");
  EXPECT_EQ(plain("مسو\u0654ول"), "مسؤول");
  EXPECT_EQ(fold("ا\u0654علن"), "اعلن");
}

TEST(Fold, folds_hamza_alef_maqsura_and_ta_marbuta) {
  EXPECT_EQ(fold("أعلنت إدارة"), "اعلنت اداره");
  EXPECT_EQ(fold("آخر ٱلخبر"), "اخر الخبر");
  EXPECT_EQ(fold("مستشفى مسؤول رئيس"), "مستشفي مسوول رييس");
}

TEST(Fold, undoes_presentation_forms_and_lam_alef) {
  EXPECT_EQ(plain("\uFEFB"), "لا");
  EXPECT_EQ(plain("\uFEF7\uFEE7\uFEA2"), "لأنح");
  EXPECT_EQ(fold("\uFEF7"), "لا");
  EXPECT_EQ(plain("\uFDF2"), "الله");
  EXPECT_EQ(plain("كتاب\uFE79"), "كتاب") << "a vowel sign as presentation form leaves no blank";
}

TEST(Fold, drops_invisible_controls) {
  EXPECT_EQ(plain("\u200Fقال\u200C\u202B\uFEFF"), "قال");
  EXPECT_EQ(fold("a\u00ADb"), "ab");
}

TEST(Fold, reads_persian_letters_and_digits) {
  EXPECT_EQ(fold("کردی گفت"), "كردي كفت");
  EXPECT_EQ(fold("٢٠١٧ ۱۲۳"), "2017 123");
  EXPECT_EQ(fold("٣٫٥٪"), "3.5%");
}

TEST(Fold, lowers_latin_and_straightens_quotes_and_dashes) {
  EXPECT_EQ(fold("BBC École"), "bbc école");
  EXPECT_EQ(fold("«قال» “نعم” – لا—"), "\"قال\" \"نعم\" - لا-");
}

TEST(Fold, keeps_doubled_blanks_and_passes_broken_bytes_on) {
  EXPECT_EQ(fold("a  b"), "a  b");
  EXPECT_EQ(plain("a\xFF\xD8"), "a\xFF\xD8");
  EXPECT_EQ(fold("\xE2\x80"), "\xE2\x80");
}

// Short texts of letters alone go a shorter way; a ligature at the end makes them go the long one.
TEST(Fold, is_the_same_for_words_and_for_texts_with_anything_in_them) {
  const std::string ligature = "\uFDF2", spelled = "الله";
  std::string all = "x";
  for (char32_t first = 1; first < 0x700; first = first == 0x7F ? 0x600 : first + 1) {
    for (const char32_t second :
         {U'a', U'Z', U'ا', U'ي', U'ـ', U'\u0651', U'\u0653', U'\u0654', U'\u0655', U'٣', U'،'}) {
      std::string text;
      append_utf8(text, first);
      append_utf8(text, second);
      append_utf8(text, first);
      ASSERT_EQ(fold(text) + spelled, fold(text + ligature)) << static_cast<std::uint32_t>(first);
      ASSERT_EQ(plain(text) + spelled, plain(text + ligature)) << static_cast<std::uint32_t>(first);
    }
    append_utf8(all, first);
    ASSERT_EQ(fold(all) + spelled, fold(all + ligature));
  }
}

TEST(Fold, is_idempotent) {
  for (const char* text : {"أعلنت إدارة المستشفى", "\uFEF7\uFEE7\uFEBA", "ا\u0654", "٣٫٥ BBC «x»"}) {
    EXPECT_EQ(fold(fold(text)), fold(text));
    EXPECT_EQ(plain(plain(text)), plain(text));
    EXPECT_EQ(fold(plain(text)), fold(text));
  }
}

}  // namespace
}  // namespace sijill
