#include "sijill/ingest/row_article.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "sijill/ingest/feed_date.h"
#include "sijill/ingest/html_page.h"
#include "sijill/ingest/leaf.h"
#include "sijill/text/decode.h"
#include "sijill/text/digest.h"

namespace sijill {
namespace {

constexpr std::string_view blanks = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

}  // namespace

std::optional<Timestamp> moment(std::int64_t seconds) {
  const std::int64_t day = seconds >= 0 ? seconds / 86400 : -((-seconds + 86399) / 86400);
  if (day < to_day({1000, 1, 1}).number || day > to_day({9999, 12, 31}).number) return std::nullopt;
  const auto minute = static_cast<int>((seconds - day * 86400) / 60);
  return Timestamp{Day{static_cast<std::int32_t>(day)}, minute, 0};
}

std::optional<Timestamp> read_published(std::string_view text) {
  text = trimmed(text);
  if (const auto stamp = read_iso(text)) return stamp;
  std::int64_t seconds = 0;
  const std::string_view whole = text.ends_with(".0") ? text.substr(0, text.size() - 2) : text;
  const auto [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), seconds);
  if (error == std::errc() && end == whole.data() + whole.size()) {
    if (whole.size() == 13) seconds /= 1000;
    if (whole.size() != 13 && whole.size() != 9 && whole.size() != 10) return std::nullopt;
    return moment(seconds);
  }
  return read_feed_date(text);
}

void drop_controls(std::string& text) {
  std::erase_if(text,
                [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r'; });
}

std::string record_name(const Position& position) {
  return position.number == 0 ? position.input : position.input + "#" + std::to_string(position.number);
}

Received article_of(Row row, std::string_view bytes, Input_format format, const Position& position,
                    const Settings& settings) {
  for (std::string* cell : {&row.title, &row.published, &row.outlet, &row.url, &row.byline}) {
    *cell = decode(std::move(*cell)).text;
  }
  for (std::string& name : row.relayed_from) name = decode(std::move(name)).text;
  // A column of text may hold markup all the same.
  const bool is_html = trimmed(row.text).empty() || looks_like_html(row.text);
  if (is_html && !trimmed(row.text).empty()) row.html = std::move(row.text);
  std::string& text = is_html ? row.html : row.text;
  drop_controls(text);
  if (trimmed(text).empty()) return pass_over(format, "no text");
  Leaf leaf{
      is_html ? Input_format::html : Input_format::text, record_name(position), std::move(text), "utf-8", {}, {}};
  leaf.facts.published = read_published(row.published);
  leaf.facts.outlet = trimmed(row.outlet);
  leaf.facts.url = trimmed(row.url);
  leaf.facts.title = trimmed(row.title);
  std::replace(leaf.facts.title.begin(), leaf.facts.title.end(), '\n', ' ');
  const std::string title = leaf.facts.title;
  const bool date_is_odd = !leaf.facts.published && !trimmed(row.published).empty();
  Received received = read_leaf(std::move(leaf), position, settings);
  auto* article = std::get_if<Article>(&received);
  if (article == nullptr) {
    std::get<Refusal>(received).format = format;
    return received;
  }
  article->id = sha256_hex(bytes);
  if (!is_html) set_title(*article, title);
  if (!trimmed(row.byline).empty()) article->byline = trimmed(row.byline);
  article->relayed_from = std::move(row.relayed_from);
  if (date_is_odd) {
    article->notes.push_back("Its date of publication \"" + std::string(trimmed(row.published).substr(0, 40)) +
                             "\" could not be read.");
  }
  return received;
}

}  // namespace sijill
