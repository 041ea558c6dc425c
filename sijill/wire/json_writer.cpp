#include "sijill/wire/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

#include "sijill/text/code_points.h"

namespace sijill {
namespace {

bool wants_escape(char32_t c) {
  if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  if (c == 0x2028 || c == 0x2029) return true;
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_plain(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x7F && c != '"' && c != '\\' && c != '<';
}

}  // namespace

void Json_writer::separate() {
  if (comma_) out_ += ',';
  comma_ = true;
}

Json_writer& Json_writer::begin_object() {
  separate();
  out_ += '{';
  comma_ = false;
  return *this;
}

Json_writer& Json_writer::end_object() {
  out_ += '}';
  comma_ = true;
  return *this;
}

Json_writer& Json_writer::begin_array() {
  separate();
  out_ += '[';
  comma_ = false;
  return *this;
}

Json_writer& Json_writer::end_array() {
  out_ += ']';
  comma_ = true;
  return *this;
}

Json_writer& Json_writer::key(std::string_view name) {
  text(name);
  out_ += ':';
  comma_ = false;
  return *this;
}

void Json_writer::escape(char32_t value) {
  switch (value) {
    case '\n': out_ += "\\n"; return;
    case '\r': out_ += "\\r"; return;
    case '\t': out_ += "\\t"; return;
    default: break;
  }
  constexpr std::string_view digits = "0123456789abcdef";
  out_ += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out_ += digits[(value >> shift) & 0xF];
}

Json_writer& Json_writer::text(std::string_view value) {
  separate();
  out_ += '"';
  for (std::size_t i = 0; i < value.size();) {
    const char c = value[i];
    if (is_plain(c)) {
      out_ += c;
      ++i;
      continue;
    }
    const Code_point_step step = step_at(value, i);
    if (c == '"' || c == '\\') {
      out_ += '\\';
      out_ += c;
    } else if (wants_escape(step.value) || (html_ && c == '<')) {
      escape(step.value);
    } else if (!step.valid) {
      out_ += "\xEF\xBF\xBD";
    } else {
      out_.append(value.substr(i, step.length));
    }
    i += step.length;
  }
  out_ += '"';
  return *this;
}

Json_writer& Json_writer::integer(std::int64_t value) {
  separate();
  out_ += std::to_string(value);
  return *this;
}

Json_writer& Json_writer::number(double value) {
  if (!std::isfinite(value)) return null();
  separate();
  std::array<char, 64> buffer{};
  const bool plain = value == 0 || (std::abs(value) < 1e15 && std::abs(value) >= 1e-6);
  const auto [end, error] = plain ? std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                                  value == 0 ? 0 : value, std::chars_format::fixed)
                                  : std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
  out_.append(buffer.data(), end);
  return *this;
}

Json_writer& Json_writer::boolean(bool value) {
  separate();
  out_ += value ? "true" : "false";
  return *this;
}

Json_writer& Json_writer::null() {
  separate();
  out_ += "null";
  return *this;
}

}  // namespace sijill
