// What a request asks for (its request-target, RFC 9112) taken apart, and the values of its query, each checked as it
// is taken.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sijill/core/date.h"
#include "sijill/server/message.h"

namespace sijill {

struct Request_target {
  std::vector<std::string> segments;                        // of the path, decoded
  std::vector<std::pair<std::string, std::string>> values;  // of the query, decoded, in order
};
// Nothing where an escape is broken or what comes out is no UTF-8 or holds a control.
[[nodiscard]] std::optional<Request_target> read_request_target(std::string_view text);

// Percent-encodes all but letters, digits and -._~
[[nodiscard]] std::string percent_encoded(std::string_view text);

// Values by name. Every taking function throws a Problem that names the parameter, what was found and what was
// wanted.
class Query {
 public:
  explicit Query(std::vector<std::pair<std::string, std::string>> values) : values_(std::move(values)) {}

  [[nodiscard]] std::vector<std::string> texts(const std::string& name, std::size_t most = 50);
  [[nodiscard]] std::string text(const std::string& name, std::size_t longest = 300);  // empty where absent
  [[nodiscard]] bool flag(const std::string& name);
  [[nodiscard]] std::optional<Day> day(const std::string& name);
  [[nodiscard]] int whole(const std::string& name, int least, int most, int otherwise);
  [[nodiscard]] double number(const std::string& name, double least, double most);  // 0 where absent
  // One of a set of words, empty where absent.
  [[nodiscard]] std::string one_of(const std::string& name, const std::vector<std::string_view>& words);
  // Several words, each read by `read`, which gives an optional.
  template <typename Read>
  [[nodiscard]] auto words(const std::string& name, const Read& read, std::string_view wanted) {
    std::vector<std::remove_cvref_t<decltype(*read(std::string_view()))>> out;
    for (const std::string& text : texts(name)) {
      auto value = read(std::string_view(text));
      if (!value) fail(name, text, wanted);
      out.push_back(*value);
    }
    return out;
  }

  // Throws where a value stands there that nobody took: a word misspelt.
  void finish() const;
  [[noreturn]] static void fail(const std::string& name, std::string_view found, std::string_view wanted);

 private:
  std::vector<std::pair<std::string, std::string>> values_;
  std::set<std::string> taken_;
};

// "2017-11-10", nothing else. Years from 1 to 9999.
[[nodiscard]] std::optional<Day> read_day(std::string_view text);
// At most 80 characters of what somebody sent, for a message.
[[nodiscard]] std::string shown(std::string_view text);

}  // namespace sijill
