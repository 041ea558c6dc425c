// Rows of delimited text: CSV as RFC 4180 quotes it, or tab-separated values without quotes. Text from outside that a
// spreadsheet would run as a formula begins with ' instead.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sijill {

// The shortest decimal that reads back, without an exponent; empty for one that is not finite.
[[nodiscard]] std::string plain_decimal(double value);

enum class Delimiter { comma, tab };

class Delimited {
 public:
  explicit Delimited(Delimiter delimiter) : delimiter_(delimiter) {}

  // Text from outside. In tab-separated values tabs and line ends become blanks.
  Delimited& text(std::string_view value);
  // A word of a vocabulary of ours, a key or a date: written as it is, with leading zeros.
  Delimited& code(std::string_view value);
  Delimited& integer(std::int64_t value);
  // The shortest decimal that reads back; empty where absent.
  Delimited& number(std::optional<double> value);
  Delimited& empty(int cells = 1);
  Delimited& end_row();
  Delimited& header(std::span<const std::string_view> names);

  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  void write(std::string_view value);

  Delimiter delimiter_;
  bool row_begun_ = false;
  std::string out_;
};

}  // namespace sijill
