#include "sijill/text/split.h"

#include <gtest/gtest.h>

#include <ctime>
#include <string>
#include <vector>

namespace sijill {
namespace {

using Texts = std::vector<std::string>;

Document split_text(std::string text) {
  Article article;
  article.text = std::move(text);
  return split(std::move(article));
}

Texts tokens_of(std::string text) {
  const Document document = split_text(std::move(text));
  Texts texts;
  for (const Token& token : document.tokens) texts.emplace_back(document.under(token.span));
  return texts;
}

Texts sentences_of(std::string text) {
  const Document document = split_text(std::move(text));
  Texts texts;
  for (const Sentence& sentence : document.sentences) texts.emplace_back(document.under(sentence.span));
  return texts;
}

Texts quotations_of(std::string text) {
  const Document document = split_text(std::move(text));
  Texts texts;
  for (const Quotation& quotation : document.quotations) {
    texts.push_back(std::string(document.under(quotation.span)) + (quotation.closed ? "" : " …"));
  }
  return texts;
}

TEST(Tokens, words_keep_their_vowel_signs_and_tatweel) {
  const Document document = split_text("أُغرقت سفينــة");
  ASSERT_EQ(document.tokens.size(), 2u);
  EXPECT_EQ(document.under(document.tokens[0].span), "أُغرقت");
  EXPECT_EQ(document.tokens[0].form, "أغرقت");
  EXPECT_EQ(document.tokens[0].folded, "اغرقت");
  EXPECT_EQ(document.tokens[1].form, "سفينة");
  EXPECT_EQ(document.tokens[1].folded, "سفينه");
}

TEST(Tokens, glued_punctuation_is_split_off) {
  EXPECT_EQ(tokens_of("قال:«نعم»،وأضاف"), (Texts{"قال", ":", "«", "نعم", "»", "،", "وأضاف"}));
  EXPECT_EQ(tokens_of("لـ\"داعش\""), (Texts{"لـ", "\"", "داعش", "\""}));
}

TEST(Tokens, numbers_keep_their_decimals_thousands_and_clock) {
  EXPECT_EQ(tokens_of("3.5 ٣٫٥ 1,200 1.200.000 12:04 12:04:30"),
            (Texts{"3.5", "٣٫٥", "1,200", "1.200.000", "12:04", "12:04:30"}));
  EXPECT_EQ(tokens_of("100% 50٪ 1436هـ 28قتيلا لـ28"),
            (Texts{"100", "%", "50", "٪", "1436", "هـ", "28", "قتيلا", "لـ", "28"}));
  EXPECT_EQ(tokens_of("11/نوفمبر/2017 2017-11-11 59: 11"),
            (Texts{"11", "/", "نوفمبر", "/", "2017", "2017", "-", "11", "-", "11", "59", ":", "11"}));
  EXPECT_EQ(tokens_of("قتل 12. وأصيب 5، و6"), (Texts{"قتل", "12", ".", "وأصيب", "5", "،", "و", "6"}));
}

TEST(Tokens, latin_words_addresses_and_signs) {
  EXPECT_EQ(tokens_of("Dès l'Aube F-16 mp4"), (Texts{"Dès", "l'Aube", "F", "-", "16", "mp4"}));
  EXPECT_EQ(tokens_of("انظر http://a.b/c?d=1، ثم"), (Texts{"انظر", "http://a.b/c?d=1", "،", "ثم"}));
  EXPECT_EQ(tokens_of("سوريا..معارك... لا…"), (Texts{"سوريا", "..", "معارك", "...", "لا", "…"}));
  EXPECT_EQ(tokens_of("دمشق ـ واس #حلب"), (Texts{"دمشق", "ـ", "واس", "#", "حلب"}));
}

TEST(Tokens, invisible_controls_belong_to_no_token) {
  EXPECT_EQ(tokens_of("\uFEFF\u200Fقال\u200F نعم"), (Texts{"قال", "نعم"}));
  EXPECT_EQ(tokens_of("می\u200Cروم"), (Texts{"می\u200Cروم"}));
}

TEST(Tokens, space_before_tells_glued_tokens) {
  const Document document = split_text("قال: «نعم»");
  std::vector<bool> spaces;
  for (const Token& token : document.tokens) spaces.push_back(token.space_before);
  EXPECT_EQ(spaces, (std::vector<bool>{true, false, true, false, false}));
}

TEST(Sentences, end_at_full_stops_questions_and_newlines) {
  EXPECT_EQ(sentences_of("قال ذلك. وأضاف هذا؟ نعم! ثم\nجاء"), (Texts{"قال ذلك.", "وأضاف هذا؟", "نعم!", "ثم", "جاء"}));
  EXPECT_EQ(sentences_of("جاء إلى اليمن.وفقا لشبكة"), (Texts{"جاء إلى اليمن.", "وفقا لشبكة"}));
  EXPECT_EQ(sentences_of("أحقا؟! نعم"), (Texts{"أحقا؟!", "نعم"}));
}

TEST(Sentences, dots_in_abbreviations_names_and_numbers_are_no_ends) {
  for (const char* one : {"قال د. أحمد علي", "قال أ.د. أحمد", "قناة سي.إن.إن الإخبارية", "بلغت 3.5 ملايين",
                          "موقع www.example.com الإخباري", "1. الهدنة في عدن", "قال Mr. Smith هناك",
                          "وكالة (د.ب.أ) الألمانية", "شبكة U.S. News هنا"}) {
    EXPECT_EQ(sentences_of(one).size(), 1u) << one;
  }
}

TEST(Sentences, a_year_mark_may_end_one) {
  EXPECT_EQ(sentences_of("في 25 شوال 1436 هـ. وقال").size(), 2u);
  EXPECT_EQ(sentences_of("قتل 12. وأصيب آخرون").size(), 2u);
}

TEST(Sentences, a_headline_keeps_its_dots_and_long_clauses_part_at_them) {
  EXPECT_EQ(sentences_of("سوريا.. معارك عنيفة على جبهتين").size(), 1u);
  EXPECT_EQ(
      sentences_of("قال مدير الصحة في المحافظة إن الشحنة هي الأولى بعد تحرير المدينة.. وأضاف أنها وصلت أمس").size(),
      2u);
}

TEST(Sentences, a_semicolon_parts_only_long_clauses) {
  EXPECT_EQ(sentences_of("المدن: حلب؛ حمص؛ حماة").size(), 1u);
  std::string clause;
  for (int i = 0; i < 25; ++i) clause += "كلمة ";
  EXPECT_EQ(sentences_of(clause + "؛ " + clause).size(), 2u);
}

TEST(Sentences, a_stop_takes_its_closing_quotation_mark_along) {
  EXPECT_EQ(sentences_of("قال: «انتهى الأمر.» وأضاف"), (Texts{"قال: «انتهى الأمر.»", "وأضاف"}));
  EXPECT_EQ(sentences_of("قال: \"انتهى.\" وأضاف"), (Texts{"قال: \"انتهى.\"", "وأضاف"}));
  EXPECT_EQ(sentences_of("«هل انتهى؟»، سأل الرجل").size(), 1u);
  EXPECT_EQ(sentences_of("(قال شيئا. ثم صمت) وذهب").size(), 1u);
}

TEST(Sentences, a_bullet_begins_one) {
  EXPECT_EQ(sentences_of("البنود • الأول • الثاني"), (Texts{"البنود", "• الأول", "• الثاني"}));
}

TEST(Sentences, are_cut_at_the_last_clause_mark_before_the_limit) {
  std::string text;
  for (int i = 0; i < 1000; ++i) text += i % 50 == 49 ? "كلمة، " : "كلمة ";
  const Document document = split_text(text);
  for (const Sentence& sentence : document.sentences) {
    EXPECT_LE(sentence.tokens.size(), max_sentence_tokens);
    EXPECT_EQ(document.tokens[sentence.tokens.end - 1].form, "،");
  }
}

TEST(Sentences, carry_the_kind_of_their_marked_line) {
  Article article;
  article.text = "عنوان الخبر. هنا\nعدن - رويترز: قال سكان. انتهى";
  const auto at = [&](const char* what) { return static_cast<std::uint32_t>(article.text.find(what)); };
  article.marked = {{Marked_line::Kind::title, {0, at("\n")}}, {Marked_line::Kind::byline, {at("عدن"), at("قال")}}};
  const Document document = split(article);
  ASSERT_EQ(document.sentences.size(), 4u);
  EXPECT_EQ(document.sentences[0].kind, Sentence_kind::title);
  EXPECT_EQ(document.sentences[1].kind, Sentence_kind::byline);
  EXPECT_EQ(document.under(document.sentences[1].span), "عدن - رويترز:");
  EXPECT_EQ(document.sentences[2].kind, Sentence_kind::body);
  EXPECT_EQ(document.sentences[1].paragraph, document.sentences[3].paragraph);
}

TEST(Sentences, hold_every_token_once_and_in_order) {
  const Document document = split_text("أ. ب\n\n«قال. (نعم. لا)» ثم؟! • x.. y\r\n\u2028z");
  std::uint32_t next = 0;
  for (const Sentence& sentence : document.sentences) {
    EXPECT_EQ(sentence.tokens.begin, next);
    EXPECT_FALSE(sentence.tokens.empty());
    next = sentence.tokens.end;
  }
  EXPECT_EQ(next, document.tokens.size());
}

TEST(Quotations, of_all_kinds) {
  EXPECT_EQ(quotations_of("«أ ب» و“ج د” و\"ه و\" و„ز“"), (Texts{"أ ب", "ج د", "ه و", "ز"}));
  EXPECT_EQ(quotations_of("لـ”المواطن” أن ”الأمر“"), (Texts{"المواطن", "الأمر"}));
  EXPECT_EQ(quotations_of("لـ»المدينة» أن"), (Texts{"المدينة"}));
  EXPECT_EQ(quotations_of("تنظيم \" داعش \" الإرهابي"), (Texts{"داعش"}));
}

TEST(Quotations, nest) {
  EXPECT_EQ(quotations_of("«قال \"نعم\" ثم “لا”»"), (Texts{"قال \"نعم\" ثم “لا”", "نعم", "لا"}));
  EXPECT_EQ(quotations_of("«أ «ب» ج»"), (Texts{"أ «ب» ج", "ب"}));
}

TEST(Quotations, unclosed_ones_end_at_their_paragraph) {
  EXPECT_EQ(quotations_of("قال «أ ب\nج» د"), (Texts{"أ ب …"}));
  EXPECT_EQ(quotations_of("قال \"أ ب ثم \"ج\" د"), (Texts{"أ ب ثم …", "ج"}));
  EXPECT_EQ(quotations_of("لا شيء» هنا\""), (Texts{}));
}

TEST(Language, is_told_by_letters_and_common_words) {
  EXPECT_EQ(split_text("استعاد الجيش المدينة").language, "ar");
  EXPECT_EQ(split_text("او گفت که نیروهای دولتی پیشروی می‌کنند").language, "fa");
  EXPECT_EQ(split_text("پاکستان کی حکومت نے کہا ہے کہ بڑے شہر میں").language, "ur");
  EXPECT_EQ(split_text("هێزەکان لە شارەکە کۆبوونەوە").language, "ckb");
  EXPECT_EQ(split_text("The army said that it took the town").language, "en");
  EXPECT_EQ(split_text("L'armée a repris la ville et les villages de la région").language, "fr");
  EXPECT_EQ(split_text("123 !!").language, "und");
  EXPECT_EQ(split_text("").language, "und");
  EXPECT_EQ(split_text("استعاد الجیش السوری المدینة الکبیرة").language, "ar") << "typed on a Persian keyboard";
}

TEST(Language, other_than_arabic_is_noted) {
  EXPECT_TRUE(split_text("استعاد الجيش المدينة").notes.empty());
  EXPECT_EQ(split_text("The army said that it took the town").notes.size(), 1u);
  EXPECT_TRUE(split_text("").notes.empty());
}

TEST(Split, text_under_every_token_is_its_surface) {
  const std::string text = "أكد د. علي: «نعم» 12:04\n\xF0\x9F\x98\x80 \u200F(x)";
  const Document document = split_text(text);
  EXPECT_EQ(document.text, text);
  std::uint32_t end = 0;
  for (const Token& token : document.tokens) {
    EXPECT_GE(token.span.begin, end);
    EXPECT_FALSE(token.span.empty());
    EXPECT_FALSE(token.form.empty());
    EXPECT_FALSE(token.folded.empty());
    end = token.span.end;
  }
}

TEST(Split, hostile_text_takes_linear_time) {
  const std::clock_t begin = std::clock();  // of the processor: the machine may be busy with other things
  for (const char* part : {"(", "«", "\"", ".", "؛ ", "أ.", "“”", "١٫", "\u064B", "ا\u200C", "• ", "http://"}) {
    std::string text;
    while (text.size() < 100'000) text += part;
    EXPECT_EQ(split_text(text).text.size(), text.size());
  }
  std::string mixed;
  for (int i = 0; i < 100'000; ++i) mixed += "« ";
  for (int i = 0; i < 100'000; ++i) mixed += "\" ";
  EXPECT_EQ(split_text(mixed).tokens.size(), 200'000u);
  EXPECT_LT((std::clock() - begin) / CLOCKS_PER_SEC, 20);
}

}  // namespace
}  // namespace sijill
