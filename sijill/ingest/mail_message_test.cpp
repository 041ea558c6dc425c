#include "sijill/ingest/mail_message.h"

#include <gtest/gtest.h>

#include "sijill/ingest/mbox_source.h"
#include "sijill/ingest/sources_testing.h"

namespace sijill {
namespace {

const std::string head =
    "From: =?utf-8?B?2YLZhtin2Kkg2KfZhNmB2LHYp9iq?= <news@x.example>\r\n"
    "Subject: =?windows-1256?Q?=CE=C8=D1?= =?windows-1256?Q?_=DA=C7=CC=E1?=\r\n"
    "Date: Sat, 11 Nov 2017 00:04:00 +0200\r\n"
    "Archived-At: <https://x.example/1>\r\nMIME-Version: 1.0\r\n";

TEST(MailMessage, a_plain_mail_is_an_article) {
  const All_records all = received_from(
      "a.eml", head +
                   "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                   "=D9=82=D8=A7=D9=84 =\r\n=D8=A7=D9=84=D8=AC=D9=8A=D8=B4 1=3D1.\r\n");
  ASSERT_EQ(all.articles.size(), 1u);
  const Article& article = all.articles[0];
  EXPECT_EQ(article.text, "خبر عاجل\nقال الجيش 1=1.\r\n");
  EXPECT_EQ(article.outlet, "قناة الفرات");
  EXPECT_EQ(article.title, "خبر عاجل");
  EXPECT_EQ(article.url, "https://x.example/1");
  EXPECT_EQ(to_string(*article.published), "2017-11-11T00:04:00+02:00");
}

TEST(MailMessage, parts_are_undone_and_attachments_counted) {
  const Mail mail = read_mail(head +
                                  "Content-Type: multipart/mixed; boundary=\"=_a\"\r\n\r\npreamble\r\n--=_a\r\n"
                                  "Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: "
                                  "text/plain; charset=windows-1256\r\n"
                                  "Content-Transfer-Encoding: base64\r\n\r\n3sfhIMfhzO3U\r\n--b\r\nContent-Type: "
                                  "text/html; charset=\"utf-8\"\r\n\r\n<p>x</p>\r\n--b--\r\n"
                                  "--=_a\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; "
                                  "filename=x.pdf\r\n\r\nx\r\n--=_a--\r\n",
                              {});
  EXPECT_EQ(mail.plain, "قال الجيش");
  EXPECT_EQ(mail.html, "<p>x</p>\r\n");
  EXPECT_EQ(mail.html_charset, "utf-8");
  EXPECT_EQ(mail.attachments, 1u);
}

TEST(MailMessage, a_forwarded_mail_says_from_whom) {
  const Mail within = read_mail(
      head + "Content-Type: message/rfc822\r\n\r\nFrom: \"Al-Furat\" <a@b>\r\nSubject: s\r\n\r\nقال.\r\n", {});
  EXPECT_EQ(within.relayed_from, (std::vector<std::string>{"Al-Furat"}));
  EXPECT_EQ(within.from, "قناة الفرات");
  EXPECT_EQ(within.plain, "قال.\r\n");
  const Mail inline_one = read_mail(
      head +
          "\r\nانظر\r\n---------- Forwarded message ---------\r\nFrom: شبكة الخابور <a@b>\r\nDate: x\r\n\r\nقال.\r\n",
      {});
  EXPECT_EQ(inline_one.relayed_from, (std::vector<std::string>{"شبكة الخابور"}));
  EXPECT_EQ(inline_one.plain, "قال.\r\n");
}

TEST(MailMessage, words_of_headers) {
  EXPECT_EQ(decoded_words("plain"), "plain");
  EXPECT_EQ(decoded_words("a =?utf-8?q?b?= c"), "a b c");
  EXPECT_EQ(decoded_words("=?utf-8?B?2K4=?= =?utf-8?B?2KjYsQ==?="), "خبر");
  EXPECT_EQ(decoded_words("=?utf-8?B?2A==?= =?utf-8?B?rg==?="), "خ");
  for (const char* odd : {"=?", "=??", "=?x?B?", "=?x?Z?y?=", "=?utf-8?Q?=?="})
    EXPECT_NO_FATAL_FAILURE(static_cast<void>(decoded_words(odd)));
}

TEST(MailMessage, hostile_mails_end) {
  std::string deep = "Subject: x\r\nFrom: y\r\n";
  for (int i = 0; i < 10'000; ++i) deep += "Content-Type: message/rfc822\r\n\r\n";
  EXPECT_TRUE(read_mail(deep, {}).plain.empty());
  std::string parts = "Content-Type: multipart/mixed; boundary=a\r\n\r\n";
  for (int i = 0; i < 10'000; ++i) parts += "--a\r\nContent-Type: multipart/mixed; boundary=a\r\n\r\n";
  EXPECT_TRUE(read_mail(parts, {}).plain.empty());
}

TEST(MboxSource, mails_are_parted_and_marks_undone) {
  const All_records all = received_from(
      "a.mbox", "From x Sat Nov 11 00:00:00 2017\n" + head +
                    "\nقال الجيش.\n>From here\n\nFrom y Sat Nov 11 00:00:00 2017\n" + head + "\nخبر ثان.\n");
  ASSERT_EQ(all.articles.size(), 2u);
  EXPECT_EQ(all.articles[0].text, "خبر عاجل\nقال الجيش.\nFrom here\n\n");
  EXPECT_EQ(all.articles[1].name, "a.mbox#2");
}

TEST(MboxSource, a_mail_that_is_too_large_is_left_out) {
  Limits limits;
  limits.document_bytes = 2000;
  const std::string from = "From x Sat Nov 11 00:00:00 2017\n";
  const All_records all =
      received_from("a.mbox", from + head + "\n" + std::string(1'000'000, 'x') + "\n" + from + head + "\nقال.\n",
                    settings_with(limits));
  EXPECT_EQ(all.articles.size(), 1u);
  ASSERT_EQ(all.left_out.size(), 1u);
  EXPECT_EQ(all.left_out[0].reason, "too large");
}

}  // namespace
}  // namespace sijill
