#include "sijill/wire/conllu.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace sijill {
namespace {

// Builds a document word by word: a token is its surface and the words it was split into.
class Written {
 public:
  Written& sentence() {
    if (!reading.document.text.empty()) reading.document.text += "\n";
    reading.document.sentences.push_back({});
    first_ = true;
    return *this;
  }

  Written& token(std::string_view surface, std::vector<Word> words, bool glued = false) {
    Document& document = reading.document;
    if (!first_ && !glued) document.text += " ";
    Token token;
    token.span.begin = static_cast<std::uint32_t>(document.text.size());
    document.text += surface;
    token.span.end = static_cast<std::uint32_t>(document.text.size());
    token.space_before = !glued;
    for (Word& word : words) {
      word.token = static_cast<std::uint32_t>(document.tokens.size());
      word.sentence = static_cast<std::uint32_t>(document.sentences.size() - 1);
      reading.words.push_back(word);
    }
    document.tokens.push_back(token);
    first_ = false;
    return *this;
  }

  Reading reading;

 private:
  bool first_ = true;
};

Word word(std::string form, Upos upos, int head, std::string deprel) {
  Word word;
  word.form = word.lemma = std::move(form);
  word.upos = upos;
  word.head = head;
  word.deprel = std::move(deprel);
  return word;
}

TEST(Conllu, a_split_token_is_a_multiword_line_over_its_words) {
  Written written;
  written.reading.document.id = "d";
  written.sentence()
      .token("قال", {word("قال", Upos::verb, -1, "root")})
      .token("وموسكو", {word("و", Upos::cconj, 2, "cc"), word("موسكو", Upos::propn, 0, "conj")})
      .token(".", {word(".", Upos::punct, 0, "punct")}, true);
  EXPECT_EQ(conllu(written.reading),
            "# newdoc id = d\n# newpar\n# sent_id = d-1\n# text = قال وموسكو.\n"
            "1\tقال\tقال\tVERB\t_\t_\t0\troot\t_\t_\n"
            "2-3\tوموسكو\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
            "2\tو\tو\tCCONJ\t_\t_\t3\tcc\t_\t_\n"
            "3\tموسكو\tموسكو\tPROPN\t_\t_\t1\tconj\t_\t_\n"
            "4\t.\t.\tPUNCT\t_\t_\t1\tpunct\t_\t_\n\n");
}

TEST(Conllu, ids_and_heads_begin_again_in_each_sentence) {
  Written written;
  written.sentence().token("قال", {word("قال", Upos::verb, -1, "root")});
  written.sentence()
      .token("الجيش", {word("الجيش", Upos::noun, 2, "nsubj")})
      .token("قصف", {word("قصف", Upos::verb, -1, "root")});
  const std::string out = conllu(written.reading);
  EXPECT_NE(out.find("1\tالجيش\tالجيش\tNOUN\t_\t_\t2\tnsubj"), std::string::npos) << out;
  EXPECT_NE(out.find("# sent_id = -2\n# text = الجيش قصف\n"), std::string::npos) << out;
}

TEST(Conllu, a_head_outside_the_sentence_is_the_root_and_never_a_wrong_id) {
  Written written;
  written.sentence().token("قال", {word("قال", Upos::verb, 7, "conj")});
  EXPECT_NE(conllu(written.reading).find("\t0\troot\t"), std::string::npos);
}

TEST(Conllu, an_empty_reading_is_an_empty_file) { EXPECT_EQ(conllu(Reading{}), ""); }

}  // namespace
}  // namespace sijill
