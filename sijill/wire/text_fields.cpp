#include "sijill/wire/text_fields.h"

#include <boost/json.hpp>

namespace sijill {
namespace {

namespace json = boost::json;

std::string_view kind_of(const json::value& value) {
  switch (value.kind()) {
    case json::kind::null: return "null";
    case json::kind::bool_: return "a boolean";
    case json::kind::int64:
    case json::kind::uint64:
    case json::kind::double_: return "a number";
    case json::kind::string: return "a text";
    case json::kind::array: return "a list";
    case json::kind::object: return "an object";
  }
  return "nothing";
}

Error fault(std::string_view key, const json::value& found) {
  return {std::string(key) + ": found " + std::string(kind_of(found)) + ", wanted a text or a list of texts"};
}

}  // namespace

Result<Text_fields> read_text_fields(std::string_view text) {
  boost::system::error_code error;
  json::parse_options options;
  options.max_depth = 8;
  const json::value parsed = json::parse({text.data(), text.size()}, error, {}, options);
  if (error) return Error{"body: found no JSON (" + error.message() + "), wanted an object of texts"};
  if (!parsed.is_object()) {
    return Error{"body: found " + std::string(kind_of(parsed)) + ", wanted an object of texts"};
  }
  Text_fields fields;
  for (const auto& [key, value] : parsed.get_object()) {
    const std::string name(key.data(), key.size());
    if (value.is_null()) continue;
    std::vector<std::string>& texts = fields[name];
    if (value.is_string()) {
      texts.emplace_back(value.get_string().data(), value.get_string().size());
      continue;
    }
    if (!value.is_array()) return fault(name, value);
    for (const json::value& item : value.get_array()) {
      if (!item.is_string()) return fault(name, item);
      texts.emplace_back(item.get_string().data(), item.get_string().size());
    }
  }
  return fields;
}

}  // namespace sijill
