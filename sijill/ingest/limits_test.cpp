#include "sijill/ingest/limits.h"

#include <gtest/gtest.h>

#include "sijill/ingest/columns.h"
#include "sijill/ingest/sniff.h"

namespace sijill {
namespace {

using namespace std::string_view_literals;

TEST(Limits, are_changed_by_name_with_units) {
  EXPECT_EQ(with_limit({}, "document=64M").value().document_bytes, 64u << 20);
  EXPECT_EQ(with_limit({}, "ratio=1000").value().ratio, 1000u);
  EXPECT_EQ(with_limit({}, "total=2G").value().total_bytes, 2ull << 30);
}

TEST(Limits, what_is_no_limit_is_refused_with_what_was_wanted) {
  for (const char* bad : {"", "document", "document=", "document=0", "document=x", "document=1T", "document=-1",
                          "size=1", "total=99999999999G", "document=2G"}) {
    const Result<Limits> limits = with_limit({}, bad);
    ASSERT_FALSE(limits) << bad;
    EXPECT_NE(limits.error().message.find("found"), std::string::npos);
  }
}

TEST(Columns, a_mapping_replaces_the_names_of_its_fields) {
  const Columns columns = with_columns({}, "text=body,published=day").value();
  EXPECT_EQ(columns.text, (std::vector<std::string>{"body"}));
  EXPECT_EQ(columns.published, (std::vector<std::string>{"day"}));
  EXPECT_EQ(columns.title, Columns().title);
  for (const char* bad : {"text", "text=", "words=body", "text=body,,"}) EXPECT_FALSE(with_columns({}, bad)) << bad;
}

TEST(Sniff, the_bytes_tell_before_the_name_does) {
  struct Case {
    std::string_view head, name;
    Input_format format;
  };
  for (const Case& c : {
           Case{"PK\x03\x04...", "a.txt", Input_format::zip},
           {"WARC/1.0\r\n", "a", Input_format::warc},
           {"%PDF-1.4", "a", Input_format::pdf},
           {"\xEF\xBB\xBF <!DOCTYPE html><p>", "a.txt", Input_format::html},
           {"<?xml version=\"1.0\"?>\n<html>", "a", Input_format::html},
           {"{\"text\": 1}", "a.txt", Input_format::json},
           {"[ {\"text\": 1}]", "a", Input_format::json},
           {"{\n \"name\": \"x\",\n \"messages\": [\n {", "result.json", Input_format::telegram},
           {"{\"messages\": 5}", "x.json", Input_format::json},
           {"[رويترز] قال الجيش", "a", Input_format::text},
           {"{قال الجيش}", "a", Input_format::text},
           {"From x@y Sat Nov 11 00:00:00 2017\nFrom: x\nSubject: y\n\nz", "a", Input_format::mbox},
           {"From the front: news", "a", Input_format::text},
           {"Received: from x\n by y\nSubject: z\n\nbody", "a", Input_format::mail},
           {"Date: today\n\nbody", "a", Input_format::text},
           {"Date: today\n\nbody", "a.eml", Input_format::mail},
           {"text,date\nx,y", "a.CSV.gz", Input_format::csv},
           {"text,date\nx,y", "a", Input_format::text},
           {"<p>x", "a.htm", Input_format::html},
           {"", "", Input_format::text},
       }) {
    EXPECT_EQ(name(sniff(c.head, c.name)), name(c.format)) << c.head << " " << c.name;
  }
}

TEST(Sniff, pictures_and_film_are_media) {
  EXPECT_TRUE(is_media("\xFF\xD8\xFF\xE0"));
  EXPECT_TRUE(
      is_media("\0\0\0\x18"
               "ftypmp42"sv));
  EXPECT_FALSE(is_media("قال الجيش"));
  EXPECT_FALSE(is_media(""));
}

TEST(InputFormat, every_name_leads_back) {
  for (int i = 0; i <= static_cast<int>(Input_format::docx); ++i) {
    const auto format = static_cast<Input_format>(i);
    EXPECT_EQ(input_format_of(name(format)), format);
  }
  EXPECT_FALSE(input_format_of("xls"));
}

}  // namespace
}  // namespace sijill
