#include "sijill/wire/text_fields.h"

#include <gtest/gtest.h>

namespace sijill {
namespace {

TEST(Text_fields, an_object_of_texts_is_read_and_null_left_out) {
  const auto fields = read_text_fields(R"({"why":"لا","claims":["a","b"],"who":null})");
  ASSERT_TRUE(fields.ok());
  EXPECT_EQ(fields.value(), (Text_fields{{"why", {"لا"}}, {"claims", {"a", "b"}}}));
}

TEST(Text_fields, what_is_no_text_is_named_with_its_key) {
  for (const auto& [json, wanted] :
       {std::pair(R"({"why":3})", "why: found a number"), std::pair(R"({"why":[{}]})", "why: found an object"),
        std::pair("[1]", "body: found a list"), std::pair("{", "body: found no JSON"),
        std::pair("[[[[[[[[[[[[1]]]]]]]]]]]]", "body: found no JSON")}) {
    const auto fields = read_text_fields(json);
    ASSERT_FALSE(fields.ok()) << json;
    EXPECT_EQ(fields.error().message.rfind(wanted, 0), 0U) << fields.error().message;
  }
}

}  // namespace
}  // namespace sijill
