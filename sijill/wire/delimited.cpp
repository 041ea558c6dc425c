#include "sijill/wire/delimited.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace sijill {
namespace {

// What makes a spreadsheet run a cell, the full-width forms that some take for it included.
constexpr std::array<std::string_view, 10> openers = {"=",  "+",      "-",      "@",      "\t",
                                                      "\r", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};

bool runs_as_formula(std::string_view cell) {
  return std::ranges::any_of(openers, [&](std::string_view opener) { return cell.starts_with(opener); });
}

}  // namespace

std::string plain_decimal(double value) {
  if (!std::isfinite(value)) return {};
  std::array<char, 400> buffer{};
  const auto [end, error] =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), value == 0 ? 0 : value, std::chars_format::fixed);
  return {buffer.data(), end};
}

void Delimited::write(std::string_view value) {
  if (row_begun_) out_ += delimiter_ == Delimiter::tab ? '\t' : ',';
  row_begun_ = true;
  if (delimiter_ == Delimiter::tab) {
    for (const char letter : value) out_ += letter == '\t' || letter == '\n' || letter == '\r' ? ' ' : letter;
    return;
  }
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) {
    out_ += value;
    return;
  }
  out_ += '"';
  for (const char letter : value) {
    if (letter == '"') out_ += '"';
    out_ += letter;
  }
  out_ += '"';
}

Delimited& Delimited::text(std::string_view value) {
  if (runs_as_formula(value)) {
    write("'" + std::string(value));
  } else {
    write(value);
  }
  return *this;
}

Delimited& Delimited::code(std::string_view value) {
  write(value);
  return *this;
}

Delimited& Delimited::integer(std::int64_t value) { return code(std::to_string(value)); }

Delimited& Delimited::number(std::optional<double> value) {
  return code(value ? plain_decimal(*value) : std::string());
}

Delimited& Delimited::empty(int cells) {
  for (int i = 0; i < cells; ++i) write({});
  return *this;
}

Delimited& Delimited::end_row() {
  out_ += delimiter_ == Delimiter::tab ? "\n" : "\r\n";
  row_begun_ = false;
  return *this;
}

Delimited& Delimited::header(std::span<const std::string_view> names) {
  for (const std::string_view name : names) write(name);
  return end_row();
}

}  // namespace sijill
