#include "tests/golden/golden_file.h"

#include <array>
#include <charconv>
#include <fstream>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

namespace sijill {
namespace {

constexpr std::array<std::string_view, 9> keys = {"actor", "recipient", "from",     "object", "place",
                                                  "time",  "extent",    "quantity", "chain"};

bool is_key(const std::string& word) {
  for (std::string_view key : keys) {
    if (word == key) return true;
  }
  return false;
}

bool is_flag(const std::string& word) {
  for (const std::string& one : split_at(word, '/')) {
    const bool polarity = one == "denied" || one == "affirmed";
    const bool certainty = one == "certain" || one == "probable" || one == "possible" || one == "unknown";
    if (!polarity && !certainty && !modality_of(one)) return false;
  }
  return true;
}

// "gap: x" -> x, and whether the mark was there.
bool take_gap(std::string& text) {
  if (!text.starts_with("gap:")) return false;
  text = trimmed(text.substr(4));
  return true;
}

// "control.capture/recapture/assault.attack": a bare word is a mode of the type before it, else a type with any mode.
Result<std::vector<Kind_of_event>> parse_events(const std::string& text) {
  std::vector<Kind_of_event> events;
  std::optional<Event_type> type;
  for (const std::string& one : split_at(text, '/')) {
    const std::size_t dot = one.find('.');
    if (dot != std::string::npos) {
      type = event_type_of(one.substr(0, dot));
      if (!type) return Error{"no event type " + one.substr(0, dot) + ": see shared/design/claims.md, section 2"};
      const std::optional<Mode> mode = mode_of(*type, one.substr(dot + 1));
      if (!mode) return Error{"type " + one.substr(0, dot) + " has no mode " + one.substr(dot + 1)};
      events.push_back({*type, *mode, false});
    } else if (const std::optional<Mode> mode = type ? mode_of(*type, one) : std::nullopt; mode) {
      events.push_back({*type, *mode, false});
    } else {
      type = event_type_of(one);
      if (!type) return Error{"neither a type nor a mode of the type before it: " + one};
      events.push_back({*type, Mode::none, true});
    }
  }
  return events;
}

}  // namespace

std::vector<std::string> split_at(const std::string& text, char mark) {
  std::vector<std::string> parts;
  std::string part;
  std::istringstream in(text);
  while (std::getline(in, part, mark)) parts.push_back(trimmed(part));
  return parts;
}

std::string trimmed(const std::string& text) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Result<Day> parse_day(const std::string& text) {
  Civil civil;
  const char* begin = text.data();
  const char* end = begin + text.size();
  const auto [after_year, year_error] = std::from_chars(begin, end, civil.year);
  if (year_error == std::errc() && after_year != end && *after_year == '-') {
    const auto [after_month, month_error] = std::from_chars(after_year + 1, end, civil.month);
    if (month_error == std::errc() && after_month != end && *after_month == '-') {
      const auto [after_day, day_error] = std::from_chars(after_month + 1, end, civil.day);
      if (day_error == std::errc() && after_day == end && is_valid(civil)) return to_day(civil);
    }
  }
  return Error{"no day: '" + text + "'; write 2017-11-09"};
}

Result<Expectation> parse_expectation(const std::string& line) {
  Expectation expectation;
  std::string rest = trimmed(line);
  expectation.gap = take_gap(rest);
  if (rest == "none" || rest == "only") {
    expectation.kind = rest == "none" ? Expectation::Kind::none : Expectation::Kind::only;
    return expectation;
  }
  if (rest.starts_with('!')) {
    expectation.kind = Expectation::Kind::absent;
    rest = trimmed(rest.substr(1));
  } else if (rest.starts_with('?')) {
    expectation.optional = true;
    rest = trimmed(rest.substr(1));
  }
  const std::vector<std::string> fields = split_at(rest, '|');
  if (fields.empty()) return Error{"an empty expectation"};
  expectation.event = fields.front();
  Result<std::vector<Kind_of_event>> events = parse_events(expectation.event);
  if (!events) return events.error();
  expectation.events = std::move(events).value();
  for (std::size_t i = 1; i < fields.size(); ++i) {
    std::string field = fields[i];
    Asked asked;
    asked.gap = take_gap(field);
    const std::size_t equals = field.find('=');
    if (equals == std::string::npos) {
      if (!is_flag(field)) return Error{"'" + field + "' is no polarity, certainty or modality"};
      asked.value = field;
    } else {
      asked.key = trimmed(field.substr(0, equals));
      asked.value = trimmed(field.substr(equals + 1));
      if (!is_key(asked.key)) return Error{"no key '" + asked.key + "': see tests/golden/README.md"};
      if (asked.value.empty()) return Error{"'" + asked.key + "=' asks nothing; write '-' for empty"};
    }
    expectation.asked.push_back(asked);
  }
  return expectation;
}

Result<Golden_file> parse_golden(const std::string& path, const std::string& content) {
  Golden_file file;
  file.path = path;
  std::istringstream in(content);
  std::string line;
  int part = 0;
  int number = 0;
  const auto wrong = [&](const std::string& message) {
    return Error{path + ":" + std::to_string(number) + ": " + message};
  };
  while (std::getline(in, line)) {
    ++number;
    if (line == "---") {
      ++part;
      continue;
    }
    if (part == 1) file.text += (file.text.empty() ? "" : "\n") + line;
    if (part == 1 || trimmed(line).empty()) continue;
    if (part > 1) {
      Result<Expectation> expectation = parse_expectation(line);
      if (!expectation) return wrong(expectation.error().message);
      file.expected.push_back(std::move(expectation).value());
      continue;
    }
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) return wrong("a line of the head without 'key:'");
    const std::string key = trimmed(line.substr(0, colon));
    const std::string value = trimmed(line.substr(colon + 1));
    if (key == "why")
      file.why = value;
    else if (key == "published")
      file.published = value;
    else if (key == "outlet")
      file.outlet = value;
    else if (key == "title")
      file.title = value;
    else
      return wrong("no key '" + key + "' in the head; why, published, outlet and title are known");
  }
  if (file.why.empty()) return wrong("no 'why:' line");
  if (file.text.empty() || file.expected.empty()) return wrong("head, text and expectations are parted by two '---'");
  if (Result<Day> day = parse_day(file.published); !day) return wrong(day.error().message);
  return file;
}

Result<Golden_file> read_golden(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{path + ": cannot be opened"};
  std::ostringstream content;
  content << in.rdbuf();
  return parse_golden(path, content.str());
}

std::string to_string(const Expectation& expectation) {
  std::string line = expectation.gap ? "gap: " : "";
  if (expectation.kind == Expectation::Kind::none) return line + "none";
  if (expectation.kind == Expectation::Kind::only) return line + "only";
  if (expectation.kind == Expectation::Kind::absent) line += "!";
  if (expectation.optional) line += "?";
  line += expectation.event;
  for (const Asked& asked : expectation.asked) {
    line += std::string(" | ") + (asked.gap ? "gap:" : "");
    line += asked.key.empty() ? asked.value : asked.key + "=" + asked.value;
  }
  return line;
}

std::string to_string(const Golden_file& file) {
  std::string text = "why: " + file.why + "\npublished: " + file.published + "\noutlet: " + file.outlet + "\n";
  if (!file.title.empty()) text += "title: " + file.title + "\n";
  text += "---\n" + file.text + "\n---\n";
  for (const Expectation& expectation : file.expected) text += to_string(expectation) + "\n";
  return text;
}

Article article_of(const Golden_file& file) {
  Article article;
  article.name = file.path;
  article.id = "golden";
  article.outlet = file.outlet;
  article.language = "ar";
  article.text = file.text;
  if (!file.title.empty()) {
    article.title = file.title;
    article.text = file.title + "\n" + file.text;
    article.marked.push_back({Marked_line::Kind::title, Span{0, static_cast<std::uint32_t>(file.title.size())}});
  }
  if (Result<Day> day = parse_day(file.published); day) article.published = Timestamp{day.value(), {}, {}};
  return article;
}

}  // namespace sijill
