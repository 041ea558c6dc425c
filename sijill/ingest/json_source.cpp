#include "sijill/ingest/json_source.h"

#include <algorithm>
#include <boost/json.hpp>
#include <utility>

#include "sijill/core/ascii.h"
#include "sijill/ingest/json_scan.h"
#include "sijill/ingest/json_value.h"
#include "sijill/ingest/row_article.h"

namespace sijill {
namespace {

namespace json = boost::json;

// The value under a name, capitals not counted; under "a.b" that of b in a, where no key is "a.b" itself.
const json::value* value_under(const json::object& object, std::string_view name) {
  if (const json::value* exact = object.if_contains(name)) return exact;
  const std::string wanted = ascii_lower(name);
  for (const auto& [key, value] : object) {
    if (key.size() == wanted.size() && ascii_lower(key) == wanted) return &value;
  }
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return nullptr;
  const json::value* outer = object.if_contains(name.substr(0, dot));
  return outer == nullptr || !outer->is_object() ? nullptr : value_under(outer->get_object(), name.substr(dot + 1));
}

// A value as the words of a cell: lists are joined, of an object its name counts.
std::string words_of(const json::value& value, std::string_view between) {
  switch (value.kind()) {
    case json::kind::string: return std::string(value.get_string());
    case json::kind::int64: return std::to_string(value.get_int64());
    case json::kind::uint64: return std::to_string(value.get_uint64());
    case json::kind::double_: return std::to_string(static_cast<std::int64_t>(value.get_double()));
    case json::kind::array: {
      std::string all;
      for (const json::value& item : value.get_array()) {
        const std::string words = item.is_array() ? std::string() : words_of(item, between);
        if (!words.empty()) all.append(all.empty() ? "" : between).append(words);
      }
      return all;
    }
    case json::kind::object: {
      for (const char* key : {"name", "text", "title", "$date", "value"}) {
        const json::value* named = value.get_object().if_contains(key);
        if (named != nullptr && named->is_string()) return std::string(named->get_string());
      }
      return {};
    }
    default: return {};
  }
}

std::string cell(const json::object& object, const std::vector<std::string>& names, std::string_view between = "، ") {
  for (const std::string& name : names) {
    const json::value* value = value_under(object, name);
    if (value == nullptr) continue;
    std::string words = words_of(*value, between);
    if (!words.empty()) return words;
  }
  return {};
}

std::string keys_of(const json::object& object) {
  std::string keys;
  std::size_t count = 0;
  for (const auto& [key, value] : object) {
    if (++count > 12) return keys + ", …";
    keys.append(keys.empty() ? "" : ", ").append(key.substr(0, 40));
  }
  return keys;
}

Received read_object(std::string_view bytes, const Position& position, const Settings& settings) {
  const Result<json::value> parsed = parse_leniently(bytes, settings->limits);
  if (!parsed) return refuse(Input_format::json, position, "no JSON", parsed.error().message);
  const json::object& object = parsed.value().get_object();
  const Columns& columns = settings->columns;
  Row row;
  row.text = cell(object, columns.text, "\n");
  if (row.text.empty()) row.html = cell(object, columns.html, "\n");
  row.title = cell(object, columns.title);
  row.published = cell(object, columns.published);
  row.outlet = cell(object, columns.outlet);
  row.url = cell(object, columns.url);
  row.byline = cell(object, columns.byline);
  if (std::string via = cell(object, columns.relayed_from); !via.empty()) row.relayed_from.push_back(std::move(via));
  const auto is_there = [&](const std::string& name) { return value_under(object, name) != nullptr; };
  if (row.text.empty() && row.html.empty() && std::ranges::none_of(columns.text, is_there) &&
      std::ranges::none_of(columns.html, is_there)) {
    return refuse(Input_format::json, position, "no text column",
                  "found the keys " + keys_of(object) + ", wanted " + columns.text[0] +
                      " or its like; name the one that holds the text, for example --columns text=KEY");
  }
  return article_of(std::move(row), bytes, Input_format::json, position, settings);
}

class Json_source : public Record_source {
 public:
  Json_source(std::string name, std::unique_ptr<Byte_window> window, Settings settings)
      : name_(std::move(name)),
        window_(std::move(window)),
        settings_(std::move(settings)),
        number_(settings_->records_before) {}

  std::optional<std::variant<Record, Refusal>> next() override {
    if (!reach_object()) return end();
    const Position position{name_, window_->place(), ++number_};
    if (window_->ahead().front() != '{') {
      Refusal refusal = refuse(Input_format::json, position, "no JSON",
                               "found bytes that begin no object, wanted \"{\"; the line is left out");
      skip_to_object_line();
      return refusal;
    }
    const Json_object_scan scan = scan_object(*window_, settings_->limits);
    if (!scan.reason.empty()) {
      Refusal refusal = refuse(Input_format::json, position, scan.reason, scan.found);
      go_on_after(scan);
      return refusal;
    }
    std::string bytes(window_->ahead().substr(0, scan.size));
    window_->drop(scan.size);
    return Record{Input_format::json, position, [bytes = std::move(bytes), position, settings = settings_] {
                    return read_object(bytes, position, settings);
                  }};
  }
  [[nodiscard]] std::uint64_t taken() const override { return window_->taken(); }

 private:
  // To the next thing that is neither a blank nor what stands between the objects of a list.
  bool reach_object() {
    while (!window_->at_end()) {
      if (window_->dropped() == 0 && window_->fill(3) && window_->ahead().starts_with("\xEF\xBB\xBF"))
        window_->drop(3);
      const std::string_view ahead = window_->ahead();
      // A record separator (RFC 7464) may stand before each object.
      const std::size_t first = ahead.find_first_not_of(number_ == 0 ? " \t\r\n[\x1e" : " \t\r\n,]\x1e");
      window_->drop(std::min(first, ahead.size()));
      if (first != std::string_view::npos) return true;
    }
    return false;
  }

  void go_on_after(const Json_object_scan& scan) {
    // A line that was cut: the next one is at hand.
    if (scan.reason == "broken" && window_->ahead().substr(scan.size).starts_with('{')) {
      window_->drop(scan.size);
    } else {
      skip_to_object_line();
    }
  }

  // To the next line that begins with "{", so that a thousand lines that are none are told once.
  void skip_to_object_line() {
    while (window_->drop_past("\n")) {
      std::size_t first = std::string_view::npos;
      while ((first = window_->ahead().find_first_not_of(" \t\r\n,")) == std::string_view::npos) {
        window_->drop(window_->ahead().size());
        if (!window_->grow()) return;
      }
      window_->drop(first);
      if (window_->ahead().front() == '{') return;
    }
  }

  std::optional<std::variant<Record, Refusal>> end() {
    const std::string fault = window_->fault();
    if (fault.empty() || fault == told_) return std::nullopt;
    told_ = fault;
    Refusal refusal = refuse(Input_format::json, {name_, {}, 0}, "broken", fault);
    if (window_->recover()) window_->drop_past("\n");
    return refusal;
  }

  std::string name_;
  std::unique_ptr<Byte_window> window_;
  Settings settings_;
  std::uint64_t number_;
  std::string told_;  // the fault that was told last
};

}  // namespace

std::unique_ptr<Record_source> open_json(std::string name, std::unique_ptr<Byte_window> window, Settings settings) {
  return std::make_unique<Json_source>(std::move(name), std::move(window), std::move(settings));
}

}  // namespace sijill
