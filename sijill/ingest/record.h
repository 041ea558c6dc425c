// One piece of an input that becomes one article: a file, a line, an answer of a web server, a message.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "sijill/core/article.h"
#include "sijill/ingest/byte_source.h"

namespace sijill {

enum class Input_format : std::uint8_t { text, html, json, csv, warc, telegram, zip, mail, mbox, pdf, docx, feed };
[[nodiscard]] std::string_view name(Input_format format);
[[nodiscard]] std::optional<Input_format> input_format_of(std::string_view name);

struct Position {
  std::string input;         // the file as the user named it, with what it lies in: "export.zip/news.jsonl"
  Place place;               // where the record begins in it
  std::uint64_t number = 0;  // 1 is the first record; 0 is the input as a whole
};
// "news.warc.gz, record 17 at byte 120398+55"; the input alone where that is all there is.
[[nodiscard]] std::string to_string(const Position& position);

// A record that gave no article.
struct Refusal {
  Input_format format = Input_format::text;
  std::string reason;   // in few words that many records share: "truncated", "too large"
  std::string message;  // where it lies, what was found, what was wanted
  bool by_nature =
      false;  // it holds no article and is not meant to: a request, a picture; counted, not complained of
};
[[nodiscard]] Refusal refuse(Input_format format, const Position& position, std::string reason,
                             std::string_view found);
// Of a record that is no article by nature.
[[nodiscard]] Refusal pass_over(Input_format format, std::string reason);

using Received = std::variant<Article, Refusal>;

struct Record {
  Input_format format = Input_format::text;
  Position position;
  std::function<Received()> read;  // the work of making the article; may be called on any thread, once
};

// The records of one input in their order. Not to be shared by threads; the records may be.
class Record_source {
 public:
  virtual ~Record_source() = default;
  // The next record, or why one is left out; nothing at the end.
  [[nodiscard]] virtual std::optional<std::variant<Record, Refusal>> next() = 0;
  // Bytes of the input taken so far, for progress.
  [[nodiscard]] virtual std::uint64_t taken() const = 0;
};

}  // namespace sijill
