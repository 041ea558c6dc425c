#include "sijill/ingest/json_scan.h"

#include <algorithm>

namespace sijill {
namespace {

bool is_hex(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// The four digits at text[i] as a number; -1 for none.
int four_digits(std::string_view text, std::size_t i) {
  if (i + 4 > text.size() || !std::all_of(text.begin() + i, text.begin() + i + 4, is_hex)) return -1;
  return std::stoi(std::string(text.substr(i, 4)), nullptr, 16);
}

bool is_high_half(int unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_half(int unit) { return unit >= 0xDC00 && unit < 0xE000; }

void append_control(std::string& out, char c) {
  static constexpr char digits[] = "0123456789abcdef";
  out.append("\\u00");
  out.push_back(digits[static_cast<unsigned char>(c) >> 4]);
  out.push_back(digits[static_cast<unsigned char>(c) & 15]);
}

// The escape at text[i], mended; returns its size in `text`.
std::size_t append_escape(std::string& out, std::string_view text, std::size_t i) {
  const char kind = i + 1 < text.size() ? text[i + 1] : '\0';
  if (kind == 'u') {
    const int unit = four_digits(text, i + 2);
    const bool has_low =
        is_high_half(unit) && text.substr(i + 6, 2) == "\\u" && is_low_half(four_digits(text, i + 8));
    if (unit < 0 || is_low_half(unit) || (is_high_half(unit) && !has_low)) {
      out.append("\\ufffd");
      return unit < 0 ? 2 : 6;
    }
    out.append(text.substr(i, has_low ? 12 : 6));
    return has_low ? 12 : 6;
  }
  if (kind == 'x' && i + 3 < text.size() && is_hex(text[i + 2]) && is_hex(text[i + 3])) {
    out.append("\\u00").append(text.substr(i + 2, 2));
    return 4;
  }
  if (std::string_view("\"\\/bfnrt").find(kind) != std::string_view::npos && kind != '\0') {
    out.append(text.substr(i, 2));
    return 2;
  }
  return 1;  // the backslash alone is left out
}

std::size_t append_string(std::string& out, std::string_view text, std::size_t i) {
  out.push_back('"');
  for (++i; i < text.size();) {
    const char c = text[i];
    if (c == '\\') {
      i += append_escape(out, text, i);
      continue;
    }
    if (static_cast<unsigned char>(c) < 0x20) {
      append_control(out, c);
    } else {
      out.push_back(c);
    }
    ++i;
    if (c == '"') break;
  }
  return i;
}

// A value that stands without quotation marks: true, -1.5e3, or chats/chat_01/photo.jpg.
std::size_t append_bare(std::string& out, std::string_view text, std::size_t i) {
  const std::size_t end = std::min(text.find_first_of(",}]\n\r", i), text.size());
  std::string_view word = text.substr(i, end - i);
  while (!word.empty() && (word.back() == ' ' || word.back() == '\t')) word.remove_suffix(1);
  const bool is_number = !word.empty() && word.find_first_not_of("0123456789+-.eE") == std::string_view::npos &&
                         (word.front() == '-' || (word.front() >= '0' && word.front() <= '9'));
  if (word == "true" || word == "false" || word == "null" || is_number) {
    out.append(word);
    return i + word.size();
  }
  out.push_back('"');
  for (const char c : word) {
    if (c == '"' || c == '\\') out.push_back('\\');
    if (static_cast<unsigned char>(c) < 0x20) {
      append_control(out, c);
    } else {
      out.push_back(c);
    }
  }
  out.push_back('"');
  return i + std::max<std::size_t>(word.size(), 1);
}

}  // namespace

Json_object_scan scan_object(Byte_window& window, const Limits& limits) {
  std::size_t depth = 0, at = 0;
  bool in_string = false;
  while (true) {
    const std::string_view ahead = window.ahead();
    for (; at < ahead.size(); ++at) {
      const char c = ahead[at];
      if (in_string) {
        if (c == '"') {
          in_string = false;
        } else if (c == '\\') {
          if (at + 1 == ahead.size()) break;
          ++at;
        } else if (c == '\n') {
          return {at, "broken", "found the end of a line within a string, wanted its closing quotation mark"};
        }
      } else if (c == '"') {
        in_string = true;
      } else if (c == '{' || c == '[') {
        // Lists of one object a line: the line before was cut.
        if (c == '{' && at > 0 && ahead[at - 1] == '\n') {
          return {at, "broken", "found a line that begins a new object, wanted the end of the one before"};
        }
        if (++depth > limits.nesting) {
          return {at, "nested too deep",
                  "found things within things more than " + std::to_string(limits.nesting) +
                      " deep; --limit nesting=N allows more"};
        }
      } else if ((c == '}' || c == ']') && --depth == 0) {
        return {at + 1, {}, {}};
      }
    }
    if (ahead.size() > limits.document_bytes) {
      return {at, "too large",
              "found an object of more than " + std::to_string(limits.document_bytes) +
                  " bytes; --limit document=N allows more"};
    }
    if (!window.grow()) {
      const std::string fault = window.fault();
      return {window.ahead().size(), fault.empty() ? "truncated" : "broken",
              fault.empty() ? "found the end within an object, wanted its closing bracket" : fault};
    }
  }
}

std::string mended_json(std::string_view text) {
  std::string out;
  out.reserve(text.size() + 16);
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    if (c == '"') {
      i = append_string(out, text, i);
    } else if (std::string_view("{}[]:, \t\r\n").find(c) != std::string_view::npos) {
      out.push_back(c);
      ++i;
    } else {
      i = append_bare(out, text, i);
    }
  }
  return out;
}

}  // namespace sijill
