// A golden file of the ledger: claims in a compact form or short articles, and what the ledger is to make of them.
// README.md shows the format.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sijill/core/record.h"
#include "sijill/core/result.h"
#include "sijill/ledger/registry.h"

namespace sijill {

// A line that the ledger must bear out, its words split at blanks, quoted ones kept whole.
struct Expected_line {
  int line = 0;  // of the file
  std::string text;
  std::vector<std::string> words;
  std::vector<Expected_line> rows;  // the indented lines under it
};

struct Story_document {
  std::string label;
  Document_record record;           // claims of compact lines are filled in
  std::vector<std::string> labels;  // of the compact claims
  bool is_article = false;          // its text is to be read by the engine
};

struct Story {
  std::string path, why;
  bool is_ordered = false;  // versions of one article: which is the newer one is told by the order of recording
  std::map<std::string, std::string> names;  // "bukamal" -> "gn.174448"
  std::map<std::string, Registry::Actor> actors;
  std::map<std::string, Registry::Place> places;
  std::vector<Story_document> documents;
  std::vector<Expected_line> expected;
};

// Fails with the file, the line and what was wanted.
[[nodiscard]] Result<Story> read_story(const std::string& path);

// One compact claim, "control.capture actor=army place=bukamal time=2017-11-09 chain=sohr": the line's words after
// its label. `names` turn short names into ids.
[[nodiscard]] Result<Claim_record> parse_compact_claim(const std::vector<std::string>& words,
                                                       const std::map<std::string, std::string>& names);

[[nodiscard]] std::vector<std::string> split_words(const std::string& line);
[[nodiscard]] std::vector<std::string> split_list(const std::string& list, char mark = ',');
[[nodiscard]] Result<Day> parse_iso_day(const std::string& text);
[[nodiscard]] Result<Timestamp> parse_iso_time(const std::string& text);

}  // namespace sijill
