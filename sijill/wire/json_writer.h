// Writes JSON in the order it is told, to one string. Ours because the order of keys and the spelling of numbers are
// part of the wire format (Boost.JSON 1.81 spells 0.93 as 9.3E-1).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace sijill {

class Json_writer {
 public:
  Json_writer& begin_object();
  Json_writer& end_object();
  Json_writer& begin_array();
  Json_writer& end_array();
  Json_writer& key(std::string_view name);

  // Bytes that are no UTF-8 become U+FFFD. Controls, line separators and bidi controls are written as \u escapes, so
  // that a record is one line for every reader and cannot reorder a terminal. "<" is escaped too where the writer was
  // made for HTML.
  Json_writer& text(std::string_view value);
  Json_writer& integer(std::int64_t value);
  // The shortest decimal that reads back as `value`, never with an exponent below 10^15; not finite is null.
  Json_writer& number(double value);
  Json_writer& boolean(bool value);
  Json_writer& null();

  // null for an empty text: the engine's "not known".
  Json_writer& text_or_null(std::string_view value) { return value.empty() ? null() : text(value); }

  void newline() {
    out_ += '\n';
    comma_ = false;
  }

  [[nodiscard]] std::string take() && { return std::move(out_); }

  // For a script element: "</script>" and "<!--" must not occur.
  [[nodiscard]] static Json_writer for_html() {
    Json_writer writer;
    writer.html_ = true;
    return writer;
  }

 private:
  void separate();
  void escape(char32_t value);

  std::string out_;
  bool comma_ = false;  // a value has just been written in this object or array
  bool html_ = false;
};

}  // namespace sijill
