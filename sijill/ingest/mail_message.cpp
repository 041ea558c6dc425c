#include "sijill/ingest/mail_message.h"

#include <algorithm>
#include <array>
#include <utility>

#include "sijill/core/ascii.h"
#include "sijill/ingest/feed_date.h"
#include "sijill/ingest/http_message.h"
#include "sijill/text/decode.h"

namespace sijill {
namespace {

constexpr std::uint64_t deepest_parts = 50;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

// In headers "_" stands for a blank.
std::string unquoted_printable(std::string_view text, bool in_header) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '_' && in_header) {
      bytes.push_back(' ');
    } else if (text[i] != '=') {
      bytes.push_back(text[i]);
    } else if (i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 && hex_digit(text[i + 2]) >= 0) {
      bytes.push_back(static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2])));
      i += 2;
    } else {  // a line that goes on, or a mark that is none
      const std::size_t end = text.find_first_not_of(" \t\r", i + 1);
      if (end != std::string_view::npos && text[end] == '\n') {
        i = end;
      } else {
        bytes.push_back('=');
      }
    }
  }
  return bytes;
}

std::string unbase64(std::string_view text) {
  static constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  static const auto values = [] {
    std::array<int, 256> table{};
    table.fill(-1);
    for (std::size_t i = 0; i < digits.size(); ++i)
      table[static_cast<unsigned char>(digits[i])] = static_cast<int>(i);
    return table;
  }();
  std::string bytes;
  unsigned held = 0;
  int bits = 0;
  for (const char c : text) {
    const int value = values[static_cast<unsigned char>(c)];
    if (value < 0) continue;
    held = (held << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push_back(static_cast<char>(held >> bits & 0xFF));
  }
  return bytes;
}

std::string undone(std::string_view body, std::string_view encoding) {
  const std::string name = ascii_lower(ascii_trimmed(encoding));
  if (name == "quoted-printable") return unquoted_printable(body, false);
  if (name == "base64") return unbase64(body);
  return std::string(body);
}

// "قناة الفرات" <news@x.example> -> قناة الفرات
std::string sender(std::string_view from) {
  const std::string decoded = decoded_words(from);
  const std::size_t address = decoded.rfind('<');
  std::string_view name = ascii_trimmed(std::string_view(decoded).substr(0, address));
  while (!name.empty() && (name.front() == '"' || name.front() == '\'')) name.remove_prefix(1);
  while (!name.empty() && (name.back() == '"' || name.back() == '\'')) name.remove_suffix(1);
  if (!name.empty()) return std::string(name);
  return address == std::string::npos ? std::string()
                                      : decoded.substr(address + 1, decoded.find('>', address) - address - 1);
}

class Mail_reader {
 public:
  Mail_reader(Mail& mail, std::uint64_t deepest) : mail_(mail), deepest_(deepest) {}

  void read_message(std::string_view bytes, std::uint64_t depth) {
    const Header_fields header = Header_fields::read(bytes);
    if (depth == 0) {
      mail_.subject = decoded_words(header["subject"]);
      mail_.from = sender(header["from"]);
      mail_.date = read_feed_date(header["date"]);
      std::string_view address = ascii_trimmed(header["archived-at"]);
      if (address.starts_with('<') && address.ends_with('>')) address = address.substr(1, address.size() - 2);
      if (address.starts_with("http")) mail_.address = decode(std::string(address)).text;
    } else {  // a mail within a mail: forwarded as it was
      if (const std::string from = sender(header["from"]); !from.empty()) mail_.relayed_from.push_back(from);
      if (const std::string subject = decoded_words(header["subject"]); !subject.empty()) mail_.subject = subject;
    }
    read_part(header, bytes.substr(header.size()), depth);
  }

 private:
  void read_part(const Header_fields& header, std::string_view body, std::uint64_t depth) {
    if (depth > deepest_) return;
    const std::string_view type_line = header["content-type"];
    const std::string type = type_line.empty() ? "text/plain" : media_type(type_line);
    const bool is_attached = media_type(header["content-disposition"]) == "attachment";
    if (type.starts_with("multipart/")) {
      read_parts(body, parameter(type_line, "boundary"), depth);
    } else if (type == "message/rfc822") {
      read_message(trimmed_front(undone(body, header["content-transfer-encoding"])), depth + 1);
    } else if (is_attached || (type != "text/plain" && type != "text/html")) {
      ++mail_.attachments;
    } else if (type == "text/html") {
      if (!mail_.html.empty()) return;
      mail_.html = undone(body, header["content-transfer-encoding"]);
      mail_.html_charset = parameter(type_line, "charset");
    } else {
      const std::string plain =
          decode(undone(body, header["content-transfer-encoding"]), parameter(type_line, "charset")).text;
      if (!ascii_trimmed(plain).empty()) mail_.plain.append(mail_.plain.empty() ? "" : "\n\n").append(plain);
    }
  }

  static std::string trimmed_front(std::string text) {
    text.erase(0, std::min(text.find_first_not_of("\r\n"), text.size()));
    return text;
  }

  void read_parts(std::string_view body, const std::string& boundary, std::uint64_t depth) {
    if (boundary.empty()) return;
    const std::string mark = "--" + boundary;
    std::size_t begin = std::string_view::npos;  // of the part that is open
    for (std::size_t at = 0; at <= body.size();) {
      const std::size_t found = body.find(mark, at);
      const bool at_line = found == 0 || (found != std::string_view::npos && body[found - 1] == '\n');
      if (found != std::string_view::npos && !at_line) {
        at = found + 1;
        continue;
      }
      const std::size_t end = std::min(found, body.size());
      if (begin != std::string_view::npos) {
        const std::string_view part = body.substr(begin, end - begin);
        const Header_fields header = Header_fields::read(part);
        read_part(header, part.substr(header.size()), depth + 1);
      }
      if (found == std::string_view::npos || body.substr(found + mark.size()).starts_with("--")) return;
      begin = std::min(body.find('\n', found), body.size() - 1) + 1;
      at = begin;
    }
  }

  Mail& mail_;
  std::uint64_t deepest_;
};

// «---------- Forwarded message ---------» with header lines below, as programs write it into the words themselves.
void cut_forwarding(Mail& mail) {
  static constexpr std::array<std::string_view, 4> openings = {"Forwarded message", "Original Message",
                                                               "رسالة معاد توجيهها", "رسالة محولة"};
  for (const std::string_view opening : openings) {
    const std::size_t found = mail.plain.find(opening);
    if (found == std::string::npos) continue;
    const std::size_t line_begin = mail.plain.rfind('\n', found) + 1;  // npos + 1 is 0
    if (!std::string_view(mail.plain).substr(line_begin).starts_with("--")) continue;
    const std::size_t line_end = mail.plain.find('\n', found);
    if (line_end == std::string::npos) continue;
    const std::string_view rest = std::string_view(mail.plain).substr(line_end + 1);
    const Header_fields header = Header_fields::read(rest);
    std::string from = sender(header["from"]);
    if (from.empty()) from = sender(header["من"]);
    if (from.empty()) continue;
    mail.relayed_from.push_back(from);
    mail.plain = std::string(rest.substr(header.size()));
    mail.html.clear();  // it holds the same
    return;
  }
}

}  // namespace

std::string decoded_words(std::string_view header) {
  std::string text, bytes, charset;  // bytes of one charset wait, since a character may lie across two words
  const auto flush = [&] { text += decode(std::exchange(bytes, {}), charset).text; };
  while (!header.empty()) {
    const std::size_t begin = header.find("=?");
    const std::size_t first = begin == std::string_view::npos ? begin : header.find('?', begin + 2);
    const std::size_t second = first == std::string_view::npos ? first : header.find('?', first + 1);
    const std::size_t end = second == std::string_view::npos ? second : header.find("?=", second + 1);
    if (end == std::string_view::npos || second != first + 2) {
      const std::size_t count =
          begin == std::string_view::npos || end == std::string_view::npos ? header.size() : begin + 2;
      flush();
      text += decode(std::string(header.substr(0, count))).text;
      header.remove_prefix(count);
      continue;
    }
    if (const std::string_view between = header.substr(0, begin); !ascii_trimmed(between).empty()) {
      flush();
      text += decode(std::string(between)).text;
    }
    const std::string named = ascii_lower(header.substr(begin + 2, first - begin - 2));
    if (named != charset) flush();
    charset = named;
    const std::string_view inner = header.substr(second + 1, end - second - 1);
    bytes += header[first + 1] == 'B' || header[first + 1] == 'b' ? unbase64(inner) : unquoted_printable(inner, true);
    header.remove_prefix(end + 2);
  }
  flush();
  return text;
}

Mail read_mail(std::string_view bytes, const Limits& limits) {
  Mail mail;
  Mail_reader(mail, std::min(limits.nesting, deepest_parts)).read_message(bytes, 0);
  cut_forwarding(mail);
  return mail;
}

}  // namespace sijill
