#include "sijill/ingest/json_value.h"

#include <algorithm>
#include <boost/json.hpp>

#include "sijill/ingest/json_scan.h"

namespace sijill {

Result<boost::json::value> parse_leniently(std::string_view text, const Limits& limits) {
  boost::json::parse_options options;
  options.max_depth = static_cast<std::size_t>(std::min<std::uint64_t>(limits.nesting, 2000));
  options.allow_invalid_utf8 = true;  // decoding sees to it
  boost::json::error_code error;
  boost::json::value value = boost::json::parse(text, error, {}, options);
  if (error) value = boost::json::parse(mended_json(text), error, {}, options);
  if (error) return Error{"found what is no JSON (" + error.message() + "), wanted an object"};
  if (!value.is_object()) return Error{"found a value that is no object, wanted {\"key\": …}"};
  return value;
}

}  // namespace sijill
