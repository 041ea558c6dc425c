#include "sijill/ingest/leaf.h"

#include <algorithm>
#include <utility>

#include "sijill/core/ascii.h"
#include "sijill/ingest/docx_text.h"
#include "sijill/ingest/html_page.h"
#include "sijill/ingest/mail_message.h"
#include "sijill/ingest/pdf_text.h"
#include "sijill/ingest/plain_text.h"
#include "sijill/text/digest.h"

namespace sijill {
namespace {

Article read(Leaf leaf, const Limits& limits, Input_options facts) {
  if (leaf.format == Input_format::html) {
    Html_options html;
    html.charset = std::move(leaf.charset);
    html.address = std::move(leaf.address);
    html.max_bytes = limits.document_bytes;
    html.max_depth = static_cast<std::uint32_t>(std::min<std::uint64_t>(limits.nesting, html.max_depth));
    return read_html(std::move(leaf.name), std::move(leaf.bytes), facts, html);
  }
  if (facts.url.empty()) facts.url = leaf.address;
  return read_plain_text(std::move(leaf.name), std::move(leaf.bytes), facts);
}

Received checked(Article article, Input_format format, const Position& position, const Settings& settings) {
  if (article.text.size() <= settings->limits.text_bytes) return article;
  return refuse(format, position, "text too long",
                "found a text of " + std::to_string(article.text.size()) + " bytes, wanted at most " +
                    std::to_string(settings->limits.text_bytes) + "; cut it, or allow more with --limit text=N");
}

// A newsletter's plain part is often no more than a pointer to the other.
Received read_mail_leaf(Leaf leaf, Input_options facts, const Position& position, const Settings& settings) {
  std::string id = sha256_hex(leaf.bytes);
  Mail mail = read_mail(leaf.bytes, settings->limits);
  if (!facts.published) facts.published = mail.date;
  if (facts.outlet.empty()) facts.outlet = mail.from;
  if (facts.url.empty()) facts.url = mail.address;
  if (facts.title.empty()) facts.title = mail.subject;
  Article article;
  if (!mail.html.empty()) {
    Leaf page{Input_format::html, leaf.name, std::move(mail.html), std::move(mail.html_charset), {}, {}};
    article = read(std::move(page), settings->limits, facts);
  }
  if (2 * mail.plain.size() > article.text.size() && !mail.plain.empty()) {
    article = read_plain_text(std::move(leaf.name), std::move(mail.plain), facts);
    set_title(article, facts.title);
  }
  if (article.text.empty()) {
    if (position.number > 0) return pass_over(Input_format::mail, "mail without words");
    article.name = position.input;
    article.notes = {"The mail holds no words."};
  }
  article.id = std::move(id);
  article.relayed_from = std::move(mail.relayed_from);
  if (mail.attachments > 0) {
    article.notes.push_back("The mail has attachments that were not read: " + std::to_string(mail.attachments) + ".");
  }
  return checked(std::move(article), Input_format::mail, position, settings);
}

Received read_pdf_leaf(Leaf leaf, const Input_options& facts, const Position& position, const Settings& settings) {
  std::string id = sha256_hex(leaf.bytes);
  Result<Pdf> read = read_pdf(leaf.bytes, settings->limits);
  if (!read)
    return refuse(Input_format::pdf, position, reads_pdf() ? "broken" : "PDF left out", read.error().message);
  Pdf pdf = std::move(read).value();
  Article article = read_plain_text(std::move(leaf.name), std::move(pdf.text), facts);
  article.id = std::move(id);
  if (article.byline.empty()) article.byline = pdf.author;
  if (pdf.pages_without_text > 0) {
    article.notes.push_back("Of the " + std::to_string(pdf.pages) + " pages of the PDF " +
                            std::to_string(pdf.pages_without_text) +
                            " have no text layer; pictures of text are not read.");
  }
  return checked(std::move(article), Input_format::pdf, position, settings);
}

}  // namespace

void set_title(Article& article, const std::string& title) {
  const std::string_view line = ascii_trimmed(title);
  if (line.empty() || line.find('\n') != std::string_view::npos) return;
  if (ascii_trimmed(article.text).starts_with(line)) return;
  const auto shift = static_cast<std::uint32_t>(line.size() + 1);
  for (Marked_line& marked : article.marked) {
    // What stood as the first line of the text is no headline any more.
    if (marked.kind == Marked_line::Kind::title) marked.kind = Marked_line::Kind::caption;
    marked.span.begin += shift;
    marked.span.end += shift;
  }
  article.text.insert(0, std::string(line) + "\n");
  article.marked.insert(article.marked.begin(), {Marked_line::Kind::title, {0, shift - 1}});
}

Input_options merged(const Input_options& users, const Input_options& facts) {
  Input_options both = users;
  if (!both.published) both.published = facts.published;
  if (both.outlet.empty()) both.outlet = facts.outlet;
  if (both.url.empty()) both.url = facts.url;
  if (both.title.empty()) both.title = facts.title;
  return both;
}

Received read_leaf(Leaf leaf, const Position& position, const Settings& settings) {
  const Input_format format = leaf.format;
  const Input_options facts = merged(settings->facts, leaf.facts);
  if (format == Input_format::mail) return read_mail_leaf(std::move(leaf), facts, position, settings);
  if (format == Input_format::pdf) return read_pdf_leaf(std::move(leaf), facts, position, settings);
  return checked(read(std::move(leaf), settings->limits, facts), format, position, settings);
}

Received read_docx_leaf(const Zip_archive& archive, const std::string& name, const Position& position,
                        const Settings& settings) {
  Result<Docx> read = read_docx(archive, settings->limits);
  if (!read) return refuse(Input_format::docx, position, "broken", read.error().message);
  Docx docx = std::move(read).value();
  Article article = read_plain_text(name, std::move(docx.text), settings->facts);
  article.id = sha256_hex(docx.xml);
  if (article.title.empty()) article.title = docx.title;
  if (article.byline.empty()) article.byline = docx.author;
  return checked(std::move(article), Input_format::docx, position, settings);
}

}  // namespace sijill
