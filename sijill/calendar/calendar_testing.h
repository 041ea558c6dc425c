// What the calendar's tests share: expressions in, intervals out as one line of text.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "sijill/calendar/calendar.h"
#include "sijill/text/fold.h"

namespace sijill {

// What find_times makes of words written with blanks between them (clitics split off), as one line:
// "first..last", "day", "..last", "first..", "?" for no interval; then the modifier, "!" for a contradiction.
inline std::string show(const Time& time) {
  std::string out;
  if (time.earliest && time.latest && time.earliest == time.latest) {
    out = to_string(*time.earliest);
  } else if (time.earliest || time.latest) {
    if (time.earliest) out += to_string(*time.earliest);
    out += "..";
    if (time.latest) out += to_string(*time.latest);
  } else {
    out = "?";
  }
  if (!time.modifier.empty()) out.append(" ").append(time.modifier);
  if (time.inconsistent) out += " !";
  return out;
}

struct Found {
  std::string times;
  std::string words;
};

inline Found find(const std::string& text, std::optional<Timestamp> published,
                  Weekday_preference preference = Weekday_preference::past) {
  std::vector<std::string> folded;
  std::istringstream stream(text);
  for (std::string word; stream >> word;) folded.push_back(fold(word));
  const std::vector<std::string_view> words(folded.begin(), folded.end());
  Found found;
  for (const Time_match& match : find_times(words, {published, preference})) {
    if (!found.times.empty()) {
      found.times += "; ";
      found.words += " | ";
    }
    found.times += show(match.time);
    for (std::uint32_t i = match.words.begin; i < match.words.end; ++i) {
      if (i > match.words.begin) found.words += ' ';
      found.words += folded[i];
    }
  }
  return found;
}

struct Case {
  const char* text;
  const char* expected;
};

// The cases that were read otherwise, with the words that were read; empty where all is well.
inline std::string faults_of(const char* published, const std::vector<Case>& cases) {
  const auto stamp = read_iso(published);
  std::string faults;
  for (const Case& c : cases) {
    const Found found = find(c.text, stamp);
    if (found.times == c.expected) continue;
    faults.append(c.text).append("\n  wanted ").append(c.expected).append("\n  found  ").append(found.times);
    faults.append("\n  read   ").append(found.words).append("\n");
  }
  return faults;
}

// 2017-11-11 was a Saturday.
constexpr const char* saturday = "2017-11-11T00:04";

}  // namespace sijill
