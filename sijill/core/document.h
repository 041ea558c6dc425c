// An article split into sentences and tokens. The text never changes after `text` made it:
// for every span, the text under it is its surface form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sijill/core/date.h"
#include "sijill/core/span.h"

namespace sijill {

enum class Token_kind : std::uint8_t { word, number, punctuation, other };

// A token is a run of letters, a number or a punctuation mark as it stands in the text.
struct Token {
  Span span;
  Token_kind kind = Token_kind::word;
  bool space_before = false;
  std::string form;    // without diacritics and tatweel, presentation forms undone
  std::string folded;  // for matching only: hamza, ى/ي, ة/ه and digits folded
};

// `foreign` is of a paragraph in another language than Arabic: kept, and not read.
enum class Sentence_kind : std::uint8_t { title, dateline, byline, body, caption, furniture, foreign };

struct Sentence {
  Span span;
  Range tokens;
  Sentence_kind kind = Sentence_kind::body;
  std::uint32_t paragraph = 0;
};

// A stretch between quotation marks, marks excluded. Nested ones are listed too.
struct Quotation {
  Span span;
  Range tokens;
  bool closed = true;
};

struct Document {
  std::string id;    // SHA-256 of the received bytes, lower-case hex
  std::string text;  // valid UTF-8; the received bytes wherever these were valid
  std::string title;
  std::string byline;
  std::string outlet;
  std::string url;
  std::string language;  // "ar", or what the text seems to be; "und" where nothing can be said
  std::optional<Timestamp> published;
  std::vector<std::string> relayed_from;  // whose words the outlet hands on, the nearest first
  std::vector<Sentence> sentences;
  std::vector<Token> tokens;
  std::vector<Quotation> quotations;
  std::vector<std::string> notes;  // what was odd about the input, one sentence each

  [[nodiscard]] std::string_view under(Span span) const { return span.of(text); }
};

}  // namespace sijill
