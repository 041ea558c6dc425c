#include "sijill/wire/json_writer.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

// NOLINTBEGIN(misc-misleading-bidirectional): what is tested; written as escapes
namespace sijill {
namespace {

std::string written(std::string_view text) {
  Json_writer json;
  json.text(text);
  return std::move(json).take();
}

TEST(JsonWriter, quotes_backslashes_and_controls_are_escaped) {
  EXPECT_EQ(written("a\"b\\c\n\t\x01"), R"("a\"b\\c\n\t\u0001")");
}

TEST(JsonWriter, whatever_some_reader_takes_for_a_line_end_is_escaped) {
  EXPECT_EQ(written("\u2028\u2029\u0085\x0B\x0C\x1C\x7F"), R"("\u2028\u2029\u0085\u000b\u000c\u001c\u007f")");
}

TEST(JsonWriter, bidi_controls_are_escaped_and_marks_that_join_letters_are_not) {
  EXPECT_EQ(written("\u202E\u2066x\u2069"), R"("\u202e\u2066x\u2069")");
  EXPECT_EQ(written("می\u200Cشود"), "\"می\u200Cشود\"");
}

TEST(JsonWriter, bytes_that_are_no_utf8_become_the_replacement_character) {
  EXPECT_EQ(written("ق\xFFال\xD8"), "\"ق\uFFFDال\uFFFD\"");
  EXPECT_EQ(written("\xED\xA0\x80"), "\"\uFFFD\uFFFD\uFFFD\"");
}

TEST(JsonWriter, what_is_written_reads_back) {
  const std::string text = "😀 «قال» \"x\" </script> \\ \u202B \u2028 \x02";
  EXPECT_EQ(boost::json::parse(written(text)).as_string(), text);
}

TEST(JsonWriter, a_script_element_cannot_be_closed_from_inside) {
  Json_writer json = Json_writer::for_html();
  json.text("</script><!-- ");
  EXPECT_EQ(std::move(json).take(), R"("\u003c/script>\u003c!-- ")");
}

TEST(JsonWriter, numbers_are_short_and_plain) {
  const auto number = [](double value) {
    Json_writer json;
    json.number(value);
    return std::move(json).take();
  };
  EXPECT_EQ(number(4), "4");
  EXPECT_EQ(number(0.93), "0.93");
  EXPECT_EQ(number(-33.5), "-33.5");
  EXPECT_EQ(number(200000), "200000");
  EXPECT_EQ(number(-0.0), "0");
  EXPECT_EQ(number(1.0 / 0.0), "null");
}

TEST(JsonWriter, commas_stand_between_values_only) {
  Json_writer json;
  json.begin_object().key("a").begin_array().integer(1).null().begin_object().end_object().end_array();
  json.key("b").boolean(false).end_object().newline();
  json.begin_object().end_object();
  EXPECT_EQ(std::move(json).take(), "{\"a\":[1,null,{}],\"b\":false}\n{}");
}

}  // namespace
}  // namespace sijill
// NOLINTEND(misc-misleading-bidirectional)
