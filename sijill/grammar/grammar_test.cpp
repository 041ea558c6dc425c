#include "sijill/grammar/grammar.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "sijill/core/folder_testing.h"
#include "sijill/grammar/analyzer.h"
#include "sijill/text/fold.h"

namespace sijill {
namespace {

const std::string model_path = std::string(SIJILL_SOURCE_DIR) + "/models/grammar-2026-11.bin";

// A document of one sentence, tokens between blanks.
Document document_of(const std::string& text) {
  Document document;
  document.text = text;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find(' ', begin), text.size());
    Token token;
    token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    token.form = plain(text.substr(begin, end - begin));
    token.folded = fold(token.form);
    document.tokens.push_back(token);
    begin = end + 1;
  }
  Sentence sentence;
  sentence.span = {0, static_cast<std::uint32_t>(text.size())};
  sentence.tokens = {0, static_cast<std::uint32_t>(document.tokens.size())};
  document.sentences.push_back(sentence);
  return document;
}

class Analyzed : public testing::Test {
 protected:
  static Words read(const Document& document) {
    static const auto file = grammar::Model_file::open(model_path);
    if (!file) throw std::runtime_error(file.error().message);
    static const grammar::Analyzer analyzer(file.value());
    return analyzer.analyze(document);
  }

  static std::string forms(const std::string& text) {
    std::string joined;
    for (const Word& word : read(document_of(text))) joined += (joined.empty() ? "" : " ") + word.form;
    return joined;
  }
};

TEST_F(Analyzed, CliticsAreCutAndWhatWritingHidesIsRestored) {
  EXPECT_EQ(forms("وسلم السلاح للجيش"), "و سلم السلاح ل الجيش");
  EXPECT_EQ(forms("فرض التنظيم سيطرته على المدينة"), "فرض التنظيم سيطرة ه على المدينة");
  EXPECT_EQ(forms("وبالقرب منها"), "و ب القرب من ها");
}

TEST_F(Analyzed, NamesAndNounsKeepTheirFirstLetter) {
  for (const char* word :
       {"وكالة", "ولاية", "وحدات", "فصائل", "بيان", "بغداد", "كوباني", "بوكمال", "وزارة", "فلسطين"}) {
    EXPECT_EQ(forms(std::string("في ") + word), std::string("في ") + word);
  }
}

TEST_F(Analyzed, ThePartsOfATokenCoverItWithoutOverlap) {
  const Document document = document_of("وَلِلجيشِ سيطرتهم وبهـــا مما");
  const Words words = read(document);
  std::uint32_t token = 0, end = 0;
  for (const Word& word : words) {
    if (word.token != token) {
      EXPECT_EQ(end, document.tokens[token].span.end);
      token = word.token;
      end = document.tokens[token].span.begin;
    }
    EXPECT_EQ(word.span.begin, end) << word.form;
    EXPECT_FALSE(word.span.empty()) << word.form;
    end = word.span.end;
  }
  EXPECT_EQ(document.under(words[1].span), "لِ");
}

TEST_F(Analyzed, EachSentenceHasOneRootAndHeadsWithinIt) {
  const Words words = read(document_of("أعلنت القوات العراقية اليوم أنها استعادت السيطرة على مدينة القائم ."));
  int roots = 0;
  for (const Word& word : words) {
    roots += word.head < 0;
    EXPECT_LT(word.head, static_cast<std::int32_t>(words.size()));
    EXPECT_FALSE(word.deprel.empty());
  }
  EXPECT_EQ(roots, 1);
  EXPECT_EQ(words[0].upos, Upos::verb);
  EXPECT_EQ(words[0].lemma, "أعلن");
  EXPECT_EQ(words[1].head, 0) << words[1].deprel;
  EXPECT_EQ(words[1].deprel, "nsubj");
}

TEST_F(Analyzed, OddTokensAreWordsToo) {
  const Words words = read(document_of("و 12.5 % BBC \xF0\x9F\x98\x80 ( ـ"));
  EXPECT_EQ(words.size(), 7U);
}

TEST_F(Analyzed, AnEmptyDocumentHasNoWords) { EXPECT_TRUE(read(Document{}).empty()); }

TEST(GrammarFile, AMissingModelIsNamed) {
  const auto opened = Grammar::open("/nowhere/grammar.bin");
  ASSERT_FALSE(opened.ok());
  EXPECT_NE(opened.error().message.find("/nowhere/grammar.bin"), std::string::npos);
}

TEST(GrammarFile, ACutOrChangedOrNewerModelIsRefused) {
  std::ifstream in(model_path, std::ios::binary);
  const std::string whole(std::istreambuf_iterator<char>(in), {});
  ASSERT_GT(whole.size(), 1000U);
  const Test_folder folder;
  const std::string path = folder / "damaged.bin";
  const auto refused = [&](const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
    return !Grammar::open(path).ok();
  };
  EXPECT_TRUE(refused(""));
  EXPECT_TRUE(refused(whole.substr(0, 40)));
  EXPECT_TRUE(refused(whole.substr(0, whole.size() / 2)));
  std::string changed = whole;
  changed[whole.size() / 2] = static_cast<char>(changed[whole.size() / 2] ^ 1);
  EXPECT_TRUE(refused(changed));
  std::string newer = whole;
  newer[8] = 99;
  EXPECT_TRUE(refused(newer));
  EXPECT_FALSE(refused(whole));
}

}  // namespace
}  // namespace sijill
