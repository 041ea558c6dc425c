// What was received, before anything was read: a text and what is known about it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sijill/core/date.h"
#include "sijill/core/span.h"

namespace sijill {

// A line of the text's own head or foot that is no news prose.
struct Marked_line {
  enum class Kind : std::uint8_t { title, dateline, byline, caption, furniture };
  Kind kind = Kind::furniture;
  Span span;  // into Article::text
};

struct Article {
  std::string name;  // file name or URL as the user gave it; for messages only
  std::string id;    // SHA-256 of the received bytes, lower-case hex
  std::string text;  // valid UTF-8; for plain text the received bytes themselves wherever these were valid
  std::string title;
  std::string byline;
  std::string outlet;  // as given or found; an id or a name
  std::string url;
  std::string language;  // BCP 47 primary tag where known, else empty
  std::optional<Timestamp> published;
  std::vector<std::string> relayed_from;  // whose words the outlet hands on, the nearest first: forwarded from whom
  std::vector<Marked_line> marked;        // in the order of the text
  std::vector<std::string> notes;         // what was odd about the input, one sentence each
};

}  // namespace sijill
