// A golden file: an article of our own, and the claims that a careful analyst reads in it. README.md shows the
// format.
#pragma once

#include <string>
#include <vector>

#include "sijill/core/article.h"
#include "sijill/core/event.h"
#include "sijill/core/result.h"

namespace sijill {

// One thing that a line asks of its claim: "place=البوكمال", or a bare word such as "denied" with an empty key.
struct Asked {
  std::string key;
  std::string value;
  bool gap = false;  // known to fail

  friend bool operator==(const Asked&, const Asked&) = default;
};

struct Kind_of_event {
  Event_type type = Event_type::assault;
  Mode mode = Mode::none;
  bool any_mode = false;

  friend bool operator==(const Kind_of_event&, const Kind_of_event&) = default;
};

struct Expectation {
  enum class Kind { claim, absent, none, only };
  Kind kind = Kind::claim;
  bool gap = false;       // the whole line is known to fail
  bool optional = false;  // the claim may be there or not
  std::string event;      // as written: "control.capture/recapture"
  std::vector<Kind_of_event> events;
  std::vector<Asked> asked;
};

struct Golden_file {
  std::string path;
  std::string why;
  std::string outlet;
  std::string title;
  std::string published;
  std::string text;
  std::vector<Expectation> expected;
};

[[nodiscard]] Result<Golden_file> parse_golden(const std::string& path, const std::string& content);
[[nodiscard]] Result<Golden_file> read_golden(const std::string& path);
[[nodiscard]] Result<Expectation> parse_expectation(const std::string& line);

[[nodiscard]] std::string to_string(const Expectation& expectation);
[[nodiscard]] std::string to_string(const Golden_file& file);

[[nodiscard]] Article article_of(const Golden_file& file);

// Small text helpers that the matcher shares.
[[nodiscard]] std::vector<std::string> split_at(const std::string& text, char mark);
[[nodiscard]] std::string trimmed(const std::string& text);
[[nodiscard]] Result<Day> parse_day(const std::string& text);

}  // namespace sijill
