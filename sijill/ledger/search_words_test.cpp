#include "sijill/ledger/search_words.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "sijill/text/fold.h"

namespace sijill {
namespace {

// Whether a search for one word finds an article that has the other.
bool finds(std::string_view searched, std::string_view written) {
  const auto index = indexed_forms(fold(written));
  for (const std::string& form : searched_forms(fold(searched))) {
    if (std::find(index.begin(), index.end(), form) != index.end()) return true;
  }
  return false;
}

TEST(Search_words, find_what_is_written_to_the_word) {
  for (const char* written :
       {"البوكمال", "والبوكمال", "بالبوكمال", "للبوكمال", "وللبوكمال", "فالبوكمال", "بوكمال", "لبوكمال"}) {
    EXPECT_TRUE(finds("البوكمال", written)) << written;
    EXPECT_TRUE(finds("بوكمال", written)) << written;
  }
  EXPECT_TRUE(finds("بغداد", "ببغداد"));
  EXPECT_TRUE(finds("بغداد", "وبغداد"));
  EXPECT_TRUE(finds("لبنان", "بلبنان"));
}

TEST(Search_words, find_every_spelling) {
  EXPECT_TRUE(finds("الادارة", "الإدارة"));
  EXPECT_TRUE(finds("ادلب", "إدلِب"));
  EXPECT_TRUE(finds("القاهره", "القـــاهرة"));
}

TEST(Search_words, do_not_find_another_word) {
  EXPECT_FALSE(finds("وكالة", "كالة"));  // "agency" is no "and" + a word
  EXPECT_FALSE(finds("كبير", "بير"));
  EXPECT_FALSE(finds("وزير", "زير"));
  EXPECT_FALSE(finds("بغداد", "غداد"));
  EXPECT_FALSE(finds("حلب", "حمص"));
}

TEST(Search_words, a_stem_that_begins_as_the_article_does_is_found_with_and_without_it) {
  for (const char* searched : {"ألغام", "الألغام"}) {
    for (const char* written : {"ألغام", "الألغام", "بالألغام"}) EXPECT_TRUE(finds(searched, written)) << written;
  }
}

TEST(Search_words, a_word_of_other_letters_and_a_number_stay_as_they_are) {
  EXPECT_EQ(indexed_forms("isis"), std::vector<std::string>{"isis"});
  EXPECT_EQ(searched_forms("2017"), std::vector<std::string>{"2017"});
  EXPECT_EQ(indexed_forms("و"), std::vector<std::string>{"و"});
}

}  // namespace
}  // namespace sijill
