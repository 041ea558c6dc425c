#include "sijill/mention/find_mentions.h"

#include <gtest/gtest.h>

#include <sstream>

#include "sijill/text/fold.h"

namespace sijill {
namespace {

// Words written as FORM/TAG; "+" before one joins it to the token before it: "ل/ADP +الجيش/NOUN".
struct Text {
  Document document;
  Words words;
};

Text text_of(const std::string& tagged) {
  Text text;
  std::istringstream stream(tagged);
  std::string item;
  std::uint32_t token = 0;
  std::uint32_t sentence = 0;
  while (stream >> item) {
    const std::size_t slash = item.rfind('/');
    const bool joined = item.front() == '+';
    Word word;
    word.form = item.substr(joined ? 1 : 0, slash - (joined ? 1 : 0));
    word.folded = fold(word.form);
    word.lemma = word.form;
    word.upos = upos_of(item.substr(slash + 1));
    // The alef of an accusative is no part of the lemma.
    if (word.upos == Upos::noun && word.lemma.ends_with("ا")) word.lemma.resize(word.lemma.size() - 2);
    if (!text.words.empty() && !joined) {
      text.document.text += " ";
      ++token;
    }
    word.token = token;
    word.sentence = sentence;
    word.span.begin = static_cast<std::uint32_t>(text.document.text.size());
    text.document.text += word.form;
    word.span.end = static_cast<std::uint32_t>(text.document.text.size());
    if (word.form == ".") ++sentence;
    text.words.push_back(std::move(word));
  }
  return text;
}

class Mentions_of_text : public testing::Test {
 protected:
  void SetUp() override {
    if (!lexicon()) GTEST_SKIP() << "no " << SIJILL_DATA_DIR << "/lexicon.bin: build the target lexicon first";
  }

  static const Lexicon* lexicon() {
    static const auto opened = Lexicon::open(std::string(SIJILL_DATA_DIR) + "/lexicon.bin");
    return opened ? &opened.value() : nullptr;
  }

  void read(const std::string& tagged) {
    text_ = text_of(tagged);
    mentions_ = find_mentions(text_.document, text_.words, *lexicon());
  }

  // The mention of that kind whose surface is `surface`.
  const Mention* find(Mention_kind kind, std::string_view surface) const {
    for (const Mention& mention : mentions_) {
      if (mention.kind == kind && text_.document.under(mention.span) == surface) return &mention;
    }
    return nullptr;
  }

  std::string all() const {
    std::string list;
    for (const Mention& mention : mentions_) {
      list += "\n  " + std::string(text_.document.under(mention.span)) + " | " + mention.entity.id + " | " +
              mention.entity.kind + " | " + mention.reason;
    }
    return list;
  }

  void expect_actor(std::string_view surface, std::string_view kind, std::string_view id = {}) const {
    const Mention* actor = find(Mention_kind::actor, surface);
    ASSERT_NE(actor, nullptr) << surface << " in" << all();
    EXPECT_EQ(actor->entity.kind, kind) << all();
    if (!id.empty()) {
      EXPECT_EQ(actor->entity.id, id) << all();
    }
  }

  void expect_place(std::string_view surface, std::string_view name) const {
    const Mention* place = find(Mention_kind::place, surface);
    ASSERT_NE(place, nullptr) << surface << " in" << all();
    EXPECT_EQ(place->entity.name_ar, name) << all();
  }

  Text text_;
  Mentions mentions_;
};

TEST_F(Mentions_of_text, AnAdjectiveAfterItsNounNamesNobody) {
  read("وقع/VERB الهجوم/NOUN الإرهابي/ADJ في/ADP السوق/NOUN ./PUNCT");
  EXPECT_EQ(find(Mention_kind::actor, "الإرهابي"), nullptr) << all();
}

TEST_F(Mentions_of_text, APluralAfterAnEventNounIsANounOfItsOwn) {
  read("أدى/VERB ذلك/DET إلى/ADP مقتل/NOUN مدنيين/ADJ ./PUNCT");
  expect_actor("مدنيين", "civilians");
}

TEST_F(Mentions_of_text, APluralWithItsNunTakesNoComplement) {
  read("قتل/VERB مدنيون/NOUN نتيجة/NOUN قصف/NOUN مدفعي/ADJ ./PUNCT");
  expect_actor("مدنيون", "civilians");
}

TEST_F(Mentions_of_text, NothingIsPossessedByAnAdjective) {
  read("تدعم/VERB جماعات/NOUN مسلحة/ADJ حكومتين/NOUN ./PUNCT");
  expect_actor("جماعات مسلحة", "group");
}

TEST_F(Mentions_of_text, ADayAfterTheSourcesIsNoPartOfThem) {
  read("أفادت/VERB مصادر/NOUN أمنية/ADJ الأحد/NOUN ب/ADP +مقتل/NOUN شخصين/NOUN ./PUNCT");
  expect_actor("مصادر أمنية", "anonymous");
}

TEST_F(Mentions_of_text, FightersOfAGroupAreTheGroup) {
  read("انسحب/VERB عناصر/NOUN تنظيم/NOUN داعش/X ./PUNCT");
  expect_actor("عناصر تنظيم داعش", "group", "org.isis");
}

TEST_F(Mentions_of_text, ADefiniteBodyIsTheLastOneOfThatWord) {
  read("هاجم/VERB تنظيم/NOUN داعش/X البلدة/NOUN ./PUNCT و/CCONJ انسحب/VERB التنظيم/NOUN ليلا/NOUN ./PUNCT");
  expect_actor("التنظيم", "group", "org.isis");
}

TEST_F(Mentions_of_text, TheArmyIsThatOfTheCountrySpokenOf) {
  read("تقدم/VERB الجيش/NOUN في/ADP بغداد/X و/CCONJ +الموصل/X ./PUNCT");
  expect_actor("الجيش", "force", "org.iq_army");
}

TEST_F(Mentions_of_text, AGovernorateIsAPlaceAndNoOfficial) {
  read("دخلوا/VERB محافظة/NOUN مأرب/X ./PUNCT");
  expect_place("محافظة مأرب", "مأرب");
  EXPECT_EQ(find(Mention_kind::actor, "محافظة مأرب"), nullptr) << all();
}

TEST_F(Mentions_of_text, PlacesOfAListNeedNoClassWord) {
  read("سيطروا/VERB على/ADP محافظات/NOUN عدن/NOUN و/CCONJ +لحج/NOUN و/CCONJ +تعز/VERB ./PUNCT");
  expect_place("محافظات عدن", "عدن");
  expect_place("لحج", "لحج");
  expect_place("تعز", "تعز");
}

TEST_F(Mentions_of_text, ANameThatWasCutIntoASuffixIsStillThePlace) {
  read("قال/VERB هاتفيا/ADJ من/ADP سب/NOUN +ها/PRON إن/SCONJ القتال/NOUN توقف/VERB ./PUNCT");
  expect_place("سبها", "سبها");
}

TEST_F(Mentions_of_text, TwoNamesInOnePairOfMarksAreTwoPlaces) {
  read("تقدم/VERB على/ADP محور/NOUN «/PUNCT النوار/X و/CCONJ +مرتوبة/X »/PUNCT ./PUNCT");
  EXPECT_NE(find(Mention_kind::place, "مرتوبة"), nullptr) << all();
}

TEST_F(Mentions_of_text, BarePositionsAreNoPlace) {
  read("قصف/VERB الطيران/NOUN مواقع/NOUN الحوثيين/NOUN ./PUNCT");
  EXPECT_EQ(find(Mention_kind::place, "مواقع الحوثيين"), nullptr) << all();
  expect_actor("الحوثيين", "group", "org.houthis");
}

TEST_F(Mentions_of_text, ThePlaceOfAnOfficeStaysAPlace) {
  read("قال/VERB قائد/NOUN المقاومة/NOUN في/ADP عدن/NOUN إن/SCONJ القتال/NOUN توقف/VERB ./PUNCT");
  expect_place("عدن", "عدن");
}

TEST_F(Mentions_of_text, ASpokesmanIsThePersonWhoIsNamed) {
  read("قال/VERB المتحدث/NOUN ب/ADP +اسم/NOUN الجيش/NOUN أحمد/X المسماري/X إن/SCONJ القتال/NOUN توقف/VERB ./PUNCT");
  const Mention* person = find(Mention_kind::actor, "المتحدث باسم الجيش أحمد المسماري");
  ASSERT_NE(person, nullptr) << all();
  EXPECT_EQ(person->entity.kind, "person");
  EXPECT_NE(person->entity.name_ar.find("المسماري"), std::string::npos);
}

TEST_F(Mentions_of_text, AFamilyNameAloneIsThePersonNamedInFull) {
  read("قال/VERB قنديل/X كوباني/X إن/SCONJ القتال/NOUN توقف/VERB ./PUNCT و/CCONJ أكد/VERB كوباني/X ذلك/DET ./PUNCT");
  const Mention* full = find(Mention_kind::actor, "قنديل كوباني");
  const Mention* family = find(Mention_kind::actor, "كوباني");
  ASSERT_NE(full, nullptr) << all();
  ASSERT_NE(family, nullptr) << all();
  EXPECT_EQ(full->entity.id, family->entity.id);
}

TEST_F(Mentions_of_text, ANumberedUnitKeepsItsNumber) {
  read("هاجموا/VERB اللواء/NOUN ال/DET (/PUNCT 15/NUM )/PUNCT ./PUNCT");
  EXPECT_NE(find(Mention_kind::actor, "اللواء ال ( 15 )"), nullptr) << all();
}

TEST_F(Mentions_of_text, AnOrdinaryAccusativeIsNoSpeaker) {
  read("إن/SCONJ ذلك/DET يعد/VERB تدقيقا/NOUN مبالغا/ADJ في/ADP +ه/PRON :/PUNCT قال/VERB ./PUNCT");
  EXPECT_EQ(find(Mention_kind::actor, "تدقيقا مبالغا"), nullptr) << all();
}

TEST_F(Mentions_of_text, AllOfAPlaceIsNoPerson) {
  read("سيطروا/VERB على/ADP كامل/NOUN البوكمال/X ./PUNCT");
  EXPECT_EQ(find(Mention_kind::actor, "كامل البوكمال"), nullptr) << all();
}

TEST_F(Mentions_of_text, AnAccusativeDemonymIsItsGroup) {
  read("إن/SCONJ 25/NUM حوثيا/NOUN قتلوا/VERB ./PUNCT");
  expect_actor("حوثيا", "group", "org.houthis");
}

TEST_F(Mentions_of_text, AFrontWhoseNameIsKnownIsNoPlace) {
  read("أعلنت/VERB جبهة/NOUN النصرة/NOUN ذلك/DET ./PUNCT");
  expect_actor("جبهة النصرة", "group", "org.nusra");
  EXPECT_EQ(find(Mention_kind::place, "جبهة النصرة"), nullptr) << all();
}

}  // namespace
}  // namespace sijill
