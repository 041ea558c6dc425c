#include "sijill/ingest/pdf_text.h"

#include <gtest/gtest.h>

#include "sijill/ingest/sources_testing.h"

namespace sijill {
namespace {

// A PDF of one font whose codes stand for Arabic letters, each letter placed from left to right as a printer sees it.
std::string pdf_of(const std::vector<std::vector<std::u16string>>& pages) {
  std::vector<std::string> objects;
  std::u16string letters;
  std::string kids;
  const auto hex = [](unsigned value, int digits) {
    char text[16];
    std::snprintf(text, sizeof text, "%0*X", digits, value);
    return std::string(text);
  };
  std::string contents_at;
  std::vector<std::string> contents;
  for (const auto& page : pages) {
    std::string stream = "BT /F1 12 Tf 1 0 0 1 0 0 Tm\n";
    int y = 760;
    for (const std::u16string& line : page) {
      // Visual order: the last letter leftmost.
      std::string codes;
      for (auto letter = line.rbegin(); letter != line.rend(); ++letter) {
        if (letters.find(*letter) == std::u16string::npos) letters.push_back(*letter);
        codes += hex(static_cast<unsigned>(letters.find(*letter)) + 33, 2);
      }
      const int x = 560 - static_cast<int>(line.size()) * 6;
      stream += "1 0 0 1 " + std::to_string(x) + " " + std::to_string(y) + " Tm <" + codes + "> Tj\n";
      y -= 16;
    }
    contents.push_back(stream + "ET");
  }
  std::string map =
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
      "1 begincodespacerange <00> <FF> endcodespacerange\n" +
      std::to_string(letters.size()) + " beginbfchar\n";
  for (std::size_t i = 0; i < letters.size(); ++i)
    map += "<" + hex(static_cast<unsigned>(i) + 33, 2) + "> <" + hex(letters[i], 4) + ">\n";
  map += "endbfchar endcmap end end";
  const auto stream_of = [](const std::string& bytes) {
    return "<< /Length " + std::to_string(bytes.size()) + " >>\nstream\n" + bytes + "\nendstream";
  };
  std::string widths;
  for (int i = 33; i < 256; ++i) widths += "500 ";
  objects.push_back("<< /Type /Catalog /Pages 2 0 R >>");
  for (std::size_t i = 0; i < pages.size(); ++i) kids += std::to_string(5 + 2 * i) + " 0 R ";
  objects.push_back("<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages.size()) + " >>");
  objects.push_back("<< /Type /Font /Subtype /TrueType /BaseFont /Arabic /FirstChar 33 /LastChar 255 /Widths [" +
                    widths + "] /ToUnicode 4 0 R >>");
  objects.push_back(stream_of(map));
  for (std::size_t i = 0; i < pages.size(); ++i) {
    objects.push_back("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents " + std::to_string(6 + 2 * i) +
                      " 0 R /Resources << /Font << /F1 3 0 R >> >> >>");
    objects.push_back(stream_of(contents[i]));
  }
  std::string pdf = "%PDF-1.4\n", table;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    char row[32];
    std::snprintf(row, sizeof row, "%010zu 00000 n \n", pdf.size());
    table += row;
    pdf += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t at = pdf.size();
  return pdf + "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n" + table +
         "trailer << /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R >>\nstartxref\n" +
         std::to_string(at) + "\n%%EOF\n";
}

TEST(PdfText, a_line_set_from_right_to_left_is_read_in_its_order) {
  if (!reads_pdf()) GTEST_SKIP() << "built without PDF";
  const All_records all = received_from("a.pdf", pdf_of({{u"قال الجيش إنه انسحب من المدينة."}}));
  ASSERT_EQ(all.articles.size(), 1u) << (all.left_out.empty() ? "" : all.left_out[0].message);
  EXPECT_EQ(all.articles[0].text, "قال الجيش إنه انسحب من المدينة.\n");
}

TEST(PdfText, lines_that_were_broken_to_fit_are_joined) {
  if (!reads_pdf()) GTEST_SKIP() << "built without PDF";
  const Result<Pdf> pdf = read_pdf(pdf_of({{u"قالت قوات الحكومة إنها سيطرت صباح أمس على",
                                            u"بلدة المزرعة شمال المدينة بعد معارك عنيفة.", u"وقتل ثلاثة."}}),
                                   {});
  ASSERT_TRUE(pdf);
  EXPECT_EQ(pdf.value().text,
            "قالت قوات الحكومة إنها سيطرت صباح أمس على بلدة المزرعة شمال المدينة بعد معارك عنيفة. وقتل ثلاثة.\n");
}

TEST(PdfText, running_heads_and_page_numbers_go) {
  std::vector<std::string> pages;
  for (int i = 1; i <= 4; ++i) {
    pages.push_back("نشرة الأخبار\n\nسطر من المتن رقم " + std::to_string(i) + " طويل كما يكون السطر التام.\n- " +
                    std::to_string(i) + " -\n");
  }
  const std::string text = paragraphs_of(pages);
  EXPECT_EQ(text.find("نشرة"), std::string::npos) << text;
  EXPECT_EQ(text.find("- 1"), std::string::npos) << text;
  EXPECT_NE(text.find("رقم 4"), std::string::npos) << text;
}

TEST(PdfText, a_page_without_text_is_told) {
  if (!reads_pdf()) GTEST_SKIP() << "built without PDF";
  const All_records all = received_from("a.pdf", pdf_of({{u"قال الجيش إنه انسحب."}, {}}));
  ASSERT_EQ(all.articles.size(), 1u);
  ASSERT_FALSE(all.articles[0].notes.empty());
  EXPECT_NE(all.articles[0].notes.back().find("1 have no text layer"), std::string::npos)
      << all.articles[0].notes.back();
}

TEST(PdfText, a_build_without_it_names_the_remedy) {
  if (reads_pdf()) GTEST_SKIP() << "built with PDF";
  const All_records all = received_from("a.pdf", pdf_of({{u"قال الجيش."}}));
  ASSERT_EQ(all.left_out.size(), 1u);
  EXPECT_EQ(all.left_out[0].reason, "PDF left out");
  EXPECT_NE(all.left_out[0].message.find("-DSIJILL_WITH_PDF=ON"), std::string::npos) << all.left_out[0].message;
}

TEST(PdfText, any_cut_and_any_junk_is_told) {
  const std::string whole = pdf_of({{u"قال الجيش."}});
  for (std::size_t size = 8; size < whole.size(); size = size * 3 / 2) {
    const All_records all = received_from("a.pdf", whole.substr(0, size));
    EXPECT_EQ(all.articles.size() + all.left_out.size(), 1u) << size;
  }
  EXPECT_EQ(received_from("a.pdf", "%PDF-1.4\n" + std::string(5000, '\xAB')).left_out.size(), 1u);
}

}  // namespace
}  // namespace sijill
