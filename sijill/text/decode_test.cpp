#include "sijill/text/decode.h"

#include <gtest/gtest.h>

#include "sijill/text/digest.h"

namespace sijill {
namespace {

using namespace std::string_literals;

TEST(Decode, valid_utf8_comes_back_byte_for_byte) {
  for (const std::string& text : {"استعاد الجيش المدينة."s, "\uFEFFقال"s, "plain"s, ""s, "a\r\nb\tc"s}) {
    const Decoded_text decoded = decode(text);
    EXPECT_EQ(decoded.text, text);
    EXPECT_EQ(decoded.charset, "utf-8");
    EXPECT_TRUE(decoded.notes.empty());
  }
}

TEST(Decode, a_broken_sequence_becomes_one_mark_and_a_note) {
  const Decoded_text decoded = decode("استعاد الجي\xD8 المدينة");
  EXPECT_EQ(decoded.text, "استعاد الجي\uFFFD المدينة");
  ASSERT_EQ(decoded.notes.size(), 1u);
  EXPECT_NE(decoded.notes[0].find("1 broken"), std::string::npos);
}

TEST(Decode, overlong_forms_and_surrogates_are_broken) {
  EXPECT_EQ(decode("الجيش يتقدم \xED\xA0\x80").text, "الجيش يتقدم \uFFFD");
  EXPECT_EQ(decode("الجيش يتقدم \xC0\xAF").text, "الجيش يتقدم \uFFFD");
}

TEST(Decode, what_is_broken_is_seen_at_every_place_among_the_bytes_that_are_looked_at_at_once) {
  const std::string around = "قالت الوكالة يوم on Friday إن قواتها دخلت";
  for (const std::string& broken : {"\x80"s, "\xC0\xAF"s, "\xC1\xBF"s, "\xD9"s, "\xD9\xD9"s, "\xD9 "s, "\xE2\x80"s,
                                    "\xED\xA0\x80"s, "\xF5"s, "\xFF"s}) {
    for (std::size_t at = 0; at <= around.size(); ++at) {
      if (at < around.size() && (static_cast<unsigned char>(around[at]) & 0xC0) == 0x80) continue;
      const std::string text = around.substr(0, at) + broken + around.substr(at);
      const Decoded_text decoded = decode(text);
      EXPECT_EQ(decoded.charset, "utf-8");
      EXPECT_EQ(decoded.notes.size(), 1u) << at << " of " << text;
      EXPECT_NE(decoded.text.find("\uFFFD"), std::string::npos) << at;
    }
  }
  for (std::size_t size = 0; size <= around.size(); ++size) {
    const bool half = size < around.size() && (static_cast<unsigned char>(around[size]) & 0xC0) == 0x80;
    EXPECT_EQ(decode(around.substr(0, size)).notes.empty(), !half) << size;
  }
}

TEST(Decode, reads_utf16_with_and_without_a_mark) {
  const std::string little = "\x42\x06\x27\x06\x44\x06\x20\x00\x27\x06\x44\x06\x2C\x06\x4A\x06\x34\x06"s;
  EXPECT_EQ(decode("\xFF\xFE"s + little).text, "قال الجيش");
  EXPECT_EQ(decode(little).text, "قال الجيش");
  EXPECT_EQ(decode(little).charset, "utf-16le");
  std::string big = little;
  for (std::size_t i = 0; i < big.size(); i += 2) std::swap(big[i], big[i + 1]);
  EXPECT_EQ(decode("\xFE\xFF"s + big).text, "قال الجيش");
  EXPECT_EQ(decode(big).charset, "utf-16be");
}

TEST(Decode, reads_utf16_surrogate_pairs_and_marks_half_ones) {
  EXPECT_EQ(decode("\xFF\xFE\x3D\xD8\x00\xDE\x41\x00\x3D\xD8"s).text, "\U0001F600A\uFFFD");
}

TEST(Decode, tells_windows_1256_from_iso_8859_6_by_the_article) {
  const Decoded_text windows = decode("\xDE\xC7\xE1 \xC7\xE1\xCC\xED\xD4");
  EXPECT_EQ(windows.text, "قال الجيش");
  EXPECT_EQ(windows.charset, "windows-1256");
  EXPECT_EQ(windows.notes.size(), 1u);
  const Decoded_text iso = decode("\xE2\xC7\xE4 \xC7\xE4\xCC\xEA\xD4");
  EXPECT_EQ(iso.text, "قال الجيش");
  EXPECT_EQ(iso.charset, "iso-8859-6");
}

TEST(Decode, a_declared_charset_decides_only_what_the_bytes_leave_open) {
  EXPECT_EQ(decode("\xE2\xCA\xE4", "ISO-8859-6").text, "قتل");
  EXPECT_EQ(decode("قتل", "ISO-8859-6").text, "قتل");
}

TEST(Decode, a_lying_declaration_is_found_out) {
  const std::string windows = "\xDE\xC7\xE1 \xC7\xE1\xCC\xED\xD4 \xC7\xE1\xD3\xE6\xD1\xED";  // قال الجيش السوري
  for (const char* declared : {"", "utf-8", "iso-8859-6", "iso-8859-1", "windows-1256", "nonsense"}) {
    EXPECT_EQ(decode(windows, declared).text, "قال الجيش السوري") << declared;
  }
  const std::string iso = "\xE2\xC7\xE4 \xC7\xE4\xCC\xEA\xD4 \xC7\xE4\xD3\xE8\xD1\xEA";
  for (const char* declared : {"", "utf-8", "iso-8859-6", "windows-1256"}) {
    EXPECT_EQ(decode(iso, declared).text, "قال الجيش السوري") << declared;
  }
}

TEST(Decode, accents_inside_latin_words_are_latin) {
  const Decoded_text french = decode(
      "L'arm\xE9"
      "e a d\xE9"
      "clar\xE9 la tr\xEAve, d\xE9j\xE0 viol\xE9"
      "e");
  EXPECT_EQ(french.charset, "windows-1252");
  EXPECT_EQ(french.text, "L'armée a déclaré la trêve, déjà violée");
}

TEST(Decode, labels_have_one_name) {
  EXPECT_EQ(charset_named("CP1256"), "windows-1256");
  EXPECT_EQ(charset_named("ISO-8859-1"), "windows-1252");
  EXPECT_EQ(charset_named("klingon"), "");
}

TEST(Decode, binary_data_gives_no_text_and_a_note) {
  for (const std::string& bytes : {"\x7F"
                                   "ELF\x02\x01\x01\x00\x00\x00\x00\x00"s,
                                   "%PDF-1.7 x"s, "PK\x03\x04zip"s, "\x01\x02\x03\x04\x05\x06\x07"s}) {
    const Decoded_text decoded = decode(bytes);
    EXPECT_TRUE(decoded.text.empty());
    ASSERT_EQ(decoded.notes.size(), 1u);
  }
}

TEST(Digest, is_sha256_in_lower_case_hex) {
  EXPECT_EQ(sha256_hex(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(sha256_hex("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
}  // namespace sijill
