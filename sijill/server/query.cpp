#include "sijill/server/query.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "sijill/text/code_points.h"

namespace sijill {
namespace {

constexpr std::size_t longest_target = 8'000;

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_clean(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const Code_point_step step = step_at(text, i);
    if (!step.valid || step.value < 0x20 || step.value == 0x7F) return false;
    i += step.length;
  }
  return true;
}

std::optional<std::string> decoded(std::string_view text, bool plus_is_blank) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+' && plus_is_blank) {
      out += ' ';
    } else if (text[i] == '%') {
      if (i + 2 >= text.size()) return std::nullopt;
      const int high = hex_value(text[i + 1]);
      const int low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i];
    }
  }
  return is_clean(out) ? std::optional(out) : std::nullopt;
}

// Calls `take` with each part between separators; false as soon as it gives false.
template <typename Take>
bool split(std::string_view text, char separator, const Take& take) {
  while (true) {
    const std::size_t end = text.find(separator);
    if (!take(text.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
}

}  // namespace

std::optional<Request_target> read_request_target(std::string_view text) {
  if (text.empty() || text[0] != '/' || text.size() > longest_target) return std::nullopt;
  text = text.substr(0, text.find('#'));
  const std::size_t mark = text.find('?');
  Request_target target;
  const bool path =
      split(text.substr(1, mark == std::string_view::npos ? mark : mark - 1), '/', [&](std::string_view part) {
        auto segment = decoded(part, false);
        if (segment) target.segments.push_back(std::move(*segment));
        return segment.has_value();
      });
  if (!path) return std::nullopt;
  if (mark == std::string_view::npos) return target;
  const bool query = split(text.substr(mark + 1), '&', [&](std::string_view part) {
    if (part.empty()) return true;
    const std::size_t equals = part.find('=');
    auto name = decoded(part.substr(0, equals), true);
    auto value =
        equals == std::string_view::npos ? std::optional(std::string()) : decoded(part.substr(equals + 1), true);
    if (!name || !value) return false;
    target.values.emplace_back(std::move(*name), std::move(*value));
    return true;
  });
  if (!query) return std::nullopt;
  return target;
}

std::string percent_encoded(std::string_view text) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                          c == '.' || c == '_' || c == '~';
    if (is_plain) {
      out += c;
    } else {
      out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return out;
}

std::string shown(std::string_view text) {
  constexpr std::size_t longest = 80;  // bytes, cut between characters
  if (text.size() <= longest) return std::string(text);
  std::size_t end = longest;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return std::string(text.substr(0, end)) + "…";
}

void Query::fail(const std::string& name, std::string_view found, std::string_view wanted) {
  throw Problem{400, name + ": found \"" + shown(found) + "\", wanted " + std::string(wanted), name};
}

std::vector<std::string> Query::texts(const std::string& name, std::size_t most) {
  taken_.insert(name);
  std::vector<std::string> out;
  for (const auto& [key, value] : values_) {
    if (key != name) continue;
    if (value.empty()) fail(name, value, "a value");
    if (out.size() == most) fail(name, value, "at most " + std::to_string(most) + " values");
    if (value.size() > 1'000) fail(name, value, "a shorter value");
    out.push_back(value);
  }
  return out;
}

std::string Query::text(const std::string& name, std::size_t longest) {
  taken_.insert(name);
  std::string found;
  bool is_there = false;
  for (const auto& [key, value] : values_) {
    if (key != name) continue;
    if (is_there) fail(name, value, "one value");
    is_there = true;
    found = value;
  }
  if (found.size() > longest * 4) fail(name, found, "at most " + std::to_string(longest) + " characters");
  return found;
}

bool Query::flag(const std::string& name) { return one_of(name, {"true", "false"}) == "true"; }

std::optional<Day> Query::day(const std::string& name) {
  const std::string found = text(name);
  if (found.empty()) return std::nullopt;
  const auto day = read_day(found);
  if (!day) fail(name, found, "a day such as 2017-11-10");
  return day;
}

int Query::whole(const std::string& name, int least, int most, int otherwise) {
  const std::string found = text(name);
  if (found.empty()) return otherwise;
  int value = 0;
  const auto read = std::from_chars(found.data(), found.data() + found.size(), value);
  if (read.ec != std::errc() || read.ptr != found.data() + found.size() || value < least || value > most) {
    fail(name, found, "a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  }
  return value;
}

double Query::number(const std::string& name, double least, double most) {
  const std::string found = text(name);
  if (found.empty()) return 0;
  double value = 0;
  const auto read = std::from_chars(found.data(), found.data() + found.size(), value);
  if (read.ec != std::errc() || read.ptr != found.data() + found.size() || !(value >= least && value <= most)) {
    fail(
        name, found,
        "a number from " + std::to_string(static_cast<int>(least)) + " to " + std::to_string(static_cast<int>(most)));
  }
  return value;
}

std::string Query::one_of(const std::string& name, const std::vector<std::string_view>& words) {
  const std::string found = text(name);
  if (found.empty() || std::find(words.begin(), words.end(), found) != words.end()) return found;
  std::string wanted;
  for (const std::string_view word : words) wanted += (wanted.empty() ? "" : ", ") + std::string(word);
  fail(name, found, "one of " + wanted);
}

void Query::finish() const {
  for (const auto& [name, value] : values_) {
    if (!taken_.contains(name)) {
      throw Problem{400,
                    "found the parameter \"" + shown(name) +
                        "\", which this route does not know; see "
                        "api/openapi.yaml",
                    shown(name)};
    }
  }
}

std::optional<Day> read_day(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto stamp = read_iso(text);
  if (!stamp || stamp->minute_of_day) return std::nullopt;
  return stamp->day;
}

}  // namespace sijill
