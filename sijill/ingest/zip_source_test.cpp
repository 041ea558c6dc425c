#include "sijill/ingest/zip_source.h"

#include <gtest/gtest.h>
#include <zip.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "sijill/core/folder_testing.h"
#include "sijill/ingest/sources_testing.h"

namespace sijill {
namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

std::string zipped(const Entries& entries) {
  const Test_folder folder;
  const std::string path = folder / "made.zip";
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  for (const auto& [name, bytes] : entries) {
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_OVERWRITE);
  }
  zip_close(archive);
  std::ifstream file(path, std::ios::binary);
  std::string all((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
  return all;
}

std::string told(const All_records& all) {
  std::string text;
  for (const Article& article : all.articles) text += article.name + " ";
  for (const Refusal& refusal : all.left_out) text += "- " + refusal.reason + " ";
  for (const Refusal& refusal : all.passed_over) text += "(" + refusal.reason + ") ";
  return text;
}

const std::string word = "<?xml version=\"1.0\"?><w:document xmlns:w=\"x\"><w:body>";

TEST(ZipSource, its_entries_are_inputs_of_their_own) {
  const All_records all = received_from("a.zip", zipped({{"b/1.txt", "قال الجيش."},
                                                         {"a.jsonl", "{\"text\":\"خبر\"}\n{\"text\":\"خبر ثان\"}"},
                                                         {".hidden", "x"},
                                                         {"__MACOSX/x", "x"},
                                                         {"p.jpg", "\xFF\xD8\xFF\xE0"},
                                                         {"n.txt.gz", gzipped("خبر")}}));
  EXPECT_EQ(told(all), "a.zip/b/1.txt a.zip/a.jsonl#1 a.zip/a.jsonl#2 a.zip/n.txt.gz (hidden) (hidden) (media) ");
}

TEST(ZipSource, names_that_lead_elsewhere_are_labels_only) {
  const All_records all =
      received_from("a.zip", zipped({{"../../../tmp/sijill_escaped.txt", "قال"}, {"/etc/passwd", "قال"}}));
  EXPECT_EQ(told(all), "a.zip/../../../tmp/sijill_escaped.txt a.zip//etc/passwd ");
  EXPECT_FALSE(std::filesystem::exists("/tmp/sijill_escaped.txt"));
}

TEST(ZipSource, archives_within_archives_end_at_the_limit) {
  std::string packed = zipped({{"a.txt", "قال"}});
  EXPECT_EQ(received_from("a.zip", zipped({{"b.zip", packed}})).articles.size(), 1u);
  for (int i = 0; i < 6; ++i) packed = zipped({{"b.zip", packed}});
  const All_records all = received_from("a.zip", packed);
  ASSERT_EQ(all.left_out.size(), 1u);
  EXPECT_NE(all.left_out[0].message.find("more than 4 deep"), std::string::npos) << all.left_out[0].message;
}

TEST(ZipSource, a_bomb_is_left_out) {
  const All_records all =
      received_from("a.zip", zipped({{"zeros.jsonl", std::string(std::size_t{40} << 20, ' ')}, {"b.txt", "قال"}}));
  EXPECT_EQ(told(all).find("a.zip/zeros"), std::string::npos);
  EXPECT_NE(told(all).find("- "), std::string::npos) << told(all);
}

TEST(ZipSource, any_cut_is_told) {
  const std::string whole = zipped({{"1.txt", "قال الجيش."}, {"2.txt", "قال الجيش."}});
  for (std::size_t size = 4; size < whole.size(); size += 5) {
    EXPECT_EQ(received_from("a.zip", whole.substr(0, size)).left_out.size(), 1u) << size;
  }
}

TEST(DocxText, paragraphs_are_lines_and_deleted_words_are_gone) {
  const All_records all = received_from(
      "a.docx",
      zipped(
          {{"[Content_Types].xml", "<Types/>"},
           {"word/document.xml",
            word +
                "<w:p><w:r><w:t>قال الجيش</w:t></w:r><w:r><w:t xml:space=\"preserve\"> إنه انسحب.</w:t></w:r></w:p>"
                "<w:p><w:del><w:r><w:t>محذوف</w:t></w:r></w:del><w:r><w:t>سطر</w:t><w:br/><w:t>ثان</w:t></w:r></"
                "w:p></w:body></w:document>"},
           {"docProps/core.xml",
            "<cp:coreProperties xmlns:cp=\"x\" "
            "xmlns:dc=\"y\"><dc:title>عنوان</dc:title><dc:creator>سالم</dc:creator></cp:coreProperties>"}}));
  ASSERT_EQ(all.articles.size(), 1u) << told(all);
  EXPECT_EQ(all.articles[0].text, "قال الجيش إنه انسحب.\nسطر\nثان\n");
  EXPECT_EQ(all.articles[0].title, "عنوان");
  EXPECT_EQ(all.articles[0].byline, "سالم");
}

TEST(DocxText, broken_hostile_and_other_office_files_are_told) {
  const auto docx = [](const std::string& xml) {
    return told(received_from("a.docx", zipped({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", xml}})));
  };
  EXPECT_EQ(docx(word + "<w:p>"), "- broken ");
  EXPECT_EQ(told(received_from("a.xlsx", zipped({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<x/>"}}))),
            "- other office file ");
  // Entities are never expanded, depth is no matter.
  EXPECT_EQ(docx("<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b "
                 "\"&a;&a;&a;\">]><w:document><w:p><w:t>&b;</w:t></w:p></w:document>"),
            "a.docx ");
  std::string deep = "<w:document>";
  for (int i = 0; i < 10'000; ++i) deep += "<w:p>";
  deep += "<w:t>قال</w:t>";
  for (int i = 0; i < 10'000; ++i) deep += "</w:p>";
  EXPECT_EQ(docx(deep + "</w:document>"), "a.docx ");
}

}  // namespace
}  // namespace sijill
