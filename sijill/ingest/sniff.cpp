#include "sijill/ingest/sniff.h"

#include <algorithm>
#include <array>
#include <string>

#include "sijill/core/ascii.h"
#include "sijill/ingest/feed.h"
#include "sijill/ingest/html_page.h"

namespace sijill {
namespace {

using namespace std::string_view_literals;

constexpr std::string_view blanks = " \t\r\n\f";

std::string_view without_mark_and_blanks(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  head.remove_prefix(std::min(head.find_first_not_of(blanks), head.size()));
  return head;
}

// { "…  [ {  [ "…: «[رويترز]» opens many a text and no list.
std::optional<Input_format> json_kind(std::string_view head) {
  const std::string_view inner = without_mark_and_blanks(head.substr(1));
  if (head.front() == '[') {
    if (!inner.starts_with('{')) return std::nullopt;
    return Input_format::json;
  }
  if (head.front() != '{' || (!inner.starts_with('"') && !inner.starts_with('}'))) return std::nullopt;
  const auto has = [&](std::string_view key) { return head.find(key) != std::string_view::npos; };
  const std::size_t messages = head.find("\"messages\"");
  if (messages != std::string_view::npos) {
    const std::string_view after = without_mark_and_blanks(head.substr(messages + 10));
    if (after.starts_with(':') && without_mark_and_blanks(after.substr(1)).starts_with('['))
      return Input_format::telegram;
  }
  if (has("\"chats\"") && has("\"list\"") && has("\"about\"")) return Input_format::telegram;
  if (has("\"about\"") && has("Telegram")) return Input_format::telegram;
  return Input_format::json;
}

std::optional<Input_format> by_content(std::string_view head) {
  if (head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv)) return Input_format::zip;
  if (head.starts_with("WARC/")) return Input_format::warc;
  if (head.substr(0, 1024).find("%PDF-") != std::string_view::npos) return Input_format::pdf;
  if (head.starts_with("From ") && begins_as_mail(head.substr(std::min(head.find('\n'), head.size() - 1) + 1))) {
    return Input_format::mbox;
  }
  if (begins_as_mail(head)) return Input_format::mail;
  const std::string_view text = without_mark_and_blanks(head);
  if (text.empty()) return std::nullopt;
  if ((text.front() == '{' || text.front() == '<') && is_feed(text.substr(0, 4096))) return Input_format::feed;
  if (text.front() == '{' || text.front() == '[') return json_kind(text);
  if (looks_like_html(head.substr(0, 4096))) return Input_format::html;
  return std::nullopt;
}

std::optional<Input_format> by_name(std::string_view name) {
  struct Ending {
    std::string_view text;
    Input_format format;
  };
  static constexpr auto endings = std::to_array<Ending>({
      {".html", Input_format::html},
      {".htm", Input_format::html},
      {".xhtml", Input_format::html},
      {".jsonl", Input_format::json},
      {".ndjson", Input_format::json},
      {".csv", Input_format::csv},
      {".tsv", Input_format::csv},
      {".warc", Input_format::warc},
      {".eml", Input_format::mail},
      {".mbox", Input_format::mbox},
  });
  std::string low = ascii_lower(name);
  if (low.ends_with(".gz")) low.resize(low.size() - 3);
  for (const Ending& ending : endings) {
    if (low.ends_with(ending.text)) return ending.format;
  }
  return std::nullopt;
}

}  // namespace

Input_format sniff(std::string_view head, std::string_view name) {
  if (const auto format = by_content(head)) return *format;
  return by_name(name).value_or(Input_format::text);
}

bool is_media(std::string_view head) {
  static constexpr auto beginnings = std::to_array<std::string_view>(
      {"\xFF\xD8\xFF"sv, "\x89PNG"sv, "GIF8"sv, "RIFF"sv, "OggS"sv, "ID3"sv, "\xFF\xFB"sv, "\x1A\x45\xDF\xA3"sv,
       "\x7F"
       "ELF"sv,
       "II*\0"sv, "MM\0*"sv, "wOFF"sv, "wOF2"sv, "SQLite format 3"sv, "FLV\x01"sv, "\0\0\1\0"sv, "MZ"sv});
  for (const std::string_view beginning : beginnings) {
    if (head.starts_with(beginning)) return true;
  }
  return head.substr(0, 12).substr(std::min<std::size_t>(4, head.size())).starts_with("ftyp");
}

bool begins_as_mail(std::string_view head) {
  static constexpr auto known = std::to_array<std::string_view>({"received",
                                                                 "return-path",
                                                                 "delivered-to",
                                                                 "from",
                                                                 "to",
                                                                 "subject",
                                                                 "date",
                                                                 "message-id",
                                                                 "mime-version",
                                                                 "content-type",
                                                                 "x-mailer",
                                                                 "reply-to",
                                                                 "sender",
                                                                 "list-id",
                                                                 "dkim-signature",
                                                                 "cc",
                                                                 "x-gmail-labels",
                                                                 "x-gm-thrid",
                                                                 "authentication-results",
                                                                 "arc-seal",
                                                                 "content-transfer-encoding",
                                                                 "list-unsubscribe",
                                                                 "x-received"});
  int lines = 0, of_mails = 0;
  while (lines < 12 && !head.empty()) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    const std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    if (line.empty() || line == "\r") break;
    if (lines > 0 && (line.front() == ' ' || line.front() == '\t')) continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 ||
        line.substr(0, colon).find_first_of(" \t") != std::string_view::npos) {
      return false;
    }
    ++lines;
    of_mails += std::ranges::find(known, ascii_lower(line.substr(0, colon))) != known.end();
  }
  return of_mails >= 2;
}

}  // namespace sijill
