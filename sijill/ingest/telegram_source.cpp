#include "sijill/ingest/telegram_source.h"

#include <algorithm>
#include <boost/json.hpp>
#include <charconv>
#include <string_view>
#include <utility>

#include "sijill/ingest/json_scan.h"
#include "sijill/ingest/json_value.h"
#include "sijill/ingest/leaf.h"
#include "sijill/ingest/row_article.h"
#include "sijill/text/decode.h"
#include "sijill/text/digest.h"

namespace sijill {
namespace {

namespace json = boost::json;

using Next = std::optional<std::variant<Record, Refusal>>;

constexpr std::size_t longest_word = 4096;  // a key or a name outside of messages

// The chat that messages stand in.
struct Chat {
  std::string name, type, id;
};

std::string text_under(const json::object& object, std::string_view key) {
  const json::value* value = object.if_contains(key);
  if (value == nullptr) return {};
  if (value->is_string()) return decode(std::string(value->get_string())).text;
  if (value->is_int64()) return std::to_string(value->get_int64());
  return {};
}

// A text is a string, or a list of strings and of pieces with a type.
std::string words_of(const json::value& text) {
  if (text.is_string()) return std::string(text.get_string());
  if (!text.is_array()) return {};
  std::string words;
  for (const json::value& piece : text.get_array()) {
    if (piece.is_string()) {
      words.append(std::string_view(piece.get_string()));
    } else if (piece.is_object()) {
      const std::string inner = text_under(piece.get_object(), "text");
      // Others' words set off as a block: told as a quotation is.
      const bool is_quoted = text_under(piece.get_object(), "type") == "blockquote" &&
                             inner.find("«") == std::string::npos && inner.find('"') == std::string::npos &&
                             !inner.empty();
      words.append(is_quoted ? "«" + inner + "»" : inner);
    }
  }
  return words;
}

std::optional<std::int64_t> number(std::string_view digits) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

// The moment is date_unixtime; the clock of whoever exported, which `date` shows, tells the zone to write it in.
std::optional<Timestamp> published_of(const json::object& message) {
  const auto shown = read_iso(text_under(message, "date"));
  const auto seconds = number(text_under(message, "date_unixtime"));
  const auto utc = seconds ? moment(*seconds) : std::nullopt;
  if (!utc || !shown || !shown->minute_of_day) return utc ? utc : shown;
  const int days = shown->day - utc->day;
  if (days < -1 || days > 1) return utc;  // no zone reaches farther; a date of the far future is none at all
  const int zone = days * 1440 + *shown->minute_of_day - *utc->minute_of_day;
  if (zone < -14 * 60 || zone > 14 * 60 || zone % 15 != 0) return utc;
  Timestamp local = *shown;
  local.zone_minutes = zone;
  return local;
}

// «قناة» and the one that she had it from; an account that was deleted has no name left.
std::vector<std::string> relayed_from(const json::object& message) {
  for (const char* key : {"forwarded_from", "saved_from"}) {
    const json::value* value = message.if_contains(key);
    if (value == nullptr) continue;
    std::string from = text_under(message, key);
    return {from.empty() ? std::string("?") : from};
  }
  return {};
}

Received read_message(const std::string& bytes, const Chat& chat, const Position& position,
                      const Settings& settings) {
  const Result<json::value> parsed = parse_leniently(bytes, settings->limits);
  if (!parsed) return refuse(Input_format::telegram, position, "no JSON", parsed.error().message);
  const json::object& message = parsed.value().get_object();
  if (text_under(message, "type") == "service") return pass_over(Input_format::telegram, "service notice");
  const json::value* text = message.if_contains("text");
  std::string words = text == nullptr ? std::string() : words_of(*text);
  drop_controls(words);
  if (words.find_first_not_of(" \t\r\n") == std::string::npos) {
    const bool is_media = message.contains("photo") || message.contains("file") || message.contains("media_type");
    return pass_over(Input_format::telegram, is_media ? "media without words" : "no words");
  }
  Leaf leaf;
  const std::string id = text_under(message, "id");
  leaf.name = position.input + "#" + (chat.id.empty() ? "" : chat.id + "/") +
              (id.empty() ? std::to_string(position.number) : id);
  leaf.bytes = std::move(words);
  const std::string from = text_under(message, "from");
  leaf.facts.outlet = chat.name.empty() ? from : chat.name;
  leaf.facts.published = published_of(message);
  // The address that Telegram gives to a message of a channel or a large group; an edit keeps it.
  if (!id.empty() && !chat.id.empty() &&
      (chat.type.find("channel") != std::string::npos || chat.type.find("supergroup") != std::string::npos)) {
    leaf.facts.url = "https://t.me/c/" + chat.id + "/" + id;
  }
  Received received = read_leaf(std::move(leaf), position, settings);
  auto* article = std::get_if<Article>(&received);
  if (article == nullptr) {
    std::get<Refusal>(received).format = Input_format::telegram;
    return received;
  }
  article->id = sha256_hex(bytes);
  const std::string author = text_under(message, "author");
  if (!author.empty()) article->byline = author;
  if (author.empty() && !from.empty() && from != chat.name) article->byline = from;
  article->relayed_from = relayed_from(message);
  return received;
}

class Telegram_source : public Record_source {
 public:
  Telegram_source(std::string name, std::unique_ptr<Byte_window> window, Settings settings)
      : name_(std::move(name)), window_(std::move(window)), settings_(std::move(settings)) {}

  Next next() override {
    while (true) {
      if (!in_messages_ && !find_messages()) return end();
      if (!reach_message()) {
        if (in_messages_) return end();
        continue;
      }
      const Position position{name_, window_->place(), ++number_};
      const Json_object_scan scan = scan_object(*window_, settings_->limits);
      if (!scan.reason.empty()) {
        Refusal refusal = refuse(Input_format::telegram, position, scan.reason, scan.found);
        skip_to_message();
        return refusal;
      }
      std::string bytes(window_->ahead().substr(0, scan.size));
      window_->drop(scan.size);
      return Record{Input_format::telegram, position,
                    [bytes = std::move(bytes), chat = chat_, position, settings = settings_] {
                      return read_message(bytes, chat, position, settings);
                    }};
    }
  }
  [[nodiscard]] std::uint64_t taken() const override { return window_->taken(); }

 private:
  // To what stands after "messages": [, noting the name, type and id of the chat on the way.
  bool find_messages() {
    std::string key;
    while (!window_->at_end()) {
      const std::size_t first = window_->ahead().find_first_not_of(" \t\r\n,:");
      window_->drop(std::min(first, window_->ahead().size()));
      if (first == std::string_view::npos) continue;
      const char c = window_->ahead().front();
      if (c == '"') {
        const std::string word = take_word();
        while (!window_->at_end() &&
               std::string_view(" \t\r\n").find(window_->ahead().front()) != std::string_view::npos)
          window_->drop(1);
        if (!window_->at_end() && window_->ahead().front() == ':') {
          key = word;
        } else {
          note(std::exchange(key, {}), word);
        }
      } else if (c == '[' && key == "messages") {
        window_->drop(1);
        in_messages_ = true;
        return true;
      } else if (c == '{' || c == '[' || c == '}' || c == ']') {
        if (c == '{') chat_ = {};
        key.clear();
        window_->drop(1);
      } else {
        const std::size_t last = std::min(window_->ahead().find_first_of(",}]\n"), window_->ahead().size());
        note(std::exchange(key, {}), std::string(window_->ahead().substr(0, std::min<std::size_t>(last, 64))));
        window_->drop(last);
      }
    }
    return false;
  }

  void note(const std::string& key, const std::string& value) {
    if (key == "name") chat_.name = decode(value).text;
    if (key == "type") chat_.type = value;
    if (key == "id") chat_.id = value.substr(0, value.find_first_not_of("-0123456789"));
  }

  // The string at the front, escapes undone; a long one is cut.
  std::string take_word() {
    std::string word = "\"";
    window_->drop(1);
    bool escaped = false;
    while (!window_->at_end()) {
      const char c = window_->ahead().front();
      window_->drop(1);
      if (word.size() < longest_word || (c == '"' && !escaped)) word.push_back(c);
      if (c == '"' && !escaped) break;
      escaped = c == '\\' && !escaped;
    }
    json::error_code error;
    json::parse_options options;
    options.allow_invalid_utf8 = true;
    const json::value value = json::parse(mended_json(word), error, {}, options);
    return error || !value.is_string() ? std::string() : std::string(value.get_string());
  }

  // To the "{" of the next message; false at the end of the list, where in_messages_ is false, and of the input.
  bool reach_message() {
    while (!window_->at_end()) {
      const std::size_t first = window_->ahead().find_first_not_of(" \t\r\n,");
      window_->drop(std::min(first, window_->ahead().size()));
      if (first == std::string_view::npos) continue;
      const char c = window_->ahead().front();
      if (c == '{') return true;
      if (c == ']') {
        window_->drop(1);
        in_messages_ = false;
        chat_ = {};
        return false;
      }
      skip_to_message();
    }
    return false;
  }

  // To a line that is "{" alone with a line after it that begins with "id", as every message of an export begins.
  void skip_to_message() {
    while (window_->drop_past("\n")) {
      window_->fill(256);
      const std::string_view ahead = window_->ahead().substr(0, 256);
      const std::size_t brace = ahead.find_first_not_of(" \t");
      if (brace == std::string_view::npos || ahead[brace] != '{') continue;
      const std::size_t inner = ahead.find_first_not_of(" \t\r\n", brace + 1);
      if (inner != std::string_view::npos && ahead.substr(inner).starts_with("\"id\"")) return;
    }
  }

  Next end() {
    const std::string fault = window_->fault();
    if (std::exchange(ended_, true)) return std::nullopt;
    if (!fault.empty()) return refuse(Input_format::telegram, {name_, {}, 0}, "broken", fault);
    if (in_messages_ || number_ == 0) {
      return refuse(Input_format::telegram, {name_, {}, 0}, in_messages_ ? "truncated" : "no messages",
                    in_messages_ ? "found the end within the list of messages, wanted its \"]\""
                                 : "found no message, wanted a list of them under \"messages\"");
    }
    return std::nullopt;
  }

  std::string name_;
  std::unique_ptr<Byte_window> window_;
  Settings settings_;
  Chat chat_;
  bool in_messages_ = false, ended_ = false;
  std::uint64_t number_ = 0;
};

}  // namespace

std::unique_ptr<Record_source> open_telegram(std::string name, std::unique_ptr<Byte_window> window,
                                             Settings settings) {
  return std::make_unique<Telegram_source>(std::move(name), std::move(window), std::move(settings));
}

}  // namespace sijill
