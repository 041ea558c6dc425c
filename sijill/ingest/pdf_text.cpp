#include "sijill/ingest/pdf_text.h"

#ifdef SIJILL_WITH_PDF
#include <poppler-document.h>
#include <poppler-global.h>
#include <poppler-page.h>
#endif

#include <algorithm>
#include <chrono>
#include <limits>
#include <map>
#include <memory>
#include <mutex>

#include "sijill/text/decode.h"
#include "sijill/text/utf8.h"

namespace sijill {
namespace {

constexpr double short_share = 0.75;     // of a full line; a shorter one ends its paragraph
constexpr std::size_t running_from = 3;  // pages with the same first or last line

// Without marks of direction and blanks around it; other blanks folded into one.
std::string clean_line(std::string_view line) {
  std::string clean;
  for (std::size_t i = 0; i < line.size();) {
    const Code_point point = code_point_at(line, i);
    const std::size_t length = std::max<std::size_t>(point.length, 1);
    const char32_t c = point.value;
    const bool is_mark =
        (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0xFEFF;
    const bool is_blank = c == U' ' || c == U'\t' || c == U'\r' || c == 0xA0 || c == U'\f';
    if (is_blank) {
      if (!clean.empty() && clean.back() != ' ') clean.push_back(' ');
    } else if (!is_mark) {
      clean.append(line.substr(i, length));
    }
    i += length;
  }
  while (!clean.empty() && clean.back() == ' ') clean.pop_back();
  return clean;
}

std::size_t width(std::string_view line) {
  return static_cast<std::size_t>(
      std::count_if(line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string without_digits(std::string_view line) {
  std::string rest;
  for (std::size_t i = 0; i < line.size();) {
    const Code_point point = code_point_at(line, i);
    const std::size_t length = std::max<std::size_t>(point.length, 1);
    const char32_t c = point.value;
    const bool is_digit = (c >= U'0' && c <= U'9') || (c >= 0x660 && c <= 0x669) || (c >= 0x6F0 && c <= 0x6F9);
    if (!is_digit) rest.append(line.substr(i, length));
    i += length;
  }
  return rest;
}

bool ends_a_sentence(std::string_view line) {
  return line.ends_with('.') || line.ends_with("؟") || line.ends_with('!') || line.ends_with(':') ||
         line.ends_with(".»");
}

std::vector<std::string> lines_of(std::string_view page) {
  std::vector<std::string> lines;
  while (!page.empty()) {
    const std::size_t end = std::min(page.find('\n'), page.size());
    lines.push_back(clean_line(page.substr(0, end)));
    page.remove_prefix(std::min(end + 1, page.size()));
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  lines.erase(lines.begin(),
              std::find_if(lines.begin(), lines.end(), [](const std::string& line) { return !line.empty(); }));
  return lines;
}

}  // namespace

std::string paragraphs_of(const std::vector<std::string>& pages) {
  std::vector<std::vector<std::string>> all;
  std::map<std::string, std::size_t> firsts, lasts;
  for (const std::string& page : pages) {
    all.push_back(lines_of(page));
    if (all.back().empty()) continue;
    ++firsts[without_digits(all.back().front())];
    ++lasts[without_digits(all.back().back())];
  }
  const auto is_running = [](const std::map<std::string, std::size_t>& counts, const std::string& line) {
    const std::string rest = without_digits(line);
    return counts.at(rest) >= running_from || rest.find_first_not_of(" -–|") == std::string::npos;
  };
  std::vector<std::string> lines;
  std::vector<std::size_t> widths;
  for (std::vector<std::string>& page : all) {
    if (!page.empty() && is_running(lasts, page.back())) page.pop_back();
    if (!page.empty() && firsts.contains(without_digits(page.front())) && is_running(firsts, page.front()))
      page.erase(page.begin());
    for (std::string& line : page) {
      if (!line.empty()) widths.push_back(width(line));
      lines.push_back(std::move(line));
    }
  }
  std::sort(widths.begin(), widths.end());
  const std::size_t full = widths.empty() ? 0 : widths[widths.size() * 9 / 10];
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].empty()) continue;
    text.append(lines[i]);
    const bool is_short = static_cast<double>(width(lines[i])) < short_share * static_cast<double>(full);
    const bool ends =
        i + 1 == lines.size() || lines[i + 1].empty() || is_short ||
        (ends_a_sentence(lines[i]) && static_cast<double>(width(lines[i])) < 0.9 * static_cast<double>(full));
    text.push_back(ends ? '\n' : ' ');
  }
  return text;
}

#ifdef SIJILL_WITH_PDF

namespace {

constexpr auto longest_time = std::chrono::seconds(20);  // for all pages

std::string utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  return decode(std::string(bytes.begin(), bytes.end())).text;
}

void silence() {
  static std::once_flag once;
  std::call_once(once, [] { poppler::set_debug_error_function([](const std::string&, void*) {}, nullptr); });
}

}  // namespace

bool reads_pdf() { return true; }

Result<Pdf> read_pdf(const std::string& bytes, const Limits& limits) {
  silence();
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    return Error{"found more than 2 GB, wanted a smaller PDF"};
  const std::unique_ptr<poppler::document> document(
      poppler::document::load_from_raw_data(bytes.data(), static_cast<int>(bytes.size())));
  if (document == nullptr) return Error{"found a broken PDF, wanted one that opens"};
  if (document->is_locked()) return Error{"found a PDF that wants a password, wanted one that opens without"};
  const auto began = std::chrono::steady_clock::now();
  Pdf pdf;
  pdf.title = clean_line(utf8(document->get_title()));
  pdf.author = clean_line(utf8(document->get_author()));
  std::vector<std::string> pages;
  std::size_t size = 0;
  for (int i = 0; i < document->pages(); ++i) {
    const std::unique_ptr<poppler::page> page(document->create_page(i));
    ++pdf.pages;
    pages.push_back(page == nullptr ? std::string()
                                    : utf8(page->text(poppler::rectf(), poppler::page::non_raw_non_physical_layout)));
    if (clean_line(pages.back()).empty()) ++pdf.pages_without_text;
    size += pages.back().size();
    if (size > limits.text_bytes) {
      return Error{"found more than " + std::to_string(limits.text_bytes) +
                   " bytes of text, wanted at most that; --limit text=N allows more"};
    }
    if (std::chrono::steady_clock::now() - began > longest_time) {
      return Error{"found that its pages take more than 20 seconds (page " + std::to_string(i + 1) +
                   "), wanted a simpler PDF"};
    }
  }
  pdf.text = paragraphs_of(pages);
  return pdf;
}

#else

bool reads_pdf() { return false; }

Result<Pdf> read_pdf(const std::string& /*bytes*/, const Limits& /*limits*/) {
  return Error{
      "found a PDF, wanted a format that this program reads: it was built without PDF; turn it into text first "
      "(pdftotext), or build with -DSIJILL_WITH_PDF=ON"};
}

#endif

}  // namespace sijill
